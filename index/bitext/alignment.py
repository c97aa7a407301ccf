"""Which passages of two versions say the same: dynamic programming over beads.

A bead is some neighbouring passages of one side and some of the other (or none) that say the same;
an alignment is a row of beads in order. Gale and Church (1993) look for the likeliest alignment;
here forward-backward (Baum et al. 1970) weighs all of them, so that every pair of passages gets the
probability that they stand in one bead, and the alignment that is right most often is taken. What
stands in another order is found in what that leaves over (`crossing`).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from index.bitext.constraints import Bead, Constraints
from index.bitext.crossing import crossings
from index.bitext.explanation import PLANES, SPANS, explain
from index.bitext.forward_backward import THRESHOLD, backward, decode, forward, weigh
from index.bitext.lengths import LEAST_VARIANCE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from index.bitext.evidence import Evidence, Explanation
    from index.bitext.vocabulary import Profiles
    from index.kernels.arrays import Keys, Reals
    from index.kernels.calls import Frame

LINK_THRESHOLD = THRESHOLD
"""Below this probability there is no link: a wrong link is worse than none."""

KINDS = {
    (1, 0): 0.0099 / 2,
    (0, 1): 0.0099 / 2,
    (1, 1): 0.89,
    (1, 2): 0.089 / 2,
    (2, 1): 0.089 / 2,
    (1, 3): 0.011 / 2,
    (3, 1): 0.011 / 2,
}
"""How many passages of either side a bead may have, and how frequent such beads are."""

_PRIOR_BEADS = 100.0


@dataclass(frozen=True, slots=True)
class BeadShares:
    """How frequent each kind of bead is; before anything is seen as in Gale and Church's table 5.

    Their 2-2 beads are left out, and the share of these goes to 1-3 and 3-1.

    Attributes:
        frequency: For each kind of bead its share.
    """

    frequency: tuple[float, ...] = tuple(KINDS.values())

    @classmethod
    def counted(cls, found: Iterable[Reals]) -> BeadShares:
        """The frequencies in some alignments; those of the table count as a hundred beads more.

        Args:
            found: For each alignment how many beads it has of each kind.
        """
        counts = _PRIOR_BEADS * np.array(cls().frequency)
        for beads in found:
            counts += beads
        return cls(tuple((counts / counts.sum()).tolist()))


class Aligned(NamedTuple):
    """Passages that belong together.

    Attributes:
        a: Places of the first and after the last passage of side a, from 0.
        b: The same of side b.
        score: The probability that any two of them belong together, the least of these.
    """

    a: tuple[int, int]
    b: tuple[int, int]
    score: float


@dataclass(frozen=True, slots=True)
class Alignment:
    """What became of two versions.

    Attributes:
        links: The beads with passages on both sides whose score is above `LINK_THRESHOLD`.
        evidence: Nats for the two being versions of each other, over all alignments.
        beads: How many beads of each kind are expected, over all alignments.
        crossed: Links that stand in another order than `links`.
    """

    links: tuple[Aligned, ...]
    evidence: float
    beads: Reals
    crossed: tuple[Aligned, ...] = ()


class Aligner:
    """Aligns passages of two languages; it has the room that kernels work in, for one at a time."""

    def __init__(
        self, a: Profiles, b: Profiles, evidence: Evidence, shares: BeadShares, most: int
    ) -> None:
        """Args are what is known; `most` is how many passages of a side are aligned at once."""
        tall = np.array([m for m, _ in KINDS], dtype=np.int64)
        wide = np.array([n for _, n in KINDS], dtype=np.int64)
        rows, columns = _most(a.passages, most), _most(b.passages, most)
        cells = (rows + 1) * (columns + 1)
        told = PLANES * SPANS * cells
        to_b, to_a = np.empty(told), np.empty(told)
        after, together = np.empty(cells), np.empty(cells)
        weights = self._weights = np.empty(len(tall) * cells)
        logarithms = self._logarithms = np.log(shares.frequency)
        self._kinds = list(KINDS)
        lengths = evidence.lengths
        self._before = np.empty(cells)
        self._expected = np.empty(len(tall))
        self._found, self._scores = np.empty(4 * (rows + columns), np.int64), np.empty(rows)
        self._count = np.empty(1, np.int64)
        places = self._a, self._b = np.zeros(2, np.int64), np.zeros(2, np.int64)
        self._explain = explain.calls(
            [
                _explaining(a, b, evidence.to_b, most, to_b, (self._a, self._b)),
                _explaining(b, a, evidence.to_a, most, to_a, (self._b, self._a)),
            ]
        )
        arguments = (
            to_b, to_a, a.lengths, b.lengths, tall, wide, logarithms, lengths.ratio,
            lengths.variance, LEAST_VARIANCE, lengths.chance, weights, *places,
        )  # fmt: skip
        self._weigh = weigh.calls([weigh.frame(*arguments)])
        self._forward = forward.calls([forward.frame(weights, tall, wide, self._before, *places)])
        self._backward = backward.calls(
            [
                backward.frame(
                    weights, tall, wide, self._before, after, together, self._expected, *places
                )
            ]
        )
        results = np.empty(cells, np.int64), self._found, self._scores, self._count
        self._decode = decode.calls([decode.frame(together, tall, wide, after, *results, *places)])

    def align(
        self,
        a: tuple[int, int],
        b: tuple[int, int],
        least: float = -math.inf,
        constraints: Constraints | None = None,
    ) -> Alignment:
        """Aligns neighbouring passages of side a with neighbouring passages of side b.

        Args:
            a: The first and after the last passage of side a; there is one at least.
            b: The same of side b.
            least: With less evidence than this nothing but the evidence is told.
            constraints: What binds the alignment.
        """
        self._a[:] = a[0], a[1] - a[0]
        self._b[:] = b[0], b[1] - b[0]
        self._explain.run()
        bound = constraints or Constraints()
        # whether these are versions their texts say, be some passages linked otherwise or not
        evidence = self._total(Constraints())
        if evidence < least:
            return Alignment((), evidence, np.zeros(len(self._expected)))
        if bound:
            self._total(bound)
        links = self._decoded()
        crossed = self._crossings(links)
        if crossed:  # what they say against others in their way is no evidence any more
            self._total(bound.taking(Bead(link.a, link.b) for link in crossed))
            links = self._decoded()
        return Alignment(tuple(links), evidence, self._expected.copy(), tuple(crossed))

    def _total(self, constraints: Constraints) -> float:
        """Weighs all alignments; the nats of their sum."""
        self._weigh.run()
        if constraints:
            constraints.bind(self._tables(), self._kinds)
        self._forward.run()
        return float(self._before[(self._a[1] + 1) * (self._b[1] + 1) - 1])

    def _tables(self) -> NDArray[np.float64]:
        """The weights of beads, as kinds, rows and columns of cells."""
        rows, columns = self._a[1] + 1, self._b[1] + 1
        cells = len(self._kinds) * rows * columns
        return self._weights[:cells].reshape(len(self._kinds), rows, columns)

    def _crossings(self, links: Sequence[Aligned]) -> list[Aligned]:
        """The links that order forbids."""
        if sum(link.a[1] - link.a[0] for link in links) == self._a[1]:
            return []
        if sum(link.b[1] - link.b[0] for link in links) == self._b[1]:
            return []
        one_to_one = self._kinds.index((1, 1))
        nats = self._tables()[one_to_one, :-1, :-1] - self._logarithms[one_to_one]
        return [
            Aligned((i, i + 1), (j, j + 1), score)
            for i, j, score in crossings(nats, [(link.a, link.b) for link in links])
        ]

    def _decoded(self) -> list[Aligned]:
        """The links of the best alignment in order."""
        self._backward.run()
        self._decode.run()
        count = int(self._count[0])
        places = self._found[: 4 * count].reshape(-1, 4)[::-1].tolist()
        scores = self._scores[:count][::-1].tolist()
        return [
            Aligned((i, k), (j, n), score)
            for (i, k, j, n), score in zip(places, scores, strict=True)
        ]


def _most(starts: Keys, most: int) -> int:
    return min(most, int(np.diff(starts).max(initial=0)))


def _explaining(  # noqa: PLR0913, PLR0917 - arrays go into kernels one by one
    source: Profiles,
    target: Profiles,
    known: Explanation,
    most: int,
    found: Reals,
    places: tuple[Keys, Keys],
) -> Frame:
    """The arguments of `explain` for a direction."""
    ends = np.minimum(np.arange(len(target.starts)) + most, len(target.starts) - 1)
    types = int((target.starts[ends] - target.starts).max(initial=0))
    expected = np.empty(min(types, len(known.ratio)) * _most(source.passages, most))
    return explain.frame(
        source.starts, source.types, target.starts, target.types,
        known.rows, known.stands_for, known.forward, known.unexplained, known.ratio,
        np.full(len(known.ratio), -1, np.int64), np.empty(types, np.int64),
        np.empty(types + 1, np.int64), np.empty(types, np.int64), expected,
        np.empty_like(found), found, *places,
    )  # fmt: skip
