"""The words of a passage that a question matches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from index.analysis import Analyzer
from index.search.query import parse
from index.search.snippet import ReadText, matching

if TYPE_CHECKING:
    from index.analysis import Token

ANALYZER = Analyzer()

texts = st.text(max_size=60) | st.lists(
    st.sampled_from(
        ["Summit", "summit's", "summits", "10.5", "10", "5a", "саммита", "Vázquez", "Vazquez",
         "ё", "co-op", "o'", "’", ".", " ", "\u00ad", "e\u0301", "_", "x" * 70, "WHO", "who"]
    ),
    max_size=30,
).map("".join)  # fmt: skip


def by_reading_all(text: str, wanted: set[str]) -> list[Token]:
    """The same by making every word a token."""
    return [token for token in ANALYZER.tokens(text) if not wanted.isdisjoint(token.terms)]


@given(texts, texts)
def test_matching_words_are_found_where_they_stand(text: str, question: str) -> None:
    """They are those that reading the whole text finds, in their places."""
    words = parse(f"{question} {text[:20]}", ANALYZER, lang=None, fallback="en").words
    wanted = {term for word in words for term in word.terms}
    assert matching(ReadText.of(ANALYZER, text), words) == by_reading_all(text, wanted)
