"""The score is rank-bm25's: held against its own class on random corpora."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rank_bm25 import BM25Plus

from index.ranking import Filters, PostingsRanker, build
from index.ranking.weights import DELTA, K1, B


@dataclass(frozen=True)
class Passage:
    """A passage as ranking sees it."""

    id: int
    document: int
    lang: str
    collection: str
    terms: list[str]


TERMS = st.sampled_from(["мир", "посол", "закон", "peace", "envoy", "law", "2026", "саммит"])
CORPORA = st.lists(
    st.tuples(
        st.sampled_from(["en", "ru"]),
        st.sampled_from(["main", "closed"]),
        st.lists(TERMS, min_size=1, max_size=12),
    ),
    min_size=1,
    max_size=12,
)
QUERIES = st.lists(st.one_of(TERMS, st.just("нигде")), min_size=1, max_size=5, unique=True)
FILTERS = st.builds(
    Filters,
    st.sampled_from([None, "en", "ru", "kk"]),
    st.sampled_from([None, frozenset({"main"}), frozenset({"main", "closed"}), frozenset[str]()]),
)


def passages(corpus: list[tuple[str, str, list[str]]]) -> list[Passage]:
    """The corpus with keys that are not ordinals."""
    return [
        Passage(10 * number + 7, number // 3, lang, collection, terms)
        for number, (lang, collection, terms) in enumerate(corpus)
    ]


@given(CORPORA, QUERIES, FILTERS, st.integers(1, 15))
@settings(max_examples=300, deadline=None)
def test_top_and_scores_equal_rank_bm25(
    corpus: list[tuple[str, str, list[str]]], query: list[str], filters: Filters, k: int
) -> None:
    """The k best passages and their scores are those of rank-bm25's class on the same tokens."""
    stored = passages(corpus)
    theirs = BM25Plus([passage.terms for passage in stored], k1=K1, b=B, delta=DELTA).get_scores(
        query
    )
    expected = sorted(
        (
            (-float(score), passage.id)
            for passage, score in zip(stored, theirs, strict=True)
            if not set(query).isdisjoint(passage.terms)
            and filters.lang in (None, passage.lang)
            and (filters.collections is None or passage.collection in filters.collections)
        ),
    )[:k]
    ours = PostingsRanker(build(stored)).top(dict.fromkeys(query, 1.0), filters, k)
    assert [one.score for one in ours] == pytest.approx([-score for score, _ in expected], abs=1e-9)
    near = {round(-score, 9) for score, _ in expected}
    assert {round(one.score, 9) for one in ours} <= near
    if len(near) == len(expected):
        assert [one.passage for one in ours] == [passage for _, passage in expected]


@given(CORPORA, QUERIES)
@settings(max_examples=100, deadline=None)
def test_delta_shifts_all_scores_alike(
    corpus: list[tuple[str, str, list[str]]], query: list[str]
) -> None:
    """rank-bm25's default δ adds the same to every passage, so leaving it out changes no order."""
    texts = [terms for _, _, terms in corpus]
    with_delta = BM25Plus(texts, k1=K1, b=B).get_scores(query)
    without = BM25Plus(texts, k1=K1, b=B, delta=0).get_scores(query)
    shifts = with_delta - without
    assert shifts == pytest.approx([shifts[0]] * len(texts), abs=1e-9)


def test_a_weight_multiplies_a_terms_score() -> None:
    """A term that counts twice scores as if the query held it twice."""
    stored = passages([("en", "main", ["envoy", "law"]), ("en", "main", ["peace", "law"])])
    ranker = PostingsRanker(build(stored))
    theirs = BM25Plus([one.terms for one in stored], k1=K1, b=B, delta=DELTA)
    (best, *_) = ranker.top({"envoy": 2.0, "law": 1.0}, Filters(), 1)
    assert best.score == pytest.approx(max(theirs.get_scores(["envoy", "envoy", "law"])), abs=1e-9)


def test_equal_scores_are_in_the_order_of_keys() -> None:
    """Of passages that score the same, the one that was added first comes first."""
    stored = passages([("en", "main", ["law"])] * 4)
    top = PostingsRanker(build(stored)).top({"law": 1.0}, Filters(), 3)
    assert [one.passage for one in top] == [7, 17, 27]


def test_a_term_that_stands_nowhere_finds_nothing() -> None:
    """Unknown terms return no passages, where rank-bm25's own top n returns some."""
    ranker = PostingsRanker(build(passages([("en", "main", ["law"])])))
    assert ranker.top({"oil": 1.0}, Filters(), 5) == []


def test_a_term_in_every_passage_still_scores() -> None:
    """In two passages that share all their terms both score above 0."""
    ranker = PostingsRanker(build(passages([("en", "main", ["law"]), ("ru", "main", ["law"])])))
    assert all(one.score > 0 for one in ranker.top({"law": 1.0}, Filters(), 2))


def test_an_empty_collection_answers_nothing() -> None:
    """No passages, no hits, no division by zero."""
    assert PostingsRanker(build([])).top({"law": 1.0}, Filters(), 5) == []
