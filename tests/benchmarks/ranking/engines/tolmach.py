"""Our own engine."""

from __future__ import annotations

import time
from datetime import date
from typing import TYPE_CHECKING, Any, Self

from index.ranking import Filters, IndexWriter, SegmentRanker, Snapshot
from tests.benchmarks.ranking import corpus, filtering

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from tests.benchmarks.ranking.corpus import Passage
    from tests.benchmarks.ranking.engines.engine import Hits
    from tests.benchmarks.ranking.source import Source, Span

_ALL = Filters()
_FINGERPRINT = "benchmark"


class Engine:
    """A reader of our index, and where a test asks for it, its writer."""

    def __init__(self, folder: Path, source: Source) -> None:
        self._folder = folder
        self._source = source
        self._snapshot = Snapshot.open(folder, _FINGERPRINT)
        self._ranker = SegmentRanker(self._snapshot)

    @classmethod
    def build(cls, passages: Iterable[Passage], folder: Path) -> None:
        """Indexes; see `engine.Engine.build`."""
        writer = IndexWriter.open(folder, _FINGERPRINT)
        writer.add(passages)
        writer.commit("built", "built")
        writer.compact()

    @classmethod
    def open(cls, folder: Path, source: Source) -> Self:
        """Opens the index; see `engine.Engine.open`."""
        return cls(folder, source)

    def top(self, terms: Sequence[str], k: int) -> Hits:
        """The k best passages; see `engine.Engine.top`."""
        return [*self._ranker.top(dict.fromkeys(terms, 1.0), _ALL, k)]

    def filtered(self, terms: Sequence[str], condition: dict[str, Any], k: int) -> Hits:
        """The k best passages that meet a condition."""
        return [*self._ranker.top(dict.fromkeys(terms, 1.0), _filters(condition), k)]

    def change(self, removed: Sequence[Span], added: Sequence[Span]) -> dict[str, float]:
        """Changes the index and takes the change up.

        Args:
            removed: Passages to remove, by their ordinals in the corpus.
            added: Passages to add.

        Returns:
            Milliseconds of each step, from terms in memory to a reader that finds them.
        """
        whole = corpus.load(self._source.corpus)
        gone = [one for span in removed for one in whole.passages(range(*span))]
        new = [one for span in added for one in whole.passages(range(*span))]
        clock = [time.perf_counter()]
        writer = IndexWriter.open(self._folder, _FINGERPRINT)
        clock.append(time.perf_counter())
        writer.remove(gone)
        writer.add(new)
        clock.append(time.perf_counter())
        state = f"changed at {clock[0]}"
        writer.commit(state, state)
        clock.append(time.perf_counter())
        self._snapshot = Snapshot.open(self._folder, _FINGERPRINT, previous=self._snapshot)
        self._ranker = SegmentRanker(self._snapshot)
        clock.append(time.perf_counter())
        steps = ("opening", "changing", "committing", "reopening")
        return {
            step: (after - before) * 1000
            for step, before, after in zip(steps, clock, clock[1:], strict=False)
        }


def _filters(condition: dict[str, Any]) -> Filters:
    wanted = filtering.condition(condition)
    return Filters(
        lang=wanted.lang,
        collections=None if wanted.collections is None else frozenset(wanted.collections),
        dates=None if wanted.dates is None else _days(*wanted.dates),
        document=wanted.document,
    )


def _days(first: str, last: str) -> tuple[date, date]:
    return date.fromisoformat(first), date.fromisoformat(last)
