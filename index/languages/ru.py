"""Russian: lemmas by pymorphy3, all plausible readings of a form."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

import pymorphy3

from index.languages.language import Language

if TYPE_CHECKING:
    from pymorphy3 import MorphAnalyzer

PLAUSIBLE = 0.01
"""How likely a reading must be, beside the likeliest one, by pymorphy3's corpus estimate.

A hundredth keeps «сталь» in «стали» (0.03 beside «стать») and drops «длить» from «для» (0.0001).
"""

# Marks of stress, which dictionaries and textbooks print, soft hyphens and zero-width characters;
# the breve of й is kept by composing it first.
_MARKS = re.compile(r"[\u0300\u0301\u00ad\u200b-\u200d]")


@cache
def _analyzer() -> MorphAnalyzer:
    """The analyzer, loaded at the first Russian word: it takes a fifth of a second."""
    return pymorphy3.MorphAnalyzer(lang="ru")


def fold(word: str) -> str:
    """Writes ё as е and leaves out marks of stress: both are there at the writer's will."""
    return _MARKS.sub("", unicodedata.normalize("NFC", word)).replace("ё", "е")


def lemmas(word: str) -> tuple[str, ...]:
    """The lemmas of a form whose readings are likely enough, likeliest first.

    A word that the dictionary does not hold (a surname, a new coinage) keeps its own form as one
    more reading: what pymorphy3 makes of it by analogy is at times another word («Турганбеков» as
    a genitive of «турганбек»), and the form itself then still finds its own kind.
    """
    likelihood: dict[str, float] = {}
    known = False
    for reading in _analyzer().parse(word):
        lemma = fold(reading.normal_form)
        likelihood[lemma] = likelihood.get(lemma, 0.0) + reading.score
        known = known or reading.is_known
    floor = PLAUSIBLE * max(likelihood.values())
    plausible = [lemma for lemma, score in likelihood.items() if score >= floor]
    plausible.sort(key=lambda lemma: -likelihood[lemma])
    if not known and word not in plausible:
        plausible.append(word)
    return tuple(plausible)


RUSSIAN = Language(
    code="ru",
    letters=re.compile(r"[\u0400-\u052f]"),
    fold=fold,
    lemmas=lemmas,
    stop_lemmas=frozenset(
        """
        а без более бы быть в ведь весь во вот все всего всегда вы где да даже для до его ее ей
        если есть еще ж же за зачем здесь и из изо или им ими их к каждый как какой каков ко
        когда который кто куда ли либо лишь между меня мне много мой мочь мы на над надо нам
        нами нас наш не него нее ней нем нет ни нибудь ним ними них но ну о об обо один он она
        они оно от ото откуда очень по под подо почему при про с сам свой себя сколько со такой
        там тебя то тогда того тоже только тот ту тут ты у уж уже чего чей чем через что чтоб
        чтобы эта эти это этот я являться
        """.split()
    ),
    abbreviations=frozenset(
        """
        г гг в вв д ул пр просп пл им т п др е н э т.е т.к т.н и.о см ср стр с рис табл
        гл ст ч кв обл р-н руб коп тыс млн млрд трлн проф акад доц канд ред изд прим напр св тов
        гр зам зав янв фев февр мар апр июн июл авг сен сент окт ноя нояб дек
        """.split()
    ),
    furniture=frozenset(
        {
            "рассказать друзьям", "рассказать", "поделиться", "поделиться с друзьями",
            "поделиться в", "расскажи друзьям", "расскажите друзьям", "распечатать", "печать",
            "версия для печати", "скопировать ссылку", "подписаться", "подписывайтесь",
            "читать далее", "читать полностью", "реклама", "дата", "дата публикации",
            "опубликовано", "обновлено", "просмотров", "просмотры", "комментарии", "вконтакте",
            "одноклассники", "фейсбук", "телеграм", "ватсап", "твиттер", "в", "и", "на", "ютуб",
            "отправить другу", "вернуться наверх", "версия для слабовидящих", "вк",
        }
    ),
    analyzers=("pymorphy3", "pymorphy3-dicts-ru"),
)  # fmt: skip
