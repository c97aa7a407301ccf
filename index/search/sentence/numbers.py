"""Whether a word by itself is a date or another number; read late, since few questions ask it."""

from __future__ import annotations

from index.languages import LANGUAGES, language_of
from index.quantities import Kind, Sign, quantities, sign_of
from index.search.interrogatives import Sought

_YEARS = range(1000, 2101)
"""Whole numbers that are years more often than not."""


def counted(word: str) -> Sought | None:
    """What a word answers as it stands: when (a year, a month), how many, or neither."""
    if sign_of(word) is not Sign.SURE:
        return None
    language = language_of(word)
    found = quantities(word, language.code if language else next(iter(LANGUAGES)))
    is_date = any(one.kind is Kind.DATE or _is_year(one.value) for one in found)
    return Sought.DATE if is_date else Sought.NUMBER


def _is_year(value: str) -> bool:
    return value.isdecimal() and int(value) in _YEARS
