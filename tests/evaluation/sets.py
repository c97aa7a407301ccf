"""Sets of bilingual documents with a gold alignment, and how well a collection of each is linked.

A set is a folder with `en/`, `ru/` and `gold.jsonl`, as `../shared/eval/README.md` describes them.
Beside those that stand there: small samples of them, press releases made up here, and all of these
in one collection.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import fmean
from typing import TYPE_CHECKING, Any

from index.indexer import add
from tests.evaluation import releases
from tests.evaluation.calibration import judged

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from types import ModuleType

    from index.analysis import Analyzer
    from tests.evaluation.calibration import Judged

SIZES = (60, 300, 2000)
"""How many press releases a set has."""

SAMPLES = (17, 30, 60)
"""How many documents a small collection has."""

DRAWS = 3
"""How many samples of a size are drawn; small collections differ."""

TOGETHER = 300
"""How many press releases are in the collection of everything."""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Measured:
    """How a set was linked.

    Attributes:
        name: The set's.
        figures: As `score.py` names them: shares, and `documents`, a number.
        links: Every link that was made, judged.
        seconds: What reading and linking took.
    """

    name: str
    figures: dict[str, float]
    links: tuple[Judged, ...]
    seconds: float


@dataclass(frozen=True, slots=True)
class Bench:
    """What sets are measured with.

    Attributes:
        score: The module `score.py`.
        export: The links of a data folder as the command line exports them.
        analyzer: Reads texts.
    """

    score: ModuleType
    export: Callable[[Path], list[Row]]
    analyzer: Analyzer

    def measure(self, name: str, folder: Path, gold: Sequence[Row]) -> Measured:
        """Adds a folder to an empty collection and compares the links with the gold alignment."""
        with tempfile.TemporaryDirectory() as data:
            began = time.perf_counter()
            add(Path(data), [folder], self.analyzer)
            seconds = time.perf_counter() - began
            links = self.export(Path(data))
        figures = self.score.score_bitext(gold, links, folder)
        return Measured(name, figures, tuple(judged(gold, links)), seconds)

    def gold(self, folder: Path) -> list[Row]:
        """The gold alignment of a set."""
        return gold(self.score, folder)


def gold(score: ModuleType, folder: Path) -> list[Row]:
    """The gold alignment of a set; without `gold.jsonl` texts of one name match one to one."""
    if (folder / "gold.jsonl").exists():
        rows: list[Row] = score.read_jsonl(folder / "gold.jsonl")
        return rows
    names = (path.name for path in sorted((folder / "en").iterdir()))
    return [_one_to_one(score, folder, name) for name in names]


def _one_to_one(score: ModuleType, folder: Path, name: str) -> Row:
    count = len(score.paragraphs(folder, f"en/{name}"))
    beads = [[[place], [place]] for place in range(1, count + 1)]
    return {"en": f"en/{name}", "ru": f"ru/{name}", "beads": beads}


def measure_all(data: Path, bench: Bench) -> Iterator[Measured]:
    """Measures one set after the other: real ones, small samples, press releases, all together.

    Args:
        data: The folder of the sets `ntrex` and `xquad`.
        bench: What they are measured with.
    """
    real = {name: data / name for name in ("ntrex", "xquad")}
    for name, source in real.items():
        yield bench.measure(name, source, bench.gold(source))
    for size in SAMPLES:
        yield _sampled(f"{size} documents of ntrex", real["ntrex"], size, bench)
    for count in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            releases.write(Path(folder), count)
            yield bench.measure(f"{count} releases", Path(folder), bench.gold(Path(folder)))
    with tempfile.TemporaryDirectory() as folder:
        sources = {name: Path(folder, name) for name in (*real, "releases")}
        releases.write(sources["releases"], TOGETHER)
        for name, source in real.items():
            shutil.copytree(source, sources[name])
        rows = [row for name, at in sources.items() for row in _within(name, bench.gold(at))]
        yield bench.measure("all in one collection", Path(folder), rows)


def _sampled(name: str, source: Path, size: int, bench: Bench) -> Measured:
    """The means over some samples of a set; links and seconds are those of all of them."""
    drawn = []
    for draw in range(DRAWS):
        rows = list(_sample(bench.gold(source), size, draw))
        with tempfile.TemporaryDirectory() as folder:
            for document in filter(None, (row[lang] for row in rows for lang in ("en", "ru"))):
                copy = Path(folder, document)
                copy.parent.mkdir(exist_ok=True)
                shutil.copyfile(source / document, copy)
            drawn.append(bench.measure(name, Path(folder), rows))
    return Measured(
        name,
        {key: fmean(one.figures[key] for one in drawn) for key in drawn[0].figures},
        tuple(link for one in drawn for link in one.links),
        sum(one.seconds for one in drawn),
    )


def _sample(gold: list[Row], size: int, seed: int) -> Iterator[Row]:
    """Rows of a gold alignment that have so many documents together."""
    random = Random(seed)  # noqa: S311 - no secret: chance that is the same everywhere
    left = size
    for row in random.sample(gold, len(gold)):
        documents = bool(row["en"]) + bool(row["ru"])
        if documents <= left:
            left -= documents
            yield row


def _within(folder: str, gold: list[Row]) -> Iterator[Row]:
    """A gold alignment whose documents lie in a folder further."""
    for row in gold:
        sides = {lang: f"{folder}/{row[lang]}" if row[lang] else None for lang in ("en", "ru")}
        yield {**row, **sides}
