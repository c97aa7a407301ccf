"""The k best passages found so far, the worst of them on top; what kernels call."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.kernels.arrays import Keys, Reals


def worse(score: float, key: int, than_score: float, than_key: int) -> bool:
    """Whether a passage comes after another one: lower score, or the same and a higher key."""
    return score < than_score or (score == than_score and key > than_key)


def sink(scores: Reals, keys: Keys, size: int, score: float, key: int) -> None:
    """Puts a passage into the place of the worst, which is at 0."""
    place = 0
    while True:
        child = 2 * place + 1
        if child >= size:
            break
        right = child + 1
        if right < size and worse(scores[right], keys[right], scores[child], keys[child]):
            child = right
        if not worse(scores[child], keys[child], score, key):
            break
        scores[place], keys[place] = scores[child], keys[child]
        place = child
    scores[place], keys[place] = score, key


def put_on_heap(scores: Reals, keys: Keys, size: int, k: int, score: float, key: int) -> int:
    """Keeps a passage if it is among the k best; the worst of them is at 0. Returns how many."""
    if size == k:
        if worse(scores[0], keys[0], score, key):
            sink(scores, keys, size, score, key)
        return size
    place = size
    while place > 0:
        parent = (place - 1) >> 1
        if not worse(score, key, scores[parent], keys[parent]):
            break
        scores[place], keys[place] = scores[parent], keys[parent]
        place = parent
    scores[place], keys[place] = score, key
    return size + 1


def sort_heap(scores: Reals, keys: Keys, size: int) -> None:
    """Puts the best first."""
    for end in range(size - 1, 0, -1):
        score, key = scores[end], keys[end]
        scores[end], keys[end] = scores[0], keys[0]
        sink(scores, keys, end, score, key)
