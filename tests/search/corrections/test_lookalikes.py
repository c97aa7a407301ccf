"""Letters that look the same in both alphabets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.search.corrections.lookalikes import in_one_alphabet, is_odd


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Kазахcтан", "Казахстан"),  # Latin K, c
        ("Каzakhstan", "Kazakhstan"),  # Cyrillic К, а
        ("пoсoл,", "посол,"),
        ("CCCP", "СССР"),
        ("Ｋａｚａｋｈｓｔａｎ", "Kazakhstan"),
        ("𝐊azakhstan", "Kazakhstan"),
        ("Каза\u200bхстан", "Казахстан"),
        ("\u2060посол", "посол"),
        ("вице-прeмьер", "вице-премьер"),
    ],
)
def test_a_word_is_in_one_alphabet(typed: str, meant: str) -> None:
    """Each word becomes what it looks like, the marks around it stay."""
    assert meant in list(in_one_alphabet(typed))


@pytest.mark.parametrize("word", ["Kazakhstan", "Казахстан", "IT-специалист", "2025", "CCCP", "🙏"])
def test_what_a_keyboard_writes_is_not_odd(word: str) -> None:
    """A word in one alphabet is as it was typed; two words with a hyphen may have one each."""
    assert not is_odd(word)


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    """At most one reading an alphabet, none of them what was typed."""
    readings = list(in_one_alphabet(text))
    assert len(readings) <= 2
    assert text not in readings
