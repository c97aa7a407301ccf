"""Postings, in pieces, into the file of a segment."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from index.ranking.dictionary import fill_slots
from index.ranking.files import writing
from index.ranking.impacts import find_bounds
from index.ranking.layout import DENSE, SHIFT, SURE, WINDOW
from index.ranking.manifest import Entry, Group
from index.ranking.weights import K1, B

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class PassageTable:
    """The passages of a segment; see `segment` for shapes."""

    keys: NDArray[np.int64]
    lengths: NDArray[np.uint32]
    documents: NDArray[np.int64]
    days: NDArray[np.int64]
    firsts: NDArray[np.int64]

    @property
    def document_of(self) -> NDArray[np.uint32]:
        """For each passage the place of its document."""
        places = np.arange(len(self.documents), dtype=np.uint32)
        return np.repeat(places, np.diff(self.firsts))


@dataclass(frozen=True, slots=True)
class TermTable:
    """The terms of a segment.

    Attributes:
        text: In UTF-8, sorted.
        counts: For each in how many passages it stands, at least 1.
    """

    text: list[bytes]
    counts: NDArray[np.int64]

    @property
    def ends(self) -> NDArray[np.int64]:
        """Where each ends in all of them, after a 0."""
        return _sums(np.array([len(term) for term in self.text], np.int64))


@dataclass(frozen=True, slots=True)
class Piece:
    """The postings of neighbouring terms.

    Attributes:
        first: The first of these terms.
        starts: Where each one's postings begin, from 0; one more than there are terms.
        postings: See `layout`.
        many_at: Places of the postings with too high a frequency, ascending.
        many: Their frequencies.
    """

    first: int
    starts: NDArray[np.int64]
    postings: NDArray[np.uint32]
    many_at: NDArray[np.int64]
    many: NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class NewSegment:
    """What a segment is built from.

    Attributes:
        group: What all its passages belong to.
        passages: At least one.
        terms: All that stand in them.
        pieces: All postings, in the order of their terms.
        average: avgdl as it will be, nearly.
    """

    group: Group
    passages: PassageTable
    terms: TermTable
    pieces: Iterable[Piece]
    average: float


def build_segment(folder: Path, fingerprint: str, new: NewSegment) -> Entry:
    """Writes a segment's file.

    Args:
        folder: Where to.
        fingerprint: The rules that terms were found by.
        new: What to write; its pieces are asked for one by one.

    Raises:
        DataFolderUnusable: The disk is full, or the folder cannot be written.
    """
    passages, terms = new.passages, new.terms
    name = f"{secrets.token_hex(8)}.segment"
    bounds = _Bounds(passages.lengths, terms.counts, new.average)
    many_at, many = [np.empty(0, np.int64)], [np.empty(0, np.uint32)]
    at = 0
    with writing(folder, name, fingerprint) as file:
        file.append("postings", np.empty(0, np.uint32))
        for piece in new.pieces:
            file.append("postings", piece.postings)
            bounds.find(piece)
            many_at.append(piece.many_at + at)
            many.append(piece.many)
            at += len(piece.postings)
        rest: dict[str, NDArray[Any]] = {
            "keys": passages.keys,
            "lengths": passages.lengths,
            "document_of": passages.document_of,
            "documents": passages.documents,
            "days": passages.days,
            "firsts": passages.firsts,
            "text": np.frombuffer(b"".join(terms.text), np.uint8),
            "ends": terms.ends,
            "slots": _slots(terms),
            "starts": _sums(terms.counts),
            "many_at": np.concatenate(many_at),
            "many": np.concatenate(many),
            **bounds.sections(),
        }
        for section, array in rest.items():
            file.append(section, array)
        written = file.finish(name)
    return Entry(
        file=written,
        lang=new.group.lang,
        collection=new.group.collection,
        passages=len(passages.keys),
        tokens=int(passages.lengths.sum(dtype=np.int64)),
        first=int(passages.keys[0]),
        last=int(passages.keys[-1]),
        average=new.average,
    )


class _Bounds:
    """What terms can add at most, found piece by piece."""

    def __init__(
        self, lengths: NDArray[np.uint32], counts: NDArray[np.int64], average: float
    ) -> None:
        windows = (len(lengths) + WINDOW - 1) >> SHIFT
        dense = counts >= DENSE * windows
        rows = int(dense.sum())
        self._lengths = lengths
        self._average = average
        self._rows = np.where(dense, np.cumsum(dense), 0).astype(np.uint32)
        self._bounds = np.zeros(len(counts))
        self._sure = np.zeros(len(counts))
        self._row_starts = np.zeros(rows * (windows + 1), np.uint32)
        self._row_bounds = np.zeros(rows * windows)

    def find(self, piece: Piece) -> None:
        """Finds those of a piece."""
        terms = slice(piece.first, piece.first + len(piece.starts) - 1)
        find_bounds(
            piece.postings,
            piece.starts,
            piece.many,
            self._lengths,
            self._rows[terms],
            self._bounds[terms],
            self._sure[terms],
            self._row_starts,
            self._row_bounds,
            np.zeros(SURE),
            self._average,
            K1,
            B,
        )

    def sections(self) -> dict[str, NDArray[Any]]:
        """The sections of the file."""
        return {
            "bounds": _up(self._bounds),
            "sure": np.maximum(np.nextafter(self._sure.astype(np.float32), np.float32(-1)), 0),
            "rows": self._rows,
            "row_starts": self._row_starts,
            "row_bounds": _up(self._row_bounds),
        }


def _slots(terms: TermTable) -> NDArray[np.uint32]:
    slots = np.zeros(2 << len(terms.text).bit_length(), np.uint32)
    fill_slots(np.frombuffer(b"".join(terms.text), np.uint8), terms.ends, slots)
    return slots


def _up(bounds: NDArray[np.float64]) -> NDArray[np.float32]:
    return np.nextafter(bounds.astype(np.float32), np.float32(np.inf))


def _sums(counts: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.concatenate([np.zeros(1, np.int64), np.cumsum(counts, dtype=np.int64)])
