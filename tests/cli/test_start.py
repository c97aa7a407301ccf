"""What the process of a command imports: a question waits for nothing that it has no use for."""

from __future__ import annotations

import ast
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import click
import pytest

import index.cli
from index.cli import COMMANDS, main
from index.loading import load

ENGLISH, RUSSIAN = "unicameral parliament", "договорно-правовая база"
READING = {"trafilatura", "lxml", "markdown_it", "yaml", "htmldate", "index.reading"}
PEOPLE = {"rich", "prompt_toolkit", "pygments", "index.cli.terminal", "index.cli.bars"}
WORDS = {"babel", "fluent", "index.localization"}
BOT = {"telegram", "httpx", "asyncio", "aiosqlite", "bot"}
COMPILER = {"numba", "index.kernels.compiler"}
WRITING = {
    "filelock",
    "index.bitext.linking",
    "index.indexer.derived",
    "index.indexer.finishing",
    "index.ranking.writer",
}
SLOW = {"importlib.metadata", "subprocess"}


PROCESS = """
import atexit, sys
atexit.register(lambda: print("\\nimported:", *sys.modules, file=sys.stderr))
from index.cli import run
run()
"""


def imported(data: Path, *arguments: str) -> set[str]:
    """All modules that the process of a command has imported when it ends."""
    done = subprocess.run(
        [sys.executable, "-c", PROCESS, "--data", str(data), *arguments],
        capture_output=True,
        check=False,
        encoding="utf-8",
        env={"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": str(data.parent)},
        timeout=60,
    )
    assert done.stdout, done.stderr
    return set(done.stderr.rpartition("imported:")[2].split())


@pytest.mark.parametrize(
    ("question", "other"), [(ENGLISH, "pymorphy3"), (RUSSIAN, "simplemma")], ids=["en", "ru"]
)
def test_a_question_in_json_imports_what_it_uses(seeded: Path, question: str, other: str) -> None:
    """No reader, writer, terminal or bot, and of the languages only those that are met."""
    arguments = ("ask", question, "--limit", "1", "--json")
    found = imported(seeded, *arguments)
    assert not found & (READING | PEOPLE | WORDS | BOT | COMPILER | WRITING | SLOW | {other})


def test_a_refusal_says_its_reason_without_a_terminal(seeded: Path) -> None:
    """Only the catalogues come in besides."""
    found = imported(seeded, "ask", "What is the price of oil?", "--json")
    assert found >= WORDS
    assert not found & (READING | PEOPLE | BOT | COMPILER)


def test_a_question_that_people_read_holds_no_conversation(seeded: Path) -> None:
    """Rich paints the answer; neither the prompt nor progress bars are needed for it."""
    found = imported(seeded, "ask", ENGLISH)
    assert "rich" in found
    assert not found & (READING | BOT | {"prompt_toolkit", "index.cli.bars"})


def test_the_list_needs_no_lemmas(seeded: Path) -> None:
    """Documents are listed without any dictionary."""
    found = imported(seeded, "list", "--json")
    assert not found & (BOT | COMPILER | {"pymorphy3", "simplemma"})


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_stands_where_the_table_says(name: str) -> None:
    """A command is found under its own name, and told in the help."""
    command = load(COMMANDS[name])
    assert isinstance(command, click.Command)
    assert command.name == name
    assert name in main.list_commands(click.Context(main))


def test_whatever_is_loaded_by_name_is_there() -> None:
    """Each place that the command line names as text can be imported."""
    places: list[object] = []
    for path in Path(index.cli.__file__).parents[1].rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "load":
                places += [one.value for one in node.args if isinstance(one, ast.Constant)]
    assert places
    for place in places:
        assert isinstance(place, str)
        assert callable(load(place))


@pytest.mark.parametrize(
    "room", ["index.bitext", "index.indexer", "index.kernels", "index.ranking"]
)
def test_a_room_that_opens_by_name_holds_what_it_promises(room: str) -> None:
    """Every name of `__all__` is there, and no other."""
    module = import_module(room)
    for name in module.__all__:
        assert getattr(module, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = module.nothing
