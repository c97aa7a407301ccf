"""Which questions are held back together: those of an article, articles dealt into folds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

FOLDS = 6


def folds(articles: Sequence[str]) -> Iterator[NDArray[np.bool_]]:
    """For each fold which questions it holds back, by their articles."""
    numbers = {name: place % FOLDS for place, name in enumerate(sorted(set(articles)))}
    dealt = np.array([numbers[name] for name in articles])
    for fold in range(FOLDS):
        yield dealt == fold
