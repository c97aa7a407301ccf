"""Whether two snapshots hold the same, however their segments are cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from index.ranking.merging import merge
from index.ranking.segment import Segment

if TYPE_CHECKING:
    from pathlib import Path

    from index.ranking.manifest import Group
    from index.ranking.snapshot import Snapshot

_COMPARED = ("keys", "lengths", "text", "ends", "starts", "postings", "many_at", "many")
"""The sections that follow from passages; bounds depend on avgdl when they were found."""


def same(one: Snapshot, other: Snapshot, folder: Path) -> bool:
    """Whether two snapshots hold the same passages with the same postings.

    Args:
        one: A snapshot.
        other: Another.
        folder: Where there is room for both once more; what is written there is left behind.

    Raises:
        DataFolderUnusable: The disk is full, or the folder cannot be written.
    """
    mine, theirs = _merged(one, folder), _merged(other, folder)
    return mine.keys() == theirs.keys() and all(
        _equal(mine[group], theirs[group]) for group in mine
    )


def _merged(snapshot: Snapshot, folder: Path) -> dict[Group, Segment]:
    """One segment a group."""
    groups: dict[Group, list[Segment]] = {}
    for segment in sorted(snapshot.segments, key=lambda segment: segment.entry.first):
        groups.setdefault(segment.entry.group, []).append(segment)
    merged = {}
    for group, segments in groups.items():
        entry = merge(folder, snapshot.fingerprint, segments, 1.0)
        if entry:
            merged[group] = Segment.open(folder, entry, snapshot.fingerprint, checked=False)
    return merged


def _equal(one: Segment, other: Segment) -> bool:
    sections = all(np.array_equal(one.arrays[name], other.arrays[name]) for name in _COMPARED)
    return sections and all(
        np.array_equal(_of_passages(one, name), _of_passages(other, name))
        for name in ("documents", "days")
    )


def _of_passages(segment: Segment, name: str) -> np.ndarray:
    """What is kept a document, for each of its passages."""
    return np.repeat(segment.arrays[name], np.diff(segment.arrays["firsts"]))
