"""A comparison as text for a terminal.

A figure stands with its 95 % interval; a change whose interval holds 0 may be chance, and one whose
interval doesn't is marked with a star. Figures that reach their goal are marked with `ok`.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from tests.evaluation.answers.judging import BRIER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.evaluation.answers.bootstrap import Estimate
    from tests.evaluation.answers.changes import Change
    from tests.evaluation.answers.comparison import Comparison
    from tests.evaluation.answers.figures import Figure
    from tests.evaluation.answers.judging import Outcome

_NAME, _FIGURE, _CHANGE, _GOAL = 32, 22, 26, 12  # characters of each column
_QUESTION = 110  # characters shown of a question
_AT_MOST = {"falsely_answered", BRIER}
"""Figures that are better where they are smaller."""

_FEW = {
    "typed": ("recall_at_1", "answered"),
    "small": ("recall_at_1", "answered", "falsely_answered"),
    "large": ("recall_at_1", "answered", "falsely_answered"),
    "across": ("recall_at_1", "recall_at_5", "answered"),
}
"""What is shown of groups whose names begin so; of the others everything is."""

_TIMED = ("answers", "refusals", "large")
"""The groups whose times are shown: those of a process that is asked much, on one collection."""


def lines(comparison: Comparison, shown: int) -> Iterator[str]:
    """The lines of the report.

    Args:
        comparison: What there is to say.
        shown: How many questions that fared differently are listed, of each group and direction.
    """
    names = [comparison.now.name]
    if comparison.before is not None:
        names += [comparison.before.name, "change"]
    yield _line("", *names, "goal" if len(names) > 1 else "")
    for group, figures in groupby(comparison.figures, key=lambda one: one.group):
        beside = comparison.before is not None
        yield from _figures(group, list(filter(_is_shown, figures)), beside=beside)
    yield ""
    yield from _times(comparison)
    yield from _links(comparison)
    changed: dict[str, list[Change]] = {}
    for change in comparison.changes:
        changed.setdefault(change.now.question.group, []).append(change)
    for group, changes in changed.items():
        yield from _changes(group, changes, shown)


def _figures(group: str, figures: Sequence[Figure], *, beside: bool) -> Iterator[str]:
    yield f"{group}: {figures[0].questions} questions"
    for one in figures:
        cells = [_estimate(one.now)]
        if beside:
            cells.append(_estimate(one.before) if one.before is not None else "")
            cells.append(_growth(one.change) if one.change is not None else "")
        yield _line(f"  {one.name.replace('_', ' ')}", *cells, _goal(one))


def _is_shown(figure: Figure) -> bool:
    return figure.name in _FEW.get(figure.group.split()[0].rstrip(","), (figure.name,))


def _times(comparison: Comparison) -> Iterator[str]:
    before = {one.group: one for one in comparison.before.times} if comparison.before else {}
    yield "milliseconds an answer as JSON: median, 99th percentile (kept ones are of earlier)"
    for one in comparison.now.times:
        if not one.group.startswith(_TIMED):
            continue
        held = [held for held in (one, before.get(one.group)) if held is not None]
        yield _line(f"  {one.group}", *(f"{time.median:.1f}  {time.p99:.1f}" for time in held))


def _links(comparison: Comparison) -> Iterator[str]:
    for name, now in comparison.now.links.items():
        yield f"links, {name}"
        before = comparison.before.links[name] if comparison.before else {}
        for figure in now:
            cells = [_number(one[figure]) for one in (now, before) if figure in one]
            yield _line(f"  {figure.replace('_', ' ')}", *cells)


def _changes(group: str, changes: Sequence[Change], shown: int) -> Iterator[str]:
    for mark, word, some in (
        ("-", "worse", [one for one in changes if not one.better]),
        ("+", "better", [one for one in changes if one.better]),
    ):
        if some:
            yield ""
            yield f"{group}: {len(some)} {word}"
        for one in some[:shown]:
            yield f"{mark} {one.now.question.id}  {one.now.question.text[:_QUESTION]}"
            yield f"    {_outcome(one.before)}  ->  {_outcome(one.now)}"
            yield f"    first before: {one.before.first or 'none'}"
            if one.now.first != one.before.first:
                yield f"    first now:    {one.now.first or 'none'}"
        if len(some) > shown:
            yield f"  and {len(some) - shown} more {word}"


def _outcome(outcome: Outcome) -> str:
    decided = "answered" if outcome.answered else "refused"
    if outcome.question.gold is None:
        return decided
    rank = f"right one at {outcome.rank}" if outcome.rank else "right one not found"
    if outcome.rank == 1:
        rank += ", the sentence answers" if outcome.sentence else ", the sentence doesn't answer"
    return f"{rank}, {decided}"


def _line(name: str, *cells: str) -> str:
    widths = (_FIGURE, _FIGURE, _CHANGE, _GOAL)
    row = "".join(f"{cell:>{width}}" for cell, width in zip(cells, widths, strict=False))
    return f"{name:<{_NAME}}{row}".rstrip()


def _estimate(one: Estimate) -> str:
    return f"{_number(one.value)}  {_number(one.low)}–{_number(one.high)}"


def _growth(one: Estimate) -> str:
    star = "*" if one.differs else " "
    return f"{one.value:+.3f}  {one.low:+.3f} to {one.high:+.3f}{star}"


def _goal(figure: Figure) -> str:
    if figure.goal is None:
        return ""
    sign, reached = (
        ("≤", figure.now.value <= figure.goal)
        if figure.name in _AT_MOST
        else ("≥", figure.now.value >= figure.goal)
    )
    return f"{sign} {figure.goal:.2f} {'ok' if reached else '  '}"


def _number(value: float) -> str:
    return str(value) if isinstance(value, int) else f"{value:.3f}"
