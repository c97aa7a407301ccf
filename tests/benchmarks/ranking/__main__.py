"""Measures ranking beside other engines.

    python -m tests.benchmarks.ranking [--passages N] [--sizes N…] [--engines NAME…] [--json]
                                       [--plot FILE.svg] [--live | --no-live] [--rebuild]

Corpus and indexes are kept in the user's cache folder, or the one that TOLMACH_BENCHMARK names.
Exit status 1: an answer of ours differs from rank-bm25's; 2: a peer is not installed.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import json
import os
import sys
import time
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from tests.benchmarks.ranking import collection, corpus, live, table
from tests.benchmarks.ranking.engines import CONTENDERS, JUDGE, OURS
from tests.benchmarks.ranking.environment import machine
from tests.benchmarks.ranking.indexes import built
from tests.benchmarks.ranking.source import Source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.benchmarks.ranking.collection import Figures, Plan
    from tests.benchmarks.ranking.engines import Contender

_SIZES = (1_000, 10_000, 100_000)


def main() -> int:
    """Measures what the command line asks for; returns the exit status."""
    wanted = _arguments()
    contenders = [one for one in CONTENDERS if one.module in wanted.engines]
    missing = [one.title for one in contenders if not _installed(one)]
    if wanted.plot and importlib.util.find_spec("matplotlib") is None:
        missing.append("matplotlib")
    if missing:
        _say(f"not installed: {', '.join(missing)}. Install: pip install -e '.[benchmark]'")
        return 2
    plan = collection.Plan(
        wanted.questions, wanted.rounds, wanted.seconds, wanted.clock, wanted.rebuild, _say
    )
    report = _report(contenders, wanted, plan)
    if wanted.json:
        print(json.dumps(report))  # noqa: T201 - a command
    else:
        table.show(report)
    if wanted.plot:
        # matplotlib is needed here alone
        importlib.import_module("tests.benchmarks.ranking.plot").draw(report, wanted.plot)
    return 1 if _faults(report) else 0


def _report(contenders: Sequence[Contender], wanted: argparse.Namespace, plan: Plan) -> Figures:
    sizes = sorted({*wanted.sizes, wanted.passages})
    _say(f"the corpus: {wanted.passages:,} passages")
    cache = wanted.cache
    whole, folder = corpus.kept(sizes[-1] + live.SPARE, cache)
    report: Figures = {
        "machine": machine(),
        "clock": wanted.clock,
        "seed": corpus.SEED,
        "sizes": [],
    }
    for passages in sizes:
        source = Source(folder, ((0, passages),))
        report["sizes"].append(collection.measure(contenders, whole, source, cache, plan))
    engines = {one.module: one for one in contenders}
    if wanted.live and OURS in engines:
        source = Source(folder, ((0, sizes[-1]),))
        index = built(engines[OURS], source, cache, rebuild=False)
        judge = next(one for one in CONTENDERS if one.module == JUDGE)
        _say(f"{sizes[-1]:,} passages: changes")
        report["live"] = asdict(live.measure(engines[OURS], judge, index.folder, whole, source))
    return report


def _arguments() -> argparse.Namespace:
    names = [one.module for one in CONTENDERS]
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.ranking", description=__doc__)
    parser.add_argument("--passages", type=int, default=1_000_000, help="the largest collection")
    parser.add_argument("--sizes", type=int, nargs="*", default=_SIZES, help="smaller collections")
    parser.add_argument("--engines", nargs="+", choices=names, default=names)
    parser.add_argument("--questions", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=15, help="an engine's time for a round")
    parser.add_argument(
        "--clock", choices=("wall", "cpu"), default="wall", help="cpu: for a machine that is busy"
    )
    parser.add_argument("--rebuild", action="store_true", help="use no index of an earlier run")
    parser.add_argument("--live", action=argparse.BooleanOptionalAction, default=True)
    parser.add_argument("--plot", type=Path, help="an SVG file to draw latencies into")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--cache", type=Path, default=_cache())
    return parser.parse_args()


def _cache() -> Path:
    named = os.environ.get("TOLMACH_BENCHMARK")
    return Path(named) if named else Path(platformdirs.user_cache_dir("tolmach-benchmark"))


def _installed(contender: Contender) -> bool:
    try:
        contender.version()
    except PackageNotFoundError:
        return False
    return True


def _faults(report: Figures) -> list[str]:
    """Everything that was wrong with an answer of ours, said on standard error too."""
    found = [fault for size in report["sizes"] for fault in size.get("exact", {}).get("faults", [])]
    found += report.get("live", {}).get("faults", [])
    for fault in found:
        _say(f"not exact: {fault}")
    return found


def _say(text: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {text}", file=sys.stderr, flush=True)  # noqa: T201 - progress


if __name__ == "__main__":
    sys.exit(main())
