"""`tolmach realign`."""

from __future__ import annotations

import click

from index.cli import wire
from index.cli.context import Context, print_json
from index.indexer.realigning import realign as realign_collections


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def realign(context: Context, as_json: bool) -> None:  # noqa: FBT001 - click passes by name
    """Link everything anew, as after loading a dictionary."""
    with context.progress() as progress:
        held = realign_collections(context.data, context.analyzer, progress=progress)
    if as_json:
        print_json(wire.totals(held))
    else:
        context.out.print(context.say("realigned", links=held.links))
