"""Latency against collection size as a picture that reads on a light page and on a dark one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import matplotlib as mpl
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, NullLocator

from tests.benchmarks.ranking.engines import CONTENDERS, OURS

if TYPE_CHECKING:
    from pathlib import Path

    from matplotlib.axes import Axes

    from tests.benchmarks.ranking.collection import Figures

_INK = "#7d8590"  # between black and white: legible on both
_COLOURS = {
    OURS: "#e8590c",
    "tantivy": "#3b82d6",
    "bm25s": "#2f9e62",
    "sqlite": "#9a6fd8",
    "rank_bm25": "#a08320",
}
_APART = 0.05  # labels' least distance, as a part of the axis


def draw(report: Figures, path: Path) -> None:
    """Draws a report's medians, and thin lines for its 99th percentiles, into an SVG file."""
    settings: Any = {"svg.hashsalt": "latency", "font.size": 11, "font.family": "DejaVu Sans"}
    with mpl.rc_context(settings):
        figure = Figure(figsize=(8.6, 4.8), layout="constrained")
        axes = figure.add_subplot()
        _frame(axes, [size["passages"] for size in report["sizes"]])
        ends = {}
        for one in CONTENDERS:
            sizes = [size for size in report["sizes"] if one.module in size["engines"]]
            if sizes:
                ends[one.module] = _line(axes, one.module, sizes)
        _labels(axes, ends, report["sizes"][-1]["passages"])
        figure.savefig(path, transparent=True, metadata={"Date": None, "Creator": None})


def _frame(axes: Axes, sizes: list[int]) -> None:
    axes.set_xscale("log")
    axes.set_yscale("log")
    axes.set_xticks(sizes, [f"{size:,}" for size in sizes])
    axes.xaxis.set_minor_locator(NullLocator())
    axes.yaxis.set_minor_locator(NullLocator())
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,g} ms"))
    axes.set_xlabel("passages", color=_INK)
    axes.set_title(
        "Top 10 of 3 to 8 terms, one thread: median (thick), 99th percentile (thin)",
        color=_INK,
        loc="left",
        fontsize=11,
    )
    axes.grid(visible=True, color=_INK, alpha=0.25, linewidth=0.6)
    axes.tick_params(colors=_INK, length=0)
    for side in axes.spines.values():
        side.set_visible(False)


def _line(axes: Axes, engine: str, sizes: list[Figures]) -> float:
    """One engine's two lines; returns where the median's ends."""
    passages = [size["passages"] for size in sizes]
    medians = [size["engines"][engine]["median_ms"] for size in sizes]
    colour, width = _COLOURS[engine], 3.2 if engine == OURS else 2.0
    axes.plot(passages, medians, color=colour, linewidth=width, marker="o", markersize=width + 2)
    tails = [size["engines"][engine]["p99_ms"] for size in sizes]
    axes.plot(passages, tails, color=colour, linewidth=0.9, alpha=0.8, linestyle=(0, (4, 2)))
    return float(medians[-1])


def _labels(axes: Axes, ends: dict[str, float], passages: int) -> None:
    """Names beside the ends of the lines, moved apart where they would overlap."""
    titles = {one.module: one.title for one in CONTENDERS}
    low, high = axes.get_ylim()
    apart = (high / low) ** _APART  # the axis is logarithmic
    height = 0.0
    for engine, end in sorted(ends.items(), key=lambda item: item[1]):
        height = max(end, height * apart)
        shown = f"{titles[engine]} {end:.2g} ms" if end < 100 else f"{titles[engine]} {end:.0f} ms"
        axes.annotate(
            shown,
            (passages, height),
            xytext=(9, 0),
            textcoords="offset points",
            va="center",
            color=_COLOURS[engine],
            fontweight="bold" if engine == OURS else "normal",
            annotation_clip=False,
        )
