"""Dates and times of day in one way of writing, those of ISO 8601."""

from __future__ import annotations

FIRST_YEAR, LAST_YEAR = 1000, 2999
"""Years that are written with four figures, and are not counts as likely as years."""

HOURS, MINUTES = 24, 60
_NOON, _EVENING = 12, 6
_FEBRUARY = 2
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def date_value(year: int | None, month: int | None, day: int | None) -> str:
    """The value of a date, "" where there is no such day: 2025-11-28, 2025-11, --11-28, --11.

    Args:
        year: None where none is told; 29 February then exists.
        day: None where none is told.
    """
    if month is None or not 1 <= month <= len(_DAYS):
        return ""
    if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
        return ""
    if day is not None:
        leap = year is None or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
        last = _DAYS[month - 1] if leap or month != _FEBRUARY else 28
        if not 1 <= day <= last:
            return ""
    first = f"{year:04}-" if year is not None else "--"
    return f"{first}{month:02}" + (f"-{day:02}" if day is not None else "")


def time_value(hour: int, minute: int) -> str:
    """The value of a time of day: 14:30."""
    return f"{hour:02}:{minute:02}"


def in_half(hour: int, *, afternoon: bool) -> int:
    """The hour of the day for an hour of its half: 12 a.m. is 0, 2 p.m. is 14."""
    return hour % _NOON + (_NOON if afternoon else 0) if hour <= _NOON else hour


def is_evening(hour: int) -> bool:
    """Whether an hour of the night lies before midnight: eleven does, twelve and one do not."""
    return _EVENING <= hour < _NOON


def other_half(hour: int, minute: int) -> tuple[str, ...]:
    """What a time may mean besides where the half of the day is not told: 2:30 may be 14:30."""
    return (time_value(hour + _NOON, minute),) if 1 <= hour < _NOON else ()
