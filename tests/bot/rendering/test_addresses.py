"""Addresses of sources, and text fragments."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rendering.addresses import URL_BYTES, linkable, opening_at
from index.model import Span

TEXT = (
    "Before it. One, two & a half-way house at 5 o'clock, with tea, cakes and 100% of all. After."
)
BEST = Span(11, 85)


def opened(url: str, text: str = TEXT, focus: Span = BEST) -> str:
    """The address that opens at the focus."""
    made = opening_at(url, text, focus)
    assert made is not None
    return made


def test_a_page_opens_at_the_sentence() -> None:
    """The fragment holds the sentence's first and last words; what has a meaning is escaped."""
    assert opened("https://x.kz/a?b=1") == (
        "https://x.kz/a?b=1#:~:text=One%2C%20two%20%26%20a%20half%2Dway"
        ",cakes%20and%20100%25%20of%20all."
    )


def test_a_short_sentence_stands_in_it_whole() -> None:
    """Up to ten words are looked for as they are."""
    assert opened("https://x.kz", "Hi, you.", Span(0, 8)) == "https://x.kz#:~:text=Hi%2C%20you."


def test_a_fragment_of_the_address_stays() -> None:
    """What an address points at already stays before the directive; an old directive goes."""
    assert opened("https://x.kz/#s2", "Hi.", Span(0, 3)) == "https://x.kz/#s2:~:text=Hi."
    assert opened("https://x.kz/#s2:~:text=old", "Hi.", Span(0, 3)) == "https://x.kz/#s2:~:text=Hi."


def test_cyrillic_is_percent_encoded() -> None:
    """Letters of other alphabets are written as UTF-8."""
    assert opened("https://x.kz", "Да.", Span(0, 3)) == "https://x.kz#:~:text=%D0%94%D0%B0."


def test_an_address_that_leaves_no_room_has_no_fragment() -> None:
    """Where even one word at either end is too long, the address stands alone."""
    long = "https://x.kz/" + "y" * (URL_BYTES - 20)
    assert opened(long) == long
    assert opened("https://x.kz", "x" * 100_000, Span(0, 9)).endswith("text=xxxxxxxxx")
    assert opened("https://x.kz", "x" * 100_000, Span(0, 100_000)) == "https://x.kz"


def test_without_a_sentence_the_passage_opens() -> None:
    """An empty focus means the passage; a text without words means no fragment."""
    assert opened("https://x.kz", "Hi.", Span(0, 0)) == "https://x.kz#:~:text=Hi."
    assert opened("https://x.kz", " ", Span(0, 0)) == "https://x.kz"


@given(st.text(min_size=1), st.data())
def test_a_fragment_reads_back(text: str, data: st.DataObject) -> None:
    """Any text gives one start and at most one end, which are words of the sentence in order."""
    start = data.draw(st.integers(0, len(text) - 1))
    focus = Span(start, data.draw(st.integers(start + 1, len(text))))
    made = opened("https://x.kz/", text, focus)
    assert len(made) <= URL_BYTES
    assert made.isascii()
    _, _, directive = made.partition("#:~:text=")
    parts = directive.split(",")
    assert "-" not in directive
    assert "&" not in directive
    assert len(parts) <= 2
    words = " ".join(text[focus.start : focus.end].split())
    if directive:
        assert words.startswith(unquote(parts[0]))
        assert words.endswith(unquote(parts[-1]))


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "x.kz", "https://x.kz/a b", "https://[", "https://x/" + "y" * 2000,
     "https://x.kz/\u202e", "ftp://x.kz", "https://", "tg://resolve?domain=x", "https://x.kz:99999/",
     "https://x.kz:port/"],
)  # fmt: skip
def test_bad_addresses_are_not_linked(url: str) -> None:
    """An address that Telegram would drop, or that does more than open a page, is none."""
    assert linkable(url) is None
    assert opening_at(url, TEXT, BEST) is None
