"""Figures -> the value that both languages write: 1,500.5 and 1 500,5; 28.11.2025; 14:30."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from index.model import Span
from index.quantities.calendar import (
    HOURS,
    MINUTES,
    date_value,
    in_half,
    is_evening,
    other_half,
    time_value,
)
from index.quantities.quantity import Kind, Quantity
from index.quantities.values import number_of, number_value, value_of

if TYPE_CHECKING:
    from index.quantities.vocabulary import Vocabulary

_RUNS = re.compile(r"[0-9]++")
_CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)(?::[0-5]\d)?+(?![\d:])", re.ASCII)
_DOTTED = re.compile(r"(\d\d?)\.(\d\d?)\.([12]\d{3})", re.ASCII)
_ISO = re.compile(r"([12]\d{3})-(\d\d)-(\d\d)(?![\d-])", re.ASCII)
_SLASHED = re.compile(r"(\d\d?)/(\d\d?)/([12]\d{3})(?![\d/])", re.ASCII)
_FRACTION = re.compile(r"([1-9])/([2-9]|10)(?![\w/]|[.,]\d)", re.ASCII)
_HOUR_OR_DAY = re.compile(r"(\d\d?)\.(\d\d)", re.ASCII)
_LETTERS = re.compile(r"[-‑]?+([^\W\d_]++)")
_MONEY = frozenset("$€£¥₸₽₴₺₹₩")
_MINUS = frozenset("-−")
_BEFORE_MINUS = frozenset(" (\u00a0")
_SPACES = frozenset(" \u00a0\u202f")
_APOSTROPHES_AND_HYPHENS = frozenset("-‑'’")
_DECADE = re.compile(r"(?:1\d|20)\d0", re.ASCII)
_SHORT_DECADE = re.compile(r"[1-9]0", re.ASCII)
_LONGEST_HOUR = 2  # figures


def read_figures(text: str, start: int, end: int, vocabulary: Vocabulary) -> list[Quantity]:
    """What a run of figures gives: a number, a date or a time, or the numbers that it is made of.

    Args:
        text: The text with a space before and behind it; spans are those in the text itself.
        start: Where the run begins.
        end: Where it ends; marks and spaces between its figures belong to it.
    """
    if text[end] in ":/-":
        whole = _across(text, start, vocabulary)
        if whole is not None:
            return [whole]
    written = text[start:end]
    others: tuple[str, ...] = ()
    if written.isdigit():
        value = written.lstrip("0") or "0"
    else:
        date = _DOTTED.fullmatch(written)
        day = date_value(int(date[3]), int(date[2]), int(date[1])) if date else ""
        if day:
            return [Quantity(Span(start - 1, end - 1), Kind.DATE, day)]
        value, others = number_value(written, vocabulary.numerals.grouping)
        if not value:
            return _parts(text, start, end)
        if (mark := _HOUR_OR_DAY.fullmatch(written)) is not None:
            others += _hour_or_day(int(mark[1]), int(mark[2]))
    number = Quantity(Span(start - 1, end - 1), Kind.NUMBER, value, others)
    return [_with_neighbours(text, number, vocabulary)]


def _parts(text: str, start: int, end: int) -> list[Quantity]:
    return [
        Quantity(Span(part.start() - 1, part.end() - 1), Kind.NUMBER, part[0].lstrip("0") or "0")
        for part in _RUNS.finditer(text, start, end)
    ]


def _across(text: str, start: int, vocabulary: Vocabulary) -> Quantity | None:
    """A date, a time or a fraction whose marks no number has."""
    if text[start - 1] in ":/":
        return None
    if clock := _CLOCK.match(text, start):
        return _time(text, clock, vocabulary)
    if iso := _ISO.match(text, start):
        values = (date_value(int(iso[1]), int(iso[2]), int(iso[3])),)
        return _date(iso, values)
    if slashed := _SLASHED.match(text, start):
        one, two, year = int(slashed[1]), int(slashed[2]), int(slashed[3])
        orders = ((one, two), (two, one))  # the month first, as is usual with this mark in English
        if vocabulary.numerals.grouping == ".":
            orders = orders[::-1]
        return _date(slashed, tuple(date_value(year, month, day) for month, day in orders))
    fraction = _FRACTION.match(text, start)
    if fraction and int(fraction[1]) < int(fraction[2]):
        value = value_of(Fraction(int(fraction[1]), int(fraction[2])))
        return Quantity(_span(fraction), Kind.NUMBER, value)
    return None


def _span(match: re.Match[str]) -> Span:
    return Span(match.start() - 1, match.end() - 1)


def _date(match: re.Match[str], values: tuple[str, ...]) -> Quantity | None:
    value, *others = dict.fromkeys(filter(None, values)) or [""]
    return Quantity(_span(match), Kind.DATE, value, tuple(others)) if value else None


def _time(text: str, clock: re.Match[str], vocabulary: Vocabulary) -> Quantity:
    hour, minute = int(clock[1]), int(clock[2])
    part = vocabulary.numerals.clock.match(text, clock.end())
    if part and part["half"]:
        return Quantity(
            Span(clock.start() - 1, part.end() - 1),
            Kind.TIME,
            time_value(_hour(hour, part["half"], vocabulary), minute),
        )
    others = other_half(hour, minute) if clock[1][0] != "0" else ()
    return Quantity(_span(clock), Kind.TIME, time_value(hour, minute), others)


def _hour(hour: int, half: str, vocabulary: Vocabulary) -> int:
    """The hour of the day for an hour of its half, or of the night."""
    numerals, half = vocabulary.numerals, half.lower()
    afternoon = half in numerals.afternoons or (half in numerals.nights and is_evening(hour))
    return in_half(hour, afternoon=afternoon)


def _hour_or_day(one: int, two: int) -> tuple[str, ...]:
    """What figures with a full stop between them may be: 14.30, 28.11."""
    is_time = one < HOURS and two < MINUTES
    times = (time_value(one, two), *other_half(one, two)) if is_time else ()
    day = date_value(None, two, one)
    return (*times, day) if day else times


def _with_neighbours(text: str, number: Quantity, vocabulary: Vocabulary) -> Quantity:
    """A number with what stands right behind and before it: an hour's name, an ending, a minus."""
    after = text[number.span.end + 1]
    if after in _SPACES or after.isalpha():
        number = _with_hour(text, number, vocabulary)
    if after.isalpha() or after in _APOSTROPHES_AND_HYPHENS:
        number = _with_ending(text, number, vocabulary)
    return _with_sign(text, number, vocabulary)


