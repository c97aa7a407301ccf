"""Whether an answer is right to the last digit that counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tests.benchmarks.ranking.engines.engine import Hits

TOLERANCE = 1e-9


def faults(answer: Hits, k: int, keys: NDArray[np.int64], scores: NDArray[np.float64]) -> list[str]:
    """What is wrong with an answer, in sentences; nothing where it is exact.

    Of equal scores the lower key comes first. Where two scores lie within the tolerance but
    aren't equal, rounding may put either first.

    Args:
        answer: Keys and scores, best first.
        k: How many were asked for.
        keys: Keys of all passages that may be found, ascending; shape [passages].
        scores: Their scores by the definition; 0 for a passage that holds no term.
    """
    order = np.lexsort((keys, -scores))[:k]
    order = order[scores[order] > 0]
    if len(answer) != len(order):
        return [f"{len(answer)} hits instead of {len(order)}"]
    found = []
    for rank, ((key, score), right) in enumerate(zip(answer, order.tolist(), strict=True), 1):
        at = int(np.searchsorted(keys, key))
        if at == len(keys) or keys[at] != key:
            found.append(f"hit {rank}: passage {key} may not be found")
            continue
        if not abs(score - scores[at]) <= TOLERANCE:
            found.append(f"hit {rank}: passage {key} scores {scores[at]!r}, not {score!r}")
        if abs(scores[at] - scores[right]) > TOLERANCE:
            found.append(f"hit {rank}: passage {keys[right]} stands here, not {key}")
        elif scores[at] == scores[right] and at != right:
            found.append(f"hit {rank}: of equal scores passage {keys[right]} comes before {key}")
    return found
