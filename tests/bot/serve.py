"""`python -m tests.bot.serve DATA`: the bot as a process, over the hand-written collection."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from bot.application import run
from tests.bot.doubles import opener

if __name__ == "__main__":
    seconds = float(os.environ.get("SLOW", "1"))
    sys.exit(run(Path(sys.argv[1]), os.environ, opener=opener(seconds)))
