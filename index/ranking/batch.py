"""New passages of one group, gathered in memory and inverted into a segment."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

import numpy as np

from index.ranking.building import NewSegment, PassageTable, Piece, TermTable, build_segment
from index.ranking.inversion import count_postings, place_postings
from index.ranking.layout import MOST

if TYPE_CHECKING:
    from pathlib import Path

    from index.ranking.manifest import Entry, Group
    from index.ranking.passage import Passage


class _Numbers(dict[str, int]):
    """Gives each term that is asked for the first time the next number."""

    def __missing__(self, term: str) -> int:
        self[term] = number = len(self)
        return number


class Batch:
    """Passages of one group that are not in a segment yet."""

    def __init__(self, group: Group) -> None:
        self._group = group
        self._numbers = _Numbers()
        self._tokens = array("I")
        self._lengths = array("I")
        self._keys = array("q")
        self._documents = array("q")
        self._days = array("q")
        self._firsts = array("q")

    @property
    def tokens(self) -> int:
        """How many terms its passages have in all."""
        return len(self._tokens)

    @property
    def passages(self) -> int:
        """How many passages it has."""
        return len(self._keys)

    def add(self, passage: Passage) -> None:
        """Adds a passage; keys ascend."""
        if not self._documents or self._documents[-1] != passage.document:
            self._documents.append(passage.document)
            self._days.append(passage.date.toordinal() if passage.date else 0)
            self._firsts.append(len(self._keys))
        self._keys.append(passage.id)
        self._lengths.append(len(passage.terms))
        self._tokens.extend(map(self._numbers.__getitem__, passage.terms))

    def build(self, folder: Path, fingerprint: str, average: float) -> Entry:
        """Writes its segment.

        Args:
            folder: Where to.
            fingerprint: The rules that terms were found by.
            average: avgdl as it will be, nearly.

        Raises:
            DataFolderUnusable: The disk is full, or the folder cannot be written.
        """
        text = [term.encode() for term in self._numbers]
        order = sorted(range(len(text)), key=text.__getitem__)
        sorted_number = np.empty(len(order), np.uint32)
        sorted_number[order] = np.arange(len(order), dtype=np.uint32)
        tokens = sorted_number[np.array(self._tokens, np.uint32)]
        lengths = np.array(self._lengths, np.uint32)
        counts = np.zeros(len(text), np.int64)
        count_postings(tokens, lengths, np.full(len(text), -1), counts)
        new = NewSegment(
            self._group,
            PassageTable(
                keys=np.array(self._keys, np.int64),
                lengths=lengths,
                documents=np.array(self._documents, np.int64),
                days=np.array(self._days, np.int64),
                firsts=np.array([*self._firsts, len(self._keys)], np.int64),
            ),
            TermTable([text[place] for place in order], counts),
            [_piece(tokens, lengths, counts)],
            average,
        )
        return build_segment(folder, fingerprint, new)


def _piece(tokens: np.ndarray, lengths: np.ndarray, counts: np.ndarray) -> Piece:
    starts = np.concatenate([np.zeros(1, np.int64), np.cumsum(counts)])
    postings = np.empty(starts[-1], np.uint32)
    many_at = np.empty(len(tokens) // MOST, np.int64)
    many = np.empty(len(tokens) // MOST, np.uint32)
    found = place_postings(
        tokens, lengths, np.full(len(counts), -1), starts[:-1].copy(), postings, many_at, many
    )
    order = np.argsort(many_at[:found])
    return Piece(0, starts, postings, many_at[:found][order], many[:found][order])