def _with_hour(text: str, number: Quantity, vocabulary: Vocabulary) -> Quantity:
    """A number as the time that it is (3 p.m.), or may be (3 o'clock, «3 часа»)."""
    if len(number.value) > _LONGEST_HOUR or (hour := int(number.value)) >= HOURS:
        return number
    clock = vocabulary.numerals.clock.match(text, number.span.end + 1)
    if clock is None:
        return number
    if clock["half"]:
        span = Span(number.span.start, clock.end() - 1)
        return Quantity(span, Kind.TIME, time_value(_hour(hour, clock["half"], vocabulary), 0))
    return number._replace(others=(time_value(hour, 0), *other_half(hour, 0)))


def _with_ending(text: str, number: Quantity, vocabulary: Vocabulary) -> Quantity:
    """A number with its ordinal ending (50th), its decade's (90s), or its scale (5bn)."""
    if number.kind is not Kind.NUMBER:
        return number
    numerals, end = vocabulary.numerals, number.span.end + 1
    if _DECADE.fullmatch(number.value) and numerals.decade_ending.match(text, end):
        return number
    if _SHORT_DECADE.fullmatch(number.value) and numerals.decade_ending.match(text, end):
        return number._replace(others=("19" + number.value,))
    if ending := numerals.ordinal_ending.match(text, end):
        return number._replace(span=Span(number.span.start, ending.end() - 1), ordinal=True)
    return _with_scale(text, number, vocabulary)


def _with_scale(text: str, number: Quantity, vocabulary: Vocabulary) -> Quantity:
    letters = _LETTERS.match(text, number.span.end + 1)
    if letters is None:
        return number
    word = letters[1].lower()
    scale = vocabulary.glued.get(word)
    if scale is None and text[number.span.start] in _MONEY:
        scale = vocabulary.numerals.money_signs.get(word)
    amount = number_of(number.value) if scale is not None else None
    if scale is None or amount is None:
        return number
    span = Span(number.span.start, letters.end() - 1)
    return Quantity(span, Kind.NUMBER, value_of(amount * scale))


def _with_sign(text: str, number: Quantity, vocabulary: Vocabulary) -> Quantity:
    """A number with the minus before it; as that may be a dash, it may be without."""
    start = number.span.start  # in `text`, the place of the character before
    before = text[start]
    if before in _SPACES:
        word = vocabulary.numerals.minus
        sign = len(word) + 1 if text.endswith(word, 0, start) else 0
    else:
        sign = 1 if before in _MINUS else 0
    if not sign or text[start - sign] not in _BEFORE_MINUS or number.kind is not Kind.NUMBER:
        return number
    span = Span(start - sign, number.span.end)
    return number._replace(span=span, value="-" + number.value, others=(number.value,))
