"""A process that holds one engine open and answers on its standard output.

    python -m tests.benchmarks.ranking.child ENGINE INDEX CORPUS FIRST:LAST…

A request is a line of JSON, `{"method": NAME, "calls": [[ARGUMENT…]…], "clock": "wall" or "cpu"}`.
The engine's method is called with each list of arguments; the answer says what the calls returned,
how many nanoseconds each took, and how much memory the process holds then. It ends with its
standard input.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import resource
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.benchmarks.ranking.source import parse

if TYPE_CHECKING:
    from tests.benchmarks.ranking.engines.engine import Engine

_CLOCKS = {"wall": time.perf_counter_ns, "cpu": time.process_time_ns}


def main(arguments: list[str]) -> None:
    """Opens the engine and answers until there are no more requests."""
    # the channel is kept for answers: what a library prints goes to standard error
    with os.fdopen(os.dup(1), "w", encoding="utf-8") as answers:
        os.dup2(2, 1)
        name, index, *rest = arguments
        module = importlib.import_module(f"tests.benchmarks.ranking.engines.{name}")
        engine: Engine = module.Engine.open(Path(index), parse(rest))
        # what is loaded now stays: collections needn't walk it while questions are timed
        gc.freeze()
        for line in sys.stdin:
            request = json.loads(line)
            print(json.dumps(_answer(engine, **request)), file=answers, flush=True)


def _answer(engine: Engine, method: str, calls: list[list[Any]], clock: str) -> dict[str, Any]:
    function, now = getattr(engine, method), _CLOCKS[clock]
    results, nanoseconds = [], []
    for call in calls:
        begun = now()
        result = function(*call)
        nanoseconds.append(now() - begun)
        results.append(result)
    return {"results": results, "nanoseconds": nanoseconds, "resident": _resident()}


def _resident() -> int:
    """Bytes of memory that the process holds, shared pages of mapped files among them."""
    status = Path("/proc/self/statm")
    if status.exists():
        return int(status.read_text(encoding="ascii").split()[1]) * resource.getpagesize()
    # where the system doesn't tell, the most that it ever held
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


if __name__ == "__main__":
    main(sys.argv[1:])
