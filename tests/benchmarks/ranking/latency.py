"""How long answers take: engines in turn, so that whatever else the machine does falls on all.

Questions are put a few at a time, to each engine in turn, in several rounds over the whole list; a
question's time is the median of its rounds. The first round warms up and doesn't count. An engine
that has used up its time is asked no further questions: what it was asked is a fair sample, as
the list has no order.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from tests.benchmarks.ranking.processes import Calls, EngineProcess
    from tests.benchmarks.ranking.queries import Question

K = 10
_AT_A_TIME = 10


@dataclass(frozen=True, slots=True)
class Latencies:
    """An engine's times.

    Attributes:
        milliseconds: One entry a question that it was asked, in the list's order.
        best: The key of each question's best passage.
        resident: Bytes of memory that its process held in the end.
    """

    milliseconds: NDArray[np.float64]
    best: list[int]
    resident: int

    @property
    def median(self) -> float:
        """Half of the questions take at most this many milliseconds."""
        return float(np.median(self.milliseconds))

    @property
    def p99(self) -> float:
        """99 of 100 questions take at most this many milliseconds."""
        return float(np.percentile(self.milliseconds, 99))


def measure(
    processes: Sequence[EngineProcess],
    questions: Sequence[Question],
    *,
    rounds: int,
    seconds: float,
    clock: str,
) -> dict[str, Latencies]:
    """Asks all engines.

    Args:
        rounds: How often each question counts.
        seconds: How long an engine may take over its first round, beyond its first few questions.
        clock: What times are taken by; see `EngineProcess.call`.
    """
    tallies = {process.name: _Tally(len(questions)) for process in processes}
    for process in processes:
        # what an engine does once, such as compiling, is no part of its time
        process.call("top", [[questions[0].terms, K]])
    for number in range(rounds + 1):
        for first in range(0, len(questions), _AT_A_TIME):
            few = range(first, min(first + _AT_A_TIME, len(questions)))
            asked = [[questions[at].terms, K] for at in few]
            for process in processes:
                tally = tallies[process.name]
                if (tally.spent <= seconds) if number == 0 else tally.asked(first):
                    tally.note(few, process.call("top", asked, clock))
    return {name: tally.latencies() for name, tally in tallies.items()}


class _Tally:
    """An engine's times while it is being asked.

    Attributes:
        spent: Seconds that it has taken in all.
    """

    def __init__(self, questions: int) -> None:
        self.spent = 0.0
        self._takes: list[list[float]] = [[] for _ in range(questions)]
        self._best: dict[int, int] = {}
        self._resident = 0

    def asked(self, question: int) -> bool:
        """Whether a question has been put to the engine before."""
        return bool(self._takes[question])

    def note(self, questions: range, calls: Calls) -> None:
        """Takes down the answers to a few questions."""
        self.spent += sum(calls.milliseconds) / 1000
        self._resident = calls.resident
        for at, took, hits in zip(questions, calls.milliseconds, calls.results, strict=True):
            self._takes[at].append(took)
            self._best[at] = hits[0][0]

    def latencies(self) -> Latencies:
        """What it came to, the first round left aside."""
        times = [median(takes[1:]) for takes in self._takes if takes]
        return Latencies(np.array(times), list(self._best.values()), self._resident)
