"""What every command needs: the data folder, the person's language, where to write."""

from __future__ import annotations

import json
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bars

from index.analysis import Analyzer
from index.localization import FALLBACK, Catalogues

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from index.errors import TolmachError
    from index.indexer import Progress
    from index.localization import Value


@dataclass
class Context:
    """One run of the command line.

    Attributes:
        data: The data folder.
        lang: The language that the person's system is set to.
        catalogues: What is said.
    """

    data: Path
    lang: str
    catalogues: Catalogues

    @cached_property
    def analyzer(self) -> Analyzer:
        """The analyzer, made when a command first needs it."""
        return Analyzer()

    @cached_property
    def out(self) -> Console:
        """Standard output, for people."""
        return Console(highlight=False, soft_wrap=not sys.stdout.isatty())

    @cached_property
    def err(self) -> Console:
        """Standard error: errors and progress."""
        return Console(stderr=True, highlight=False, soft_wrap=True)

    def say(self, key: str, /, **values: Value) -> str:
        """A message in the person's language."""
        return self.catalogues.text(self.lang, key, **values)

    def complain(self, error: TolmachError) -> None:
        """One line on standard error: what went wrong and what to do."""
        line = self.catalogues.error(self.lang, error)
        self.err.print(line.replace("\n", " "), style="red", markup=False)

    @contextmanager
    def progress(self) -> Iterator[Progress]:
        """A bar a stage on standard error, with the time left; nothing if that is no terminal."""
        with Bars(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=self.err,
            transient=True,
            disable=not self.err.is_terminal,
        ) as bars:
            stages: dict[str, Any] = {}

            def show(stage: str, done: int, total: int) -> None:
                if stage not in stages:
                    stages[stage] = bars.add_task(self.say(f"stage-{stage}"), total=total)
                bars.update(stages[stage], completed=done, total=total)

            yield show


def catalogues() -> Catalogues:
    """Everything that `index` says."""
    return Catalogues.read(files("index").joinpath("locales"))


def system_language(environment: Mapping[str, str]) -> str:
    """The language that messages are to be in, by POSIX's order of variables."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = environment.get(name)
        if value:
            return "ru" if value.lower().startswith("ru") else FALLBACK
    return FALLBACK


def print_json(value: object) -> None:
    """One JSON value as one line of UTF-8 on standard output, whatever the terminal's encoding."""
    line = json.dumps(value, ensure_ascii=False)
    sys.stdout.buffer.write(line.encode("utf-8", "replace") + b"\n")
    sys.stdout.buffer.flush()
