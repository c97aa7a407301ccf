"""The definition of the score: BM25Plus as rank-bm25 has it, with its own code where it counts.

Of rank-bm25's three variants this one behaves on small collections too. BM25Okapi's weight of a
term, log((N - n + 0.5) / (n + 0.5)), is 0 for a term in half of the passages and negative beyond,
so that two passages can score 0 throughout; it is patched by an average that other terms decide.
BM25L rewards short passages so much that recall at 1 on XQuAD falls from .95 to .80. BM25Plus's
weight, log((N + 1) / n), is positive for every term there is.

rank-bm25 adds BM25Plus's lower bound δ to every passage, whether or not it holds the term: a
constant a query, which changes no order and hides that nothing matched. δ is 0 here, so that a
passage without a term of the query scores exactly 0. k1 and b are rank-bm25's defaults.

    score(D, Q) = Σ over t in Q of  idf(t) · saturation(t, D)
    idf(t)      = log(N + 1) - log(n(t))
    saturation  = f(t, D) · (k1 + 1) / (f(t, D) + k1 · (1 - b + b · |D| / avgdl))

The weight of a term (idf) depends on the collection alone, the saturation on the passage alone
save for avgdl: both are fixed with a snapshot's statistics, so that postings scored apart (in
windows, in segments, on other machines) add up to the same score. Saturations are computed where
postings are read, in `maxscore` and for bounds in `impacts`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rank_bm25 import BM25Plus

if TYPE_CHECKING:
    from collections.abc import Mapping

K1 = 1.5
B = 0.75
DELTA = 0.0


class Weights(BM25Plus):  # type: ignore[misc]  # rank-bm25 publishes no types
    """rank-bm25's class, given statistics instead of counting them."""

    def __init__(self, passages: int) -> None:
        """Takes N, how many passages there are."""
        # the parent's constructor would walk a corpus; its weights need its size alone
        self.corpus_size = passages
        self.idf: dict[str, float] = {}

    def of(self, frequencies: Mapping[str, int]) -> dict[str, float]:
        """The weight of each term, computed by rank-bm25 itself.

        Args:
            frequencies: n(t), in how many passages each term stands; at least 1.
        """
        self.idf = {}
        self._calc_idf(frequencies)
        return self.idf


def inverse_document_frequencies(passages: int, frequencies: Mapping[str, int]) -> dict[str, float]:
    """The weight of each term among so many passages; see `Weights`."""
    return Weights(passages).of(frequencies)


def saturation(frequency: int, length: int, average: float) -> float:
    """What a passage makes of a term's weight, in rank-bm25's operations and order.

    Args:
        frequency: How often the passage holds the term.
        length: How many terms the passage has.
        average: How many a passage has in the mean, above 0.
    """
    return (frequency * (K1 + 1)) / (K1 * (1 - B + B * length / average) + frequency)
