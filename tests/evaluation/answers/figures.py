"""The figures of a set of questions, of one system or of two, each with its interval."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median, quantiles
from typing import TYPE_CHECKING

from tests.evaluation.answers.bootstrap import Estimate, Ratio, difference, estimate
from tests.evaluation.answers.judging import BRIER

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tests.evaluation.answers.judging import Outcome

_ALL = ""
"""Stands for the number of questions, where a figure is a mean over all of them."""

MEASURES = {
    "recall_at_1": ("recall_at_1", _ALL),
    "recall_at_5": ("recall_at_5", _ALL),
    "mrr_at_10": ("mrr_at_10", _ALL),
    "sentence_given_paragraph": ("sentence_at_1", "recall_at_1"),
    "answered": ("answered", _ALL),
    "falsely_answered": ("falsely_answered", _ALL),
    BRIER: (BRIER, _ALL),
}
"""What each figure is the ratio of, as `score.py` names it; it is given where that is counted."""

GOALS: dict[str, dict[str, float]] = {
    "answers": {"recall_at_1": 0.95, "sentence_given_paragraph": 0.87, "answered": 0.95},
    "refusals": {"falsely_answered": 0.10},
    "small answers": {"answered": 0.95},
    "small refusals": {"falsely_answered": 0.10},
    "large answers": {"answered": 0.95},
    "large refusals": {"falsely_answered": 0.10},
    "across": {"recall_at_1": 0.60, "recall_at_5": 0.80},
    "across with dictionary": {"recall_at_1": 0.78, "recall_at_5": 0.92},
}
"""What is to be reached, by the group's name before the comma; falsely answered is at most that."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure.

    Attributes:
        group: The set of questions that it is about.
        name: Which figure, as `score.py` names it.
        questions: How many questions the group has.
        now: What it is.
        before: What it is for the older system, if there is one.
        change: By how much it grew since then.
        goal: What is to be reached, if anything is.
    """

    group: str
    name: str
    questions: int
    now: Estimate
    before: Estimate | None
    change: Estimate | None
    goal: float | None


@dataclass(frozen=True, slots=True)
class Times:
    """How long answers took, in milliseconds.

    Attributes:
        group: The set of questions.
        median: Half of the questions took no longer.
        p99: 99 in 100 took no longer.
    """

    group: str
    median: float
    p99: float


def figures(now: Sequence[Outcome], before: Sequence[Outcome] | None) -> list[Figure]:
    """The figures of all groups, in the order of their first questions.

    Args:
        now: What became of the questions.
        before: What the older system made of them, if there is one; in the same order.
    """
    found = []
    for group, places in _groups(now).items():
        outcomes = [now[place] for place in places]
        older = [before[place] for place in places] if before is not None else None
        clusters = [one.question.cluster for one in outcomes]
        goals = GOALS.get(group.partition(",")[0], {})
        for name, (part, whole) in MEASURES.items():
            if part not in outcomes[0].figures:
                continue
            ratio = _ratio(outcomes, part, whole)
            past = _ratio(older, part, whole) if older and part in older[0].figures else None
            found.append(
                Figure(
                    group=group,
                    name=name,
                    questions=len(outcomes),
                    now=estimate(ratio, clusters),
                    before=estimate(past, clusters) if past else None,
                    change=difference(ratio, past, clusters) if past else None,
                    goal=goals.get(name),
                )
            )
    return found


def times(outcomes: Sequence[Outcome]) -> list[Times]:
    """How long the answers of each group took, those left out that were not timed."""
    found = []
    for group, places in _groups(outcomes).items():
        took = [one for place in places if (one := outcomes[place].milliseconds) is not None]
        if len(took) > 1:
            found.append(Times(group, median(took), quantiles(took, n=100, method="inclusive")[98]))
    return found


def _groups(outcomes: Iterable[Outcome]) -> dict[str, list[int]]:
    """Where the questions of each group stand."""
    groups: dict[str, list[int]] = {}
    for place, outcome in enumerate(outcomes):
        groups.setdefault(outcome.question.group, []).append(place)
    return groups


def _ratio(outcomes: Sequence[Outcome], part: str, whole: str) -> Ratio:
    parts = [one.figures[part] for one in outcomes]
    return Ratio(parts, [one.figures[whole] if whole else 1.0 for one in outcomes])
