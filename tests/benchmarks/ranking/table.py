"""A report as tables on the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from tests.benchmarks.ranking.engines import CONTENDERS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.benchmarks.ranking.collection import Figures

_TITLES = {one.module: one.title for one in CONTENDERS}
_COLUMNS = {
    "median_ms": "median ms",
    "p99_ms": "p99 ms",
    "median_ms_with_common": "with common words",
    "median_ms_without_common": "without",
    "start_s": "start s",
    "resident_mb": "resident MB",
    "disk_mb": "disk MB",
    "build_s": "build s",
    "questions": "questions",
}

_RATIOS = {
    "median": "median",
    "p99": "p99",
    "median_with_common": "with common words",
    "median_without_common": "without",
    "same_best": "same best passage",
}
_FILTERS = {"median_ms": "median ms", "p99_ms": "p99 ms", "ratio": "ratio to none"}


def show(report: Figures) -> None:
    """Prints a report."""
    console = Console()
    for size in report["sizes"]:
        console.print(_table(f"{size['passages']:,} passages", "engine", _COLUMNS, size["engines"]))
        if "ratios" in size:
            console.print(_table("", "ours / theirs", _RATIOS, size["ratios"]))
            console.print(_table("", "filter", _FILTERS, size["filters"]))
            console.print(_memory(size["memory"]))
        if "exact" in size:
            console.print(_exact(size["exact"]))
    if "live" in report:
        steps = {step: f"{step} ms" for step in next(iter(report["live"]["milliseconds"].values()))}
        changes = report["live"]["milliseconds"]
        console.print(_table("ten passages change, then answer", "change", steps, changes))


def _table(
    title: str, first: str, columns: Mapping[str, str], rows: Mapping[str, Figures]
) -> Table:
    table = Table(title=title, title_justify="left")
    table.add_column(first)
    for heading in columns.values():
        table.add_column(heading, justify="right")
    for name, figures in rows.items():
        table.add_row(_TITLES.get(name, name), *(_shown(figures[column]) for column in columns))
    return table


def _shown(number: float) -> str:
    """Three digits that count, as long as that is not more than the number has."""
    if isinstance(number, int) or number >= 100:
        return f"{number:,.0f}"
    return f"{number:.3g}"


def _memory(memory: Figures) -> str:
    return (
        f"Reading the touched postings once, {memory['bytes_per_posting']:.2f} bytes each at"
        f" {memory['read_gb_per_s']:.1f} GB/s, takes {memory['floor_ms_median']:.3g} ms in the"
        f" median, {memory['floor_ms_p99']:.3g} ms at p99. We take"
        f" {memory['times_floor_median']:.3g} and {memory['times_floor_p99']:.3g} times that.\n"
    )


def _exact(exact: Figures) -> str:
    faults = len(exact["faults"])
    verdict = "all of them rank_bm25's" if faults == 0 else f"{faults} faults"
    return f"Scores and order of {exact['answers']} answers: {verdict}.\n"
