"""What a number counts: measures, which versions convert, and words that make it a round one.

A mile on one side is a kilometre and six tenths on the other: numbers that have different measures
say nothing of each other. Money is no measure: 5 million dollars are no 4 million euros.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.model import Span

_REACH = 30
"""How many characters behind a number its measure may stand: 20 to 30 degrees Fahrenheit."""

_MEASURES = {
    "en": {
        "kilometre": r"kilomet(?:re|er)s?|km|kph|kmh",
        "centimetre": r"centimet(?:re|er)s?|cm|millimet(?:re|er)s?|mm",
        "metre": r"met(?:re|er)s?",
        "mile": r"miles?|mph|nautical|knots?",
        "foot": r"foot|feet|ft|inch(?:es)?|yards?|yd",
        "kilogram": r"kilogram(?:me)?s?|kilos?|kg|grams?|grammes?",
        "tonne": r"tonnes?|tons?",
        "pound": r"pounds?|lbs?|ounces?|oz|stones?",
        "litre": r"lit(?:re|er)s?",
        "gallon": r"gallons?|pints?|quarts?|barrels?",
        "hectare": r"hectares?|ha",
        "acre": r"acres?",
        "celsius": r"celsius|centigrade",
        "fahrenheit": r"fahrenheit",
        "degree": r"degrees?",
        "square": r"square|sq",
        "cubic": r"cubic",
    },
    "ru": {
        "kilometre": r"километр\w*|км",
        "centimetre": r"сантиметр\w*|см|миллиметр\w*|мм",
        "metre": r"метр\w*",
        "mile": r"мил[яиьею]\w*|узл\w*|узел",
        "foot": r"фут(?:а|у|ом|е|ы|ов|ам|ами|ах)?|дюйм\w*|ярд\w*",
        "kilogram": r"килограмм\w*|кило|кг|грамм\w*",
        "tonne": r"тонн\w*",
        "pound": r"фунт\w*|унци\w*|стоун\w*",
        "litre": r"литр\w*",
        "gallon": r"галлон\w*|пинт\w*|кварт[ауы]?|баррел\w*",
        "hectare": r"гектар\w*|га",
        "acre": r"акр\w*",
        "celsius": r"цельси\w*",
        "fahrenheit": r"фаренгейт\w*",
        "degree": r"градус\w*",
        "square": r"квадратн\w*|кв",
        "cubic": r"кубическ\w*|кубы|кубов|куб",
    },
}
DEGREE = "degree"
"""A measure that two scales share."""

_SIGN = re.compile(r"\s?°")
_MONEY = re.compile(r"[$€£¥₸₽₴₺₹₩]|sterling|стерлингов|\bGBP\b|\bUSD\b", re.IGNORECASE)

_ROUND = {
    "en": r"about|around|nearly|almost|roughly|approximately|some|estimated|over|under|more than"
    r"|less than|fewer than|up to|close to|at least|or so|or more|circa",
    "ru": r"около|почти|примерно|приблизительно|порядка|более|больше|свыше|менее|меньше|до|чуть"
    r"|едва|с лишним|как минимум|по меньшей мере|и более",
}
_BEFORE, _BEHIND = 25, 12
"""How many characters around a number a word may stand that makes it a round one."""


def measures(text: str, span: Span, lang: str) -> frozenset[str]:
    """The measures of a number; none where it counts things or money."""
    start, end = span
    if _MONEY.search(text, max(0, start - _REACH), end + _REACH):
        return frozenset()
    found = _measures(lang).finditer(text, end, end + _REACH)
    names = {str(match.lastgroup) for match in found}
    return frozenset(names | {DEGREE} if _SIGN.match(text, end) else names)


def is_round(text: str, span: Span, lang: str) -> bool:
    """Whether a word beside a number says that it is no exact one."""
    start, end = span
    words = _round(lang)
    return bool(
        words.search(text, max(0, start - _BEFORE), start) or words.search(text, end, end + _BEHIND)
    )


@cache
def _measures(lang: str) -> re.Pattern[str]:
    names = "|".join(f"(?P<{name}>{words})" for name, words in _MEASURES[lang].items())
    return re.compile(rf"(?<![^\W\d_])(?:{names})(?![^\W_])", re.IGNORECASE)


@cache
def _round(lang: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_ROUND[lang]})\b", re.IGNORECASE)
