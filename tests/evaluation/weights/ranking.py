"""What words together, surroundings and versions count for, beside rank-bm25's score of words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from tests.evaluation.weights.descent import descend
from tests.evaluation.weights.folds import folds

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from tests.evaluation.weights.observing import Seen

    Reals = NDArray[np.float64]
    Places = NDArray[np.int64]

_NOTHING = -1e3  # what stands where a question has fewer candidates


def rank(seen: Sequence[Seen], in_use: Mapping[str, float]) -> Iterator[str]:
    """Fits and cross-validates; yields lines to print."""
    told = [one for one in seen if one.gold is not None]
    most = max(len(one.features) for one in told)
    candidates = np.full((len(told), most, 1 + len(in_use)), _NOTHING)
    for place, one in enumerate(told):
        candidates[place, : len(one.features)] = one.features
    gold = np.array([one.gold for one in told])
    right = np.zeros(len(told), dtype=np.bool_)
    for held in folds([one.asked.article for one in told]):
        weights = _fit(candidates[~held], gold[~held])
        right[held] = (candidates[held] @ weights).argmax(1) == gold[held]
    whole = _fit(candidates, gold)
    fitted = (whole / whole[0]).tolist()[1:]
    used = (candidates @ np.array([1.0, *in_use.values()])).argmax(1) == gold
    yield f"ranking: {len(told)} questions; in use, found from all of them"
    for (name, value), found in zip(in_use.items(), fitted, strict=True):
        yield f"  {name:<16}{value:8.2f}{found:8.2f}"
    for lang in ("en", "ru"):
        chosen = np.array([one.asked.lang == lang for one in told])
        asked = sum(one.asked.lang == lang and one.asked.gold is not None for one in seen)
        yield (
            f"  right first, {lang}: {used[chosen].sum() / asked:.4f} in use,"
            f" {right[chosen].sum() / asked:.4f} held back"
        )


def _fit(candidates: Reals, gold: Places) -> Reals:
    rows = np.arange(len(gold))

    def slope(weights: Reals) -> Reals:
        scores = candidates @ weights
        odds = np.exp(scores - scores.max(1, keepdims=True))
        shares = odds / odds.sum(1, keepdims=True)
        expected = (shares[:, :, None] * candidates).sum(1)
        mean: Reals = (expected - candidates[rows, gold]).mean(0)
        return mean

    start = np.zeros(candidates.shape[2])
    start[0] = 0.4
    return descend(start, slope, least=0.0)
