"""Whether two words may be one name, heard or spelled in an unusual way."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from index.analysis import Remembered
from index.bitext.names import phonetic_keys
from index.bitext.nearness import distance
from index.bitext.sounds import Spelled, sounds

if TYPE_CHECKING:
    from collections.abc import Sequence

ALIKE = 0.65
"""How near the sounds of two names are that may be the same, however they begin."""

ALIKE_WITH_BEGINNING = 0.6
"""The same if they begin alike: Puig and Пуч, Kuechly and Кикли, Bough and Баф."""

ALIKE_AS_PART = 0.75
"""The same if one is as the end of the other: Britain and Великобритания."""

SURELY_ALIKE = 0.85
"""How near the sounds of two names are that are the same."""

LEAST_PART = 4
"""How many sounds such an end has at least: shorter ones are endings of many names."""

# Sounds at the beginning of a name that writers put for each other.
_BEGINNINGS = ("aeiouwhj", "pb", "fvw", "td", "szcSZCjk", "kghCjc", "l", "m", "n", "r")
_READ_OTHERWISE = {"x": "s", "q": "c", "j": "i", "c": "s"}  # Latin letters: Xinhua, Qing, Jung


def are_alike(a: str, b: str) -> bool:
    """Whether two words may be the same name; what has no sound may be any.

    Far more generous than `bitext.cognates`: this is about taking back a suspicion.

    Args:
        a: A word, in any alphabet that names are read in.
        b: Another.
    """
    keys = _keys()[a], _keys()[b]
    if not all(keys):
        return True
    least = ALIKE_WITH_BEGINNING if _begin_alike((a, b), keys) else ALIKE
    return _likeness(keys) >= least or _ends_with(*sorted(keys, key=len))


def are_surely_alike(a: str, b: str, least: float = SURELY_ALIKE) -> bool:
    """Whether two words are the same name, or one is made from the other: Афганистан, Afghan.

    Args:
        a: A word, in any alphabet that names are read in.
        b: Another.
        least: How near their sounds are then.
    """
    name, longer = sorted((_keys()[a], _keys()[b]), key=len)
    if len(name) < LEAST_PART:
        return bool(name) and name == longer
    if longer.startswith(name):
        return True
    if len(name) < least * len(longer) - 1 or not set(name[:2]) & set(longer[:2]):
        return False
    return _likeness((name, longer)) >= least


def _ends_with(name: str, compound: str) -> bool:
    """Whether a longer name ends with a shorter one: Великобритания, Britain."""
    return (
        len(name) >= LEAST_PART and _likeness((name, compound[-len(name) - 1 :])) >= ALIKE_AS_PART
    )


def _likeness(keys: Sequence[str]) -> float:
    spelled, table = Spelled.of_keys(keys), sounds()
    one, other = map(len, keys)
    apart = distance(
        spelled.letters, 0, one, spelled.letters, one, other,
        table.exchange, table.gap, np.empty(other + 1), float(one + other),
    )  # fmt: skip
    return 1.0 - apart / max(one, other)


def _begin_alike(words: Sequence[str], keys: Sequence[str]) -> bool:
    one, other = (
        key[0] + _READ_OTHERWISE.get(word[0].lower(), "")
        for word, key in zip(words, keys, strict=True)
    )
    return any(set(one) & set(group) and set(other) & set(group) for group in _BEGINNINGS)


@cache
def _keys() -> Remembered[str]:
    return Remembered(lambda word: phonetic_keys([word])[0])
