"""`tolmach bot`: the command that this package adds to the console script."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from bot.application import run

if TYPE_CHECKING:
    from index.cli.context import Context


@click.command()
@click.pass_obj
def bot(context: Context) -> None:
    """Runs the Telegram bot until it is told to stop; TELEGRAM_BOT_TOKEN holds its token."""
    sys.exit(run(context.data, os.environ, lang=context.lang))
