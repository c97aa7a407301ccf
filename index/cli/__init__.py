"""The console script `tolmach`."""

from __future__ import annotations

import atexit
import errno
import gc
import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from index.cli.context import Context, system_language
from index.errors import OutputUnwritable, TolmachError
from index.loading import load

if TYPE_CHECKING:
    from importlib.metadata import EntryPoints

PLUGINS = "tolmach.commands"
"""The group of entry points that other packages add commands by: `index` knows none of them."""


COMMANDS = {
    "add": "index.cli.documents:add",
    "ask": "index.cli.asking:ask",
    "check": "index.cli.upkeep:check",
    "diff": "index.cli.differing:diff",
    "export": "index.cli.exporting:export",
    "lexicon": "index.cli.lexicon:lexicon",
    "list": "index.cli.documents:list_documents",
    "realign": "index.cli.linking:realign",
    "remove": "index.cli.documents:remove",
}
"""Where the commands of `index` stand; each is imported when it is called, or asked for help."""


class Commands(click.Group):
    """The commands of `index`, those that installed packages add, and errors told in one line."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's interface
        """The names of all commands, sorted."""
        return sorted({*COMMANDS, *_plugins().names})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's interface
        """A command by name, imported only now; other packages are looked at for other names."""
        command: click.Command
        if cmd_name in COMMANDS:
            command = load(COMMANDS[cmd_name])
            return command
        for entry in _plugins().select(name=cmd_name):
            command = entry.load()
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
    folder: Path = data or load("platformdirs:user_data_path")("tolmach", appauthor=False)
    ctx.obj = Context(folder, system_language(os.environ))


def _plugins() -> EntryPoints:
    """The commands of other packages; reading what is installed takes a tenth of a second."""
    found: EntryPoints = load("importlib.metadata:entry_points")(group=PLUGINS)
    return found


_GARBAGE = 50_000
"""How many objects are made before Python looks for garbage among them.

What is imported stays, and looking through it again and again takes a tenth of the time
to answer a first question.
"""


def run() -> None:
    """What the installed script calls."""
    gc.set_threshold(_GARBAGE)
    atexit.register(gc.freeze)  # nor is it looked through at the end, when all of it goes anyway
    # numpy's library for matrices starts a thread a core as it is imported; nothing here uses it
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a narrow encoding garbles, and stops nothing
    sys.exit(main(prog_name="tolmach"))
