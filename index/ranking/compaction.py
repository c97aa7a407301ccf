"""Which segments become one, so that few remain and no passage is copied often.

Within a group each segment is to be larger than all newer ones together: a passage is then copied
about log2(n) times in all, and a group of n passages has about log2(n) segments at most. Small
segments count as equally small, so that the last few additions always become one. A segment that
has lost a third of its passages is written anew by itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.ranking.layout import LARGEST

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.ranking.manifest import Entry, Group

SMALL = 2_000
"""How many passages a segment counts for at least: so many are merged in some milliseconds."""

LOST = 1 / 3
"""The share of removed passages from which a segment is written anew."""


def plan(segments: Sequence[Entry]) -> list[list[Entry]]:
    """The segments that are to become one, group by group, in the order of their keys."""
    groups: dict[Group, list[Entry]] = {}
    for entry in segments:
        groups.setdefault(entry.group, []).append(entry)
    return [run for entries in groups.values() for run in _runs(entries)]


def _runs(entries: list[Entry]) -> Iterator[list[Entry]]:
    entries = sorted(entries, key=lambda entry: entry.first)
    sizes = [max(SMALL, entry.remaining) for entry in entries]
    begin = len(entries)
    for place in range(len(entries)):
        newer = sum(sizes[place + 1 :])
        if newer and sizes[place] <= newer and sizes[place] + newer <= LARGEST:
            begin = place
            break
    for entry in entries[:begin]:
        if entry.removal and entry.removal.passages >= LOST * entry.passages:
            yield [entry]
    if begin < len(entries):
        yield entries[begin:]
