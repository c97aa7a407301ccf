"""What two vocabularies have in common before anything is learned: names, loan words, numbers."""

from __future__ import annotations

import math
from functools import partial
from itertools import chain, pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from index.bitext.inversion import inverted
from index.bitext.names import phonetic_keys
from index.bitext.nearness import CODES, LENGTH, MOST, near_keys, skeletons
from index.bitext.sounds import Spelled, sounds
from index.bitext.threads import side_by_side, workers
from index.bitext.words import NUMBER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.bitext.vocabulary import Vocabulary
    from index.kernels.arrays import Keys, Reals, Words

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

_AT_ONCE = 1 << 18  # pairs found by one call, at least


class Pairs(NamedTuple):
    """Pairs of places in two lists, in parallel arrays.

    Attributes:
        a: Places in one list.
        b: Places in the other.
        weight: How probable it is that the two are the same.
    """

    a: Keys
    b: Keys
    weight: Reals


def cognates(a: Vocabulary, b: Vocabulary) -> Pairs:
    """The pairs of types that are the same number, or words that are written much alike."""
    same, near = _same_numbers(a, b), _near_types(a, b)
    return Pairs(*(np.concatenate(column) for column in zip(same, near, strict=True)))


def near_words(a: Sequence[str], b: Sequence[str]) -> Pairs:
    """The words of two lists that are names or loan words in common, `LEAST_CONFIDENCE` sure."""
    (a_places, a_keys), (b_places, b_keys) = _keys(a), _keys(b)
    parts = [_confident(a_keys, b_keys, found) for found in _near(a_keys, b_keys)]
    near = Pairs(*(np.concatenate(column) for column in zip(*parts, strict=True)))
    return Pairs(a_places[near.a], b_places[near.b], near.weight)


def confidence(alike: Reals, sounds: Keys) -> Reals:
    """The probability that two words are the same name or loan word.

    Args:
        alike: The similarity of their phonetic keys.
        sounds: The length of the shorter key.
    """
    log_odds = _log_odds(sounds) + _LOG_ODDS_PER_DISSIMILARITY * (1.0 - alike)
    sure: Reals = 1.0 / (1.0 + np.exp(-log_odds))
    return sure


def _log_odds(sounds: Keys) -> Reals:
    """Those of keys of this length that are the same."""
    return _LOG_ODDS_AT_FOUR + _LOG_ODDS_PER_SOUND * (np.minimum(sounds, _SOUNDS_COUNTED) - 4)


def _near_types(a: Vocabulary, b: Vocabulary) -> Pairs:
    """The pairs of near words, as ids."""
    of_a, of_b = np.flatnonzero(~a.numbers), np.flatnonzero(~b.numbers)
    near = near_words(
        [a.types[place] for place in of_a.tolist()], [b.types[place] for place in of_b.tolist()]
    )
    return Pairs(of_a[near.a], of_b[near.b], near.weight)


def _same_numbers(a: Vocabulary, b: Vocabulary) -> Pairs:
    places = {kind: place for place, kind in enumerate(b.types) if kind.startswith(NUMBER)}
    pairs = [(place, places[kind]) for place, kind in enumerate(a.types) if kind in places]
    of_a, of_b = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    return Pairs(of_a, of_b, np.ones(len(pairs)))


def _keys(words: Sequence[str]) -> tuple[Keys, Spelled]:
    """The keys that are long enough, and the places of their words."""
    held = [(at, key) for at, key in enumerate(phonetic_keys(words)) if len(key) >= LEAST_LENGTH]
    return np.array([at for at, _ in held], np.int64), Spelled.of_keys([key for _, key in held])


def _near(a: Spelled, b: Spelled) -> Iterator[Pairs]:
    """Pairs that may be confident, with their similarity for a weight."""
    codes, (b_codes, b_code_starts) = _skeletons(a), _skeletons(b)
    shelf_starts, shelves = inverted(b_code_starts, b_codes, CODES)
    ends = np.linspace(0, len(a), workers() + 1).astype(np.int64).tolist()
    tasks = [
        partial(_near_some, a, codes, b, (shelves, shelf_starts), first, last)
        for first, last in pairwise(ends)
    ]
    return chain.from_iterable(side_by_side(tasks))


def _near_some(  # noqa: PLR0913, PLR0917 - what is found out once is looked at by every thread
    a: Spelled,
    codes: tuple[Words, Keys],
    b: Spelled,
    shelves: tuple[Words, Keys],
    first: int,
    last: int,
) -> list[Pairs]:
    """Those of the keys of a from the first to before the last."""
    table = sounds()
    room = max(_AT_ONCE, len(b))
    found, alike = (np.empty(room, np.int64), np.empty(room, np.int64)), np.empty(room)
    row = np.empty(1 + int(np.diff(b.starts).max(initial=0)))
    seen, result = np.full(len(b), -1, np.int64), np.zeros(2, np.int64)
    parts = [Pairs(found[0][:0], found[1][:0], alike[:0])]
    while result[1] < last - first:
        near_keys(
            a.letters, a.starts[first : last + 1], codes[0], codes[1][first : last + 1],
            b.letters, b.starts, *shelves,
            table.exchange, table.gap, _tolerance(), int(result[1]), seen, row,
            *found, alike, result,
        )  # fmt: skip
        count = int(result[0])
        parts.append(Pairs(found[0][:count] + first, found[1][:count].copy(), alike[:count].copy()))
    return parts


def _tolerance() -> Reals:
    """How dissimilar keys may be to be confident, by the length of the shorter one."""
    least = math.log(LEAST_CONFIDENCE / (1.0 - LEAST_CONFIDENCE))
    odds = _log_odds(np.arange(_SOUNDS_COUNTED + 1))
    return (least - odds) / _LOG_ODDS_PER_DISSIMILARITY + 1e-9  # rounding is judged afterwards


def _confident(a: Spelled, b: Spelled, pairs: Pairs) -> Pairs:
    shorter = np.minimum(np.diff(a.starts)[pairs.a], np.diff(b.starts)[pairs.b])
    sure = confidence(pairs.weight, shorter)
    kept = sure >= LEAST_CONFIDENCE
    return Pairs(pairs.a[kept], pairs.b[kept], sure[kept])


def _skeletons(keys: Spelled) -> tuple[Words, Keys]:
    table = sounds()
    codes = np.empty(MOST * len(keys), np.uint32)
    starts = np.empty(len(keys) + 1, np.int64)
    consonants = np.empty(LENGTH + 1, np.int64)
    skeletons(keys.letters, keys.starts, table.first, table.second, consonants, codes, starts)
    return codes[: starts[-1]].copy(), starts
