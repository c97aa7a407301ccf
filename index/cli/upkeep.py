"""`tolmach check`."""

from __future__ import annotations

import click

from index.cli.context import Context, print_json
from index.indexer import check as check_collection


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
