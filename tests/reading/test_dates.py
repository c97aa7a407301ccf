"""Full dates found in text, and nothing but full dates."""

from __future__ import annotations

from datetime import date

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from index.reading.dates import find_dates

DAY = date(2025, 11, 29)


@pytest.mark.parametrize(
    "text",
    [
        "2025-11-29", "2025-11-29T10:00:00+05:00", "2025-11-29T10:00:00.000Z", "29.11.2025 г.",
        "29 ноября 2025 года", "29 НОЯБРЯ 2025", "29 нояб. 2025 г.", "29\u00a0ноября\u00a02025",
        "November 29, 2025", "Nov. 29, 2025", "29 Nov 2025", "29th of November, 2025",
        "29/11/2025", "11/29/2025", "Sat, 29 Nov 2025 10:00:00 +0500",
    ],
)  # fmt: skip
def test_found(text: str) -> None:
    """A full date is found in each way of writing it."""
    assert [day for _, day in find_dates(text)] == [DAY]


@pytest.mark.parametrize(
    "text",
    [
        "29 ноября", "November 2025", "2025", "31 февраля 2025", "30.02.2025", "2025-13-01",
        "1 мая 1812", "05/06/2025", "192.168.29.11.2025", "28–29 ноября 2025", "10:29.11.2025",
        "29.11.20255", "2025-11-29-5", "may 29 people",
    ],
)  # fmt: skip
def test_not_found(text: str) -> None:
    """What is no full date, or may be read as two, is none."""
    assert find_dates(text) == []


def test_spans() -> None:
    """Each date comes with where it stands, in order."""
    text = "С 1 мая 2024 года по May 2, 2024."
    assert [text[span.start : span.end] for span, _ in find_dates(text)] == [
        "1 мая 2024 года",
        "May 2, 2024",
    ]


@given(
    st.dates(date(1900, 1, 1), date(2100, 12, 31)),
    st.sampled_from(["en_US", "en_GB", "ru"]),
    st.sampled_from(["medium", "long"]),
)
def test_as_libraries_write_them(day: date, locale: str, width: str) -> None:
    """Dates as CLDR writes them are read back."""
    text = format_date(day, width, locale=locale)
    assert [found for _, found in find_dates(text)] == [day]
