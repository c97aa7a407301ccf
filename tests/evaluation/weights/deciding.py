"""What signs count for in deciding whether a passage answers, in collections of all sizes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from tests.evaluation.weights.descent import descend
from tests.evaluation.weights.folds import folds

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from index.search.refusal import Signs
    from tests.evaluation.weights.observing import Seen

    Reals = NDArray[np.float64]
    Flags = NDArray[np.bool_]

ANSWERED = 0.955
"""The share of answerable questions that is to be answered, over all collections."""

_NEVER = -9.0  # the log odds where nothing was found


def decide(seen: Mapping[str, Sequence[Seen]], in_use: Mapping[str, float]) -> Iterator[str]:
    """Fits and cross-validates; yields lines to print."""
    every = [one for found in seen.values() for one in found]
    answered = np.array([one.asked.gold is not None for one in every])
    chances = np.full(len(every), _NEVER)
    for held in folds([one.asked.article for one in every]):
        weights = _fit([one for one, out in zip(every, held, strict=True) if not out])
        for place in np.flatnonzero(held).tolist():
            chances[place] = _best(every[place], weights)
    whole = _fit(every)
    threshold = float(np.quantile(chances[answered], 1 - ANSWERED))
    fitted = [*whole[:-1].tolist(), float(whole[-1]) - threshold]
    used = np.array([_best(one, np.array(list(in_use.values()))) for one in every])
    yield f"refusal: {len(every)} questions; in use, found from all of them"
    for (name, value), found in zip(in_use.items(), fitted, strict=True):
        yield f"  {name:<16}{value:8.2f}{found:8.2f}"
    yield "  answered of those that are answerable, and of those that are not: in use; held back"
    sizes = np.array([name for name, found in seen.items() for _ in found])
    for name in seen:
        for lang in ("en", "ru"):
            some = (sizes == name) & np.array([one.asked.lang == lang for one in every])
            shares = [
                (decided[some & right]).mean()
                for decided in (used >= 0, chances >= threshold)
                for right in (answered, ~answered)
            ]
            yield f"  {name:<12}{lang}   " + "   ".join(f"{share:.3f}" for share in shares)


def _row(signs: Signs) -> list[float]:
    found = (signs.covered, signs.missing_names, signs.surprise, signs.lead, signs.strength)
    return [*found, 1.0]


def _best(one: Seen, weights: Reals) -> float:
    return max((float(np.dot(_row(signs), weights)) for signs in one.signs), default=_NEVER)


def _fit(seen: Sequence[Seen]) -> Reals:
    """The regression on the first candidates, both kinds of questions counting alike."""
    told = [one for one in seen if one.signs]
    rows = np.array([_row(one.signs[0]) for one in told])
    answered: Flags = np.array([one.asked.gold is not None for one in told])
    weights = np.where(answered, 1.0, answered.sum() / max(1, (~answered).sum()))

    def slope(place: Reals) -> Reals:
        chance = 1.0 / (1.0 + np.exp(-(rows @ place)))
        mean: Reals = (rows * ((chance - answered) * weights)[:, None]).sum(0) / weights.sum()
        return mean

    return descend(np.zeros(rows.shape[1]), slope)
