"""What stands behind admins' commands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.administration.arguments import (
    Admission,
    Terms,
    admission,
    code_of,
    days,
    number_of,
    terms,
)
from bot.state import SubjectKind

KNOWN = frozenset({"treaties", "press releases", "2024"})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", Terms(None, 7, 1)),
        ("treaties", Terms("treaties", 7, 1)),
        ("treaties 30", Terms("treaties", 30, 1)),
        ("treaties 30 20", Terms("treaties", 30, 20)),
        ("30 20", Terms(None, 30, 20)),
        ("press releases 3", Terms("press releases", 3, 1)),
        ("2024", Terms("2024", 7, 1)),
        ("2024 3 2", Terms("2024", 3, 2)),
        ("treaties 0", None),
        ("no such", Terms("no such", 7, 1)),
        ("0 1", None),
        ("366", None),
        ("treaties 7 1 1", None),
        ("1 1001", None),
    ],
)
def test_an_invitation_has_a_collection_days_and_uses(text: str, expected: Terms | None) -> None:
    """All may be left out; a known name is a name even where it is a number."""
    assert terms(text.split(), KNOWN) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("7 treaties", Admission(SubjectKind.PERSON, 7, "treaties")),
        ("-1007 treaties", Admission(SubjectKind.CHAT, -1007, "treaties")),
        ("members -1007 treaties", Admission(SubjectKind.MEMBERS, -1007, "treaties")),
        ("MEMBERS -1007 press releases", Admission(SubjectKind.MEMBERS, -1007, "press releases")),
        ("-1007", Admission(SubjectKind.CHAT, -1007, None)),
        ("members 7 treaties", None),
        ("members", None),
        ("", None),
        ("treaties 7", None),
        ("0 treaties", None),
        ("-0 treaties", None),
        ("9999999999999999999 treaties", None),
        ("٧ treaties", None),
    ],
)
def test_an_admission_has_a_number_and_a_collection(text: str, expected: Admission | None) -> None:
    """People's numbers are positive, chats' negative, and only chats have members."""
    assert admission(text.split()) == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("", 7), ("30", 30), ("1", 1), ("0", None), ("31", None), ("1 2", None)]
)
def test_days_are_a_number_within_what_is_kept(text: str, expected: int | None) -> None:
    """Without a number it is the usual one."""
    assert days(text.split(), usual=7, most=30) == expected


@given(st.integers(0, 2**48))
def test_a_code_stands_for_its_number(number: int) -> None:
    """A code is read as the number that it was made from, in capitals too; it can be a command."""
    code = code_of(number)
    assert number_of(code) == number_of(code.upper()) == number
    assert len(f"revoke_{code}") <= 32


@given(st.text(max_size=20))
def test_anything_else_is_no_code(text: str) -> None:
    """Whatever is written is a number of a code or nothing."""
    found = number_of(text)
    assert found is None or code_of(found) == text.strip().lower().lstrip("0") or found == 0


@given(st.lists(st.text(max_size=8), max_size=5))
def test_no_words_break_anything(words: list[str]) -> None:
    """Whatever words stand behind a command, they read as something or as nothing."""
    terms(words, KNOWN)
    admission(words)
    days(words, usual=7, most=30)
