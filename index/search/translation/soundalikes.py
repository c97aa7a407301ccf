"""The words of a segment by their sounds: names and international words in the other alphabet.

The sounds, their distance and how sure it makes are those by which linking finds names
(`index.bitext.cognates`); here one side stays, all terms of a segment, and is spelled and sorted
into shelves once (20 to 30 ms for 10,000 terms), so that a question looks at a few shelves alone.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from index.bitext.cognates import LEAST_CONFIDENCE, LEAST_LENGTH, Pairs, confidence
from index.bitext.inversion import inverted
from index.bitext.names import phonetic_keys
from index.bitext.nearness import CODES, LENGTH, MOST, near_keys, skeletons
from index.bitext.sounds import Spelled, sounds

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    Keys = NDArray[np.int64]
    Reals = NDArray[np.float64]
    Words = NDArray[np.uint32]

_SOUNDS_TOLD_APART = 8
"""Sounds up to which a longer word is surer: `confidence` counts no more."""

_AT_ONCE = 1 << 16  # pairs found by one call, at least


class Soundalikes:
    """Terms that stay, by their sounds: what they are spelled in is never changed."""

    def __init__(self, terms: Sequence[str]) -> None:
        """Spells all terms.

        Args:
            terms: Without line breaks; those of fewer than `LEAST_LENGTH` sounds are never found.
        """
        self._terms = terms
        self._places, self._keys = _spelled(terms)
        codes, starts = _skeletons(self._keys)
        self._shelf_starts, self._shelves = inverted(starts, codes, CODES)
        self._longest = int(np.diff(self._keys.starts).max(initial=0))
        self._tolerance = _tolerance()

    def near(self, words: Sequence[str]) -> dict[str, dict[str, float]]:
        """For each word the terms that may be the same, and how probably each is.

        Args:
            words: Each once, without line breaks.
        """
        found: dict[str, dict[str, float]] = {}
        places, keys = _spelled(words)
        for near in self._compared(keys):
            shorter = np.minimum(_lengths(keys, near.a), _lengths(self._keys, near.b))
            sure = confidence(near.weight, shorter)
            kept = np.flatnonzero(sure >= LEAST_CONFIDENCE)
            for word, term, weight in zip(
                places[near.a[kept]].tolist(),
                self._places[near.b[kept]].tolist(),
                sure[kept].tolist(),
                strict=True,
            ):
                found.setdefault(words[word], {})[self._terms[term]] = weight
        return found

    def _compared(self, keys: Spelled) -> Iterator[Pairs]:
        """Pairs of keys and keys of terms that are near enough, with their similarity."""
        size = len(self._keys)
        if not len(keys) or not size:
            return
        codes, starts = _skeletons(keys)
        table = sounds()
        seen, row = np.full(size, -1, np.int64), np.empty(1 + self._longest)
        room = size + _AT_ONCE  # the kernel wants room for all terms before it takes a word
        own, others, alike = np.empty(room, np.int64), np.empty(room, np.int64), np.empty(room)
        result = np.zeros(2, np.int64)
        while result[1] < len(keys):
            near_keys(
                keys.letters, keys.starts, codes, starts,
                self._keys.letters, self._keys.starts, self._shelves, self._shelf_starts,
                table.exchange, table.gap, self._tolerance, int(result[1]), seen, row,
                own, others, alike, result,
            )  # fmt: skip
            count = int(result[0])
            yield Pairs(own[:count], others[:count], alike[:count])


def _lengths(keys: Spelled, places: Keys) -> Keys:
    """How many sounds some of the keys have."""
    lengths: Keys = keys.starts[places + 1] - keys.starts[places]
    return lengths


def _spelled(words: Sequence[str]) -> tuple[Keys, Spelled]:
    """The keys that are long enough, and the places of their words."""
    held = [(at, key) for at, key in enumerate(phonetic_keys(words)) if len(key) >= LEAST_LENGTH]
    return np.array([at for at, _ in held], np.int64), Spelled.of_keys([key for _, key in held])


def _skeletons(keys: Spelled) -> tuple[Words, Keys]:
    """What each key is found under, and where those of each begin."""
    table = sounds()
    codes = np.empty(MOST * len(keys), np.uint32)
    starts = np.empty(len(keys) + 1, np.int64)
    consonants = np.empty(LENGTH + 1, np.int64)
    skeletons(keys.letters, keys.starts, table.first, table.second, consonants, codes, starts)
    return codes[: starts[-1]].copy(), starts


def _tolerance() -> Reals:
    """How dissimilar keys may be to be sure enough, by the length of the shorter one.

    The log odds of `confidence` fall in a line with dissimilarity: two points of it give the rest.
    """
    lengths = np.arange(_SOUNDS_TOLD_APART + 1)
    same, apart = (_logit(confidence(np.full(len(lengths), x), lengths)) for x in (1.0, 0.9))
    least = math.log(LEAST_CONFIDENCE / (1.0 - LEAST_CONFIDENCE))
    tolerance: Reals = (same - least) / (same - apart) * 0.1 + 1e-9  # judged again afterwards
    return tolerance


def _logit(probability: Reals) -> Reals:
    odds: Reals = np.log(probability / (1.0 - probability))
    return odds
