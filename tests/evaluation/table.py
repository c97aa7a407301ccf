"""How well passages are linked, set by set, beside the figures to beat, as a table for a terminal.

The figures to beat were measured on `ntrex`: hunalign (Varga et al. 2005) with no dictionary and
with one of 44,000 entries and stems, and a first trial of a lexicon learned in two rounds.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from tests.evaluation.calibration import calibration_error, reliability
from tests.evaluation.sets import measure_all

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tests.evaluation.sets import Bench, Measured

TO_BEAT = {
    "hunalign": (0.74, 0.86),
    "hunalign, dictionary": (0.88, 0.955),
    "first trial": (0.88, 0.987),
}
"""Strict and lax F1 on `ntrex`."""

TARGET = {
    "strict_f1": 0.95,
    "lax_f1": 0.99,
    "link_precision": 0.99,
    "pair_precision": 0.98,
    "pair_recall": 0.98,
}
"""What `ntrex` is to reach from the collection alone."""

_FORMATS = {
    "documents": ".0f",
    **dict.fromkeys(TARGET, ".4f"),
    "links": ".0f",
    "seconds": ".1f",
}
CALIBRATION = "calibration"
"""The key of what is about all sets, among their names."""

_NAME = 26  # characters: the longest name of a set
_FIGURE = 16

Row = dict[str, Any]


def report(data: Path, bench: Bench) -> dict[str, Row]:
    """Figures by set, and the reliability of the links of all sets under `CALIBRATION`.

    Args:
        data: The folder of the real sets.
        bench: What they are measured with.
    """
    measured = list(measure_all(data, bench))
    links = [link for one in measured for link in one.links]
    bins = reliability(links)
    rows: dict[str, Row] = {one.name: _row(one) for one in measured}
    rows[CALIBRATION] = {
        "links": len(links),
        "error_strict": calibration_error(bins, strict=True),
        "error_lax": calibration_error(bins, strict=False),
        "bins": [asdict(one) for one in bins],
    }
    return rows


def _row(measured: Measured) -> Row:
    return {**measured.figures, "links": len(measured.links), "seconds": measured.seconds}


def lines(rows: dict[str, Row]) -> Iterator[str]:
    """The lines of the table.

    Args:
        rows: From `report`.
    """
    yield _line("", [head.replace("_", " ") for head in _FORMATS])
    for name, row in rows.items():
        if name != CALIBRATION:
            yield _line(name, [format(row[head], shape) for head, shape in _FORMATS.items()])
    yield ""
    yield "to beat on ntrex"
    for name, figures in TO_BEAT.items():
        yield _line(name, ["", *map(_share, figures)])
    yield _line("to reach", ["", *map(_share, TARGET.values())])
    yield ""
    yield from _calibration(rows[CALIBRATION])


def _calibration(row: Row) -> Iterator[str]:
    bins: Sequence[Row] = row["bins"]
    yield _line("scores of all links", ["links", "mean score", "strictly right", "laxly right"])
    for one in bins:
        shares = (_share(one[key]) for key in ("score", "strict", "lax"))
        yield _line(f"{one['least']:.2f} to {one['most']:.2f}", [str(one["links"]), *shares])
    errors = map(_share, (row["error_strict"], row["error_lax"]))
    yield _line("calibration error", [str(row["links"]), "", *errors])


def _line(name: str, figures: Sequence[str]) -> str:
    return (f"{name:<{_NAME}}" + "".join(f"{figure:>{_FIGURE}}" for figure in figures)).rstrip()


def _share(figure: float) -> str:
    return f"{figure:.4f}"
