"""`tolmach export`."""

from __future__ import annotations

import os
import sys
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from index import indexer
from index.cli import wire
from index.cli.context import Context, print_json
from index.errors import UnknownDocument
from index.export import html_page, json_lines, replacing, tmx_document
from index.indexer.differing import Differing
from index.languages import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from index.collection import Collection
    from index.collection.pairs import LinkedPair
    from index.indexer import Progress

    Format = Callable[[Iterable[LinkedPair]], Iterator[str]]


@click.command()
@click.argument("documents", nargs=-1, metavar="[DOC]...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "tmx", "html"]),
    required=True,
    help="jsonl: a link a line; tmx: a translation memory; html: a page to read.",
)
@click.option("--output", type=click.Path(path_type=Path), help="A file, in place of the terminal.")
@click.option("--collection", help="One collection only.")
@click.option("--source", type=click.Choice(list(LANGUAGES)), help="tmx: translated from (any).")
@click.option("--json", "as_json", is_flag=True, help="With --output: print how many, as JSON.")
@click.pass_obj
def export(  # noqa: PLR0913, PLR0917 - a parameter an option
    context: Context,
    documents: tuple[str, ...],
    form: str,
    output: Path | None,
    collection: str | None,
    source: str | None,
    as_json: bool,  # noqa: FBT001 - click passes by name
) -> None:
    """Write the aligned passages: of all documents, or of those named."""
    if source and form != "tmx":
        raise click.UsageError("--source is for --format tmx.")
    if collection is not None:
        indexer.require_collection(context.data, collection)
    with (
        context.progress() as progress,
        indexer.open_linked(context.data, context.analyzer, progress) as store,
        store.reading(),
    ):
        _require_documents(store, documents, collection)
        differing = Differing(store, context.analyzer)
        formats: Mapping[str, Format] = {
            "jsonl": lambda pairs: json_lines(pairs, wire.link),
            "tmx": lambda pairs: tmx_document(pairs, source),
            "html": lambda pairs: html_page(
                pairs,
                lambda links: chain.from_iterable(differing.of_pair(links)),
                context.catalogues,
                context.lang,
            ),
        }
        pairs = store.links.pairs(collection, set(documents) or None)
        # a bar would stand among what is printed
        told = _Told(pairs, store.links.count(), progress if output else indexer.silent)
        _write(formats[form](told), output)
    if output is None:
        return
    if as_json:
        print_json({"links": told.links})
    else:
        context.err.print(context.say("exported", count=told.links, path=str(output)), markup=False)


def _require_documents(store: Collection, documents: Iterable[str], collection: str | None) -> None:
    """Makes sure that there are documents of these names.

    Raises:
        UnknownDocument: There is none of one of them, or it belongs to another collection.
    """
    for name in documents:
        source = store.documents.source(name)
        if source is None or collection not in {None, source.collection}:
            raise UnknownDocument(doc=name)


class _Told:
    """Pairs as they pass, counted and told to whoever waits.

    Attributes:
        links: How many links passed.
    """

    def __init__(self, pairs: Iterable[LinkedPair], links: int, progress: Progress) -> None:
        self._pairs = pairs
        self._all = links
        self._progress = progress
        self.links = 0

    def __iter__(self) -> Iterator[LinkedPair]:
        for pair in self._pairs:
            yield pair
            self.links += len(pair.links)
            self._progress("exporting", self.links, self._all)


def _write(pieces: Iterable[str], output: Path | None) -> None:
    """Writes a text in UTF-8, whatever the terminal's encoding is."""
    if output is None:
        try:
            for piece in pieces:
                sys.stdout.buffer.write(piece.encode())
            sys.stdout.buffer.flush()
        except OSError:
            _drop_rest()
            raise
        return
    with replacing(output) as file:
        for piece in pieces:
            file.write(piece.encode())


def _drop_rest() -> None:
    """Lets go of what standard output did not take: Python would try again as it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
