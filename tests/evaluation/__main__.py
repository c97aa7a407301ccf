"""Measures answers, refusals, links and differences on bilingual texts, where they are there.

    python -m tests.evaluation [--json]

The texts stand outside the repository, in `../shared/eval` or the folder that `TOLMACH_EVAL` names,
with the `score.py` that counts; without them there is nothing to measure, which is said.
"""

from __future__ import annotations

import importlib.util
import json
import os
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.analysis import Analyzer
from index.cli import wire
from index.collection import Collection
from index.indexer import add, open_searcher
from index.localization import catalogues
from tests.evaluation import differences, table
from tests.evaluation.sets import Bench

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import ModuleType

    from index.search import Searcher

ROOT = Path(__file__).parent.parent.parent
LIMIT = 10  # hits asked for: mean reciprocal rank looks at the first ten

LINKS = "links"
"""The key of the table of sets of documents, among those of other measurements."""

Row = dict[str, Any]


def main(arguments: list[str]) -> int:
    """Measures all sets and prints a table, or JSON."""
    data = Path(os.environ.get("TOLMACH_EVAL", ROOT.parent / "shared" / "eval"))
    if not (data / "score.py").exists():
        print(f"no evaluation data in {data}: nothing measured", file=sys.stderr)  # noqa: T201 - a command
        return 0
    report = measure(data)
    if "--json" in arguments:
        print(json.dumps(report))  # noqa: T201 - a command
    else:
        rows = report.pop(LINKS)
        for name, figures in report.items():
            print(name)  # noqa: T201 - a command
            for key, value in figures.items():
                shown = f"{value:.4f}" if isinstance(value, float) else str(value)
                print(f"  {key:<26}{shown:>10}")  # noqa: T201 - a command
        for line in table.lines(rows):
            print(line)  # noqa: T201 - a command
    return 0


def measure(data: Path) -> dict[str, Row]:
    """Figures by set, as `score.py` counts them, and the seconds that each took."""
    score = scorer(data / "score.py")
    analyzer = Analyzer()
    report: dict[str, Row] = {}
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder, "xquad")
        began = time.perf_counter()
        add(store, [data / "xquad"], analyzer)
        report["xquad indexing"] = {"seconds": time.perf_counter() - began}
        with closing(open_searcher(store, analyzer)) as searcher:
            for lang in ("en", "ru"):
                questions = score.read_jsonl(data / "xquad" / f"questions.{lang}.jsonl")
                began = time.perf_counter()
                results = ask(searcher, questions)
                seconds = time.perf_counter() - began
                figures = score.score_answers(questions, results, data / "xquad")
                figures["right_language"] = share(r["lang"] == lang for r in results)
                figures["ms_a_question"] = 1000 * seconds / len(questions)
                report[f"xquad answers, {lang}"] = figures
            unanswerable = score.read_jsonl(data / "rubq" / "unanswerable.jsonl")
            for lang in ("en", "ru"):
                some = [question for question in unanswerable if question["lang"] == lang]
                report[f"rubq refusals, {lang}"] = score.score_refusals(ask(searcher, some))
        bench = Bench(score, links, analyzer)
        report |= measure_differences(data, bench)
    report[LINKS] = table.report(data, bench)
    return report


def measure_differences(data: Path, bench: Bench) -> dict[str, Row]:
    """How many planted differences are found, and false alarms; unchanged texts teach the words."""
    report = {}
    for name in ("ntrex", "xquad"):
        with tempfile.TemporaryDirectory() as store:
            add(Path(store), [data / name], bench.analyzer)
            comparer = differences.comparer_of(Path(store), bench.analyzer)
            gold = bench.gold(data / name)
            pairs = differences.gold_links(data / name, gold, bench.score.paragraphs)
            report[f"{name} differences"] = differences.measure(pairs, comparer)
            if name == "ntrex":
                pairs = differences.release_links()
                report["releases differences"] = differences.measure(pairs, comparer)
    return report


def scorer(path: Path) -> ModuleType:
    """The module that counts."""
    spec = importlib.util.spec_from_file_location("score", path)
    if spec is None or spec.loader is None:
        raise ImportError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def ask(searcher: Searcher, questions: list[Row]) -> list[Row]:
    """Answers as the command line gives them; the language is left to be found out."""
    explain = catalogues().refusal
    return [
        {"id": one["id"], **wire.answer(searcher.ask(one["text"], limit=LIMIT), explain)}
        for one in questions
    ]


def links(store: Path) -> list[Row]:
    """Links as the command line exports them."""
    with Collection.open(store) as collection, collection.reading():
        return [wire.link(link) for link in collection.links.all()]


def share(flags: Iterable[bool]) -> float:
    """The share that holds."""
    kept = list(flags)
    return sum(kept) / len(kept)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
