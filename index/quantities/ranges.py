"""What one of two numbers leaves to the other to say: 5-10 million; 2024-25."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from index.quantities.items import Items
from index.quantities.quantity import Kind, Quantity
from index.quantities.values import number_of, value_of
from index.quantities.vocabulary import Role

if TYPE_CHECKING:
    from index.quantities.vocabulary import Vocabulary

_DASHES = frozenset("-‑–—/")
_YEAR, _SHORT_YEAR = 4, 2  # figures


def with_shared(text: str, found: list[Quantity], vocabulary: Vocabulary) -> list[Quantity]:
    """The quantities, with what their neighbours tell of them among what else they may mean."""
    shared = list(found)
    for place, (one, other) in enumerate(pairwise(found)):
        if one.kind is not Kind.NUMBER or other.kind is not Kind.NUMBER:
            continue
        if year := _whole_year(text, one, other):
            shared[place + 1] = other._replace(others=(*other.others, year))
        elif len(other.value) > len(one.value) and (scale := _scale(text, other, vocabulary)):
            link = Items(text, (one, other), vocabulary.numerals).link(1)
            number = number_of(one.value)
            if link in vocabulary.numerals.range_links and number is not None and number < scale:
                scaled = value_of(Fraction(number) * scale)
                shared[place] = shared[place]._replace(others=(*shared[place].others, scaled))
    return shared


def _whole_year(text: str, one: Quantity, other: Quantity) -> str:
    """The year that two figures behind a year and a dash mean: 2024-25."""
    if (
        len(one.value) == _YEAR
        and len(other.value) == _SHORT_YEAR
        and text[one.span.end : other.span.start] in _DASHES
        and one.value[:1] in "12"
        and one.value[-_SHORT_YEAR:] < other.value
    ):
        return one.value[:_SHORT_YEAR] + other.value
    return ""


def _scale(text: str, quantity: Quantity, vocabulary: Vocabulary) -> int:
    """The scale that a number is told with, 0 where there is none."""
    last = text[slice(*quantity.span)].rsplit(maxsplit=1)[-1]
    word = vocabulary.look_up(last)
    return int(word.value) if word is not None and word.role is Role.SCALE else 0
