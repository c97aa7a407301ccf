"""Phonetic keys are compared by a weighted edit distance, and found by their consonants."""

from __future__ import annotations

from functools import cache
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.bitext.names import SOUNDS, VOWELS
from index.bitext.nearness import ENDING_LETTER, LENGTH, MOST, distance, near_keys, skeletons
from index.bitext.sounds import Spelled, sounds

KEYS = st.lists(
    st.text(alphabet="aiwjskCZgtn", min_size=1, max_size=7), min_size=1, max_size=5, unique=True
)
CLASSES = [int(one) for one in sounds().first]
OTHERS = [int(one) for one in sounds().second]


def _distance(one: str, other: str) -> float:
    """The definition: the cheapest way to make one key of the other."""
    table = sounds()

    def gap(sound: str) -> float:
        return float(table.gap[SOUNDS.index(sound)])

    @cache
    def rest(i: int, j: int) -> float:
        left, right = one[i:], other[j:]
        ways = [ENDING_LETTER * len(left) + sum(map(gap, right))]
        ways.append(ENDING_LETTER * len(right) + sum(map(gap, left)))
        if left:
            ways.append(gap(left[0]) + rest(i + 1, j))
        if right:
            ways.append(gap(right[0]) + rest(i, j + 1))
        if left and right:
            exchange = SOUNDS.index(left[0]) * len(SOUNDS) + SOUNDS.index(right[0])
            ways.append(float(table.exchange[exchange]) + rest(i + 1, j + 1))
        return min(ways)

    return rest(0, 0)


def _skeletons(key: str) -> set[int]:
    consonants = [SOUNDS.index(sound) for sound in key if SOUNDS.index(sound) >= VOWELS]
    found = set()
    for reading in product(*({CLASSES[c], OTHERS[c]} for c in consonants[: LENGTH + 1])):
        said = [digit for digit in reading if digit]
        kept = [d for at, d in enumerate(said) if not at or d != said[at - 1]][:LENGTH]
        found.add(int("".join(map(str, kept)) or "0"))
    return found


@settings(deadline=None)  # the first call compiles
@given(one=st.text(alphabet=SOUNDS, max_size=8), other=st.text(alphabet=SOUNDS, max_size=8))
def test_distance_is_as_defined(one: str, other: str) -> None:
    """The distance is that of the cheapest way from one key to the other."""
    spelled, table = Spelled.of_keys([one, other]), sounds()
    found = distance(
        spelled.letters, 0, len(one), spelled.letters, len(one), len(other),
        table.exchange, table.gap, np.empty(9), 100.0,
    )  # fmt: skip
    assert found == pytest.approx(_distance(one, other), abs=1e-9)


@settings(deadline=None)  # the first call compiles
@given(a=KEYS, b=KEYS)
def test_pairs_are_those_that_are_near(a: list[str], b: list[str]) -> None:
    """All pairs with a skeleton in common that are near enough are found, and no other."""
    found = _near(a, b)
    near = {
        (i, j): 1.0 - _distance(one, other) / max(len(one), len(other))
        for (i, one), (j, other) in product(enumerate(a), enumerate(b))
        if _skeletons(one) & _skeletons(other)
    }
    assert found == {
        places: pytest.approx(max(0.0, alike), abs=1e-9)
        for places, alike in near.items()
        if alike >= 0.7 - 1e-9
    }


def _near(a: list[str], b: list[str]) -> dict[tuple[int, int], float]:
    table, result = sounds(), np.zeros(2, np.int64)
    of_a, of_b = Spelled.of_keys(a), Spelled.of_keys(b)
    codes = [_coded(of_a), _coded(of_b)]
    order = np.argsort(codes[1][0], kind="stable")
    holders = np.repeat(np.arange(len(b), dtype=np.uint32), np.diff(codes[1][1]))[order]
    shelves = np.searchsorted(codes[1][0][order], np.arange(10**LENGTH + 1)).astype(np.int64)
    room = len(a) * len(b)
    places, alike = (np.empty(room, np.int64), np.empty(room, np.int64)), np.empty(room)
    near_keys(
        of_a.letters, of_a.starts, *codes[0], of_b.letters, of_b.starts, holders, shelves,
        table.exchange, table.gap, np.full(9, 0.3 + 1e-9), 0, np.full(len(b), -1, np.int64),
        np.empty(9), *places, alike, result,
    )  # fmt: skip
    assert result[1] == len(a)
    rows = zip(*(column[: result[0]].tolist() for column in (*places, alike)), strict=True)
    return {(i, j): similarity for i, j, similarity in rows}


def _coded(keys: Spelled) -> tuple[np.ndarray, np.ndarray]:
    codes, starts = np.empty(MOST * len(keys), np.uint32), np.empty(len(keys) + 1, np.int64)
    room = np.empty(LENGTH + 1, np.int64)
    skeletons(keys.letters, keys.starts, sounds().first, sounds().second, room, codes, starts)
    return codes[: starts[-1]], starts
