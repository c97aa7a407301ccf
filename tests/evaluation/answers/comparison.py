"""Systems put to the same trials, one after the other, and everything that is said of them."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from tests.evaluation.answers import changes as changing
from tests.evaluation.answers.figures import figures, times
from tests.evaluation.sets import gold

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tests.evaluation.answers.changes import Change
    from tests.evaluation.answers.figures import Figure, Times
    from tests.evaluation.answers.judging import Judge, Outcome
    from tests.evaluation.answers.keeping import Kept
    from tests.evaluation.answers.trials import Json, Trial


@dataclass(frozen=True, slots=True)
class Measured:
    """What one system made of all trials.

    Attributes:
        name: The system's.
        outcomes: Of all questions of all trials.
        times: How long answers took, by group.
        links: How well passages are linked, by the trial's name, as `score.py` counts it; and the
            seconds that reading and linking took.
    """

    name: str
    outcomes: tuple[Outcome, ...]
    times: tuple[Times, ...]
    links: dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True)
class Comparison:
    """One system beside another.

    Attributes:
        now: The system that is measured.
        before: The one that it is measured beside, if any.
        figures: What is said of both.
        changes: The questions that fared differently.
    """

    now: Measured
    before: Measured | None
    figures: tuple[Figure, ...]
    changes: tuple[Change, ...]

    def json(self) -> Json:
        """All of it but the questions that fared the same."""
        systems = [one for one in (self.now, self.before) if one is not None]
        return {
            "systems": [
                {"name": one.name, "times": [asdict(t) for t in one.times], "links": one.links}
                for one in systems
            ],
            "figures": [asdict(one) for one in self.figures],
            "changes": [{"better": one.better, **asdict(one)} for one in self.changes],
        }


def measure(system: Kept, trials: Sequence[Trial], judge: Judge, data: Path) -> Measured:
    """Puts a system to all trials.

    Args:
        system: What is asked.
        trials: What it is asked; those that want links are about the set of their name.
        judge: Says what is right.
        data: The folder of the sets.

    Raises:
        SystemFailedError: It can't answer.
    """
    outcomes: list[Outcome] = []
    links = {}
    for trial in trials:
        run = system.run(trial)
        outcomes += judge.outcomes(trial, run)
        if trial.links:
            folder = data / trial.name
            aligned = gold(judge.score, folder)
            counted = judge.score.score_bitext(aligned, run.links, folder)
            links[trial.name] = {**counted, "seconds": run.seconds}
    return Measured(system.name, tuple(outcomes), tuple(times(outcomes)), links)


def compared(now: Measured, before: Measured | None) -> Comparison:
    """Two systems that were put to the same trials, or one alone."""
    past = before.outcomes if before is not None else None
    found = changing.changes(past, now.outcomes) if past is not None else ()
    return Comparison(now, before, tuple(figures(now.outcomes, past)), tuple(found))
