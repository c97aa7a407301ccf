"""Scores are rank-bm25's to the last bit: held against its own class on random corpora."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rank_bm25 import BM25Plus

from index.kernels import Kernel, declaration
from index.ranking import Filters
from index.ranking.layout import WINDOW
from index.ranking.weights import DELTA, K1, B
from tests.ranking.corpora import Passage, expected, found, ranker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.kernels.calls import Frame

TERMS = st.sampled_from(["мир", "посол", "закон", "peace", "envoy", "law", "2026", "саммит"])
DAYS = (None, date(2025, 11, 28), date(2025, 12, 1), date(2026, 1, 1))
DRAWN = st.builds(
    lambda document, lang, terms: Passage(
        0, document, lang, ("main", "closed")[document % 2], DAYS[document % 4], tuple(terms)
    ),
    st.integers(1, 6),
    st.sampled_from(["en", "ru"]),
    st.lists(TERMS, max_size=12),
)
CORPORA = st.lists(DRAWN, max_size=20).map(
    lambda drawn: [one.numbered(10 * number + 7) for number, one in enumerate(drawn)]
)
QUERIES = st.lists(st.one_of(TERMS, st.just("нигде")), min_size=1, max_size=5, unique=True)
FILTERS = st.builds(
    Filters,
    st.sampled_from([None, "en", "ru", "kk"]),
    st.sampled_from([None, frozenset({"main"}), frozenset({"main", "closed"}), frozenset[str]()]),
    st.sampled_from([None, (date(2025, 11, 28), date(2025, 12, 1)), (DAYS[3], DAYS[3])]),
    st.sampled_from([None, None, 1, 3]),
)


@given(CORPORA, QUERIES, FILTERS, st.integers(1, 15))
@settings(max_examples=100, deadline=None)
def test_top_and_scores_equal_rank_bm25(
    corpus: list[Passage], query: list[str], filters: Filters, k: int
) -> None:
    """The k best passages and their scores are those of rank-bm25's class on the same tokens."""
    with TemporaryDirectory() as folder:
        engine = ranker(Path(folder), corpus)
        assert found(engine, query, filters, k) == expected(corpus, query, filters, k)


@given(CORPORA, QUERIES, FILTERS)
@settings(max_examples=60, deadline=None)
def test_frequencies_count_what_passes(
    corpus: list[Passage], query: list[str], filters: Filters
) -> None:
    """Terms are counted among the passages that may be found, and nothing is said of others."""
    everything = Filters()
    with TemporaryDirectory() as folder:
        counted = ranker(Path(folder), corpus).frequencies(query, filters)
    allowed = {key for key, _ in expected(corpus, query, filters, len(corpus))}
    for term in query:
        held = [key for key, _ in expected(corpus, [term], everything, len(corpus))]
        assert counted.terms.get(term, 0) == len(allowed.intersection(held))


