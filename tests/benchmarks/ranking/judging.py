"""Our answers, held against rank-bm25's own class over the same passages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from tests.benchmarks.ranking.filtering import Condition

if TYPE_CHECKING:
    from tests.benchmarks.ranking.processes import EngineProcess

_LENGTHS = (10, 100)
"""How many hits are asked for; hundreds hold ties that ten seldom do."""

Asked = tuple[Sequence[str], list[Condition]]
"""A question's terms, and the conditions that it is asked under in turn."""


def faults(
    ours: EngineProcess, judge: EngineProcess, asked: Sequence[Asked]
) -> tuple[int, list[str]]:
    """How many answers were judged, and what is wrong with them, in sentences.

    Args:
        judge: rank-bm25, which computes the score of every passage once for each question.
    """
    judged, found = 0, []
    for terms, conditions in asked:
        ways = [(asdict(by), k) for by in conditions for k in _LENGTHS]
        hits = ours.call("filtered", [[terms, by, k] for by, k in ways]).results
        answers = [[by, k, one] for (by, k), one in zip(ways, hits, strict=True)]
        (wrong,) = judge.call("judge", [[terms, answers]]).results
        judged += len(answers)
        found += [
            # an answer's first fault tells enough
            f"{' '.join(terms)} {by}, {k} hits: {sentences[0]}"
            for (by, k), sentences in zip(ways, wrong, strict=True)
            if sentences
        ]
    return judged, found
