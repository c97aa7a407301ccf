"""`tolmach export` and `check`."""

from __future__ import annotations

import json
from pathlib import Path

import click

from index.cli import wire
from index.cli.context import Context, print_json
from index.errors import OutputUnwritable
from index.indexer import check as check_collection
from index.indexer import open_linked


@click.command()
@click.option("--format", "form", type=click.Choice(["jsonl"]), required=True, help="jsonl")
@click.option("--output", type=click.Path(path_type=Path), help="A file, in place of the terminal.")
@click.option("--json", "as_json", is_flag=True, help="With --output: print how many, as JSON.")
@click.pass_obj
def export(context: Context, form: str, output: Path | None, as_json: bool) -> None:  # noqa: ARG001, FBT001 - one format so far; click passes by name
    """Write the aligned passages, a link a line."""
    with context.progress() as progress:
        linked = open_linked(context.data, context.analyzer, progress)
    with linked as store, store.reading():
        links = [wire.link(link) for link in store.links.all()]
    if output is None:
        for link in links:
            print_json(link)
        return
    try:
        with output.open("w", encoding="utf-8") as file:
            file.writelines(f"{json.dumps(link, ensure_ascii=False)}\n" for link in links)
    except OSError as error:
        raise OutputUnwritable(path=str(output), cause=error.strerror or str(error)) from error
    if as_json:
        print_json({"links": len(links)})
        return
    context.err.print(context.say("exported", count=len(links), path=str(output)), markup=False)


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def check(context: Context, as_json: bool) -> None:  # noqa: FBT001 - click passes by name
    """Verify all that is stored."""
    with context.progress() as progress:
        problems = check_collection(context.data, context.analyzer, progress)
    if as_json:
        print_json({"ok": not problems, "problems": problems})
    elif problems:
        context.out.print(context.say("check-problems", count=len(problems)))
        for problem in problems:
            context.out.print(f"  {problem}", markup=False)
    else:
        context.out.print(context.say("check-ok"))
    if problems:
        raise click.exceptions.Exit(1)