def large_corpus(chance: random.Random, passages: int, terms: int) -> list[Passage]:
    """Passages enough for several windows; a few words are in most, most words in few."""
    words = [f"слово{number}" for number in range(terms)]
    return [
        Passage(
            id=3 * number,
            document=number // 5,
            lang="ru",
            collection="main",
            date=DAYS[number // 5 % 4],
            terms=tuple(
                words[min(terms - 1, int(chance.expovariate(12 / terms)))]
                for _ in range(chance.randint(1, 30))
            ),
        )
        for number in range(passages)
    ]


@pytest.mark.parametrize("terms", [20, 400, 5000])
def test_many_windows_change_no_score(tmp_path: Path, terms: int) -> None:
    """What is passed over by its bounds is never among the best."""
    chance = random.Random(terms)  # noqa: S311 - a corpus, not a secret
    corpus = large_corpus(chance, 3 * WINDOW + 100, terms)
    engine = ranker(tmp_path, corpus)
    for filters in (Filters(), Filters(document=1500), Filters(dates=(date(2025, 12, 1),) * 2)):
        for size in (1, 2, 4, 8):
            query = [f"слово{int(chance.expovariate(12 / terms))}" for _ in range(size)]
            query = list(dict.fromkeys(query))
            assert found(engine, query, filters, 10) == expected(corpus, query, filters, 10)


def test_a_term_may_stand_often_in_one_passage(tmp_path: Path) -> None:
    """Frequencies too high for a posting count in full, also after segments have been merged."""
    corpus = [
        Passage(number, number, "en", "main", None, ("law",) * times + ("envoy",) * (700 - times))
        for number, times in enumerate([253, 254, 255, 256, 257, 600, 1])
    ]
    engine = ranker(tmp_path, corpus)
    for query in (["law"], ["envoy"], ["law", "envoy"]):
        assert found(engine, query, Filters(), 5) == expected(corpus, query, Filters(), 5)


def test_kernels_mean_the_same_uncompiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The functions that are compiled give the same scores when Python runs them."""
    chance = random.Random(28)  # noqa: S311 - a corpus, not a secret
    corpus = large_corpus(chance, 60, 20)
    query = ["слово0", "слово3", "слово7"]
    compiled = found(ranker(tmp_path / "compiled", corpus), query, Filters(), 10)

    def calls(kernel: Kernel[..., Any], frames: Sequence[Frame]) -> SimpleNamespace:
        return SimpleNamespace(run=lambda: [kernel.run(frame) for frame in frames])

    monkeypatch.setattr(Kernel, "run", lambda kernel, frame: kernel.python(*frame.values))
    monkeypatch.setattr(Kernel, "calls", calls)
    monkeypatch.setattr(declaration, "load", lambda *_: pytest.fail("compiled code was loaded"))
    assert found(ranker(tmp_path / "python", corpus), query, Filters(), 10) == compiled


@given(CORPORA.filter(lambda corpus: any(one.terms for one in corpus)), QUERIES)
@settings(max_examples=100, deadline=None)
def test_delta_shifts_all_scores_alike(corpus: list[Passage], query: list[str]) -> None:
    """rank-bm25's default δ adds the same to every passage, so leaving it out changes no order."""
    texts = [passage.terms for passage in corpus]
    with_delta = BM25Plus(texts, k1=K1, b=B).get_scores(query)
    without = BM25Plus(texts, k1=K1, b=B, delta=0).get_scores(query)
    shifts = with_delta - without
    assert shifts == pytest.approx([shifts[0]] * len(texts), abs=1e-9)


def english(*texts: str) -> list[Passage]:
    """English passages of one collection."""
    return [
        Passage(10 * number + 7, number, "en", "main", None, tuple(text.split()))
        for number, text in enumerate(texts)
    ]


def test_a_weight_multiplies_a_terms_score(tmp_path: Path) -> None:
    """A term that counts twice scores as if the query held it twice."""
    corpus = english("envoy law", "peace law")
    theirs = BM25Plus([one.terms for one in corpus], k1=K1, b=B, delta=DELTA)
    (best,) = ranker(tmp_path, corpus).top({"envoy": 2.0, "law": 1.0}, Filters(), 1)
    assert best.score == pytest.approx(max(theirs.get_scores(["envoy", "envoy", "law"])), abs=1e-9)


def test_equal_scores_are_in_the_order_of_keys(tmp_path: Path) -> None:
    """Of passages that score the same, the one that was added first comes first."""
    top = ranker(tmp_path, english(*["law"] * 4)).top({"law": 1.0}, Filters(), 3)
    assert [one.passage for one in top] == [7, 17, 27]


def test_a_term_that_stands_nowhere_finds_nothing(tmp_path: Path) -> None:
    """Unknown terms return no passages, where rank-bm25's own top n returns some."""
    assert ranker(tmp_path, english("law")).top({"oil": 1.0}, Filters(), 5) == []


def test_a_term_in_every_passage_still_scores(tmp_path: Path) -> None:
    """In two passages that share all their terms both score above 0."""
    top = ranker(tmp_path, english("law", "law")).top({"law": 1.0}, Filters(), 2)
    assert [one.score > 0 for one in top] == [True, True]


def test_an_empty_collection_answers_nothing(tmp_path: Path) -> None:
    """No passages, no hits, no division by zero."""
    assert ranker(tmp_path, []).top({"law": 1.0}, Filters(), 5) == []


def test_a_question_may_be_a_whole_page(tmp_path: Path) -> None:
    """More and longer terms than people usually ask with find their passage too."""
    words = [f"{'длинное' * 10}{number}" for number in range(300)]
    corpus = english("law", " ".join(words), "peace")
    top = found(ranker(tmp_path, corpus), words, Filters(), 200)
    assert top == expected(corpus, words, Filters(), 200)
