"""Brings the index files to a state of the collection.

New passages go into new segments, removed ones into tombstones; both become visible with the
manifest, all at once. Nothing that a reader has open is ever written.
"""

from __future__ import annotations

import secrets
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Self

import numpy as np

from index.errors import DamagedSnapshot, DataFolderUnusable, SnapshotError
from index.ranking import compaction, manifest
from index.ranking.batch import Batch
from index.ranking.frames import lookups
from index.ranking.layout import LARGEST
from index.ranking.manifest import Group, Manifest, Removal
from index.ranking.merging import merge
from index.ranking.room import Room
from index.ranking.segment import Segment

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from index.ranking.manifest import Entry
    from index.ranking.passage import Passage

_TOKENS = 8_000_000
"""How many terms are gathered before they become a segment: some 100 MB with their inversion."""


class IndexWriter:
    """Writes the index files of a folder. Whoever uses it holds the writer's lock."""

    def __init__(self, folder: Path, fingerprint: str, committed: Manifest | None) -> None:
        self._folder = folder
        self._fingerprint = fingerprint
        self._entries: list[Entry] = list(committed.segments) if committed else []
        self._batches: dict[Group, Batch] = {}
        self.state = committed.state if committed else None
        self.linked = committed.linked if committed else None
        self.last = committed.last if committed else 0

    @classmethod
    def open(cls, folder: Path, fingerprint: str) -> Self:
        """A writer that goes on from what was committed, or begins anew where that is of no use.

        Args:
            folder: Made if it isn't there.
            fingerprint: The rules that terms are found by.

        Attributes:
            state: The state that was committed last, or None.
            linked: The state that the links were made from then, or None.
            last: The highest key that was ever added.

        Raises:
            DataFolderUnusable: The folder cannot be made.
        """
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            cause = error.strerror or str(error)
            raise DataFolderUnusable(data=str(folder), cause=cause) from error
        try:
            committed: Manifest | None = manifest.read(folder, fingerprint)
        except SnapshotError:
            committed = None
        return cls(folder, fingerprint, committed)

    def clear(self) -> None:
        """Begins anew, with nothing in the index."""
        self._entries.clear()
        self._batches.clear()
        self.state = self.linked = None
        self.last = 0

    def add(self, passages: Iterable[Passage]) -> None:
        """Adds passages; their keys ascend and are higher than all before.

        Raises:
            DataFolderUnusable: The disk is full, or the folder cannot be written.
        """
        for passage in passages:
            group = Group(passage.lang, passage.collection)
            batch = self._batches.get(group)
            if batch is None:
                batch = self._batches[group] = Batch(group)
            batch.add(passage)
            self.last = passage.id
            if batch.tokens >= _TOKENS or batch.passages >= LARGEST:
                self._flush(group)

    def remove(self, passages: Iterable[Passage]) -> None:
        """Removes passages that were committed; ones that are not there are passed over.

        Raises:
            SnapshotError: A segment cannot be read.
            DataFolderUnusable: The disk is full, or the folder cannot be written.
        """
        removed: dict[Group, dict[int, Passage]] = {}
        for passage in passages:
            removed.setdefault(Group(passage.lang, passage.collection), {})[passage.id] = passage
        for place, entry in enumerate(self._entries):
            held = removed.get(entry.group)
            if held and any(entry.first <= key <= entry.last for key in held):
                self._entries[place] = self._without(entry, held)

    def commit(self, state: str, linked: str) -> None:
        """Makes what was added and removed visible, all at once.

        Args:
            state: The name of the state that the index is now of.
            linked: The name of the state that the links were made from.

        Raises:
            DataFolderUnusable: The disk is full, or the folder cannot be written.
        """
        for group in list(self._batches):
            self._flush(group)
        self._entries = [entry for entry in self._entries if entry.remaining]
        self.state, self.linked = state, linked
        manifest.write(
            self._folder,
            Manifest(state, linked, self._fingerprint, self.last, tuple(self._entries)),
        )
        self._sweep()

    def compact(self) -> None:
        """Merges segments where there are many; readers of the old ones go on.

        Raises:
            SnapshotError: A segment cannot be read.
            DataFolderUnusable: The disk is full, or the folder cannot be written.
        """
        while runs := compaction.plan(self._entries):
            for run in runs:
                segments = [self._opened(entry, checked=True) for entry in run]
                merged = merge(self._folder, self._fingerprint, segments, self._average())
                kept = [entry for entry in self._entries if entry not in run]
                self._entries = [*kept, merged] if merged else kept
            self.commit(str(self.state), str(self.linked))

    def _flush(self, group: Group) -> None:
        average = self._average()
        batch = self._batches.pop(group)
        self._entries.append(batch.build(self._folder, self._fingerprint, average))

    def _average(self) -> float:
        passages = sum(entry.passages for entry in self._entries)
        tokens = sum(entry.tokens for entry in self._entries)
        for batch in self._batches.values():
            passages += batch.passages
            tokens += batch.tokens
        return max(1.0, tokens / passages) if passages else 1.0

    def _without(self, entry: Entry, removed: dict[int, Passage]) -> Entry:
        """A segment without some passages, given by key; those that others hold do not matter."""
        # what is read wrong here from a damaged segment is never used: whoever opens it to answer
        # checks all of it, and a rebuild follows
        segment = self._opened(entry, checked=False)
        ordinals = segment.ordinals_of(np.array(sorted(removed), np.int64))
        before = segment.tombstones
        ordinals = np.setdiff1d(ordinals, before.ordinals)
        if not len(ordinals):
            return entry
        held = [removed[key] for key in segment.arrays["keys"][ordinals].tolist()]
        terms = _places(segment, [sorted(set(passage.terms)) for passage in held])
        tombstones = before.and_more(ordinals, terms)
        name = f"{secrets.token_hex(8)}.tombstones"
        passages, tokens = (
            (entry.removal.passages, entry.removal.tokens) if entry.removal else (0, 0)
        )
        return replace(
            entry,
            removal=Removal(
                tombstones.write(self._folder, name, self._fingerprint),
                passages + len(held),
                tokens + sum(len(passage.terms) for passage in held),
            ),
        )

    def _opened(self, entry: Entry, *, checked: bool) -> Segment:
        try:
            return Segment.open(self._folder, entry, self._fingerprint, checked=checked)
        except FileNotFoundError as error:
            raise DamagedSnapshot(path=str(error.filename), cause=str(error.strerror)) from error

    def _sweep(self) -> None:
        """Removes the files that no state needs any more."""
        needed = {manifest.FILE}
        for entry in self._entries:
            needed.add(entry.file.name)
            if entry.removal:
                needed.add(entry.removal.file.name)
        for path in self._folder.iterdir():
            if path.name not in needed:
                with suppress(OSError):  # some systems keep what a reader has open; later then
                    path.unlink()


def _places(segment: Segment, terms: Sequence[Sequence[str]]) -> NDArray[np.int64]:
    """The numbers of all these terms in a segment.

    Raises:
        DamagedSnapshot: It lacks one that must be there.
    """
    sought = [term for passage in terms for term in passage]
    room = Room(segments=1, terms=0, letters=0, k=0).larger(sought, 0)
    room.put(sought, 0)
    lookups([segment], room).run()
    places: NDArray[np.int64] = room.places[0, : len(sought)]
    if (places < 0).any():
        raise DamagedSnapshot(path=segment.entry.file.name, cause="a term is missing")
    return places
