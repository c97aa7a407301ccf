"""How many processors this process may use."""

from __future__ import annotations

import os
import sys


def cores() -> int:
    """The cores that we may run on, where the system says; else all that there are."""
    if sys.platform == "linux":
        count = len(os.sched_getaffinity(0))
    else:
        count = os.cpu_count() or 1
    return count
