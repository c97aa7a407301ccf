"""Passages, an index of them, and what rank-bm25's own class makes of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rank_bm25 import BM25Plus

from index.ranking import Filters, IndexWriter, SegmentRanker, Snapshot
from index.ranking.weights import DELTA, K1, B

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from pathlib import Path

RULES = "rules 1"


@dataclass(frozen=True)
class Passage:
    """A passage as ranking sees it."""

    id: int
    document: int
    lang: str
    collection: str
    date: date | None
    terms: tuple[str, ...]

    def numbered(self, key: int) -> Passage:
        """The same under another key."""
        return replace(self, id=key)


def ranker(folder: Path, passages: Iterable[Passage]) -> SegmentRanker:
    """A ranker of these passages, their index written and read."""
    writer = IndexWriter.open(folder, RULES)
    writer.clear()
    writer.add(passages)
    writer.commit("a state", "a state")
    return SegmentRanker(Snapshot.open(folder, RULES))


def passes(passage: Passage, filters: Filters) -> bool:
    """Whether filters let a passage pass, word for word as they are documented."""
    return (
        filters.lang in {None, passage.lang}
        and (filters.collections is None or passage.collection in filters.collections)
        and filters.document in {None, passage.document}
        and (
            filters.dates is None
            or (passage.date is not None and filters.dates[0] <= passage.date <= filters.dates[1])
        )
    )


def expected(
    passages: Sequence[Passage], query: Sequence[str], filters: Filters, k: int
) -> list[tuple[int, float]]:
    """The keys and scores of the k best passages by rank-bm25's own class.

    Of equal scores the lower key comes first; passages without a term of the query are left out.
    """
    if not any(passage.terms for passage in passages):  # rank-bm25 divides by zero
        return []
    theirs = BM25Plus([passage.terms for passage in passages], k1=K1, b=B, delta=DELTA)
    scores = theirs.get_scores(list(query)).tolist()
    found = sorted(
        (-score, passage.id)
        for passage, score in zip(passages, scores, strict=True)
        if passes(passage, filters) and not set(query).isdisjoint(passage.terms)
    )
    return [(key, -score) for score, key in found[:k]]


def found(
    engine: SegmentRanker, query: Sequence[str], filters: Filters, k: int
) -> list[tuple[int, float]]:
    """The keys and scores of the k best passages by the engine."""
    top = engine.top(dict.fromkeys(query, 1.0), filters, k)
    return [(one.passage, one.score) for one in top]
