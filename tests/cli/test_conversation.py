"""The conversation in a terminal, played through a pipe."""

from __future__ import annotations

import io
from contextlib import closing
from typing import TYPE_CHECKING

from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput
from rich.console import Console

from index.cli.context import Context
from index.cli.conversation import converse
from index.indexer import open_searcher
from index.model import fold_space

if TYPE_CHECKING:
    from pathlib import Path

    from index.analysis import Analyzer

LEAVE = "\x04"  # Ctrl-D
INTERRUPT = "\x03"  # Ctrl-C


def conversation(data: Path, analyzer: Analyzer, *keys: str) -> str:
    """What a person sees who presses these keys."""
    context = Context(data, "en")
    context.out = Console(file=io.StringIO(), width=200)
    with (
        closing(open_searcher(data, analyzer)) as searcher,
        create_pipe_input() as pipe,
        create_app_session(input=pipe, output=DummyOutput()),
    ):
        for key in (*keys, LEAVE):
            pipe.send_text(key)
        converse(context, searcher.ask)
    assert isinstance(context.out.file, io.StringIO)
    return fold_space(context.out.file.getvalue())


def test_tab_shows_the_other_language_and_again_the_first(seeded: Path, analyzer: Analyzer) -> None:
    """Each Tab turns the last answer to the other language."""
    seen = conversation(seeded, analyzer, "однопалатный парламент\r", "\t", "\t")
    assert seen.count("однопалатному парламенту") == 2
    assert seen.count("unicameral parliament") == 1


def test_what_was_typed_survives_a_tab(seeded: Path, analyzer: Analyzer) -> None:
    """Tab in the middle of a question turns the last answer and loses nothing of the question."""
    seen = conversation(seeded, analyzer, "World Cup\r", "однопалатный", "\t", " парламент\r")
    assert "чемпионата мира" in seen
    assert "однопалатному парламенту" in seen


def test_nothing_typed_asks_nothing(seeded: Path, analyzer: Analyzer) -> None:
    """Enter on an empty line, Tab before any answer and Ctrl-C show nothing and go on."""
    seen = conversation(seeded, analyzer, "\r", "\t", f"half{INTERRUPT}", "World Cup\r")
    assert seen.count("FIFA") == 1
    assert "half" not in seen
