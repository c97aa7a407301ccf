"""Files prepared ahead of whoever stores them: in their order, a bounded number at once.

The first few are prepared right here. Processes are started when as much time has been spent as it
takes to start them: however much is still to come, that costs at most twice what it would have cost
to know (the rule of renting skis until they could have been bought).
"""

from __future__ import annotations

from collections import deque
from itertools import chain
from typing import TYPE_CHECKING

from index.cores import cores
from index.indexer.preparing import prepare
from index.indexer.scanning import Scanned
from index.indexer.workers import Workers

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from index.indexer.analysis import PassageAnalyzer
    from index.indexer.preparing import Content, Prepared, Refused
    from index.indexer.scanning import Batch
    from index.indexer.workers import Task

    Results = list[Prepared | Refused]

WORTH_PROCESSES = 512 * 1024
"""Bytes whose preparation takes as long as starting processes."""

MOST_PROCESSES = 8
"""As many as one that stores keeps up with; each holds dictionaries and word forms."""

AHEAD = 2
"""Batches for each process that are prepared or wait for it, beside the one that is stored."""


def processes() -> int:
    """How many processes there are cores for that we may use, within `MOST_PROCESSES`."""
    return min(cores(), MOST_PROCESSES)


def read_ahead(
    batches: Iterator[Batch], analysis: PassageAnalyzer, workers: int
) -> Generator[tuple[Batch, Results]]:
    """Prepares the contents of batches; gives each batch, in order, with a result for each content.

    Args:
        workers: How many processes may be started; with one there is nothing to win.
    """
    spent = 0
    for batch in batches:
        contents = _contents(batch)
        if contents and spent >= WORTH_PROCESSES and workers > 1:
            yield from _in_processes(chain([batch], batches), workers)
            return
        yield batch, [prepare(content, analysis) for content in contents]
        spent += sum(len(content.data) for content in contents)


def _in_processes(batches: Iterator[Batch], count: int) -> Iterator[tuple[Batch, Results]]:
    ahead: deque[tuple[Batch, Task]] = deque()
    with Workers(count) as workers:
        for batch in batches:
            ahead.append((batch, workers.submit(_contents(batch))))
            if len(ahead) > count * AHEAD:
                oldest, task = ahead.popleft()
                yield oldest, workers.results(task)
        for oldest, task in ahead:
            yield oldest, workers.results(task)


def _contents(batch: Batch) -> list[Content]:
    return [one.content for one in batch if isinstance(one, Scanned) and one.content is not None]
