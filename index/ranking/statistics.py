"""What BM25 needs to know of a collection, apart from where it is stored."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Statistics:
    """Counts over all passages of a snapshot, both languages together.

    Attributes:
        passages: How many there are.
        terms: How many terms they have in all.
    """

    passages: int
    terms: int

    @property
    def average_length(self) -> float:
        """Terms a passage; 0 in an empty collection."""
        return self.terms / self.passages if self.passages else 0.0
