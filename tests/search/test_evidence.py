"""What a passage holds of a question: rank-bm25's own scores, windows, what stands around."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.model import Reading, ReadingKind
from index.ranking import Filters, Scale
from index.search.evidence import WINDOW, Gauge
from index.search.query import QueryWord
from tests.ranking.corpora import Passage, ranker

TERMS = ["envoy", "law", "peace", "summit", "мир", "посол"]
TEXTS = st.lists(st.sampled_from(TERMS), max_size=15).map(tuple)
LONG = st.lists(st.sampled_from([*TERMS, *["other"] * 12]), max_size=80).map(tuple)
SCALE = Scale({term: 1.0 + place / 3 for place, term in enumerate(TERMS)}, 12.0)
READINGS = st.builds(
    Reading,
    st.sampled_from([*TERMS, "nowhere"]),
    st.floats(0.01, 1.0),
    st.sampled_from(ReadingKind),
)
WORDS = st.lists(
    st.builds(
        QueryWord,
        st.just("typed"),
        st.lists(READINGS, min_size=1, max_size=4).map(tuple),
        share=st.sampled_from([0.5, 1.0]),
    ),
    min_size=1,
    max_size=5,
).map(tuple)


def plain(*terms: str) -> tuple[QueryWord, ...]:
    """Words that stand for themselves alone."""
    return tuple(QueryWord(term, (Reading(term, 1.0, ReadingKind.LEMMA),)) for term in terms)


@given(
    st.lists(TEXTS, min_size=1, max_size=12),
    st.lists(st.sampled_from([*TERMS, "nowhere"]), min_size=1, max_size=6, unique=True),
)
@settings(max_examples=60, deadline=None)
def test_words_score_what_the_ranker_scores(texts: list[tuple[str, ...]], asked: list[str]) -> None:
    """The sum over distinct words is rank-bm25's score of the passage, found or not."""
    passages = [Passage(n, n, "en", "main", None, text) for n, text in enumerate(texts, 1)]
    with TemporaryDirectory() as folder:
        engine = ranker(Path(folder), passages)
        gauge = Gauge(plain(*asked), engine.scale(asked, Filters()))
        top = engine.top(dict.fromkeys(asked, 1.0), Filters(), len(texts))
    scores = {one.passage: one.score for one in top}
    for passage in passages:
        held = gauge.held(gauge.found(passage.terms))
        total = sum(one.score for one in held)
        assert total == pytest.approx(scores.get(passage.id, 0.0), abs=1e-9)
        assert [one.reading is not None for one in held] == [one in passage.terms for one in asked]


@given(WORDS, TEXTS)
def test_a_word_scores_by_its_best_reading(
    words: tuple[QueryWord, ...], text: tuple[str, ...]
) -> None:
    """What a reading weighs times the score of its term; readings are not added up."""
    gauge = Gauge(words, SCALE)
    common = Counter(text)
    for word, held in zip(words, gauge.held(gauge.found(text)), strict=True):
        scores = {
            one: word.share * one.weight * SCALE.score(one.term, common[one.term], len(text))
            for one in word.readings
            if one.term in common
        }
        assert held.score == pytest.approx(max(scores.values(), default=0.0))
        if held.reading is None:
            assert not any(scores.values())
        else:
            assert scores[held.reading] == pytest.approx(held.score)


@given(WORDS, LONG)
@settings(max_examples=150)
def test_the_best_window_is_the_one_that_trying_all_finds(
    words: tuple[QueryWord, ...], text: tuple[str, ...]
) -> None:
    """The largest sum of the weights of words, each once, over all stretches of its length."""
    gauge = Gauge(words, SCALE)
    windows = [weighed(words, text[start : start + WINDOW + 1]) for start in range(len(text))]
    most = max((sum(one.values()) for one in windows), default=0.0)
    best, which = gauge.together(gauge.found(text))
    assert best == pytest.approx(most)
    assert any(
        which == set(one) and sum(one.values()) == pytest.approx(most) for one in [*windows, {}]
    )


def weighed(words: tuple[QueryWord, ...], text: tuple[str, ...]) -> dict[int, float]:
    """What each word that stands in a text weighs, by its place."""
    weights = {
        place: max(
            (
                word.share * one.weight * SCALE.weights[one.term]
                for one in word.readings
                if one.term in text and one.term in SCALE.weights
            ),
            default=0.0,
        )
        for place, word in enumerate(words)
    }
    return {place: weight for place, weight in weights.items() if weight}


@given(WORDS, TEXTS, st.lists(TEXTS, max_size=4))
def test_what_stands_around_adds_and_never_takes(
    words: tuple[QueryWord, ...], text: tuple[str, ...], others: list[tuple[str, ...]]
) -> None:
    """With what the passage holds, it is the best score of each word in any of the texts."""
    gauge = Gauge(words, SCALE)
    held = gauge.held(gauge.found(text))
    around = gauge.around(held, others)
    assert all(more >= 0 for more in around)
    everywhere = [gauge.held(gauge.found(one)) for one in (text, *others)]
    for place, more in enumerate(around):
        most = max(one[place].score for one in everywhere)
        assert held[place].score + more == pytest.approx(most)


def test_words_further_apart_than_a_sentence_are_not_together() -> None:
    """At the end of the window a word still counts, behind it no more."""
    gauge = Gauge(plain("envoy", "law"), SCALE)
    near = gauge.found(["envoy", *["x"] * (WINDOW - 1), "law"])
    far = gauge.found(["envoy", *["x"] * WINDOW, "law"])
    assert gauge.together(near)[1] == {0, 1}
    assert gauge.together(far) == (SCALE.weights["law"], frozenset({1}))


def test_a_term_may_stand_for_two_words() -> None:
    """It counts for both, for each by what it weighs as a reading of it."""
    whole = Reading("law", 1.0, ReadingKind.LEMMA)
    half = Reading("law", 0.5, ReadingKind.FAMILY)
    gauge = Gauge((QueryWord("law", (whole,)), QueryWord("lawful", (half,))), SCALE)
    first, second = gauge.held(gauge.found(["law"]))
    assert (first.reading, second.reading) == (whole, half)
    assert second.score == pytest.approx(first.score / 2)
