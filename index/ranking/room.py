"""Memory that searches work in: the question goes in, the best passages come out."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, Any

import numpy as np

from index.ranking.layout import WINDOW
from index.ranking.ranker import Scored

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray


class Room:
    """Arrays that kernels share, as `find_terms` and `best_passages` name them.

    Attributes:
        segments: For how many segments.
        terms: For how many terms.
        letters: For how many bytes of terms.
        k: For how many passages.
        places: For each segment and term the term's number there, or -1.
        counts: For each segment and term how many passages that remain it stands in there.
        totals: For each term the same in all segments.
    """

    def __init__(self, segments: int, terms: int, letters: int, k: int) -> None:
        self.segments = segments
        self.terms = terms
        self.letters = letters
        self.k = k
        self.sought = np.zeros(letters, np.uint8)
        self.numbers = np.zeros(3, np.int64)
        self.model = np.zeros(3)
        self.places = np.zeros((segments, terms), np.int64)
        self.counts = np.zeros((segments, terms), np.int64)
        self.totals = np.zeros(terms, np.int64)
        self.weights = np.zeros(terms)
        self.held = np.zeros(terms, np.int64)
        self.held_weights = np.zeros(terms)
        self.begins = np.zeros(terms, np.int64)
        self.ends = np.zeros(terms, np.int64)
        self.limits = np.zeros(terms)
        self.order = np.zeros(2 * terms, np.int64)
        self.partial = np.zeros(WINDOW)
        self.best_scores = np.zeros(k)
        self.best_keys = np.zeros(k, np.int64)
        # the same memory as Python's own arrays of C, which cost less to look into than numpy's
        self._sought = _seen(self.sought, ctypes.c_char)
        self._numbers = _seen(self.numbers, ctypes.c_int64)
        self._totals = _seen(self.totals, ctypes.c_int64)
        self._weights = _seen(self.weights, ctypes.c_double)
        self._scores = _seen(self.best_scores, ctypes.c_double)
        self._keys = _seen(self.best_keys, ctypes.c_int64)

    def put(self, terms: Sequence[str], k: int) -> bool:
        """Puts a question in, and how many passages are wanted; says whether there was room."""
        text = ("\n".join(terms) + "\n").encode()
        if len(terms) > self.terms or len(text) > self.letters or k > self.k:
            return False
        ctypes.memmove(self._sought, text, len(text))
        numbers = self._numbers
        numbers[0], numbers[1], numbers[2] = len(terms), k, 0
        return True

    def larger(self, terms: Sequence[str], k: int) -> Room:
        """Room for a question that does not fit, and for what fitted before."""
        letters = 1 + sum(len(term.encode()) + 1 for term in terms)
        return Room(
            self.segments,
            max(2 * len(terms), self.terms),
            max(2 * letters, self.letters),
            max(k, self.k),
        )

    def found(self, terms: int) -> Sequence[int]:
        """In how many passages each of the terms stands."""
        counts: list[int] = self._totals[:terms]
        return counts

    def weigh(self, weights: Sequence[float]) -> None:
        """Puts in how much each term counts."""
        self._weights[: len(weights)] = weights

    def best(self) -> list[Scored]:
        """The best passages, best first."""
        size = self._numbers[2]
        return list(map(Scored, self._keys[:size], self._scores[:size]))


def _seen(array: NDArray[Any], entry: Any) -> Any:
    return (entry * array.size).from_buffer(array)
