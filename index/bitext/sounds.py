"""How near the sounds of phonetic keys are to each other, and which of them an index looks at.

Words are found again by their consonants, as in Soundex (Russell and Odell, 1918), and compared by
a weighted edit distance (Wagner and Fischer, 1974) that lets grammatical endings differ. Here stand
the tables for that, with a number for each of `SOUNDS`; what is done with them, in `nearness`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

import numpy as np

from index.bitext.names import SOUNDS, VOWELS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.kernels.arrays import Keys, Reals, Words

# Sounds that a writer puts for each other, with what the exchange costs (1: unrelated consonants).
_NEAR = {
    0.1: ["wv", "wu", "zs", "jZ", "hg", "cs", "iZ"],
    0.2: ["CS", "Cc", "Zz", "ji", "jg", "jh", "hk", "Cs", "Sc"],
    0.4: ["Ck", "sS", "gk", "dt", "bp", "vf", "bv", "Zg", "cz", "ck", "sk", "Zs", "ZS"],
}
_VOWEL_FOR_VOWEL = 0.25
_WEAK_SOUND = 0.35  # a vowel, or one of the sounds that are often not written
_WEAK = "aeiouhwj"

# The consonants that the index tells apart; a sound of two readings is looked up under both.
_READINGS: dict[str, tuple[str, ...]] = {
    "p": ("P",), "b": ("P",), "f": ("V",), "v": ("V",), "w": ("V", ""), "t": ("T",), "d": ("T",),
    "s": ("S",), "z": ("S",), "c": ("S",), "S": ("S",), "Z": ("S",), "C": ("S", "K"),
    "j": ("S", "K"), "k": ("K",), "g": ("K", ""), "h": ("K", ""), "l": ("L",), "m": ("M",),
    "n": ("N",), "r": ("R",),
}  # fmt: skip
_CLASSES = "PVTSKLMNR"


@dataclass(frozen=True, slots=True)
class Sounds:
    """What is known of each sound, by its number.

    Attributes:
        exchange: The cost of one sound for another (shape `[sounds * sounds]`).
        gap: The cost of a sound that the other key lacks.
        first: The class of consonants that a sound is read as, from 1; 0 for a vowel.
        second: A second class, 0 where it may be read as nothing too; `first` where there is none.
    """

    exchange: Reals
    gap: Reals
    first: Keys
    second: Keys


@cache
def sounds() -> Sounds:
    """The tables, made once."""
    exchange = np.ones((len(SOUNDS), len(SOUNDS)))
    exchange[:VOWELS, :VOWELS] = _VOWEL_FOR_VOWEL
    for cost, pairs in _NEAR.items():
        for pair in pairs:
            at = SOUNDS.index(pair[0]), SOUNDS.index(pair[1])
            exchange[at] = exchange[at[::-1]] = cost
    np.fill_diagonal(exchange, 0.0)
    gap = np.array([_WEAK_SOUND if sound in _WEAK else 1.0 for sound in SOUNDS])
    readings = [_READINGS.get(sound, ("",)) for sound in SOUNDS]
    first = np.array([_class(reading[0]) for reading in readings], dtype=np.int64)
    second = np.array([_class(reading[-1]) for reading in readings], dtype=np.int64)
    return Sounds(exchange.reshape(-1), gap, first, second)


def _class(name: str) -> int:
    return 1 + _CLASSES.index(name) if name else 0


@dataclass(frozen=True, slots=True)
class Spelled:
    """Phonetic keys in the numbers of their sounds.

    Attributes:
        letters: The sounds of all keys, one key behind the other.
        starts: Key `k` is from `starts[k]` to `starts[k + 1]`.
    """

    letters: Words
    starts: Keys

    @classmethod
    def of_keys(cls, keys: Sequence[str]) -> Spelled:
        """Keys as `phonetic_keys` gives them."""
        numbers = str.maketrans({sound: chr(place) for place, sound in enumerate(SOUNDS)})
        letters = "".join(keys).translate(numbers).encode("ascii")
        starts = np.fromiter(accumulate(map(len, keys), initial=0), np.int64)
        return cls(np.array(bytearray(letters), dtype=np.uint32), starts)

    def __len__(self) -> int:
        """How many keys there are."""
        return len(self.starts) - 1
