"""What of a segment has been removed: passages, and what each term loses by it.

A term's document frequency must be that of the passages that remain. So a removal says of how many
of them each term stood in.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

import numpy as np

from index.ranking.files import ArrayFile, Written, writing

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Tombstones:
    """The removed passages of a segment.

    Attributes:
        ordinals: Of the passages, ascending (int64).
        terms: The terms that stood in any of them, ascending (int64).
        counts: In how many of them each stood (int64).
    """

    ordinals: NDArray[np.int64]
    terms: NDArray[np.int64]
    counts: NDArray[np.int64]

    @classmethod
    def none(cls) -> Self:
        """No removal yet."""
        nothing = np.empty(0, np.int64)
        return cls(nothing, nothing, nothing)

    @classmethod
    def open(cls, folder: Path, written: Written, fingerprint: str) -> Self:
        """Reads a file of them; raises what `ArrayFile.open` does."""
        sections = ArrayFile.open(folder, written, fingerprint, checked=True).sections
        return cls(sections["ordinals"], sections["terms"], sections["counts"])

    def write(self, folder: Path, name: str, fingerprint: str) -> Written:
        """Writes them into a new file.

        Raises:
            DataFolderUnusable: The disk is full, or the folder cannot be written.
        """
        with writing(folder, name, fingerprint) as file:
            file.append("ordinals", self.ordinals)
            file.append("terms", self.terms)
            file.append("counts", self.counts)
            return file.finish(name)

    def and_more(self, ordinals: NDArray[np.int64], terms: NDArray[np.int64]) -> Self:
        """With passages that were not among them.

        Args:
            ordinals: Of the passages.
            terms: Each term of each passage once, in any order.
        """
        more, more_counts = np.unique(terms, return_counts=True)
        all_terms, place = np.unique(np.concatenate([self.terms, more]), return_inverse=True)
        counts = np.zeros(len(all_terms), np.int64)
        np.add.at(counts, place, np.concatenate([self.counts, more_counts]))
        return type(self)(np.union1d(self.ordinals, ordinals).astype(np.int64), all_terms, counts)

    def alive(self, passages: int) -> NDArray[np.uint8]:
        """For each passage of the segment whether it is still there; empty if all are."""
        if not len(self.ordinals):
            return np.empty(0, np.uint8)
        alive = np.ones(passages, np.uint8)
        alive[self.ordinals] = 0
        return alive
