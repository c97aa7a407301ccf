"""What people have said of links, as it binds an alignment: beads that must be, and must not be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy as np
    from numpy.typing import NDArray

BARRED = -1e6
"""The logarithm of the weight of a bead that must not be; finite, so that sums stay numbers."""


class Bead(NamedTuple):
    """Neighbouring passages of both sides.

    Attributes:
        a: Places of the first and after the last passage of side a, from 0.
        b: The same of side b.
    """

    a: tuple[int, int]
    b: tuple[int, int]

    def moved(self, a: int, b: int) -> Bead:
        """The same bead, its places that much further on."""
        return Bead((self.a[0] + a, self.a[1] + a), (self.b[0] + b, self.b[1] + b))

    def within(self, a: int, b: int) -> bool:
        """Whether it lies among the first passages of each side."""
        starts = min(self.a[0], self.b[0])
        return starts >= 0 and self.a[1] <= a and self.b[1] <= b


@dataclass(frozen=True, slots=True)
class Constraints:
    """What an alignment of two versions is bound to; places count from their first passages.

    Attributes:
        confirmed: Beads that must be, no passage in two of them.
        rejected: Beads that must not be, alone or within a larger one.
        taken_a: Passages of side a that are linked elsewhere.
        taken_b: The same of side b.
    """

    confirmed: tuple[Bead, ...] = ()
    rejected: tuple[Bead, ...] = ()
    taken_a: frozenset[int] = frozenset()
    taken_b: frozenset[int] = frozenset()

    def __bool__(self) -> bool:
        """Whether it binds to anything."""
        return bool(self.confirmed or self.rejected or self.taken_a or self.taken_b)

    def moved(self, a: int, b: int) -> Constraints:
        """The same of places that much further on."""
        return Constraints(
            tuple(bead.moved(a, b) for bead in self.confirmed),
            tuple(bead.moved(a, b) for bead in self.rejected),
            frozenset(place + a for place in self.taken_a),
            frozenset(place + b for place in self.taken_b),
        )

    def taking(self, beads: Iterable[Bead]) -> Constraints:
        """The same, with the passages of some more beads linked elsewhere."""
        kept = tuple(beads)
        return Constraints(
            self.confirmed,
            self.rejected,
            self.taken_a.union(*(range(*bead.a) for bead in kept)),
            self.taken_b.union(*(range(*bead.b) for bead in kept)),
        )

    def bind(self, weights: NDArray[np.float64], kinds: Sequence[tuple[int, int]]) -> None:
        """Makes what must not be next to impossible, and leaves no other way than what must be.

        Confirmed beads that cross others, or are of no kind that alignments know, are left out:
        their passages stand alone.

        Args:
            weights: See `forward_backward.weigh`, as kinds, rows and columns of cells.
            kinds: How many passages of either side beads of each kind have.
        """
        rows, columns = weights.shape[1] - 1, weights.shape[2] - 1
        inside = [bead for bead in self.confirmed if bead.within(rows, columns)]
        anchors = _in_order([bead for bead in inside if _kind(bead) in kinds])
        alone = self.taking(bead for bead in self.confirmed if bead not in anchors)
        for kind, table in zip(kinds, weights, strict=True):
            if min(kind):
                _stand_alone(table, kind, alone)
            for bead in self.rejected:
                _bar(table, kind, bead)
            for bead in anchors:
                _clear(table, kind, bead)
        for bead in anchors:
            weights[kinds.index(_kind(bead)), bead.a[0], bead.b[0]] = 0.0


def _kind(bead: Bead) -> tuple[int, int]:
    return bead.a[1] - bead.a[0], bead.b[1] - bead.b[0]


def _in_order(beads: Iterable[Bead]) -> list[Bead]:
    """As many of the beads as follow each other on both sides."""
    best: list[list[Bead]] = []
    for bead in sorted(beads):
        before = [chain for chain in best if chain[-1].b[1] <= bead.b[0]]
        best.append([*max(before, key=len, default=[]), bead])
    return max(best, key=len, default=[])


def _stand_alone(table: NDArray[np.float64], kind: tuple[int, int], taken: Constraints) -> None:
    for place in taken.taken_a:
        table[_starts(place, place + 1, kind[0])] = BARRED
    for place in taken.taken_b:
        table[:, _starts(place, place + 1, kind[1])] = BARRED


def _bar(table: NDArray[np.float64], kind: tuple[int, int], bead: Bead) -> None:
    """Bars the beads of a kind that have all the passages of one."""
    (a_first, a_last), (b_first, b_last) = bead
    rows = slice(max(0, a_last - kind[0]), max(0, a_first + 1))
    columns = slice(max(0, b_last - kind[1]), max(0, b_first + 1))
    table[rows, columns] = BARRED


def _clear(table: NDArray[np.float64], kind: tuple[int, int], bead: Bead) -> None:
    """Bars the beads of a kind that have any of the passages of one."""
    if kind[0]:
        table[_starts(*bead.a, kind[0])] = BARRED
    if kind[1]:
        table[:, _starts(*bead.b, kind[1])] = BARRED


def _starts(first: int, last: int, size: int) -> slice:
    """Where beads of some passages begin that have any of those from the first to the last."""
    return slice(max(0, first - size + 1), max(0, last))
