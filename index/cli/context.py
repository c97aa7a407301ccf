"""What every command needs: the data folder, the person's language, where to write.

What only some runs need (rich, the catalogues) is loaded by the first one that asks for it.
"""

from __future__ import annotations

import json
import sys
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

from index.analysis import Analyzer
from index.loading import load

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from rich.console import Console

    from index.errors import TolmachError
    from index.indexer import Progress
    from index.localization import Catalogues, Value
    from index.model import Refusal


@dataclass
class Context:
    """One run of the command line.

    Attributes:
        data: The data folder.
        lang: The language that the person's system is set to.
    """

    data: Path
    lang: str

    @cached_property
    def analyzer(self) -> Analyzer:
        """The analyzer, made when a command first needs it."""
        return Analyzer()

    @cached_property
    def catalogues(self) -> Catalogues:
        """Everything that `index` says, read when something is first to be said."""
        said: Catalogues = load("index.localization:catalogues")()
        return said

    @cached_property
    def out(self) -> Console:
        """Standard output, for people."""
        console: Console = load("rich.console:Console")(
            highlight=False, soft_wrap=not sys.stdout.isatty()
        )
        return console

    @cached_property
    def err(self) -> Console:
        """Standard error: errors and progress."""
        console: Console = load("rich.console:Console")(
            stderr=True, highlight=False, soft_wrap=True
        )
        return console

    def say(self, key: str, /, **values: Value) -> str:
        """A message in the person's language."""
        return self.catalogues.text(self.lang, key, **values)

    def explain(self, lang: str, refusal: Refusal) -> str:
        """Why a question is not answered, as a sentence in that language."""
        return self.catalogues.refusal(lang, refusal)

    def complain(self, error: TolmachError) -> None:
        """One line on standard error: what went wrong and what to do."""
        line = self.catalogues.error(self.lang, error)
        self.err.print(line.replace("\n", " "), style="red", markup=False)

    @contextmanager
    def progress(self) -> Iterator[Progress]:
        """Where the block tells how far it has come; bars are made when it first tells anything."""
        with ExitStack() as opened:

            @cache
            def bars() -> Progress:
                shown: Progress = opened.enter_context(load("index.cli.bars:bars")(self))
                return shown

            def show(stage: str, done: int, total: int) -> None:
                bars()(stage, done, total)

            yield show


def system_language(environment: Mapping[str, str]) -> str:
    """The language that messages are to be in, by POSIX's order of variables; else English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = environment.get(name)
        if value:
            return "ru" if value.lower().startswith("ru") else "en"
    return "en"


def print_json(value: object) -> None:
    """One JSON value as one line of UTF-8 on standard output, whatever the terminal's encoding."""
    line = json.dumps(value, ensure_ascii=False)
    sys.stdout.buffer.write(line.encode("utf-8", "replace") + b"\n")
    sys.stdout.buffer.flush()
