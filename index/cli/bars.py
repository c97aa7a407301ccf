"""Progress as people see it: a bar a stage on standard error, with the time left."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index import indexer
    from index.cli.context import Context


@contextmanager
def bars(context: Context) -> Iterator[indexer.Progress]:
    """Bars that go when the block ends; none where standard error is no terminal."""
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=context.err,
        transient=True,
        disable=not context.err.is_terminal,
    ) as shown:
        stages: dict[str, TaskID] = {}

        def show(stage: str, done: int, total: int) -> None:
            if stage not in stages:
                stages[stage] = shown.add_task(context.say(f"stage-{stage}"), total=total)
            shown.update(stages[stage], completed=done, total=total)

        yield show
