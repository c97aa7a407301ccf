"""Numbers beside the name of a month -> dates: November 28-30, «с 28 по 30 ноября 2025 года»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.model import Span
from index.quantities.calendar import FIRST_YEAR, LAST_YEAR, date_value
from index.quantities.items import Atom
from index.quantities.quantity import Kind, Quantity

if TYPE_CHECKING:
    from index.quantities.items import Items

_LAST_DAY = 31
_DAY, _YEAR = 2, 4  # figures
_LONGEST_CONTEXT = 14


def dates(items: Items) -> list[Quantity]:
    """The items with each month, and the numbers that are its days and its year, as dates."""
    numbers = [item for item in items.found if isinstance(item, Quantity)]
    if len(numbers) == len(items.found):  # as in most texts, no month is named
        return numbers
    reader = _Reader(items)
    for place, item in enumerate(items.found):
        if isinstance(item, Atom):
            reader.read(place, item)
    return reader.quantities()


class _Reader:
    """Reads the dates of one text, from the months outwards."""

    def __init__(self, items: Items) -> None:
        self._items = items
        self._read: dict[int, Quantity | None] = {}
        """What an item turned out to be; None where it is a part of the date before it."""

    def quantities(self) -> list[Quantity]:
        """The quantities as far as they are read."""
        final = (self._read.get(place, item) for place, item in enumerate(self._items.found))
        return [item for item in final if isinstance(item, Quantity)]

    def read(self, place: int, month: Atom) -> None:
        """Reads the dates of the month at a place, if it is one."""
        if self._items.numerals.capital_months and self._written(month).islower():
            return
        if month.word.vague:  # «ноябрьский»
            self._put(place, place, date_value(None, int(month.word.value), None))
            return
        days = self._days_before(place) or self._days_behind(place)
        last = max(place, *days) if days else place
        year = self._year(last + 1, with_day=bool(days))
        number = int(month.word.value)
        values = {day: date_value(year, number, self._day(day)) for day in days}
        values = {day: value for day, value in values.items() if value}
        if not values and (year is not None or self._is_told(month)):
            year = year if not days else None
            self._put(place, place + (year is not None), date_value(year, number, None))
        for day, value in values.items():
            start = place if day == place + 1 else day
            end = place if day == place - 1 else day
            if year is not None and end in {place, last}:
                end = last + 1
            self._put(start, end, value)

    def _put(self, start: int, end: int, value: str) -> None:
        """Makes the items from one to another a date."""
        found = self._items.found
        span = Span(found[start].span.start, found[end].span.end)
        self._read |= dict.fromkeys(range(start, end + 1))
        self._read[start] = Quantity(span, Kind.DATE, value)

    def _written(self, month: Atom) -> str:
        return self._items.text[slice(*month.span)]

    def _is_told(self, month: Atom) -> bool:
        """Whether a month's name without a day or a year is one, and no person's or other word."""
        numerals = self._items.numerals
        if month.form in numerals.names_of_people and self._written(month).istitle():
            return False
        if month.word.lone:
            return True
        start = month.span.start
        before = self._items.text[max(0, start - _LONGEST_CONTEXT) : start].lower()
        words = before.rstrip("-").split()  # mid-May
        return not before[-1:].isalnum() and (
            " ".join(words[-1:]) in numerals.month_contexts
            or " ".join(words[-2:]) in numerals.month_contexts
        )

    def _link(self, place: int) -> str | None:
        """What stands between an item and the one before it; the full stop of «нояб.» aside."""
        between = self._items.link(place)
        return between.removeprefix(".").lstrip() if between is not None else None

    def _number(self, place: int) -> Quantity | None:
        """The number at a place, if there is one that no date has taken."""
        item = self._items.at(place)
        if not isinstance(item, Quantity) or item.kind is not Kind.NUMBER or place in self._read:
            return None
        return item

    def _is_day(self, place: int) -> bool:
        number = self._number(place)
        return (
            number is not None
            and len(number.value) <= _DAY
            and number.value.isdigit()
            and 1 <= int(number.value) <= _LAST_DAY
            and (number.ordinal or not number.in_words)
        )

    def _day(self, place: int) -> int:
        number = self._number(place)
        return int(number.value) if number else 0

    def _days_before(self, month: int) -> list[int]:
        """The days before a month, in order: 28 November; 28, 29 and 30 November."""
        numerals = self._items.numerals
        if not self._is_day(month - 1) or self._link(month) not in numerals.day_month_links:
            return []
        first, links = month - 1, numerals.range_links
        while self._is_day(first - 1) and self._link(first) in links:
            first -= 1
            links |= numerals.list_links  # before the last link there may be others
        return list(range(first, month))

    def _days_behind(self, month: int) -> list[int]:
        """The days behind a month, in order: November 28; November 28-30; November 28 and 29."""
        numerals = self._items.numerals
        last = place = month + 1
        if self._link(place) not in numerals.month_day_links or not self._is_day(place):
            return []
        while self._is_day(place + 1) and self._day(place + 1) > self._day(place):
            between = self._link(place + 1)
            if between in numerals.range_links:
                if not between.isalpha() or self._ends(place + 1):
                    last = place + 1
            elif between not in numerals.list_links:
                break
            place += 1
        return list(range(month + 1, last + 1))

    def _ends(self, place: int) -> bool:
        """Whether no word follows that would make a number a count: November 28 and 29 people."""
        end = self._items.found[place].span.end
        behind = self._items.text[end : end + 2]
        return not (behind[:1].isspace() and behind[1:].isalpha())

    def _year(self, place: int, *, with_day: bool) -> int | None:
        """The year at a place, if there is one that belongs to the month and days before it."""
        number = self._number(place)
        if number is None or len(number.value) != _YEAR or not number.value.isdigit():
            return None
        start, links = number.span.start, self._items.numerals.year_links
        in_figures = self._items.text[start : start + _YEAR] == number.value
        if not (in_figures or number.ordinal):
            return None
        if self._link(place) not in (links if with_day else links - {","}):
            return None
        year = int(number.value)
        return year if FIRST_YEAR <= year <= LAST_YEAR else None
