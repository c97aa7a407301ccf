"""What is furniture: told at a glance, it is what it would be when looked at closely."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.reading import furniture
from index.reading.furniture import is_furniture

PIECES = (
    "Share", "share this", "Поделиться", "рассказать друзьям", "29 November 2025", "29", "th", "of",
    "May", "ноября", "нояб.", "2025", "г.", "года", "посол", "envoy", "www.x.org", "http://a.b",
    "c@d.ru", "x", "в", "и", "and", "12:30", "T", "Z", "2025-11-29", "29.11.2025", "ſhare", "_on",
    "Published:", "Дата", "москва-ньюс", "東京", "½", "|", "—", "й", "\u0438\u0306", "On1", "1st",
)  # fmt: skip


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        ("Share this — Facebook | Twitter", True),
        ("Дата: 29 ноября 2025 г.", True),
        ("Updated 29th of November, 2025, www.envoy.org", True),
        ("29 November 2025 the envoy left", False),
        ("Поделиться мнением", False),
        ("write to envoy@mfa.example", False),
    ],
)
def test_furniture_says_nothing_else(block: str, expected: bool) -> None:  # noqa: FBT001 - a column of the table
    """Phrases, dates and addresses alone are furniture; one other word makes a passage."""
    assert is_furniture(block) is expected


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=8), st.sampled_from(" \n,"))
def test_a_glance_agrees_with_a_close_look(pieces: list[str], between: str) -> None:
    """A block that a glance takes for prose is no furniture when it is looked at closely."""
    block = between.join(pieces)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(furniture, "_is_told_prose", lambda _: False)
        close = is_furniture(block)
    assert is_furniture(block) == close
