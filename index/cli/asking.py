"""`tolmach ask`."""

from __future__ import annotations

import json
import sys
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from index.cli import wire
from index.cli.context import Context, print_json
from index.errors import BadLine
from index.indexer import open_searcher, require_collection
from index.languages import LANGUAGES
from index.loading import load

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

    from index.model import Answer
    from index.search import Searcher

_GRAMMAR = """\b
“…” looks for a phrase, ="…" for exactly that form,
-word leaves out passages with that word.
date:2025-11 or date:2024..2025 and in:name narrow it down to some documents.
"""
"""What can be typed beside a question; the mark at its beginning keeps the lines as they are."""


@dataclass(slots=True)
class Asker:
    """The newest searcher, with the options that hold for all questions of one run."""

    context: Context
    searcher: Searcher
    lang: str | None
    limit: int
    collections: frozenset[str] | None
    explain: bool

    def __call__(self, question: str, lang: str | None = None) -> Answer:
        """Answers one question, in `lang` where its line of the batch names one."""
        if not self.searcher.is_current():
            self.searcher.close()
            self.searcher = open_searcher(self.context.data, self.context.analyzer)
        return self.searcher.ask(
            # a terminal can hand over bytes that are no text
            question.encode("utf-8", "replace").decode(),
            lang=lang or self.lang,
            fallback=self.context.lang,
            limit=self.limit,
            collections=self.collections,
            explain=self.explain,
        )

    def close(self) -> None:
        """Closes the searcher."""
        self.searcher.close()

    def json(self, question: str, lang: str | None = None) -> wire.Json:
        """An answer as JSON."""
        return wire.answer(self(question, lang), self.context.explain)


@click.command(epilog=_GRAMMAR)
@click.argument("question", required=False)
@click.option("--lang", type=click.Choice(list(LANGUAGES)), help="Answer in this language.")
@click.option("--limit", type=click.IntRange(1, 1000), default=5, help="Passages at most (5).")
@click.option("--collection", help="Ask one collection only.")
@click.option("--other", is_flag=True, help="Show the other language's passages below.")
@click.option(
    "--batch",
    type=click.File(encoding="utf-8-sig"),
    help="A file with a JSON object a line: id, text.",
)
@click.option("--explain", is_flag=True, help="Say how each answer came about.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def ask(  # noqa: PLR0913, PLR0917 - a parameter an option
    context: Context,
    question: str | None,
    lang: str | None,
    limit: int,
    collection: str | None,
    other: bool,  # noqa: FBT001 - click passes by name
    batch: TextIO | None,
    explain: bool,  # noqa: FBT001 - click passes by name
    as_json: bool,  # noqa: FBT001 - click passes by name
) -> None:
    """Answer QUESTION with quotes; without one, hold a conversation."""
    if batch and question is not None:
        raise click.UsageError("Give either a question or --batch, not both.")
    lines = list(_questions(batch)) if batch else []
    if collection is not None:
        require_collection(context.data, collection)
    with context.progress() as progress:
        searcher = open_searcher(context.data, context.analyzer, progress)
    collections = None if collection is None else frozenset({collection})
    with closing(Asker(context, searcher, lang, limit, collections, explain)) as asker:
        if batch:
            _ask_all(asker, lines, as_json=as_json)
        elif question is not None:
            _ask_one(asker, question, other=other, as_json=as_json)
        elif as_json:
            for line in filter(None, map(str.strip, sys.stdin)):
                print_json(asker.json(line))
        elif sys.stdin.isatty() and sys.stdout.isatty():
            load("index.cli.conversation:converse")(context, asker)
        else:
            load("index.cli.showing:show_lines")(context, asker)


def _ask_one(asker: Asker, question: str, *, other: bool, as_json: bool) -> None:
    """Answers one question; the exit status says whether the collection answers it."""
    answer = asker(question)
    if as_json:
        print_json(wire.answer(answer, asker.context.explain))
    else:
        load("index.cli.showing:show_one")(asker.context, answer, other=other)
    if not answer.answered:
        raise click.exceptions.Exit(1)


def _ask_all(asker: Asker, lines: list[dict[str, Any]], *, as_json: bool) -> None:
    if as_json:
        for line in lines:
            print_json({"id": line["id"], **asker.json(line["text"], line.get("lang"))})
    else:
        answers = (asker(line["text"], line.get("lang")) for line in lines)
        load("index.cli.showing:show_all")(asker.context, answers)


def _questions(file: TextIO) -> Iterator[dict[str, Any]]:
    """The lines of a batch, all of them read before the first is answered.

    Raises:
        BadLine: A line is no JSON object with `id` and `text`, or is not UTF-8.
    """
    number = 0
    try:
        for number, line in enumerate(file, 1):
            if line.strip():
                yield _question(file.name, number, line)
    except UnicodeDecodeError as error:
        raise BadLine(path=file.name, line=number + 1) from error


def _question(path: str, number: int, line: str) -> dict[str, Any]:
    try:
        value = json.loads(line)
    except ValueError as error:
        raise BadLine(path=path, line=number) from error
    if (
        isinstance(value, dict)
        and "id" in value
        and isinstance(value.get("text"), str)
        and (value.get("lang") is None or value.get("lang") in list(LANGUAGES))
    ):
        return value
    raise BadLine(path=path, line=number)
