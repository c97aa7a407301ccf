"""`python -m tests.bot.serve DATA`: the bot as a process, over the hand-written collection."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from bot.application import run
from tests.bot.doubles import opener

if __name__ == "__main__":
    hangs = float(os.environ.get("SLOW", "1"))
    opening = float(os.environ.get("OPENING", "0"))
    sys.exit(run(Path(sys.argv[1]), os.environ, opener=opener(hangs, opening)))
