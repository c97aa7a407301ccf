"""What of a passage can be found again in another language: its words as lemmas, and its numbers.

A passage becomes a set of types (small integers); how often a type comes says less about another
language than that it comes at all. Words that say nothing of a text's subject are left out.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from index.analysis.analyzer import is_stop
from index.bitext.numbers import numbers as numbers_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from index.bitext.versions import Version, VersionPassage


class Type(NamedTuple):
    """A word or a number, whatever its place and inflection.

    Attributes:
        number: Whether it is a number.
        text: The word's likeliest lemma, or the number's value.
    """

    number: bool
    text: str


def types_of(passage: VersionPassage, lang: str) -> frozenset[Type]:
    """The types of a passage; where the digits of a number are, no word is seen."""
    figures = numbers_in(passage.text, lang)
    covered = {at for figure in figures for at in range(*figure.span)}
    words = (
        Type(number=False, text=token.terms[0])
        for token in passage.tokens
        if token.terms and token.span.start not in covered and not is_stop(token)
    )
    return frozenset(chain(words, (Type(number=True, text=figure.value) for figure in figures)))


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
        types: Every type once, sorted: its place is its id.
        probability: For each id its share of all the types that passages hold (float64, shape
            `[types]`, sums to 1).
        explained: For each id `EXPLAINED` or `EXPLAINED_NUMBERS` (float64, shape `[types]`).
        numbers: For each id whether it is a number (shape `[types]`).
    """

    types: tuple[Type, ...]
    probability: NDArray[np.float64]
    explained: NDArray[np.float64]
    numbers: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Profile:
    """A version as the statistics see it.

    Attributes:
        version: What it is a profile of.
        passages: For each passage the ids of its types, ascending (int64).
        types: The ids of all of them, ascending (int64).
        lengths: For each passage its length in characters, without white space, at
            least 1 (float64).
    """

    version: Version
    passages: tuple[NDArray[np.int64], ...]
    types: NDArray[np.int64]
    lengths: NDArray[np.float64]

    def types_in(self, places: tuple[int, int]) -> NDArray[np.int64]:
        """The ids of the types of neighbouring passages, from the first to before the last."""
        return np.unique(np.concatenate(self.passages[slice(*places)]))

    def part(self, places: tuple[int, int]) -> Profile:
        """The profile of neighbouring passages alone."""
        return Profile(
            self.version,
            self.passages[slice(*places)],
            self.types_in(places),
            self.lengths[slice(*places)],
        )


def profiles(versions: Sequence[Version]) -> tuple[Vocabulary, tuple[Profile, ...]]:
    """The vocabulary of versions in one language, and a profile of each in the order given."""
    held = [
        [types_of(passage, version.lang) for passage in version.passages] for version in versions
    ]
    counts = Counter(kind for passages in held for types in passages for kind in types)
    types = tuple(sorted(counts))
    ids = {kind: place for place, kind in enumerate(types)}
    probability = np.array([counts[kind] for kind in types], dtype=np.float64)
    probability /= max(1, counts.total())
    numbers = np.array([kind.number for kind in types], dtype=np.bool_)
    explained = np.where(numbers, EXPLAINED_NUMBERS, EXPLAINED)
    vocabulary = Vocabulary(types, probability, explained, numbers)
    return vocabulary, tuple(
        _profile(version, passages, ids) for version, passages in zip(versions, held, strict=True)
    )


def _profile(version: Version, passages: list[frozenset[Type]], ids: dict[Type, int]) -> Profile:
    coded = tuple(
        np.array(sorted(ids[kind] for kind in types), dtype=np.int64) for types in passages
    )
    together = np.unique(np.concatenate(coded))
    lengths = [max(1, len("".join(passage.text.split()))) for passage in version.passages]
    return Profile(version, coded, together, np.array(lengths, dtype=np.float64))
