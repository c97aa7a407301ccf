"""Foreign text in the bot's own lines."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from bot.rendering import displayed, label, shortened, units

OPENERS = "\u202a\u202b\u202d\u202e\u2066\u2067\u2068"


def test_what_cannot_be_sent_is_replaced_in_its_place() -> None:
    """Halves of surrogate pairs and control characters are replaced one by one."""
    assert displayed("a\ud800b\x00c\nd\re") == "a\ufffdb c\nd e"


@given(st.text())
def test_replacing_moves_nothing(text: str) -> None:
    """What is shown can be encoded and is as long as it was, so that offsets stay right."""
    assert len(displayed(text).encode("utf-16-le")) // 2 == units(displayed(text))
    assert len(displayed(text)) == len(text)


def test_a_label_cannot_reorder_what_stands_around_it() -> None:
    """Marks of direction go, and a text from right to left is isolated."""
    assert label("evil \u202etxt.exe", 99) == "evil txt.exe"
    assert label("מסמך \u2067", 99) == "\u2068מסמך\u2069"
    assert label("a\u200fb", 99) == "\u2068a\u200fb\u2069"


@given(st.text(st.sampled_from(f"a א1\n{OPENERS}\u2069\u202c😀"), max_size=40), st.integers(2, 30))
def test_a_label_leaves_nothing_open(text: str, room: int) -> None:
    """Every label fits, is one line, and closes what it opens."""
    made = label(text, room)
    assert units(made) <= room + 2
    assert "\n" not in made
    assert made.count("\u2068") == made.count("\u2069") <= 1
    assert not set(made) & (set(OPENERS) - {"\u2068"})
    right = any(unicodedata.bidirectional(letter) == "R" for letter in made)
    assert right == made.startswith("\u2068")


def test_a_label_of_nothing_is_empty() -> None:
    """What no reader could see is as good as no title."""
    for text in ("", " ", "\u200b\u200d", "\ufeff", "\x00", "\u2067", "\n\t"):
        assert label(text, 99) == ""


def test_shortened_titles_fit() -> None:
    """A long title loses its end, at a word, and shows that it did."""
    assert shortened("one two three", 9) == "one two…"
    assert shortened("one two", 9) == "one two"
