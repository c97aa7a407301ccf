"""A sparse table of how probably a type of one language stands for a type of another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray


class Entries(NamedTuple):
    """Entries of a table, in parallel arrays.

    Attributes:
        a: Ids of the types of language a (int64).
        b: Ids of the types of language b (int64).
        forward: p(b | a), float64.
        backward: p(a | b), float64.
    """

    a: NDArray[np.int64]
    b: NDArray[np.int64]
    forward: NDArray[np.float64]
    backward: NDArray[np.float64]

    def taken(self, rows: NDArray[np.int64]) -> Entries:
        """The entries at some places."""
        return Entries(self.a[rows], self.b[rows], self.forward[rows], self.backward[rows])

    def swapped(self) -> Entries:
        """The same entries, the languages in the other order."""
        return Entries(self.b, self.a, self.backward, self.forward)


@dataclass(frozen=True, slots=True)
class Translations:
    """Entries sorted by a, then b, with where the entries of each a begin (compressed rows).

    Attributes:
        entries: The entries, each pair of types at most once.
        starts: The entries of type `a` are those from `starts[a]` to `starts[a + 1]`.
        known_a: For each type of a, how much of what stands for it in b is known (0 to 1).
        known_b: The same for each type of b.
    """

    entries: Entries
    starts: NDArray[np.int64]
    known_a: NDArray[np.float64]
    known_b: NDArray[np.float64]

    @classmethod
    def build(cls, entries: Entries, size: tuple[int, int]) -> Translations:
        """The table of these entries, which may come in any order but without repetition."""
        order = np.lexsort((entries.b, entries.a))
        ordered = entries.taken(order)
        starts = np.searchsorted(ordered.a, np.arange(size[0] + 1))
        return cls(
            ordered,
            starts.astype(np.int64),
            np.minimum(np.bincount(ordered.a, ordered.forward, size[0]), 1.0),
            np.minimum(np.bincount(ordered.b, ordered.backward, size[1]), 1.0),
        )

    @classmethod
    def of_counts(
        cls, counts: Iterable[tuple[int, int, float]], size: tuple[int, int]
    ) -> Translations:
        """The table in which each type's probabilities are its weights, made to sum to 1 at most.

        Args:
            counts: (a, b, weight), each pair once; a weight of 1 alone stays 1.
            size: How many types each language has.
        """
        rows = list(counts)
        a = np.array([row[0] for row in rows], dtype=np.int64)
        b = np.array([row[1] for row in rows], dtype=np.int64)
        weight = np.array([row[2] for row in rows], dtype=np.float64)
        of_a = np.maximum(np.bincount(a, weight, size[0]), 1.0)
        of_b = np.maximum(np.bincount(b, weight, size[1]), 1.0)
        return cls.build(Entries(a, b, weight / of_a[a], weight / of_b[b]), size)

    def between(self, a: NDArray[np.int64], b: NDArray[np.int64]) -> Entries:
        """The entries that join two sets of types, with places in these sets instead of ids.

        Args:
            a: Distinct ids, ascending.
            b: Distinct ids, ascending.
        """
        entries = self.rows(a)
        place = np.searchsorted(b, entries.b)
        held = place < len(b)
        held[held] = b[place[held]] == entries.b[held]
        return Entries(
            np.searchsorted(a, entries.a[held]),
            place[held],
            entries.forward[held],
            entries.backward[held],
        )

    def rows(self, a: NDArray[np.int64]) -> Entries:
        """The entries of some types of a, in the order in which these are given."""
        lengths = self.starts[a + 1] - self.starts[a]
        shift = self.starts[a] - np.cumsum(lengths) + lengths
        rows = np.repeat(shift, lengths) + np.arange(lengths.sum())
        return self.entries.taken(rows)

    def transposed(self) -> Translations:
        """The same table read from the other language."""
        return Translations.build(self.entries.swapped(), (len(self.known_b), len(self.known_a)))
