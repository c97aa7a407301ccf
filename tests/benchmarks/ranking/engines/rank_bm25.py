"""rank-bm25's own class: the slowest engine, and the definition that scores are held against."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

import numpy as np
from rank_bm25 import BM25Plus

from index.ranking.weights import DELTA, K1, B
from tests.benchmarks.ranking import corpus, filtering
from tests.benchmarks.ranking.exactness import faults

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from tests.benchmarks.ranking.corpus import Passage
    from tests.benchmarks.ranking.engines.engine import Hits
    from tests.benchmarks.ranking.source import Source


class Engine:
    """rank-bm25 over passages in memory; it keeps nothing on disk.

    Attributes:
        keys: The passages' keys, ascending; shape [passages].
    """

    def __init__(self, source: Source) -> None:
        self._corpus = corpus.load(source.corpus)
        # an iterator will do, so that the words of all passages needn't be in memory at once
        passages = self._corpus.passages(source.ordinals)
        self._ranking = BM25Plus((one.terms for one in passages), k1=K1, b=B, delta=DELTA)
        self.keys: NDArray[np.int64] = np.fromiter(source.ordinals, dtype=np.int64) + 1

    @classmethod
    def build(cls, passages: Iterable[Passage], folder: Path) -> None:
        """Does nothing: rank-bm25 reads the passages anew in each process."""

    @classmethod
    def open(cls, folder: Path, source: Source) -> Self:  # noqa: ARG003 - nothing is on disk
        """Reads and counts all passages; see `engine.Engine.open`."""
        return cls(source)

    def scores(self, terms: Sequence[str]) -> NDArray[np.float64]:
        """The score of every passage, in the order of `keys`."""
        scores: NDArray[np.float64] = self._ranking.get_scores(list(terms))
        return scores

    def top(self, terms: Sequence[str], k: int) -> Hits:
        """The k best passages; see `engine.Engine.top`."""
        scores = self.scores(terms)
        k = min(k, len(scores))
        best = np.argpartition(-scores, k - 1)[:k]
        best = best[np.argsort(-scores[best], kind="stable")]
        return [(int(self.keys[at]), float(scores[at])) for at in best]

    def judge(
        self, terms: Sequence[str], answers: Sequence[tuple[dict[str, Any], int, Hits]]
    ) -> list[list[str]]:
        """What is wrong with another engine's answers to one question; see `exactness.faults`.

        Args:
            answers: For each the condition that it was to meet, how many hits were asked for, and
                the hits.
        """
        scores = self.scores(terms)
        found = []
        for condition, k, hits in answers:
            allowed = filtering.condition(condition).met(self._corpus, self.keys - 1)
            found.append(faults(hits, k, self.keys[allowed], scores[allowed]))
        return found
