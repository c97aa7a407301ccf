"""When quantities that are not equal agree all the same: told in part, converted or rounded."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from index.differences.measures import DEGREE, is_round, measures
from index.quantities import Kind
from index.quantities.quantity import date_parts
from index.quantities.values import number_of

if TYPE_CHECKING:
    from index.quantities import Quantity

CENTURY = 100
"""A year may leave out its century: the 90s, 2024-25."""

NOON = 12
"""An hour may leave out its half of the day."""

YEARS = range(1000, 2200)
"""Whole numbers that may be years, which nobody rounds."""

TOLERANCE = Fraction(1, 10)
"""How far a round number may be off, as a share of the greater one."""


class Told(NamedTuple):
    """A quantity in its text.

    Attributes:
        text: The text.
        lang: Its language.
        quantity: What stands in it.
    """

    text: str
    lang: str
    quantity: Quantity

    @property
    def measures(self) -> frozenset[str]:
        """What it measures, if it does."""
        if self.quantity.kind is not Kind.NUMBER:
            return frozenset()
        return measures(self.text, self.quantity.span, self.lang)

    @property
    def is_round(self) -> bool:
        """Whether a word says that it is no exact one."""
        return is_round(self.text, self.quantity.span, self.lang)


def is_told_by(one: Quantity, other: Quantity) -> bool:
    """Whether another quantity tells as much as matters of one that it does not agree with.

    A number is told by a date or a time that it is a part of; a date by its day, or by its year
    where it has no day; a year by its last two figures; a share by the per cent.
    """
    if one.kind is Kind.NUMBER and other.kind is Kind.NUMBER:
        a, b = number_of(one.value), number_of(other.value)
        return a is not None and b is not None and (_is_short_for(a, b) or _is_short_for(b, a))
    if one.kind is Kind.NUMBER:
        return one.value in _parts(other)
    return other.kind is Kind.NUMBER and other.value in _parts(one)[:1]


def _parts(quantity: Quantity) -> list[str]:
    """The numbers in a date or a time, the one that tells most first."""
    if quantity.kind is Kind.TIME:
        hours = [int(value.partition(":")[0]) % NOON for value in _values(quantity)]
        return [str(hour + half) for hour in hours for half in (0, NOON)]
    year, month, day = (part.lstrip("0") for part in date_parts(quantity.value))
    return [part for part in (day, year, month) if part]


def _values(quantity: Quantity) -> tuple[str, ...]:
    return quantity.value, *quantity.others


def _is_short_for(value: Fraction | int, other: Fraction | int) -> bool:
    is_year = value < CENTURY and other in YEARS and other % CENTURY == value
    is_share = 0 < other < 1 and value == CENTURY * other
    return is_year or is_share


def is_conversion(one: Told, other: Told) -> bool:
    """Whether numbers have different measures, or are a temperature on two scales."""
    a, b = one.measures, other.measures
    if DEGREE in a & b:
        return _are_degrees(one, other) or _are_degrees(other, one)
    return bool(a and b) and a != b


def _are_degrees(fahrenheit: Told, celsius: Told) -> bool:
    """Whether a temperature, or by how much it differs, is the same on two scales, rounded."""
    warm, cold = number_of(fahrenheit.quantity.value), number_of(celsius.quantity.value)
    if warm is None or cold is None:
        return False
    return any(abs(Fraction(5, 9) * degrees - cold) <= 1 for degrees in (warm, warm - 32))


def is_rounding(one: Told, other: Told) -> bool:
    """Whether one number is the other with fewer figures.

    A large number or one with decimals may be rounded without a word (2.75 billion, 2.8 billion);
    any other, where a word says so (about 50); what is itself called no exact one (about 47) has
    been rounded already.
    """
    if one.quantity.kind is not Kind.NUMBER:
        return False
    a, b = _amount(one), _amount(other)
    if not a or not b or abs(a - b) > TOLERANCE * max(a, b) or _figures(a) == _figures(b):
        return False
    exact, rounded = (one, other) if _figures(a) > _figures(b) else (other, one)
    is_plain = _amount(exact).denominator == 1 and _amount(exact) <= YEARS[-1]
    if is_plain:
        return rounded.is_round and not exact.is_round
    return rounded.is_round or exact.is_round or _figures(_amount(rounded)) > 1


def _amount(told: Told) -> Fraction:
    """The number; 0 where it is too long to be one that counts."""
    return Fraction(number_of(told.quantity.value) or 0)


def _figures(value: Fraction) -> int:
    """How many figures of a number are significant: 3 of 1470, 2 of 1.5."""
    return len(f"{float(value):f}".rstrip("0").replace(".", "").strip("-0"))
