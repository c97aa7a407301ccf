"""Everything that is measured about a collection of one size."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import asdict, dataclass
from statistics import median
from typing import TYPE_CHECKING, Any

import numpy as np

from tests.benchmarks.ranking import bandwidth, judging, latency, queries
from tests.benchmarks.ranking.engines import JUDGE, OURS
from tests.benchmarks.ranking.filtering import Condition, conditions
from tests.benchmarks.ranking.indexes import Index, built
from tests.benchmarks.ranking.processes import EngineProcess

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from tests.benchmarks.ranking.corpus import Corpus
    from tests.benchmarks.ranking.engines import Contender
    from tests.benchmarks.ranking.latency import Latencies
    from tests.benchmarks.ranking.queries import Question
    from tests.benchmarks.ranking.source import Source

Figures = dict[str, Any]
"""Numbers by their names, as the JSON shows them."""

_STARTS = 4  # the first reads files from the disk, and isn't counted
_LONG = 10.0  # seconds: who starts for so long isn't started again
_JUDGED = 20
_FILTERED = 200  # questions asked with each kind of condition
_MEGABYTE = 1e6


@dataclass(frozen=True, slots=True)
class Plan:
    """How much is asked.

    Attributes:
        questions: How many questions.
        rounds: How often each counts.
        seconds: How long an engine may take over its first round.
        clock: What times are taken by, "wall" or "cpu".
        rebuild: Whether indexes of earlier runs are built again.
        say: Told what is being done.
    """

    questions: int
    rounds: int
    seconds: float
    clock: str
    rebuild: bool
    say: Callable[[str], None]


def measure(
    contenders: Sequence[Contender], corpus: Corpus, source: Source, cache: Path, plan: Plan
) -> Figures:
    """Builds and asks all engines.

    Args:
        contenders: The engines; exactness is judged where ours and rank_bm25 are among them.
        source: One span, from the corpus's first passage on.
        cache: The folder that keeps indexes.
    """
    ((_, passages),) = source.spans
    questions = queries.ask(corpus, passages, plan.questions)
    indexes: dict[str, Index] = {}
    starts: dict[str, float] = {}
    for one in contenders:
        plan.say(f"{passages:,} passages: {one.title} is built")
        indexes[one.module] = built(one, source, cache, rebuild=plan.rebuild)
        if one.kept:
            plan.say(f"{passages:,} passages: {one.title} is started")
            starts[one.module] = _start(one, indexes[one.module], source, questions)
    with ExitStack() as open_processes:
        processes = {
            one.module: open_processes.enter_context(
                EngineProcess(one, indexes[one.module].folder, source)
            )
            for one in contenders
        }
        for one in contenders:
            if not one.kept:
                plan.say(f"{passages:,} passages: {one.title} reads them")
                starts[one.module] = processes[one.module].first_answer(questions[0].terms)
        plan.say(f"{passages:,} passages: {len(questions)} questions, {plan.rounds} rounds")
        latencies = latency.measure(
            list(processes.values()),
            questions,
            rounds=plan.rounds,
            seconds=plan.seconds,
            clock=plan.clock,
        )
        figures: Figures = {
            "passages": passages,
            "questions": len(questions),
            "engines": {
                one.module: _engine(
                    one, indexes[one.module], starts[one.module], latencies[one.module], questions
                )
                for one in contenders
            },
        }
        if OURS in processes:
            figures["ratios"] = _ratios(latencies, questions)
            figures["memory"] = _memory(corpus, passages, questions, indexes[OURS], latencies[OURS])
            plan.say(f"{passages:,} passages: filters")
            figures["filters"] = _filters(processes[OURS], corpus, questions, plan)
        if OURS in processes and JUDGE in processes:
            plan.say(f"{passages:,} passages: scores are held against rank_bm25's")
            figures["exact"] = _exact(processes[OURS], processes[JUDGE], corpus, questions)
    return figures


def _start(
    contender: Contender, index: Index, source: Source, questions: Sequence[Question]
) -> float:
    """Seconds from a process's start to its first answer: the median of a few, or one long one."""
    starts: list[float] = []
    while len(starts) < _STARTS and sum(starts) < _LONG:
        with EngineProcess(contender, index.folder, source) as process:
            starts.append(process.first_answer(questions[0].terms))
    return median(starts[1:] or starts)


