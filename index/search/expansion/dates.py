"""A date -> the same date as texts write it: 28.11.2025, November 28, 2025, 2025-11-28.

A date typed as one token counts as one thing, whose day, month and year texts may write as words of
their own; one typed in words is found in the tokens that are all of it. A month is found in the
dates of its days.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from index.model import Reading, ReadingKind
from index.quantities import Kind, date_parts
from index.search.expansion.writings import Writings, places_within, written_otherwise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from index.quantities import Quantity
    from index.search.expansion.naming import Naming
    from index.search.expansion.writings import Standing
    from index.search.query import QueryWord

SAME, WITHIN, DOUBTFUL = 1.0, 0.7, 0.4
"""What another way of writing a date counts, a day of a month that is asked for, and figures that
may be something else (28.11, 11).

By thought: too few questions hold dates to fit them to.
"""

_DAYS = range(1, 32)
_FIGURES = re.compile(r"[0-9]{1,4}")


class _Date(NamedTuple):
    """A date; 0 where a part of it is not told."""

    year: int
    month: int
    day: int


@dataclass(frozen=True, slots=True)
class Dates:
    """Adds to the dates of a question the other ways of writing them.

    Attributes:
        quantities: What was read in the question.
        naming: How the language of the question and the texts names months.
        standing: What knows the terms of texts.
    """

    quantities: Sequence[Quantity]
    naming: Naming
    standing: Standing

    def __call__(self, words: tuple[QueryWord, ...]) -> tuple[QueryWord, ...]:
        """The words with the readings of their dates."""
        things = [
            self._writings(words, places, _date(quantity.value))
            for quantity in self.quantities
            if quantity.kind is Kind.DATE and (places := places_within(words, quantity.span))
        ]
        return written_otherwise(words, things, self.standing)

    def _writings(self, words: Sequence[QueryWord], places: Sequence[int], date: _Date) -> Writings:
        whole = [Reading(*one, ReadingKind.FIGURE) for one in _in_figures(date)]
        parts = self._parts(date)
        if len(places) == 1:
            return Writings(places, whole, list(parts.values()))
        told = _told((words[place] for place in places), date)
        return Writings(places, whole, [parts.get(part, []) for part in told])

    def _parts(self, date: _Date) -> dict[str, list[Reading]]:
        """What texts may have for each part that is told, as a word of its own."""
        found: dict[str, list[tuple[str, float]]] = {}
        if date.day:
            found["day"] = [(f"{date.day}", SAME), (f"{date.day:02}", SAME)]
            found["day"] += ((term, SAME) for term in self.naming.ordinal(date.day))
        found["month"] = [(term, SAME) for term in self.naming.month(date.month)]
        if date.day and date.year:  # as in 2025-11-28
            found["month"] += (f"{date.month}", DOUBTFUL), (f"{date.month:02}", DOUBTFUL)
        if date.year:
            found["year"] = [(f"{date.year}", SAME)]
        return {
            part: [Reading(*one, ReadingKind.FIGURE) for one in readings]
            for part, readings in found.items()
        }


def _date(value: str) -> _Date:
    year, month, day = date_parts(value)
    return _Date(int(year or 0), int(month), int(day or 0))


def _told(words: Iterable[QueryWord], date: _Date) -> list[str]:
    """Which part of a date each word of it tells, in whatever order; "" where none."""
    left = {"day": date.day, "month": date.month, "year": date.year}
    found = []
    for word in words:
        figures = _FIGURES.match(word.typed)
        value = int(figures[0]) if figures else date.month
        part = next((part for part, number in left.items() if number == value), "")
        left.pop(part, None)
        found.append(part)
    return found


def _in_figures(date: _Date) -> Iterator[tuple[str, float]]:
    """A date as one token in figures, and what that counts."""
    year, month, day = date
    if year and day:
        yield from ((form, SAME) for form in _dotted(year, month, day))
    elif year:
        yield f"{month:02}.{year}", SAME
        yield from ((form, WITHIN) for day in _DAYS for form in _dotted(year, month, day))
    elif day:
        yield f"{day:02}.{month:02}", DOUBTFUL


def _dotted(year: int, month: int, day: int) -> tuple[str, ...]:
    """A day in figures with full stops: 28.11.2025, 28.11.25; 01.05.2025, 1.5.2025."""
    padded = f"{day:02}.{month:02}."
    return (f"{padded}{year}", f"{padded}{year % 100:02}", f"{day}.{month}.{year}")
