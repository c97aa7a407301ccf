"""How well passages are linked and differences found by the code of this tree, in this process."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.analysis import Analyzer
from index.cli import wire
from index.collection import Collection
from index.indexer import add
from tests.evaluation import differences, table
from tests.evaluation.sets import Bench

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

LINKS = "links"
"""The key of the table of sets of documents, among those of other measurements."""

Row = dict[str, Any]


def measure(data: Path, score: ModuleType) -> dict[str, Row]:
    """Figures by set; those of `table.report` under `LINKS`."""
    bench = Bench(score, links, Analyzer())
    return {**measure_differences(data, bench), LINKS: table.report(data, bench)}


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


def lines(report: dict[str, Row]) -> Iterator[str]:
    """The lines of the report for a terminal.

    Args:
        report: From `measure`.
    """
    for name, figures in report.items():
        if name != LINKS:
            yield name
            for key, value in figures.items():
                shown = f"{value:.4f}" if isinstance(value, float) else str(value)
                yield f"  {key:<26}{shown:>10}"
    yield from table.lines(report[LINKS])


def links(store: Path) -> list[Row]:
    """Links as the command line exports them."""
    with Collection.open(store) as collection, collection.reading():
        return [wire.link(link) for link in collection.links.all()]
