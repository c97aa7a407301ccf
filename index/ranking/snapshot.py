"""The index of one state of the collection, open: immutable, checked, shared between states."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from index.errors import DamagedSnapshot, SnapshotError
from index.ranking import manifest
from index.ranking.segment import Segment
from index.ranking.statistics import Statistics

if TYPE_CHECKING:
    from pathlib import Path

    from index.ranking.manifest import Manifest

_TRIES = 5
"""How often a manifest is read again because a newer one took its files away meanwhile."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The index of one state.

    Attributes:
        state: The name of the collection's state that it was made from.
        linked: The name of the state that the collection's links were made from.
        fingerprint: The rules that its terms were found by.
        segments: Largest first, which finds good passages soonest.
    """

    state: str
    linked: str
    fingerprint: str
    segments: tuple[Segment, ...]

    @classmethod
    def open(cls, folder: Path, fingerprint: str, previous: Self | None = None) -> Self:
        """Opens the committed state of a folder and checks every byte of it.

        Args:
            folder: Where the index files are.
            fingerprint: The rules that questions are read by.
            previous: An older state of the same folder: what it shares is not read again.

        Raises:
            NoSnapshot: There is none.
            StaleSnapshot: It has another format, or its terms come from other rules.
            DamagedSnapshot: A checksum or a size is wrong, or a file is missing.
        """
        committed = manifest.read(folder, fingerprint)
        for _ in range(_TRIES):
            try:
                return cls._opened(folder, committed, previous)
            except FileNotFoundError as error:
                again = manifest.read(folder, fingerprint)
                if again == committed:
                    cause = error.strerror or str(error)
                    raise DamagedSnapshot(path=str(error.filename), cause=cause) from error
                committed = again
        raise DamagedSnapshot(path=str(folder), cause="it changes faster than it can be read")

    @classmethod
    def _opened(cls, folder: Path, committed: Manifest, previous: Self | None) -> Self:
        known = {one.entry.file: one for one in previous.segments} if previous else {}
        entries = sorted(committed.segments, key=lambda entry: -entry.passages)
        segments = tuple(
            Segment.open(folder, entry, committed.fingerprint, known=known.get(entry.file))
            for entry in entries
        )
        return cls(committed.state, committed.linked, committed.fingerprint, segments)

    @property
    def statistics(self) -> Statistics:
        """The counts that BM25 needs, over all passages that have not been removed."""
        entries = [segment.entry for segment in self.segments]
        return Statistics(
            passages=sum(entry.remaining for entry in entries),
            terms=sum(entry.remaining_tokens for entry in entries),
        )


def committed(folder: Path, fingerprint: str) -> tuple[str, str] | None:
    """The state that a folder's index is of and the one its links are of, at the cost of a look.

    None where there is no index, or none that these rules can use.
    """
    try:
        found = manifest.read(folder, fingerprint)
    except SnapshotError:
        return None
    return found.state, found.linked
