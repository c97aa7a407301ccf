"""What is kept of a passage for linking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from index.bitext import length_of, word_of, words_of

if TYPE_CHECKING:
    from index.analysis import Analyzer


def test_words_are_lemmas_and_values(analyzer: Analyzer) -> None:
    """Small words go, inflection goes, numbers have one value and a mark; each comes once."""
    text = "The ministers met 1,250 ministers of Mexico on 3.50 occasions."
    words = words_of(text, map(word_of, analyzer.words(text)), "en")
    assert words == ("#1250", "#3.5", "meet", "mexico", "minister", "occasion")


@given(text=st.text(), lang=st.sampled_from(["en", "ru"]))
def test_words_can_be_stored(analyzer: Analyzer, text: str, lang: str) -> None:
    """Words of any text are sorted, each once, and survive being written side by side."""
    words = words_of(text, map(word_of, analyzer.words(text)), lang)
    assert list(words) == sorted(set(words))
    assert tuple(" ".join(words).split()) == words


def test_length_is_without_white_space() -> None:
    """White space does not make a passage longer; none is without length."""
    assert length_of(" a b\u00a0\n c ") == 3
    assert length_of(" \n") == length_of("") == 1
