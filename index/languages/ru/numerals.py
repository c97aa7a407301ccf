"""Russian words for numbers, months and hours, in all their forms."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache

from index.languages.numerals import Numerals

_CARDINALS = {
    0: "ноль нуль ноля нуля нолю нулю нолем нулем ноле нуле",
    1: "один одного одному одним одном одна одной одною одну одно одни одних одними",
    2: "два две двух двум двумя двое двоих двоим двоими",
    3: "три трех трем тремя трое троих троим троими",
    4: "четыре четырех четырем четырьмя четверо четверых четверым четверыми",
    5: "пять пяти пятью пятеро пятерых пятерым пятерыми",
    6: "шесть шести шестью шестеро шестерых шестерым шестерыми",
    7: "семь семи семью семеро семерых семерым семерыми",
    8: "восемь восьми восемью восьмью восьмеро восьмерых восьмерым восьмерыми",
    9: "девять девяти девятью девятеро девятерых девятерым девятерыми",
    10: "десять десяти десятью десятеро десятерых десятерым десятерыми",
    40: "сорок сорока",
    50: "пятьдесят пятидесяти пятьюдесятью",
    60: "шестьдесят шестидесяти шестьюдесятью",
    70: "семьдесят семидесяти семьюдесятью",
    80: "восемьдесят восьмидесяти восемьюдесятью восьмьюдесятью",
    90: "девяносто девяноста",
    100: "сто ста",
    200: "двести двухсот двумстам двумястами двухстах",
    300: "триста трехсот тремстам тремястами трехстах",
    400: "четыреста четырехсот четыремстам четырьмястами четырехстах",
    500: "пятьсот пятисот пятистам пятьюстами пятистах",
    600: "шестьсот шестисот шестистам шестьюстами шестистах",
    700: "семьсот семисот семистам семьюстами семистах",
    800: "восемьсот восьмисот восьмистам восемьюстами восьмьюстами восьмистах",
    900: "девятьсот девятисот девятистам девятьюстами девятистах",
}

_TEENS = {
    11: "одиннадцат", 12: "двенадцат", 13: "тринадцат", 14: "четырнадцат", 15: "пятнадцат",
    16: "шестнадцат", 17: "семнадцат", 18: "восемнадцат", 19: "девятнадцат", 20: "двадцат",
    30: "тридцат",
}  # fmt: skip

_ORDINALS = {
    1: "перв", 2: "втор", 4: "четверт", 5: "пят", 6: "шест", 7: "седьм", 8: "восьм", 9: "девят",
    10: "десят", 40: "сороков", 50: "пятидесят", 60: "шестидесят", 70: "семидесят",
    80: "восьмидесят", 90: "девяност", 100: "сот", 200: "двухсот", 300: "трехсот",
    400: "четырехсот", 500: "пятисот", 600: "шестисот", 700: "семисот", 800: "восьмисот",
    900: "девятисот", 1_000: "тысячн", 2_000: "двухтысячн", 1_000_000: "миллионн",
}  # fmt: skip
_ADJECTIVE = ("ый", "ого", "ому", "ым", "ом", "ая", "ой", "ою", "ую", "ое", "ые", "ых", "ыми")
_IRREGULAR_ORDINALS = {"второй": 2, "шестой": 6, "седьмой": 7, "восьмой": 8, "сороковой": 40}
_THIRD = (
    "третий третьего третьему третьим третьем третья третьей третьею третью третье третьи третьих "
    "третьими"
)

_MULTIPLIERS = {
    10: "десяток десятка десятку десятком десятке десятки десятков",
    12: "дюжина дюжины дюжину дюжиной дюжине дюжин",
    100: "сотня сотни сотню сотней сотне сотен",
}
_THOUSAND = "тысяча тысячу тысячей тысячью тысяче"
_THOUSANDS = "тысячи тысяч тысячам тысячами тысячах"
_SCALES = {10**6: "миллион", 10**9: "миллиард", 10**12: "триллион"}
_SINGULAR = ("", "а", "у", "ом", "е")
_PLURAL = ("ы", "ов", "ам", "ами", "ах")

_MORE_OR_LESS = "более больше менее меньше около порядка свыше до"
_SCALE_ADJECTIVES = {10**3: "тысячн", 10**6: "миллионн", 10**9: "миллиардн"}
_TIMES = {"дважды": 2, "вдвое": 2, "трижды": 3, "втрое": 3, "четырежды": 4, "вчетверо": 4}

_HALVES = "половина половины половину половиной половине"
_PARTS = {
    3: "треть трети третью третей третям третями третях",
    4: "четверть четверти четвертью четвертей четвертям четвертями четвертях",
}
_BOTH = "оба обе обоих обеих обоим обеим обоими обеими"

_SOFT_MONTHS = {
    1: "январ", 2: "феврал", 4: "апрел", 6: "июн", 7: "июл", 9: "сентябр", 10: "октябр",
    11: "ноябр", 12: "декабр",
}  # fmt: skip
_HARD_MONTHS = {3: "март", 8: "август"}
_MONTH_ADJECTIVES = {
    1: "январск", 2: "февральск", 3: "мартовск", 4: "апрельск", 5: "майск", 6: "июньск",
    7: "июльск", 8: "августовск", 9: "сентябрьск", 10: "октябрьск", 11: "ноябрьск",
    12: "декабрьск",
}  # fmt: skip
_SOFT_ADJECTIVE = ("ий", "ого", "ому", "им", "ом", "ая", "ой", "ую", "ое", "ие", "их", "ими")
_MAY = "май мая маю маем мае"
_PEOPLE = "марта марту марте мая маю мае августа августе"
_MONTH_SIGNS = {
    "янв": 1, "фев": 2, "февр": 2, "мар": 3, "апр": 4, "июн": 6, "июл": 7, "авг": 8, "сен": 9,
    "сент": 9, "окт": 10, "ноя": 11, "нояб": 11, "дек": 12,
}  # fmt: skip

_SPACE = "[ \u00a0\u202f]"


def _forms(stem: str, endings: tuple[str, ...]) -> list[str]:
    return [stem + ending for ending in endings]


def _values(table: dict[int, str]) -> dict[str, int]:
    return {form: value for value, forms in table.items() for form in forms.split()}


def _cardinals() -> dict[str, int]:
    found = _values(_CARDINALS)
    for value, stem in _TEENS.items():
        found |= dict.fromkeys(_forms(stem, ("ь", "и", "ью")), value)
    return found


def _ordinals() -> dict[str, int]:
    found: dict[str, int] = {}
    for value, stem in (_ORDINALS | _TEENS).items():
        found |= dict.fromkeys(_forms(stem, _ADJECTIVE), value)
    return found | _IRREGULAR_ORDINALS | _values({3: _THIRD})


def _months() -> dict[str, int]:
    found: dict[str, int] = {}
    for month, stem in _SOFT_MONTHS.items():
        found |= dict.fromkeys(_forms(stem, ("ь", "я", "ю", "ем", "е")), month)
    for month, stem in _HARD_MONTHS.items():
        found |= dict.fromkeys(_forms(stem, _SINGULAR), month)
    return found | _values({5: _MAY})


@cache
def numerals() -> Numerals:
    """Russian, with collective numbers («двое») and halves that are words of their own."""
    lone = _values({10**3: _THOUSAND})
    scales = _values({10**3: _THOUSANDS})
    wholes = {"полтысячи": 500, "полтораста": 150, "полутораста": 150}
    for value, stem in _SCALES.items():
        lone |= dict.fromkeys(_forms(stem, _SINGULAR), value)
        scales |= dict.fromkeys(_forms(stem, _PLURAL), value)
        wholes[f"пол{stem}а"] = value // 2
    return Numerals(
        grouping=".",
        letters="А-Яа-яЁё",
        cardinals=_cardinals(),
        ordinals=_ordinals(),
        multipliers=_values(_MULTIPLIERS),
        scales=scales,
        lone_scales=lone,
        scale_signs={"тыс": 10**3, "млн": 10**6, "млрд": 10**9, "трлн": 10**12},
        scale_adjectives={
            form: value
            for value, stem in _SCALE_ADJECTIVES.items()
            for form in _forms(stem, _ADJECTIVE)
        },
        money_signs={},
        wholes=wholes,
        times=_TIMES,
        mixed=dict.fromkeys(("полтора", "полторы", "полутора"), Fraction(3, 2)),
        halves=frozenset(_HALVES.split()),
        parts=_values(_PARTS),
        part_endings=("ых", "их"),
        ones=frozenset({"одна", "одной", "одну"}),
        small=frozenset(
            [
                *f"{_CARDINALS[0]} {_CARDINALS[1]} второй".split(),
                *_forms(_ORDINALS[1], _ADJECTIVE),
                *_forms(_ORDINALS[2], _ADJECTIVE),
            ]
        ),
        uncertain=frozenset({"семью"}),  # «семья» too
        both=frozenset(_BOTH.split()),
        articles=(),
        one_contexts=frozenset(_MORE_OR_LESS.split()),
        conjunction="",
        half_links=frozenset({"с"}),
        hyphenated=False,
        months=_months(),
        month_adjectives={
            form: month
            for month, stem in _MONTH_ADJECTIVES.items()
            for form in _forms(stem, _SOFT_ADJECTIVE)
        },
        month_signs=_MONTH_SIGNS,
        doubtful_months=frozenset(_MONTH_SIGNS),
        month_contexts=frozenset(),
        capital_months=False,
        names_of_people=frozenset(_PEOPLE.split()),
        day_month_links=frozenset({""}),
        month_day_links=frozenset(),
        year_links=frozenset({""}),
        range_links=frozenset({"-", "–", "—", "и", "или", "по", "до", "на"}),
        list_links=frozenset({","}),
        ordinal_ending=re.compile(r"[-‑]?(?:[йяею]|го|му|[оы]м|м|[оы]й|ая|ое|ые|ую|ых)(?!\w)"),
        decade_ending=re.compile(r"[-‑]?(?:е|х|ые|ых|ми)(?!\w)"),
        clock=re.compile(  # «2 дня» are two days, «2 часа дня» is an hour
            rf"(?={_SPACE}(?:час(?:а|ов)?|утра|вечера)(?!\w))(?:{_SPACE}час(?:а|ов)?)?"
            rf"(?:{_SPACE}(?P<half>утра|вечера|(?<=час.|аса.|сов.)(?:дня|ночи))(?!\w))?"
        ),
        afternoons=frozenset({"дня", "вечера"}),
        nights=frozenset({"ночи"}),
        minus="минус",
        roman_before=re.compile(r"(?<!\w)[А-ЯЁ][а-яё]+[ \u00a0]\Z"),
        roman_after=re.compile(r"[ \u00a0](?:[а-яё]{2}|в\.)"),
        adverbial=("во-", "в-", "Во-", "В-"),
    )
