"""The versions of one language as arrays of types: what all the statistics count.

A passage is a set of types (small integers, the places of words and numbers in the vocabulary); how
often a type comes says less about another language than that it comes at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, chain
from typing import TYPE_CHECKING

import numpy as np

from index.bitext.words import NUMBER

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from index.bitext.versions import Version
    from index.kernels.arrays import Keys, Reals, Words

EXPLAINED = 0.9
"""The share of types that come from the other side's types, where these have a known translation.

The rest is put in by the translator or translated in a way not seen before. A type without any
known translation says nothing, for or against. Names alone give 0.6 to 0.8, what a lexicon has
learned gives more.
"""

EXPLAINED_NUMBERS = 0.9
"""The same for numbers in digits: a number that the other side lacks speaks loudly against it.

Parallel news keep 0.85 of them, an encyclopedia 0.99.
"""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The types of all the versions in one language.

    Attributes:
        types: Every type once, words before numbers, each of these sorted: its place is its id.
        probability: For each id its share of all the types that passages hold (float64, shape
            `[types]`, sums to 1).
        explained: For each id `EXPLAINED` or `EXPLAINED_NUMBERS` (float64, shape `[types]`).
        numbers: For each id whether it is a number (shape `[types]`).
    """

    types: tuple[str, ...]
    probability: Reals
    explained: Reals
    numbers: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Profiles:
    """The versions of one language as the statistics see them, in compressed rows.

    Attributes:
        passages: The passages of version `v` are those from `passages[v]` to `passages[v + 1]`.
        starts: The types of passage `p` are those from `starts[p]` to `starts[p + 1]`.
        types: Ids of types, each once a passage.
        lengths: For each passage its length in characters.
        held_starts: As `starts`, for `held` and versions.
        held: Ids of the types of each version, ascending, each once.
    """

    passages: Keys
    starts: Keys
    types: Words
    lengths: Reals
    held_starts: Keys
    held: Words

    def __len__(self) -> int:
        """How many versions there are."""
        return len(self.passages) - 1

    def types_in(self, first: int, last: int) -> Words:
        """The ids of the types of neighbouring passages, each once."""
        types = self.types[self.starts[first] : self.starts[last]]
        return types if last - first == 1 else np.unique(types)


def profiles(versions: Sequence[Version]) -> tuple[Vocabulary, Profiles]:
    """The vocabulary of versions in one language, and their profiles in the order given."""
    passages = [passage for version in versions for passage in version.passages]
    words = sorted(set(chain.from_iterable(p.words for p in passages)), key=_words_first)
    ids = {word: place for place, word in enumerate(words)}
    starts = _starts(len(passage.words) for passage in passages)
    places = map(ids.__getitem__, chain.from_iterable(p.words for p in passages))
    types = np.fromiter(places, np.uint32, int(starts[-1]))
    in_version = _starts(len(version.passages) for version in versions)
    held_starts, held = _held(starts[in_version], types, len(words))
    lengths = np.array([passage.length for passage in passages], dtype=np.float64)
    profile = Profiles(in_version, starts, types, lengths, held_starts, held)
    return _vocabulary(words, types), profile


def _vocabulary(words: Sequence[str], types: Words) -> Vocabulary:
    probability = np.bincount(types, minlength=len(words)) / max(1, len(types))
    numbers = np.array([word.startswith(NUMBER) for word in words], dtype=np.bool_)
    explained = np.where(numbers, EXPLAINED_NUMBERS, EXPLAINED)
    return Vocabulary(tuple(words), probability, explained, numbers)


def _words_first(word: str) -> tuple[bool, str]:
    return word.startswith(NUMBER), word


def _starts(lengths: Iterable[int]) -> Keys:
    return np.fromiter(accumulate(lengths, initial=0), np.int64)


def _held(starts: Keys, types: Words, size: int) -> tuple[Keys, Words]:
    """The distinct types of each version, in compressed rows."""
    version = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
    keys = np.sort(version * max(1, size) + types)  # np.unique hashes, which is slower by far
    keys = keys[np.flatnonzero(np.diff(keys, prepend=-1))]
    held_starts = np.searchsorted(keys, np.arange(len(starts)) * max(1, size))
    return held_starts.astype(np.int64), (keys % max(1, size)).astype(np.uint32)
