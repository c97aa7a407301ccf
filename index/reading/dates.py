"""Full dates as people write them in English and Russian; nothing is guessed.

A date has its day, month and year, and exists: there is no 31 February, and no day of 1899. Names
of months are those of CLDR, in every form and width it has («ноябрь», «ноября», «нояб.»).
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from itertools import product

from babel import Locale

from index.languages import LANGUAGES
from index.model import Span

FIRST_YEAR, LAST_YEAR = 1900, 2100

_YEAR = re.compile(r"(?:19|20|21)\d\d")
_AROUND = ("st", "nd", "rd", "th", "of", "t", "z", "utc", "gmt", "года", "год", "г")
_SEPT = {"sept": 9, "sept.": 9}  # as usual in English as CLDR's Sep


def find_dates(text: str) -> list[tuple[Span, date]]:
    """The full dates that a text holds, in order, each with where it stands.

    Read are `2025-11-29` (also with a time, as ISO 8601 has it), `29.11.2025`, `29 ноября 2025 г.`,
    `29 November 2025`, `29th of November, 2025`, `November 29, 2025`; and `29/11/2025` or
    `11/29/2025` where only one order of day and month makes a date.
    """
    found: list[tuple[Span, date]] = []
    if not _YEAR.search(text):  # much of what is looked through holds no date
        return found
    for match in _pattern().finditer(text):
        day = _date_of(match)
        if day is not None:
            found.append((Span(*match.span()), day))
    return found


def date_words() -> tuple[str, ...]:
    """Every word, in lower case, that a date is written with."""
    return (*_months(), *_AROUND)


@cache
def _months() -> dict[str, int]:
    """Every name of a month, in lower case -> its number."""
    names = dict(_SEPT)
    for code, form, width in product(LANGUAGES, ("format", "stand-alone"), ("wide", "abbreviated")):
        for number, name in Locale(code).months[form][width].items():
            names[name.lower()] = number
            names[name.lower().rstrip(".")] = number
    return names


@cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(_months(), key=len, reverse=True)
    month = "|".join(re.escape(name) for name in longest_first)
    year = _YEAR.pattern
    return re.compile(
        rf"""
        (?<![\w.,/:–—-])(?:
            (?P<iso_year>{year})-(?P<iso_month>\d\d)-(?P<iso_day>\d\d)
                (?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:\s?(?:Z|UTC|GMT|[+-]\d\d:?\d\d))?)?
          | (?P<dot_day>\d\d?)\.(?P<dot_month>\d\d?)\.(?P<dot_year>{year})
          | (?P<one>\d\d?)/(?P<two>\d\d?)/(?P<slash_year>{year})
          | (?P<day>\d\d?)(?:st|nd|rd|th)?(?:\s+of)?\s+(?P<month>{month})\.?,?\s+(?P<year>{year})
          | (?P<us_month>{month})\.?\s+(?P<us_day>\d\d?)(?:st|nd|rd|th)?
                (?:,\s*|\s+)(?P<us_year>{year})
        )
        (?:\s?(?:года|год|г\.|г))?(?![\w/-]|[.,:]\d)
        """,
        re.IGNORECASE | re.VERBOSE,
    )


def _date_of(match: re.Match[str]) -> date | None:
    part = {name: text for name, text in match.groupdict().items() if text is not None}
    if "iso_year" in part:
        return _date(part["iso_year"], part["iso_month"], part["iso_day"])
    if "dot_year" in part:
        return _date(part["dot_year"], part["dot_month"], part["dot_day"])
    if "slash_year" in part:
        one, two, year = part["one"], part["two"], part["slash_year"]
        orders = {_date(year, two, one), _date(year, one, two)} - {None}
        return orders.pop() if len(orders) == 1 else None
    if "year" in part:
        return _date(part["year"], _months()[part["month"].lower()], part["day"])
    return _date(part["us_year"], _months()[part["us_month"].lower()], part["us_day"])


def _date(year: str, month: str | int, day: str) -> date | None:
    if not FIRST_YEAR <= int(year) <= LAST_YEAR:
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:  # no such day in that month, or no such month
        return None
