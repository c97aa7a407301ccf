"""Terms of what may be read that are a few letters away from a word.

The distance is Damerau and Levenshtein's in the form of optimal string alignment: letters added,
left out, replaced, and neighbours that changed places, none of them twice. A letter more, less or
other changes at most two members of the set of a word's letters, so that most terms are passed over
by comparing sets, 64 letters in a machine word (a signature file: Faloutsos, 1985).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from index.ranking import Vocabulary

_CHANGED = 2
"""How many members of a word's set of letters one wrong letter changes at most."""

_KEPT = 2000
"""Of how many lists of terms the sets are kept: some thirty lengths in each of some segments."""


class Nearness:
    """Looks through the terms of one state of a collection; what it made of them is kept."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        # by the identity of a list, which is kept with it and so stays its own
        self._sets: dict[int, tuple[Sequence[str], NDArray[np.uint64]]] = {}

    def terms(
        self, forms: Iterable[str], wrong: int, shortest: int, collections: frozenset[str] | None
    ) -> dict[str, int]:
        """The terms near to any of some forms, and how many letters are wrong then.

        Args:
            forms: In lower case, folded.
            wrong: How many letters may be, at most.
            shortest: How many letters a term has to have.
            collections: Whose terms, or None for all.
        """
        found: dict[str, int] = {}
        for form in dict.fromkeys(forms):
            sought = np.uint64(_set_of(form))
            letters = range(max(shortest, len(form) - wrong), len(form) + wrong + 1)
            for terms in self._vocabulary.terms(letters, collections):
                if not terms:
                    continue
                differing = _members(self._sets_of(terms) ^ sought)
                near = [terms[at] for at in np.flatnonzero(differing <= _CHANGED * wrong).tolist()]
                if not near:
                    continue
                (distances,) = cdist(
                    [form], near, scorer=OSA.distance, score_cutoff=wrong, dtype=np.uint8
                )
                for at in np.flatnonzero(distances <= wrong).tolist():
                    found[near[at]] = min(int(distances[at]), found.get(near[at], wrong))
        return found

    def _sets_of(self, terms: Sequence[str]) -> NDArray[np.uint64]:
        """The set of letters of each of some terms, which are all of one length."""
        kept = self._sets.get(id(terms))
        if kept is None:
            codes = np.frombuffer("".join(terms).encode("utf-32-le"), np.uint32)
            bits = np.uint64(1) << (codes & 63).astype(np.uint64)
            sets = np.bitwise_or.reduce(bits.reshape(len(terms), -1), axis=1)
            if len(self._sets) >= _KEPT:
                self._sets.clear()
            kept = self._sets[id(terms)] = (terms, sets)
        return kept[1]


def distance(a: str, b: str) -> int:
    """How many letters are wrong if one form was typed for the other."""
    return OSA.distance(a, b)


def _set_of(form: str) -> int:
    bits = 0
    for letter in form:
        bits |= 1 << (ord(letter) & 63)
    return bits


def _members(sets: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """How many members each set has: bits added up side by side (Warren, Hacker's Delight, 5-1)."""
    sets = sets - ((sets >> np.uint64(1)) & np.uint64(0x5555555555555555))
    sets = (sets & np.uint64(0x3333333333333333)) + (
        (sets >> np.uint64(2)) & np.uint64(0x3333333333333333)
    )
    sets = (sets + (sets >> np.uint64(4))) & np.uint64(0x0F0F0F0F0F0F0F0F)
    return (sets * np.uint64(0x0101010101010101)) >> np.uint64(56)
