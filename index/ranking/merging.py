"""Several segments of one group into one, without what has been removed.

Passages keep their order. Terms are merged in ranges that fit into memory, whatever the size of the
segments.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from index.ranking.building import NewSegment, PassageTable, Piece, TermTable, build_segment
from index.ranking.copying import GONE, copy_postings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from index.ranking.manifest import Entry
    from index.ranking.segment import Segment

_PIECE = 4_000_000
"""How many postings are in memory at once: 16 MB, and as much again for what is known of them."""


@dataclass(frozen=True, slots=True)
class _Source:
    """A segment on its way into another.

    Attributes:
        ordinals: For each passage its new ordinal, or `GONE`.
        terms: For each term its new number, not descending.
    """

    segment: Segment
    ordinals: NDArray[np.uint32]
    terms: NDArray[np.int64]


def merge(
    folder: Path, fingerprint: str, segments: Sequence[Segment], average: float
) -> Entry | None:
    """Writes what remains of some segments of one group, given in the order of their keys.

    Args:
        folder: Where to.
        fingerprint: The rules that terms were found by.
        segments: At least one.
        average: avgdl as it is.

    Returns:
        The new segment, or None where nothing remains.

    Raises:
        DataFolderUnusable: The disk is full, or the folder cannot be written.
    """
    passages = _passages(segments)
    if not len(passages.keys):
        return None
    terms, numbers = _terms(segments)
    sources = [
        _Source(segment, ordinals, number)
        for segment, ordinals, number in zip(segments, _ordinals(segments), numbers, strict=True)
    ]
    pieces = _pieces(sources, terms.counts)
    return build_segment(
        folder, fingerprint, NewSegment(segments[0].entry.group, passages, terms, pieces, average)
    )


def _alive(segment: Segment) -> NDArray[np.bool_]:
    if len(segment.alive):
        return segment.alive.astype(np.bool_)
    return np.ones(segment.entry.passages, np.bool_)


def _ordinals(segments: Sequence[Segment]) -> Iterator[NDArray[np.uint32]]:
    at = 0
    for segment in segments:
        alive = _alive(segment)
        yield np.where(alive, at + np.cumsum(alive) - 1, GONE).astype(np.uint32)
        at += int(alive.sum())


def _passages(segments: Sequence[Segment]) -> PassageTable:
    keys, lengths, documents, days, sizes = [], [], [], [], []
    for segment in segments:
        alive, arrays = _alive(segment), segment.arrays
        held = np.add.reduceat(alive, arrays["firsts"][:-1], dtype=np.int64)
        keys.append(arrays["keys"][alive])
        lengths.append(arrays["lengths"][alive])
        documents.append(arrays["documents"][held > 0])
        days.append(arrays["days"][held > 0])
        sizes.append(held[held > 0])
    ends = np.cumsum(np.concatenate(sizes))
    return PassageTable(
        keys=np.concatenate(keys),
        lengths=np.concatenate(lengths),
        documents=np.concatenate(documents),
        days=np.concatenate(days),
        firsts=np.concatenate([np.zeros(1, np.int64), ends]),
    )


def _terms(segments: Sequence[Segment]) -> tuple[TermTable, list[NDArray[np.int64]]]:
    """All terms that still stand somewhere, and each segment's terms' numbers among them."""
    texts = [segment.terms() for segment in segments]
    text = sorted(set().union(*texts))
    places = {term: place for place, term in enumerate(text)}
    numbers = [np.array([places[term] for term in one], np.int64) for one in texts]
    counts = np.zeros(len(text), np.int64)
    for segment, number in zip(segments, numbers, strict=True):
        counts[number] += np.diff(segment.arrays["starts"])
        counts[number[segment.tombstones.terms]] -= segment.tombstones.counts
    kept = counts > 0
    # a term that has gone takes the number of the next that stays: nothing is copied for it
    renumbered = np.minimum(np.cumsum(kept) - kept, max(0, int(kept.sum()) - 1))
    table = TermTable(
        [term for term, held in zip(text, kept.tolist(), strict=True) if held], counts[kept]
    )
    return table, [renumbered[number] for number in numbers]


def _pieces(sources: Sequence[_Source], counts: NDArray[np.int64]) -> Iterator[Piece]:
    ends = np.cumsum(counts)
    first, before = 0, 0
    while first < len(counts):
        last = max(first + 1, int(np.searchsorted(ends, before + _PIECE, side="right")))
        yield _piece(sources, counts[first:last], first)
        first, before = last, int(ends[last - 1])


def _piece(sources: Sequence[_Source], counts: NDArray[np.int64], first: int) -> Piece:
    starts = np.concatenate([np.zeros(1, np.int64), np.cumsum(counts)])
    ranges = [np.searchsorted(one.terms, (first, first + len(counts))).tolist() for one in sources]
    room = sum(
        _many_within(one.segment, *terms) for one, terms in zip(sources, ranges, strict=True)
    )
    postings = np.empty(starts[-1], np.uint32)
    many_at, many = np.empty(room, np.int64), np.empty(room, np.uint32)
    next_places = starts[:-1].copy()
    found = 0
    for source, (begin, end) in zip(sources, ranges, strict=True):
        arrays = source.segment.arrays
        found = copy_postings(
            arrays["postings"],
            arrays["starts"],
            arrays["many_at"],
            arrays["many"],
            source.terms,
            source.ordinals,
            begin,
            end,
            first,
            next_places,
            postings,
            many_at,
            many,
            found,
        )
    order = np.argsort(many_at[:found])
    return Piece(first, starts, postings, many_at[:found][order], many[:found][order])


def _many_within(segment: Segment, first: int, last: int) -> int:
    begin, end = segment.arrays["starts"][[first, last]]
    return int(np.diff(np.searchsorted(segment.arrays["many_at"], (begin, end)))[0])
