"""Fits the constants of scoring and refusal anew, cross-validated over articles.

    python -m tests.evaluation.weights

What is printed beside the constants in use: those that all questions give, and what constants that
were found without an article make of its questions. Ranking is a conditional logit over the
candidates of a question (McFadden, 1974), refusal a logistic regression over the best candidate, of
questions that are answered and that are not, in collections of three sizes. The texts stand outside
the repository, as for `tests.evaluation`.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from index.analysis import Analyzer
from index.search import refusal, scoring
from tests.evaluation.weights.collections import collections
from tests.evaluation.weights.deciding import decide
from tests.evaluation.weights.observing import observe
from tests.evaluation.weights.ranking import rank

ROOT = Path(__file__).parent.parent.parent.parent


def main() -> int:
    """Fits and prints."""
    data = Path(os.environ.get("TOLMACH_EVAL", ROOT.parent / "shared" / "eval"))
    if not (data / "xquad").is_dir():
        print(f"no evaluation data in {data}: nothing fitted", file=sys.stderr)  # noqa: T201 - a command
        return 0
    analyzer = Analyzer()
    with tempfile.TemporaryDirectory() as folder:
        seen = {
            name: [one for store, asked in parts for one in observe(store, asked, analyzer)]
            for name, parts in collections(data, Path(folder), analyzer)
        }
    in_use = {"near": scoring.NEAR, "around": scoring.AROUND, "version": scoring.VERSION}
    for line in rank(seen["articles"], in_use):
        print(line)  # noqa: T201 - a command
    constants = {
        "covered": refusal.COVERED,
        "missing names": refusal.MISSING_NAMES,
        "surprise": refusal.SURPRISE,
        "lead": refusal.LEAD,
        "strength": refusal.STRENGTH,
        "base": refusal.BASE,
    }
    for line in decide(seen, constants):
        print(line)  # noqa: T201 - a command
    return 0


if __name__ == "__main__":
    sys.exit(main())
