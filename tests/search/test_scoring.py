"""Scores whose parts add up."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.model import PartKind, Reading, ReadingKind
from index.search.evidence import Held
from index.search.query import QueryWord
from index.search.scoring import ACROSS, AROUND, NEAR, VERSION, Evidence

SCORES = st.one_of(st.just(0.0), st.floats(0.001, 40.0))
READING = Reading("посол", 0.5, ReadingKind.TRANSLATION)
NOTHING = Held(0.0, None)


@st.composite
def evidences(draw: st.DrawFn) -> tuple[tuple[QueryWord, ...], Evidence]:
    """Some words of a question, and what a passage and its surroundings may hold of them."""
    count = draw(st.integers(0, 6))
    words = tuple(QueryWord(f"word{place}", ()) for place in range(count))
    holding = st.lists(
        SCORES.map(lambda score: Held(score, READING) if score else NOTHING),
        min_size=count,
        max_size=count,
    )
    together = draw(st.frozensets(st.integers(0, count - 1)) if count else st.just(frozenset()))
    return words, Evidence(
        draw(holding),
        draw(SCORES) if together else 0.0,
        together,
        draw(st.one_of(st.just([]), holding)),
        around=draw(st.one_of(st.just([]), st.lists(SCORES, min_size=count, max_size=count))),
        factor=draw(st.sampled_from([1.0, ACROSS])),
    )


@given(evidences())
def test_parts_add_up_to_the_score(drawn: tuple[tuple[QueryWord, ...], Evidence]) -> None:
    """Whatever a passage holds, nothing of its score is left unexplained, and no part is empty."""
    words, evidence = drawn
    parts = evidence.parts(words)
    assert sum(part.score for part in parts) == pytest.approx(evidence.score, rel=1e-12)
    assert all(part.score > 0 and part.label for part in parts)


@given(evidences())
def test_all_of_it_counts_by_its_factor(drawn: tuple[tuple[QueryWord, ...], Evidence]) -> None:
    """A passage that stands in the other language alone has each part multiplied."""
    words, evidence = drawn
    plain = replace(evidence, factor=1.0)
    assert evidence.score == pytest.approx(evidence.factor * plain.score)
    for part, other in zip(evidence.parts(words), plain.parts(words), strict=True):
        assert part[:2] == other[:2]
        assert part.score == pytest.approx(evidence.factor * other.score)


def test_each_part_says_what_it_is_given_for() -> None:
    """A word by itself, words together, what stands around, what the version holds."""
    words = (QueryWord("envoys", ()), QueryWord("met", ()))
    own = Reading("envoy", 1.0, ReadingKind.LEMMA)
    evidence = Evidence(
        [Held(2.0, own), NOTHING],
        3.0,
        frozenset({0, 1}),
        [Held(1.0, READING), NOTHING],
        frozenset({0}),
        [0.0, 4.0],
    )
    assert [(part.kind, part.label.split()[0], part.score) for part in evidence.parts(words)] == [
        (PartKind.WORD, "envoys", 2.0),
        (PartKind.NEAR, "envoys", NEAR * 3.0),
        (PartKind.DOCUMENT, "met", AROUND * 4.0),
        (PartKind.VERSION, "envoys", VERSION * 1.0),
    ]


def test_nothing_held_scores_nothing() -> None:
    """Without evidence there is neither score nor part."""
    evidence = Evidence([NOTHING], 0.0, frozenset())
    assert evidence.score == 0
    assert evidence.parts((QueryWord("word", ()),)) == ()
