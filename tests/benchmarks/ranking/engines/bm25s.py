"""bm25s with its numba backend, asked for the very score that is ours.

ATIRE's saturation with BM25+'s weights is the formula of `index.ranking.weights`, k1 and b of which
are bm25s's defaults too; bm25s counts in 32 bits. Its arrays are memory-mapped; one question
at a time, on one thread.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

import bm25s

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from tests.benchmarks.ranking.corpus import Passage
    from tests.benchmarks.ranking.engines.engine import Hits
    from tests.benchmarks.ranking.source import Source


class Engine:
    """A bm25s retriever."""

    def __init__(self, retriever: bm25s.BM25) -> None:
        self._retriever = retriever

    @classmethod
    def build(cls, passages: Iterable[Passage], folder: Path) -> None:
        """Indexes passages whose keys are 1, 2, 3…; see `engine.Engine.build`."""
        retriever = bm25s.BM25(method="atire", idf_method="bm25+", backend="numba")
        retriever.index([passage.terms for passage in passages], show_progress=False)
        retriever.save(folder, show_progress=False)

    @classmethod
    def open(cls, folder: Path, source: Source) -> Self:  # noqa: ARG003 - all is on disk
        """Opens the index; see `engine.Engine.open`."""
        return cls(bm25s.BM25.load(folder, mmap=True, show_progress=False))

    def top(self, terms: Sequence[str], k: int) -> Hits:
        """The k best passages; see `engine.Engine.top`."""
        found = self._retriever.retrieve([list(terms)], k=k, show_progress=False)
        return [
            (int(ordinal) + 1, float(score))
            for ordinal, score in zip(found.documents[0], found.scores[0], strict=True)
        ]
