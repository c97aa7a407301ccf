"""A process that builds one engine's index and prints how many seconds that took.

    python -m tests.benchmarks.ranking.builder ENGINE INDEX CORPUS FIRST:LAST…

Putting each passage's words together out of the corpus takes the same time for each engine, and
is part of the figure.
"""

from __future__ import annotations

import importlib
import os
import sys
import time
from pathlib import Path

from tests.benchmarks.ranking import corpus
from tests.benchmarks.ranking.source import parse


def main(arguments: list[str]) -> None:
    """Builds the index."""
    with os.fdopen(os.dup(1), "w", encoding="utf-8") as answers:
        os.dup2(2, 1)
        name, index, *rest = arguments
        source = parse(rest)
        passages = corpus.load(source.corpus).passages(source.ordinals)
        engine = importlib.import_module(f"tests.benchmarks.ranking.engines.{name}").Engine
        begun = time.perf_counter()
        engine.build(passages, Path(index))
        print(time.perf_counter() - begun, file=answers)


if __name__ == "__main__":
    main(sys.argv[1:])
