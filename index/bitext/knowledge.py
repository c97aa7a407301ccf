"""What a collection has taught about two languages, as it is kept: in words, not in places.

`linking` learns it from a whole collection; with it a few versions, or the sentences of a passage,
are judged on their own as they would be among all (`bench`).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from index.bitext.alignment import BeadShares
from index.bitext.lengths import LengthModel
from index.bitext.lexicon import LEAST_PROBABILITY
from index.bitext.translations import Entries, Translations

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from index.bitext.lexicon import Learned
    from index.bitext.vocabulary import Vocabulary
    from index.kernels.arrays import Keys, Reals


class WordCount(NamedTuple):
    """What is known of a word on its own.

    Attributes:
        passages: How many passages hold it.
        taught: How often it is expected to have been translated in what was learned from.
    """

    passages: int
    taught: float


class Entry(NamedTuple):
    """Two words that stand for each other.

    Attributes:
        a: The word of language a.
        b: The word of language b.
        times: How often they do in what was learned from.
    """

    a: str
    b: str
    times: float


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What is known of two languages; a collection of which nothing is known has the defaults.

    Attributes:
        entries: The lexicon.
        a_words: What is known of the words of language a.
        b_words: The same of language b.
        a_total: The sum of `passages` over all words of language a, be they given here or not.
        b_total: The same of language b.
        versions: How many versions the larger side has.
        links: How many links were learned from.
        shares: How frequent each kind of bead is.
        lengths: How long translations are.
        glossary: What dictionaries say.
    """

    entries: Sequence[Entry] = ()
    a_words: Mapping[str, WordCount] = field(default_factory=dict)
    b_words: Mapping[str, WordCount] = field(default_factory=dict)
    a_total: int = 0
    b_total: int = 0
    versions: int = 0
    links: int = 0
    shares: BeadShares = field(default_factory=BeadShares)
    lengths: LengthModel = field(default_factory=LengthModel)
    glossary: Sequence[tuple[tuple[str, ...], tuple[str, ...]]] = ()

    @classmethod
    def of(
        cls, learned: Learned, words: tuple[Vocabulary, Vocabulary], known: Knowledge
    ) -> Knowledge:
        """What lessons taught, in words.

        Args:
            learned: See `lexicon.learn`.
            words: The vocabularies that it is about.
            known: What else is known.
        """
        a, b = words
        return replace(
            known,
            entries=[
                Entry(a.types[x], b.types[y], count)
                for x, y, count in zip(
                    learned.a.tolist(), learned.b.tolist(), learned.times.tolist(), strict=True
                )
            ],
            a_words=_counts(a, learned.taught_a),
            b_words=_counts(b, learned.taught_b),
            a_total=int(a.passages.sum()),
            b_total=int(b.passages.sum()),
        )

    def translations(self, a: Vocabulary, b: Vocabulary, known: Translations) -> Translations:
        """What is known of the words of two vocabularies: what was learned, on top of `known`.

        As in learning, what is known beforehand counts as if it had been seen once. A word whose
        translations are not among the words is known all the same: that they are missing speaks
        against a translation.
        """
        of_a = {word: place for place, word in enumerate(a.types)}
        of_b = {word: place for place, word in enumerate(b.types)}
        met = [(of_a[x], of_b[y], count) for x, y, count in self.entries if x in of_a and y in of_b]
        rows = np.array(met, dtype=np.float64).reshape(-1, 3)
        size = len(a.types), len(b.types)
        merged = _merged(rows, known.entries, size[1])
        forward = merged.prior_forward + merged.times
        backward = merged.prior_backward + merged.times
        taught_a = _taught(a, self.a_words) + np.bincount(merged.a, merged.prior_forward, size[0])
        taught_b = _taught(b, self.b_words) + np.bincount(merged.b, merged.prior_backward, size[1])
        forward /= np.maximum(taught_a[merged.a], forward)
        backward /= np.maximum(taught_b[merged.b], backward)
        kept = np.flatnonzero(np.maximum(forward, backward) >= LEAST_PROBABILITY)
        found = Entries(merged.a, merged.b, forward, backward).taken(kept)
        away_a = [(of_a[x], count) for x, y, count in self.entries if x in of_a and y not in of_b]
        away_b = [(of_b[y], count) for x, y, count in self.entries if y in of_b and x not in of_a]
        return Translations.build(found, size).knowing(
            _away(away_a, taught_a), _away(away_b, taught_b)
        )

    def weighed(self, a: Vocabulary, b: Vocabulary) -> tuple[Vocabulary, Vocabulary]:
        """Two vocabularies with words as probable as they are in the whole collection."""
        return _weighed(a, self.a_words, self.a_total), _weighed(b, self.b_words, self.b_total)


class _Merged(NamedTuple):
    """Pairs of types with what was learned of them and what was known beforehand."""

    a: Keys
    b: Keys
    times: Reals
    prior_forward: Reals
    prior_backward: Reals


def _merged(rows: Reals, known: Entries, width: int) -> _Merged:
    learned_a, learned_b = rows[:, 0].astype(np.int64), rows[:, 1].astype(np.int64)
    keys = np.concatenate([learned_a * width + learned_b, known.a * width + known.b])
    pairs, places = np.unique(keys, return_inverse=True)
    count, forward, backward = (np.zeros(len(pairs)) for _ in range(3))
    count[places[: len(rows)]] = rows[:, 2]
    forward[places[len(rows) :]] = known.forward
    backward[places[len(rows) :]] = known.backward
    return _Merged(pairs // max(1, width), pairs % max(1, width), count, forward, backward)


def _away(rows: Sequence[tuple[int, float]], taught: Reals) -> Reals:
    """How probably types stand for words that are not there.

    Args:
        rows: Types, and how often each stands for one of these words.
        taught: For each type how often it stands for any.
    """
    types, counts = np.array(rows, dtype=np.float64).reshape(-1, 2).T
    kinds = types.astype(np.int64)
    shares = counts / np.maximum(taught[kinds], counts)
    return np.bincount(kinds, shares, len(taught)).astype(np.float64)


def _counts(vocabulary: Vocabulary, taught: Reals) -> dict[str, WordCount]:
    return {
        word: WordCount(passages, times)
        for word, passages, times in zip(
            vocabulary.types, vocabulary.passages.tolist(), taught.tolist(), strict=True
        )
    }


def _taught(vocabulary: Vocabulary, words: Mapping[str, WordCount]) -> Reals:
    nothing = WordCount(0, 0.0)
    return np.array([words.get(word, nothing).taught for word in vocabulary.types])


def _weighed(vocabulary: Vocabulary, words: Mapping[str, WordCount], total: int) -> Vocabulary:
    """The vocabulary as part of the collection; it may have words that this does not."""
    nothing = WordCount(0, 0.0)
    there = np.array([words.get(word, nothing).passages for word in vocabulary.types], np.int64)
    passages = np.maximum(there, vocabulary.passages)
    return replace(
        vocabulary,
        passages=passages,
        probability=passages / max(1, total, int(vocabulary.passages.sum())),
    )