def _engine(
    contender: Contender,
    index: Index,
    start: float,
    latencies: Latencies,
    questions: Sequence[Question],
) -> Figures:
    times = latencies.milliseconds
    common = np.array([one.common for one in questions[: len(times)]])
    return {
        "title": contender.title,
        "version": contender.version(),
        "questions": len(times),
        "median_ms": latencies.median,
        "p99_ms": latencies.p99,
        "median_ms_with_common": float(np.median(times[common])),
        "median_ms_without_common": float(np.median(times[~common])),
        # what keeps nothing on disk builds whenever it starts
        "build_s": index.seconds if contender.kept else start,
        "start_s": start,
        "resident_mb": latencies.resident / _MEGABYTE,
        "disk_mb": index.bytes / _MEGABYTE,
    }


def _ratios(
    latencies: Mapping[str, Latencies], questions: Sequence[Question]
) -> dict[str, Figures]:
    """Our times divided by another engine's, on the questions that it was asked.

    With them, in how many of these questions the best passage is the same: engines with other
    constants differ here and there, an engine that does other work would differ everywhere.
    """
    found = {}
    for name, theirs in latencies.items():
        if name == OURS:
            continue
        count = len(theirs.milliseconds)
        ours = latencies[OURS].milliseconds[:count]
        common = np.array([one.common for one in questions[:count]])
        same = np.array(latencies[OURS].best[:count]) == np.array(theirs.best)
        found[name] = {
            "median": float(np.median(ours)) / theirs.median,
            "p99": float(np.percentile(ours, 99)) / theirs.p99,
            "median_with_common": _ratio(ours[common], theirs.milliseconds[common]),
            "median_without_common": _ratio(ours[~common], theirs.milliseconds[~common]),
            "same_best": float(same.mean()),
        }
    return found


def _ratio(ours: NDArray[np.float64], theirs: NDArray[np.float64]) -> float:
    return float(np.median(ours) / np.median(theirs))


def _memory(
    corpus: Corpus, passages: int, questions: Sequence[Question], index: Index, ours: Latencies
) -> Figures:
    """How far our median is from reading the touched postings once at memory bandwidth.

    A posting counts as many bytes as our index on disk has for each, all else in it included.
    """
    frequencies = corpus.document_frequencies(passages)
    postings = int(frequencies.sum())
    posting = index.bytes / postings
    touched = np.array([frequencies[list(one.places)].sum() for one in questions])
    speed = bandwidth.read_bandwidth()
    floors = touched * posting / speed * 1000
    return {
        "postings": postings,
        "bytes_per_posting": posting,
        "read_gb_per_s": speed / 1e9,
        "touched_postings_median": float(np.median(touched)),
        "touched_bytes_median": float(np.median(touched)) * posting,
        "floor_ms_median": float(np.median(floors)),
        "floor_ms_p99": float(np.percentile(floors, 99)),
        "times_floor_median": ours.median / float(np.median(floors)),
        "times_floor_p99": ours.p99 / float(np.percentile(floors, 99)),
    }


def _filters(
    ours: EngineProcess, corpus: Corpus, questions: Sequence[Question], plan: Plan
) -> dict[str, Figures]:
    """Times with each kind of condition, in turn on the same questions, and their ratio to none."""
    few = questions[:_FILTERED]
    asked = [{"none": Condition(), **conditions(one, corpus)} for one in few]
    takes: dict[str, list[list[float]]] = {kind: [] for kind in asked[0]}
    for _ in range(plan.rounds + 1):
        for kind, runs in takes.items():
            calls = [
                [one.terms, asdict(by[kind]), latency.K] for one, by in zip(few, asked, strict=True)
            ]
            runs.append(ours.call("filtered", calls, plan.clock).milliseconds)
    medians = {kind: np.median(np.array(runs[1:]), axis=0) for kind, runs in takes.items()}
    return {
        kind: {
            "median_ms": float(np.median(times)),
            "p99_ms": float(np.percentile(times, 99)),
            "ratio": float(np.median(times) / np.median(medians["none"])),
        }
        for kind, times in medians.items()
    }


def _exact(
    ours: EngineProcess, judge: EngineProcess, corpus: Corpus, questions: Sequence[Question]
) -> Figures:
    """Whether our scores and order are rank-bm25's, without a condition and with each kind."""
    few = questions[:_JUDGED]
    asked = [(one.terms, [Condition(), *conditions(one, corpus).values()]) for one in few]
    judged, faults = judging.faults(ours, judge, asked)
    return {"answers": judged, "faults": faults}
