"""A sparse table of how probably a type of one language stands for a type of another."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from index.kernels.arrays import Keys, Reals


class Entries(NamedTuple):
    """Entries of a table, in parallel arrays.

    Attributes:
        a: Ids of the types of language a.
        b: Ids of the types of language b.
        forward: p(b | a).
        backward: p(a | b).
    """

    a: Keys
    b: Keys
    forward: Reals
    backward: Reals

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
        known_a: For each type of a, how much of what stands for it in b is known (0 to 1), be it
            among the entries or not.
        known_b: The same for each type of b.
    """

    entries: Entries
    starts: Keys
    known_a: Reals
    known_b: Reals

    @classmethod
    def build(cls, entries: Entries, size: tuple[int, int]) -> Translations:
        """The table of these entries, which may come in any order but without repetition."""
        order = np.argsort(entries.a * max(1, size[1]) + entries.b)
        ordered = entries.taken(order)
        starts = np.searchsorted(ordered.a, np.arange(size[0] + 1))
        return cls(
            ordered,
            starts.astype(np.int64),
            np.minimum(np.bincount(ordered.a, ordered.forward, size[0]), 1.0),
            np.minimum(np.bincount(ordered.b, ordered.backward, size[1]), 1.0),
        )

    @classmethod
    def of_weights(cls, a: Keys, b: Keys, weight: Reals, size: tuple[int, int]) -> Translations:
        """The table in which each type's probabilities are its weights, made to sum to 1 at most.

        Args:
            a: Ids of the types of language a.
            b: Ids of those of language b; no pair comes twice.
            weight: The pairs' weights; a weight of 1 alone stays 1.
            size: How many types each language has.
        """
        of_a = np.maximum(np.bincount(a, weight, size[0]), 1.0)
        of_b = np.maximum(np.bincount(b, weight, size[1]), 1.0)
        return cls.build(Entries(a, b, weight / of_a[a], weight / of_b[b]), size)

    def transposed(self) -> Translations:
        """The same table read from the other language."""
        turned = Translations.build(self.entries.swapped(), (len(self.known_b), len(self.known_a)))
        return replace(turned, known_a=self.known_b, known_b=self.known_a)

    def knowing(self, more_a: Reals, more_b: Reals) -> Translations:
        """The same table, with more known of types than what its entries say.

        Args:
            more_a: For each type of a how much is known of it that stands for no type of b.
            more_b: The same for each type of b.
        """
        return replace(
            self,
            known_a=np.minimum(self.known_a + more_a, 1.0),
            known_b=np.minimum(self.known_b + more_b, 1.0),
        )
