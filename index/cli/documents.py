"""`tolmach add`, `remove` and `list`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from index import indexer
from index.cli import wire
from index.cli.context import Context, print_json
from index.cli.terminal import show_documents
from index.collection import Collection

if TYPE_CHECKING:
    from index.indexer import Totals


def _named(_context: click.Context, parameter: click.Parameter, value: Any) -> Any:
    """Refuses blank words: an unset variable in a script is no path and no name."""
    if not all(word.strip() for word in ([value] if isinstance(value, str) else value)):
        raise click.BadParameter("must not be blank.", param=parameter)
    return value


@click.command()
@click.argument("paths", nargs=-1, required=True, callback=_named, metavar="PATH...")
@click.option(
    "--collection", default="main", callback=_named, help="The collection they belong to (main)."
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def add(context: Context, paths: tuple[str, ...], collection: str, as_json: bool) -> None:  # noqa: FBT001 - click passes by name
    """Add or update documents from files and folders."""
    with context.progress() as progress:
        outcome, held = indexer.add(
            context.data,
            map(Path, paths),
            context.analyzer,
            collection=collection,
            progress=progress,
        )
    if as_json:
        failed = [
            {"path": one.path, "error": context.catalogues.error(context.lang, one.error)}
            for one in outcome.failed
        ]
        counts = {
            "added": outcome.added,
            "updated": outcome.updated,
            "unchanged": outcome.unchanged,
        }
        print_json({**counts, "failed": failed, **wire.totals(held)})
    else:
        for one in outcome.failed:
            context.complain(one.error)
        summary = context.say(
            "added-summary",
            added=outcome.added,
            updated=outcome.updated,
            unchanged=outcome.unchanged,
            failed=len(outcome.failed),
        )
        context.out.print(summary)
        _say_totals(context, held)
    if outcome.failed:
        raise click.exceptions.Exit(1)


@click.command()
@click.argument("documents", nargs=-1, required=True, metavar="DOC...")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def remove(context: Context, documents: tuple[str, ...], as_json: bool) -> None:  # noqa: FBT001 - click passes by name
    """Remove documents by name."""
    with context.progress() as progress:
        gone, unknown, held = indexer.remove(
            context.data, documents, context.analyzer, progress=progress
        )
    for error in unknown:
        context.complain(error)
    if as_json:
        print_json({"removed": len(gone), **wire.totals(held)})
    else:
        context.out.print(context.say("removed-summary", removed=len(gone)))
        _say_totals(context, held)
    if unknown:
        raise click.exceptions.Exit(1)


@click.command("list")
@click.option("--collection", help="One collection only.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def list_documents(context: Context, collection: str | None, as_json: bool) -> None:  # noqa: FBT001 - click passes by name
    """List the documents."""
    if collection is not None:
        indexer.require_collection(context.data, collection)
    with Collection.open(context.data) as store, store.reading():
        cards = store.documents.cards(collection)
    if as_json:
        print_json([wire.document(card) for card in cards])
    else:
        show_documents(context, cards)


def _say_totals(context: Context, held: Totals) -> None:
    context.out.print(
        context.say(
            "totals-summary",
            documents=held.documents,
            passages=sum(held.passages.values()),
            links=held.links,
        )
    )
