"""Measures the working tree beside an earlier commit on bilingual texts, where they are there.

    python -m tests.evaluation [--quick] [--against REVISION | --alone] [--changes N] [--json]
                               [--dictionary FILE] [--large] [--folds K] [--small N] [--fresh]
    python -m tests.evaluation --links [--json]

Both trees are asked through their command lines, one after the other, on a copy each. What came of
a trial is kept in the user's cache folder, or the one that TOLMACH_EVAL_CACHE names, by what the
tree holds: the other commit is measured once, and of a changed plan only what is new. Times that
were kept are those of that run; `--fresh` takes them again.

The texts stand outside the repository, in `../shared/eval` or the folder that `TOLMACH_EVAL` names,
with the `score.py` that counts; without them there is nothing to measure, which is said.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from tests.evaluation import linking
from tests.evaluation.answers import report
from tests.evaluation.answers.comparison import compared, measure
from tests.evaluation.answers.judging import Judge
from tests.evaluation.answers.keeping import Kept
from tests.evaluation.answers.plan import Plan, Size
from tests.evaluation.answers.revisions import Repository
from tests.evaluation.answers.systems import SourceTree, SystemFailedError
from tests.evaluation.scoring import scorer

if TYPE_CHECKING:
    from types import ModuleType

    from tests.evaluation.answers.comparison import Comparison, Measured
    from tests.evaluation.answers.revisions import Revision

ROOT = Path(__file__).parent.parent.parent


def main() -> int:
    """Measures what the command line asks for; returns the exit status."""
    wanted = _arguments()
    if not (wanted.data / "score.py").exists():
        _say(f"no evaluation data in {wanted.data}: nothing measured")
        return 0
    score = scorer(wanted.data / "score.py")
    if wanted.links:
        rows = linking.measure(wanted.data, score)
        print(json.dumps(rows) if wanted.json else "\n".join(linking.lines(rows)))  # noqa: T201 - a command
        return 0
    try:
        comparison = _comparison(wanted, score)
    except (SystemFailedError, subprocess.CalledProcessError) as error:
        _say(str(error))
        return 1
    shown = (
        json.dumps(comparison.json(), ensure_ascii=False)
        if wanted.json
        else "\n".join(report.lines(comparison, wanted.changes))
    )
    print(shown)  # noqa: T201 - a command
    return 0


def _comparison(wanted: argparse.Namespace, score: ModuleType) -> Comparison:
    repository = Repository(ROOT, wanted.cache)
    now = repository.working()
    before = None
    if not wanted.alone:
        named = wanted.against
        before = repository.commit(named) if named else repository.before(now)
    judge = Judge(score, wanted.data / "xquad")
    with tempfile.TemporaryDirectory() as scratch:
        plan = Plan(wanted.data, Path(scratch))
        size = Size(wanted.folds, wanted.small, wanted.dictionary, wanted.large)
        trials = list(plan.brief() if wanted.quick else plan.whole(size))

        def measured(revision: Revision) -> Measured:
            with tempfile.TemporaryDirectory() as folder:
                tree = SourceTree(revision.source, Path(folder))
                kept = Kept(revision.name, tree, revision.runs, wanted.fresh)
                return measure(kept, trials, judge, wanted.data)

        return compared(measured(now), measured(before) if before else None)


def _arguments() -> argparse.Namespace:
    shared = ROOT.parent / "shared" / "eval"
    usual = Size()
    parser = argparse.ArgumentParser(
        prog="python -m tests.evaluation",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--quick", action="store_true", help="answers and refusals alone")
    beside = parser.add_mutually_exclusive_group()
    beside.add_argument("--against", metavar="REVISION", help="else the last that differs")
    beside.add_argument("--alone", action="store_true", help="measure beside nothing")
    parser.add_argument("--changes", type=int, default=20, help="questions listed of a set (20)")
    parser.add_argument("--dictionary", type=Path, help="ask across languages with it once more")
    parser.add_argument("--large", action="store_true", help="ask 20,000 passages more")
    parser.add_argument("--folds", type=int, default=usual.folds, help="parts of the articles")
    parser.add_argument("--small", type=int, default=usual.small, help="articles asked alone")
    parser.add_argument("--fresh", action="store_true", help="take nothing that is kept")
    parser.add_argument("--links", action="store_true", help="links and differences, at length")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--data", type=Path, default=os.environ.get("TOLMACH_EVAL", shared))
    parser.add_argument("--cache", type=Path, default=_cache())
    return parser.parse_args()


def _cache() -> Path:
    named = os.environ.get("TOLMACH_EVAL_CACHE")
    return Path(named) if named else Path(platformdirs.user_cache_dir("tolmach-evaluation"))


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)  # noqa: T201 - progress


if __name__ == "__main__":
    sys.exit(main())
