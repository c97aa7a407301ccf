"""How soon a change answers: documents of ten passages are added, removed, updated."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from tests.benchmarks.ranking import judging, queries
from tests.benchmarks.ranking.corpus import PASSAGES_PER_DOCUMENT
from tests.benchmarks.ranking.filtering import Condition
from tests.benchmarks.ranking.latency import K
from tests.benchmarks.ranking.lemmas import PER_LANGUAGE
from tests.benchmarks.ranking.processes import EngineProcess
from tests.benchmarks.ranking.source import Source

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tests.benchmarks.ranking.corpus import Corpus
    from tests.benchmarks.ranking.engines import Contender
    from tests.benchmarks.ranking.source import Span

REPEATS = 5
SPARE = 2 * REPEATS * PASSAGES_PER_DOCUMENT
"""How many passages beyond the collection the corpus must hold, to be added."""
_JUDGED = 10  # questions besides those about what was added
_WORDS = 5


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a collection.

    Attributes:
        kind: "add", "remove" or "update".
        removed: The passages that go.
        added: The passages that come.
    """

    kind: str
    removed: tuple[Span, ...] = ()
    added: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Live:
    """What a run of changes came to.

    Attributes:
        milliseconds: The median of each step and of all steps together ("total"), a kind of change;
            the total ends with the first answer that shows the change.
        faults: What was wrong with answers after all changes.
    """

    milliseconds: dict[str, dict[str, float]]
    faults: list[str]


def changes(passages: int) -> list[Change]:
    """Additions, removals and updates in turn, of documents from all over a collection."""
    found = []
    stride = passages // (2 * REPEATS) // PASSAGES_PER_DOCUMENT * PASSAGES_PER_DOCUMENT
    for number in range(REPEATS):
        comes = [
            _document(passages + at * PASSAGES_PER_DOCUMENT) for at in (2 * number, 2 * number + 1)
        ]
        goes = [_document(at * stride) for at in (2 * number, 2 * number + 1)]
        found.append(Change("add", added=(comes[0],)))
        found.append(Change("remove", removed=(goes[0],)))
        found.append(Change("update", removed=(goes[1],), added=(comes[1],)))
    return found


def measure(ours: Contender, judge: Contender, index: Path, corpus: Corpus, source: Source) -> Live:
    """Changes a copy of our index while it is open, and holds answers against a new judge.

    Args:
        index: Our index of the source's passages.
        source: One span, from the corpus's first passage on; `SPARE` more follow.
    """
    ((_, passages),) = source.spans
    copy = index.with_name("changed")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(index, copy)
    done = changes(passages)
    asked = [list(one.terms) for one in queries.ask(corpus, passages, _JUDGED)]
    takes: dict[str, list[dict[str, float]]] = {}
    faults: list[str] = []
    try:
        with EngineProcess(ours, copy, source) as process:
            process.call("top", [[terms, K] for terms in asked])
            for change in done:
                steps, shows = _apply(process, change, corpus)
                takes.setdefault(change.kind, []).append(steps)
                if not shows:
                    faults.append(f"{change.kind}: the next answer doesn't show it")
            new = [_rarest(corpus, span) for change in done for span in change.added]
            with EngineProcess(judge, index, after(source, done)) as other:
                judged = [(terms, [Condition()]) for terms in (*asked, *new)]
                faults += judging.faults(process, other, judged)[1]
    finally:
        shutil.rmtree(copy)
    return Live({kind: _medians(runs) for kind, runs in takes.items()}, faults)


def _apply(process: EngineProcess, change: Change, corpus: Corpus) -> tuple[dict[str, float], bool]:
    """The milliseconds of a change's steps, and whether the next answer showed it."""
    (steps,) = process.call("change", [[change.removed, change.added]]).results
    shows = True
    answering = 0.0
    for spans, there in ((change.added, True), (change.removed, False)):
        for span in spans:
            calls = process.call("top", [[_rarest(corpus, span), K]])
            answering = max(answering, calls.milliseconds[0])
            (hits,) = calls.results
            shows = shows and there == ((span[0] + 1) in {key for key, _ in hits})
    steps["answering"] = answering
    return {**steps, "total": sum(steps.values())}, shows


def _rarest(corpus: Corpus, span: Span) -> list[str]:
    """A question that a span's first passage alone answers: its rarest words."""
    rarest = sorted(set(corpus.tokens_of(span[0]).tolist()), key=lambda at: -(at % PER_LANGUAGE))
    return [corpus.lemmas[at] for at in rarest[:_WORDS]]


def after(source: Source, done: Sequence[Change]) -> Source:
    """What is left of a source, and what has come, once all changes are done."""
    ((first, last),) = source.spans
    spans = []
    for start, end in sorted(span for change in done for span in change.removed):
        spans.append((first, start))
        first = end
    spans.append((first, last))
    spans += [span for change in done for span in change.added]
    return Source(source.corpus, tuple(spans))


def _document(first: int) -> Span:
    return first, first + PASSAGES_PER_DOCUMENT


def _medians(runs: Sequence[dict[str, float]]) -> dict[str, float]:
    return {step: median(run[step] for run in runs) for step in runs[0]}
