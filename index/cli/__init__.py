"""The console script `tolmach`."""

from __future__ import annotations

import errno
import io
import os
import sys
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import click
from platformdirs import user_data_path

from index.cli.asking import ask
from index.cli.context import Context, catalogues, system_language
from index.cli.documents import add, list_documents, remove
from index.cli.upkeep import check, export
from index.errors import OutputUnwritable, TolmachError

PLUGINS = "tolmach.commands"
"""The group of entry points that other packages add commands by: `index` knows none of them."""


class Commands(click.Group):
    """The commands of `index`, those that installed packages add, and errors told in one line."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, sorted."""
        return sorted({*super().list_commands(ctx), *entry_points(group=PLUGINS).names})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command by name; one of another package is imported only now."""
        own = super().get_command(ctx, cmd_name)
        if own:
            return own
        for entry in entry_points(group=PLUGINS, name=cmd_name):
            command: click.Command = entry.load()
            return command
        return None

    def invoke(self, ctx: click.Context) -> Any:
        """Runs a command; an error that a person can do something about is one line."""
        try:
            return super().invoke(ctx)
        except TolmachError as error:
            ctx.obj.complain(error)
            raise click.exceptions.Exit(1) from error
        except OSError as error:
            if error.errno != errno.ENOSPC:
                raise
            # what is printed to does not take it: a full disk behind a redirection
            ctx.obj.complain(OutputUnwritable(path="-", cause=str(error.strerror)))
            raise click.exceptions.Exit(1) from error
        except KeyboardInterrupt as error:
            ctx.obj.err.print(ctx.obj.say("stopped"))
            raise click.exceptions.Exit(130) from error


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--data",
    type=click.Path(path_type=Path),
    envvar="TOLMACH_DATA",
    help="The data folder; else TOLMACH_DATA, else the platform's user data folder.",
)
@click.version_option(package_name="tolmach")
@click.pass_context
def main(ctx: click.Context, data: Path | None) -> None:
    """The bilingual memory of an institution: its documents, quoted in English and Russian."""
    folder = data or user_data_path("tolmach", appauthor=False)
    ctx.obj = Context(folder, system_language(os.environ), catalogues())


for command in (add, remove, list_documents, ask, export, check):
    main.add_command(command)


def run() -> None:
    """What the installed script calls."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a narrow encoding garbles, and stops nothing
    sys.exit(main(prog_name="tolmach"))
