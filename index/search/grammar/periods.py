"""Days as they are typed behind `date:` -> the first one and the last one."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

_PERIOD = r"\d{4}(?:-\d{1,2}(?:-\d{1,2})?)?|(?:\d{1,2}\.)?\d{1,2}\.\d{4}"
PERIODS = rf"(?:(?:{_PERIOD})(?:\.\.(?:{_PERIOD})?)?|\.\.(?:{_PERIOD}))"
"""What stands behind `date:`: a period, or a range whose one end may be open."""

_PARTS = re.compile(r"[.-]")


def days(typed: str) -> tuple[date, date] | None:
    """The first and the last day of what `PERIODS` matched.

    Returns:
        None where there is no such day or month, or the range ends before it begins.
    """
    begins, dots, ends = typed.partition("..")
    first = _period(begins) if begins else (date.min, date.min)
    last = _period(ends) if ends else (date.max, date.max) if dots else first
    if first is None or last is None or first[0] > last[1]:
        return None
    return first[0], last[1]


def _period(typed: str) -> tuple[date, date] | None:
    """The first and the last day of a year, a month or a day; None where there is none such."""
    parts = [int(part) for part in _PARTS.split(typed)]
    year, *rest = parts[::-1] if "." in typed else parts
    month, last_month = (rest[0], rest[0]) if rest else (1, 12)
    try:
        day, last_day = (rest[1], rest[1]) if rest[1:] else (1, monthrange(year, last_month)[1])
        return date(year, month, day), date(year, last_month, last_day)
    except ValueError:  # no such year, month or day
        return None
