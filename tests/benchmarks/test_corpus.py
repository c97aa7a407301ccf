"""The corpus and the questions of the benchmark are the same each time, and as described."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest

from tests.benchmarks.ranking import corpus, queries
from tests.benchmarks.ranking.filtering import Condition, conditions
from tests.benchmarks.ranking.lemmas import LANGS, PER_LANGUAGE
from tests.benchmarks.ranking.source import Source, parse

if TYPE_CHECKING:
    from pathlib import Path

    from tests.benchmarks.ranking.corpus import Corpus

PASSAGES = 2_000


@pytest.fixture(scope="module")
def drawn() -> Corpus:
    """A small corpus."""
    return corpus.draw(PASSAGES)


def test_a_corpus_is_the_same_each_time(drawn: Corpus) -> None:
    """Whoever draws a corpus draws these very passages."""
    again = corpus.draw(PASSAGES)
    assert list(again.passages(range(PASSAGES))) == list(drawn.passages(range(PASSAGES)))


def test_a_smaller_corpus_is_the_beginning_of_a_larger_one(drawn: Corpus) -> None:
    """The first passages don't depend on how many follow."""
    assert list(corpus.draw(300).passages(range(300))) == list(drawn.passages(range(300)))


def test_passages_are_as_long_as_they_should_be(drawn: Corpus) -> None:
    """They have 20 to 150 tokens, 60 on average."""
    lengths = np.diff(drawn.starts)
    assert lengths.min() >= corpus.SHORTEST
    assert lengths.max() <= corpus.LONGEST
    assert lengths.mean() == pytest.approx(60, rel=0.03)


def test_words_follow_zipf(drawn: Corpus) -> None:
    """The lemma of rank r is drawn a r-th as often as the most common one."""
    counts = np.bincount(drawn.tokens % PER_LANGUAGE, minlength=PER_LANGUAGE)
    assert counts[0] / counts[9] == pytest.approx(10, rel=0.1)


def test_a_passage_speaks_the_language_that_it_is_said_to(drawn: Corpus) -> None:
    """English-like lemmas are in Latin letters, Russian-like ones in Cyrillic; both occur alike."""
    passages = list(drawn.passages(range(PASSAGES)))
    for passage in passages:
        latin = all(term.isascii() for term in passage.terms)
        assert latin == (passage.lang == "en")
    assert sum(passage.lang == "ru" for passage in passages) == PASSAGES // len(LANGS)


def test_document_frequencies_are_counted_once_a_passage(drawn: Corpus) -> None:
    """A lemma's document frequency is the number of passages that hold it."""
    counts = drawn.document_frequencies(200)
    held = [set(drawn.tokens_of(ordinal).tolist()) for ordinal in range(200)]
    for place in (0, 1, 50, PER_LANGUAGE, PER_LANGUAGE + 7):
        assert counts[place] == sum(place in tokens for tokens in held)


def test_a_kept_corpus_is_the_drawn_one(drawn: Corpus, tmp_path: Path) -> None:
    """What comes back from the cache is what was drawn, also where a larger one is kept."""
    corpus.kept(400, tmp_path)
    kept, folder = corpus.kept(300, tmp_path)
    assert list(kept.passages(range(300))) == list(drawn.passages(range(300)))
    assert [path.name for path in tmp_path.iterdir()] == [folder.name]


def test_questions_are_words_of_one_passage(drawn: Corpus) -> None:
    """A question has three to eight different terms of its source; half leave common ones out."""
    asked = queries.ask(drawn, PASSAGES, 100)
    assert asked == queries.ask(drawn, PASSAGES, 100)
    for one in asked:
        assert queries.FEWEST <= len(one.terms) == len(set(one.terms)) <= queries.MOST
        assert set(one.terms) <= set(drawn.passage(one.source).terms)
        ranks = [place % PER_LANGUAGE for place in one.places]
        assert one.common or min(ranks) >= queries.COMMONEST
    assert sum(one.common for one in asked) == len(asked) // 2


def test_conditions_let_the_source_pass(drawn: Corpus) -> None:
    """Whatever a question is narrowed to, the passage that it was drawn from may be found."""
    ordinals = np.arange(PASSAGES)
    for one in queries.ask(drawn, PASSAGES, 20):
        for wanted in conditions(one, drawn).values():
            met = wanted.met(drawn, ordinals)
            assert met[one.source]
            assert not met.all()
    assert Condition().met(drawn, ordinals).all()


def test_a_source_comes_through_a_command_line(tmp_path: Path) -> None:
    """Spans of passages are the same on the other side, and their ordinals ascend."""
    source = Source(tmp_path, ((0, 3), (5, 7)))
    assert parse(source.arguments) == source
    assert all(before < after for before, after in pairwise(source.ordinals))
