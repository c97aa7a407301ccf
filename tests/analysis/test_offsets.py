"""Offsets are sacred: whatever analysis makes of a text, tokens point at what stands there."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from index.analysis import Analyzer, sentences

ANALYZER = Analyzer()

TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(
        st.sampled_from(
            [
                *("Посол", "ещё", "за́мок", "Kazakhstan’s", "1,5", "млн.", "г.", "А.", "Mr."),
                *("«Да!»", "U.S.", "…", "—", "don't", "28.11.2025", "😀", "é", "\u00ad", "\n"),
                *("\u00a0", "? ", "e\u0301", "İ", "ﬁ"),
            ]
        ),
        max_size=15,
    ).map(" ".join),
)


@given(TEXTS)
@settings(max_examples=400, deadline=None)
def test_tokens_stand_where_they_say(text: str) -> None:
    """Spans are in order, do not overlap, and hold a word or number of the original."""
    end = 0
    for token in ANALYZER.tokens(text):
        assert end <= token.span.start < token.span.end <= len(text)
        word = text[token.span.start : token.span.end]
        assert re.match(r"[^\W_]", word)
        assert not re.search(r"\s", word)
        assert all(term and not re.search(r"\s", term) for term in token.terms)
        end = token.span.end


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_no_word_is_lost(text: str) -> None:
    """Every letter and digit of the text stands in some token."""
    covered = {place for token in ANALYZER.tokens(text) for place in range(*token.span)}
    assert all(
        place in covered for place, character in enumerate(text) if re.match(r"[^\W_]", character)
    )


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_terms_are_those_of_the_tokens(text: str) -> None:
    """What is indexed is what is highlighted."""
    assert ANALYZER.terms(text) == [t for token in ANALYZER.tokens(text) for t in token.terms]


@given(TEXTS, st.sampled_from(["en", "ru"]))
@settings(max_examples=400, deadline=None)
def test_sentences_hold_the_whole_text(text: str, lang: str) -> None:
    """Sentences are in order, do not overlap, and leave out white space alone."""
    spans = sentences(text, lang)
    assert spans
    end = 0
    for span in spans:
        assert end <= span.start <= span.end <= len(text)
        assert not text[end : span.start].strip()
        end = span.end
    assert not text[end:].strip()
