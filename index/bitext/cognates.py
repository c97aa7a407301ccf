"""What two vocabularies have in common before anything is learned: names, loan words, numbers."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING

from index.bitext.names import phonetic_key, similarity, skeletons
from index.bitext.translations import Translations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.bitext.vocabulary import Vocabulary

LEAST_CONFIDENCE = 0.1
"""How probably two words must be the same: what is less sure is mostly chance."""

LEAST_LENGTH = 3
"""How many sounds a word needs: shorter ones are near to each other too easily."""

# The chance that words which sound alike are the same, a logistic curve: read off parallel texts
# (news and encyclopedia) in round figures. Words of four equal sounds are right nine times in ten;
# a tenth of dissimilarity takes three from the log odds, each further sound gives 0.7.
_LOG_ODDS_AT_FOUR = 2.0
_LOG_ODDS_PER_SOUND = 0.7
_LOG_ODDS_PER_DISSIMILARITY = -30.0
_SOUNDS_COUNTED = 8


def cognates(a: Vocabulary, b: Vocabulary) -> Translations:
    """The pairs of types that are the same number, or words that are written much alike."""
    return Translations.of_counts(
        [*_same_numbers(a, b), *_near_words(a, b)], (len(a.types), len(b.types))
    )


def _same_numbers(a: Vocabulary, b: Vocabulary) -> Iterator[tuple[int, int, float]]:
    places = {kind: place for place, kind in enumerate(b.types) if kind.number}
    for place, kind in enumerate(a.types):
        if kind in places:
            yield place, places[kind], 1.0


def _near_words(a: Vocabulary, b: Vocabulary) -> Iterator[tuple[int, int, float]]:
    shelves = defaultdict(list)
    for place, key in _keys(b):
        for skeleton in skeletons(key):
            shelves[skeleton].append((place, key))
    for place, key in _keys(a):
        met = {found for skeleton in skeletons(key) for found in shelves.get(skeleton, ())}
        for other, facing in sorted(met):
            sure = confidence(similarity(key, facing), min(len(key), len(facing)))
            if sure >= LEAST_CONFIDENCE:
                yield place, other, sure


def confidence(alike: float, sounds: int) -> float:
    """The probability that two words are the same name or loan word.

    Args:
        alike: The similarity of their phonetic keys.
        sounds: The length of the shorter key.
    """
    log_odds = (
        _LOG_ODDS_AT_FOUR
        + _LOG_ODDS_PER_SOUND * (min(sounds, _SOUNDS_COUNTED) - 4)
        + _LOG_ODDS_PER_DISSIMILARITY * (1.0 - alike)
    )
    return 1.0 / (1.0 + math.exp(-log_odds))


def _keys(vocabulary: Vocabulary) -> Iterator[tuple[int, str]]:
    for place, kind in enumerate(vocabulary.types):
        if not kind.number:
            key = phonetic_key(kind.text)
            if len(key) >= LEAST_LENGTH:
                yield place, key
