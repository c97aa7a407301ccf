"""Numbers that a text says without counting: a decade, «двухлетний», «вдвое».

Where one side counts and the other says the same in such a word, they do not disagree. A word may
imply several numbers; that it does so in vain is no harm.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache

from index.analysis import Remembered

_WORDS = {
    "en": {
        r"decades?": (10,),
        r"centur(?:y|ies)": (100,),
        r"millenni(?:um|a)": (1000,),
        r"dozens?": (12,),
        r"scores?": (20,),
        r"couples?|pairs?|twice|doubl\w*|twins?|duo|bi\w+|dual|both|either": (2,),
        r"trio|tripl\w*|thrice|tri\w+": (3,),
        r"quadrupl\w*|quartet": (4,),
        r"quarter\w*": (4, 3, 15, 25, Fraction(1, 4)),
        r"hal(?:f|ves)\w*": (2, 6, 30, 50, Fraction(1, 2)),
        r"thirds?": (3, 33, Fraction(1, 3)),
        r"fortnight\w*": (2, 14),
        r"week\w*": (1, 7),
        r"da(?:y|ys|ily)": (1, 24),
        r"year\w*|annual\w*": (1, 12),
        r"months?|monthly": (1, 30),
        r"hours?|hourly": (1, 60),
        r"midnight": (0, 12, 24),
        r"noon|midday": (12,),
        r"single|sole|only|an?|lone|once|another": (1,),
        r"no|none|nil|zero": (0,),
        r"teen\w*": (13, 19),
    },
    "ru": {
        r"десятилет\w*|десятк\w*|десяток|декад\w*": (10,),
        r"век|века|веку|веком|веке|веков|столет\w*|сотн\w*|сотен": (100,),
        r"тысячелет\w*": (1000,),
        r"дюжин\w*": (12,),
        r"пар[ауыеой]+|дважды|вдвое\w*|двойн\w*|двоих|удв\w+|двусторонн\w*|близнец\w*": (2,),
        r"оба|обе|обоих|обеих|обоим|обеим|обоими|обеими": (2,),
        r"тройк\w*|трижды|втрое\w*|втроем|тройн\w*|утро\w+": (3,),
        r"четверк\w*|вчетверо\w*|учетвер\w*": (4,),
        r"четверт\w*|квартал\w*": (4, 3, 15, 25, Fraction(1, 4)),
        r"пол\w+": (2, 6, 30, 50, Fraction(1, 2)),
        r"пятерк\w*|впятеро": (5,),
        r"шестерк\w*|вшестеро": (6,),
        r"семерк\w*|всемеро": (7,),
        r"восьмерк\w*|ввосьмеро": (8,),
        r"двадцатк\w*": (20,),
        r"полтор\w*": (Fraction(3, 2),),
        r"трет[ьи]\w*": (3, 33, Fraction(1, 3)),
        r"недел\w*": (1, 7),
        r"сут\w+|ежедневн\w*|день|дня": (1, 24),
        r"год\w*|ежегодн\w*|летн\w*": (1, 12),
        r"месяц\w*": (1, 30),
        r"час\w*": (1, 60),
        r"полноч\w*|полуноч\w*": (0, 12, 24),
        r"полд\w+|полуд\w+": (12,),
        r"единственн\w*|лишь|только|однажды|одино\w*|еще": (1,),
        r"ни|нет|без|нул\w*": (0,),
    },
}

# What compounds begin with («двадцатипятилетний»): the genitive of a number, in parts that add up.
_PARTS = {
    "одно": 1, "двух": 2, "дву": 2, "трех": 3, "четырех": 4, "пяти": 5, "шести": 6, "семи": 7,
    "восьми": 8, "девяти": 9, "десяти": 10, "одиннадцати": 11, "двенадцати": 12, "тринадцати": 13,
    "четырнадцати": 14, "пятнадцати": 15, "шестнадцати": 16, "семнадцати": 17,
    "восемнадцати": 18, "девятнадцати": 19, "двадцати": 20, "тридцати": 30, "сорока": 40,
    "пятидесяти": 50, "шестидесяти": 60, "семидесяти": 70, "восьмидесяти": 80, "девяносто": 90,
    "сто": 100, "двухсот": 200, "трехсот": 300, "пятисот": 500, "тысяче": 1000,
}  # fmt: skip
_PART = "|".join(sorted(_PARTS, key=len, reverse=True))
_COMPOUND = re.compile(rf"((?:{_PART}){{1,3}}+)[а-я]{{3,}}")


def implied(form: str, lang: str) -> frozenset[Fraction]:
    """The numbers that a word may imply.

    Args:
        form: The word as it is written.
        lang: Its language.
    """
    return _remembered(lang)[form.lower().replace("ё", "е")]


@cache
def _remembered(lang: str) -> Remembered[frozenset[Fraction]]:
    words = [(re.compile(pattern), values) for pattern, values in _WORDS[lang].items()]

    def read(form: str) -> frozenset[Fraction]:
        found = {
            Fraction(value)
            for pattern, values in words
            if pattern.fullmatch(form)
            for value in values
        }
        if lang == "ru" and (compound := _COMPOUND.fullmatch(form)):
            found.add(Fraction(sum(_PARTS[part] for part in re.findall(_PART, compound[1]))))
        return frozenset(found)

    return Remembered(read)
