"""`python -m tests.bot.serve DATA`: the bot as a process, over the hand-written collection.

The environment says besides: SLOW and OPENING, in seconds; LIMITS=off for a server that takes as
much as comes, and people who may ask as much as they like; INDEX=real for the collection in DATA.
"""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path

from bot.application import run
from bot.inbox.throttle import Throttle
from bot.outgoing import TELEGRAM, Limits
from tests.bot.doubles import opener

UNLIMITED = Limits(pace=0, burst=10**9, group=10**9, overall=10**9)

if __name__ == "__main__":
    hangs = float(os.environ.get("SLOW", "1"))
    opening = float(os.environ.get("OPENING", "0"))
    unlimited = os.environ.get("LIMITS") == "off"
    sys.exit(
        run(
            Path(sys.argv[1]),
            os.environ,
            opener=None if os.environ.get("INDEX") == "real" else opener(hangs, opening),
            limits=UNLIMITED if unlimited else TELEGRAM,
            throttle=partial(Throttle, burst=10**9) if unlimited else Throttle,
        )
    )
