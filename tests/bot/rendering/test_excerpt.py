"""Cutting passages to a room."""

from __future__ import annotations

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.rendering import excerpt, units
from index.model import Span

TEXT = "The first sentence is here. The second one answers. The third follows it. A fourth ends."
SECOND = Span(28, 51)

words = st.text(
    st.sampled_from("abcАБВ яё.!?… \n&<>\"'🇰🇿👨‍👩‍👧é\u0301\u202e\u2067עברית漢字😀"), max_size=300
)


def test_what_fits_stays_whole() -> None:
    """A passage that fits is shown whole, with its highlights as they are."""
    cut = excerpt(TEXT, "en", focus=SECOND, highlights=(Span(32, 38),), room=100)
    assert (cut.text, cut.highlights) == (TEXT, (Span(32, 38),))
    assert cut.whole


def test_a_cut_begins_with_the_best_sentence() -> None:
    """A long passage is cut on sentence borders, from the sentence that answers best."""
    cut = excerpt(TEXT, "en", focus=SECOND, highlights=(Span(4, 9), Span(32, 38)), room=50)
    assert cut.text == "The second one answers. The third follows it."
    assert [cut.text[start:end] for start, end in cut.highlights] == ["second"]
    assert (cut.before, cut.after) == ("… ", " …")


def test_a_sentence_too_long_is_cut_between_words() -> None:
    """Where even the best sentence does not fit, it is cut between words, the match in sight."""
    text = "word " * 100 + "match " + "word " * 99 + "end."
    cut = excerpt(text, "en", focus=Span(0, len(text)), highlights=(Span(500, 505),), room=100)
    assert "match" in cut.text
    assert cut.text.startswith("word")
    assert cut.text.endswith("word")
    assert [cut.text[start:end] for start, end in cut.highlights] == ["match"]


@settings(deadline=None, max_examples=200)
@given(words, st.data(), st.integers(10, 200))
def test_an_excerpt_is_a_part_of_the_passage_that_fits(
    text: str, data: st.DataObject, room: int
) -> None:
    """Whatever the passage holds, the excerpt is a part of it, fits, and keeps highlights right."""
    end = data.draw(st.integers(0, len(text)))
    start = data.draw(st.integers(0, end))
    highlights = (Span(start, end),) if start < end else ()
    cut = excerpt(text, "ru", focus=Span(start, end), highlights=highlights, room=room)
    assert cut.text in text
    assert units(cut.text) <= room
    for first, last in cut.highlights:
        assert 0 <= first < last <= len(cut.text)
        assert cut.text[first:last] in text[start:end]


def test_no_character_is_torn() -> None:
    """A cut falls before an accented letter, a joined emoji, a skin tone, a flag; in none."""
    for cluster in ("e\u0301", "👨\u200d👩\u200d👧", "👍\U0001f3fd", "🇰🇿", "क\u094d"):
        text = "a" * (11 - units(cluster)) + cluster + "b" * 9
        cut = excerpt(text, "en", focus=Span(0, len(text)), highlights=(), room=10)
        assert cut.text.strip("a") == "", cluster


def test_two_flags_are_parted_between_them() -> None:
    """Of several flags in a row, each is kept or left out whole."""
    cut = excerpt("🇰🇿🇲🇽🇧🇷", "en", focus=Span(0, 6), highlights=(), room=10)
    assert cut.text == "🇰🇿🇲🇽"


def test_a_hostile_text_is_cut_quickly() -> None:
    """A hundred thousand characters without a space, an end or a border cost little."""
    for text in ("x" * 100_000, ". " * 50_000, "\u0301" * 100_000, "🇰" * 100_000, "A. " * 33_000):
        least = []
        for _ in range(3):
            start = time.perf_counter()
            excerpt(text, "en", focus=Span(0, len(text)), highlights=(), room=2000)
            least.append(time.perf_counter() - start)
        assert min(least) < 0.5, text[:2]
