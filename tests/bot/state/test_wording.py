"""Words of people: stored whatever they are, and counted together where they are alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.state.wording import folded, storable


@given(st.text(st.characters(codec="utf-8")))
def test_whatever_utf8_holds_stays_as_it_is(text: str) -> None:
    """Only what UTF-8 can't hold is changed."""
    assert storable(text) == text


@given(st.text(st.characters(codec=None, categories=["Cs", "Lu", "So"])))
def test_whatever_comes_can_be_stored(text: str) -> None:
    """Halves of surrogate pairs become something that UTF-8 holds."""
    assert storable(text).encode().decode() == storable(text)
    assert storable(storable(text)) == storable(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Когда ёлка?", "когда  Елка"),
        ("When is the SUMMIT?", "when is the summit"),
        ("“When”… is it", "when is it?!"),
        ("ﬁnance 2026", "Finance\n2026."),
    ],
)
def test_alike_questions_are_one(one: str, other: str) -> None:
    """Case, marks, spaces and the dots of ё make no other question."""
    assert folded(one) == folded(other)


@pytest.mark.parametrize(("one", "other"), [("2025?", "2026?"), ("?!", "…"), ("👍", "👎")])
def test_other_questions_are_others(one: str, other: str) -> None:
    """Other words, or other marks where there are no words, are another question."""
    assert folded(one) != folded(other)
