"""A number -> the same number as texts write it: 20, twenty, 20th, XX; 1.5 million, 1,500,000.

A term is made of each way of writing by the analyzer that read the texts.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from index.model import Reading, ReadingKind, Span
from index.quantities import Kind, number_of
from index.search.expansion.writings import Writings, places_within, written_otherwise

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.quantities import Quantity
    from index.search.expansion.naming import Naming
    from index.search.expansion.writings import Standing
    from index.search.query import QueryWord

SAME, OTHER = 0.8, 0.3
"""What another way of writing a number counts, and one that orders where the question counts.

«XX век» and «20 век» are the same century, but 20 is seldom a twentieth. Both by thought: too few
questions hold numbers to fit them to.
"""

_SCALES = (10**12, 10**9, 10**6, 10**3)
_THOUSAND, _HUNDRED, _TEN = 1000, 100, 10
_LAST_ROMAN = 39
_FIRST_DECADE = 1900
"""The century whose decades are called by their last two figures."""


class _Number(NamedTuple):
    """A number of the question.

    Attributes:
        span: Where it stands, with what makes it a decade.
        value: The number; not negative.
        orders: Whether it tells a place in an order.
        in_words: Whether a word gives it, so that counting and ordering are told apart.
        decade: Whether it is the name of a decade.
    """

    span: Span
    value: Fraction
    orders: bool
    in_words: bool
    decade: bool = False


@dataclass(frozen=True, slots=True)
class Figures:
    """Adds to the numbers of a question the other ways of writing them.

    Attributes:
        question: As it was typed; the spans of words and quantities are ranges of it.
        quantities: What was read in it.
        naming: How the language of the question and the texts names numbers.
        standing: What knows the terms of texts.
    """

    question: str
    quantities: Sequence[Quantity]
    naming: Naming
    standing: Standing

    def __call__(self, words: tuple[QueryWord, ...]) -> tuple[QueryWord, ...]:
        """The words with the readings of their numbers."""
        found = (self._number(one) for one in self.quantities if one.kind is Kind.NUMBER)
        things = [
            Writings(places, list(self._whole(number)), self._parts(number))
            for number in found
            if number is not None and (places := places_within(words, number.span))
        ]
        return written_otherwise(words, things, self.standing)

    def _number(self, quantity: Quantity) -> _Number | None:
        """What a quantity counts; None where it is often no number, or has too many figures."""
        value = None if quantity.vague else number_of(quantity.value.lstrip("-"))
        if value is None:
            return None
        span = quantity.span
        number = _Number(span, Fraction(value), quantity.ordinal, quantity.in_words)
        ending = self.naming.numerals.decade_ending.match(self.question, span.end)
        if ending is None or quantity.in_words or value % _TEN:
            return number
        return number._replace(span=Span(span.start, ending.end()), decade=True)

    def _whole(self, number: _Number) -> Iterator[Reading]:
        """The readings that are all of a number."""
        yield from self._figures(number.value)
        if number.decade:
            yield from self._decade(int(number.value))
        elif number.value.denominator == 1:
            yield from self._named(number)

    def _figures(self, value: Fraction) -> Iterator[Reading]:
        """A number in figures, with either mark among them."""
        if value.denominator == 1:
            grouped = f"{int(value):,}"
            for written in dict.fromkeys((f"{int(value)}", grouped, grouped.replace(",", "."))):
                yield from self._read(written, SAME)
        elif _is_short(value):
            decimal = f"{float(value):.3f}".rstrip("0")
            yield from self._read(decimal, SAME)
            yield from self._read(decimal.replace(".", ","), SAME)

    def _named(self, number: _Number) -> Iterator[Reading]:
        """A whole number by its names: those that count, and those that order."""
        value = int(number.value)
        if not number.orders:
            yield from _readings(self.naming.cardinal(value), SAME)
        ordered = SAME if number.orders else OTHER
        if number.orders or not number.in_words:
            yield from _readings(self.naming.ordinal(value), ordered)
            yield from self._read(_english_ordinal(value), ordered)
            sign = _roman(value) if 0 < value <= _LAST_ROMAN else ""
            if len(sign) > 1 or (sign and number.orders):
                yield from self._read(sign, ordered)
                yield from self._read(sign.replace("X", "Х"), ordered)  # from a Russian keyboard

    def _decade(self, value: int) -> Iterator[Reading]:
        """A decade by all its figures or the last two, and by the name of these."""
        short = value % _HUNDRED if value >= _FIRST_DECADE else value
        full = value if value >= _THOUSAND else _FIRST_DECADE + value
        for figures in (full, short):
            yield from self._read(f"{figures}s", SAME)
            yield from self._read(f"{figures}", OTHER)
        yield from _readings(self.naming.ordinal(short), SAME)
        yield from _readings(self.naming.cardinal(short), OTHER)

    def _parts(self, number: _Number) -> list[list[Reading]]:
        """What each of a number's two words is: twenty five, 1.5 million; none where it has one."""
        value = number.value
        for power in _SCALES:
            few = value / power
            if few >= 1 and _is_short(few):
                names = self.naming.cardinal(int(few)) if few.denominator == 1 else ()
                return [
                    [*self._figures(few), *_readings(names, SAME)],
                    _readings(self.naming.scale(power), SAME),
                ]
        tens, units = value - value % _TEN, value % _TEN
        if value.denominator > 1 or not units or not 2 * _TEN < value < _HUNDRED:
            return []
        last = (
            self.naming.ordinal(int(units)) if number.orders else self.naming.cardinal(int(units))
        )
        return [_readings(self.naming.cardinal(int(tens)), SAME), _readings(last, SAME)]

    def _read(self, written: str, weight: float) -> list[Reading]:
        return _readings(self.naming.terms(written), weight)


def _readings(terms: Sequence[str], weight: float) -> list[Reading]:
    return [Reading(term, weight, ReadingKind.FIGURE) for term in terms]


def _is_short(value: Fraction) -> bool:
    """Whether a number has no more than three decimals."""
    return not value * _THOUSAND % 1


def _english_ordinal(value: int) -> str:
    """A number that orders, in figures: 1st, 12th."""
    teen = value % _HUNDRED // _TEN == 1
    return f"{value}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(value % _TEN, 'th')}"


def _roman(value: int) -> str:
    """A number below forty in Roman numerals."""
    units = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    return "X" * (value // _TEN) + units[value % _TEN]
