"""Indexes that are built once and kept: by engine, version and corpus."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.benchmarks.ranking.corpus import VERSION
from tests.benchmarks.ranking.environment import ENVIRONMENT, ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.benchmarks.ranking.engines import Contender
    from tests.benchmarks.ranking.source import Source

_DAY = 24 * 60 * 60
_BUILDER = "tests.benchmarks.ranking.builder"


@dataclass(frozen=True, slots=True)
class Index:
    """An index on disk.

    Attributes:
        folder: Where it is.
        seconds: How long its building took.
        bytes: How large it is.
    """

    folder: Path
    seconds: float
    bytes: int


def built(contender: Contender, source: Source, cache: Path, *, rebuild: bool) -> Index:
    """Builds an engine's index, unless one of the same version and source is kept.

    Args:
        cache: The folder that keeps indexes.
        rebuild: Builds in any case.

    Raises:
        CalledProcessError: The engine failed.
    """
    spans = "+".join(f"{first}-{last}" for first, last in source.spans)
    place = cache / f"{contender.module}-{contender.version()}" / f"corpus-{VERSION}-{spans}"
    index, note = place / "index", place / "built.json"
    if rebuild or not note.exists():
        _forget(contender, cache)
        shutil.rmtree(place, ignore_errors=True)
        index.mkdir(parents=True)
        command = [sys.executable, "-m", _BUILDER, contender.module, str(index), *source.arguments]
        output = subprocess.run(
            command, cwd=ROOT, env=ENVIRONMENT, stdout=subprocess.PIPE, text=True, check=True
        ).stdout
        note.write_text(json.dumps({"seconds": float(output)}), encoding="utf-8")
    seconds = json.loads(note.read_text(encoding="utf-8"))["seconds"]
    size = sum(path.stat().st_size for path in index.rglob("*") if path.is_file())
    return Index(index, seconds, size)


def _forget(contender: Contender, cache: Path) -> None:
    """Removes what other versions of an engine left, once no run can be at work on it."""
    for note in cache.glob(f"{contender.module}-*/*/built.json"):
        other = note.parent.parent.name != f"{contender.module}-{contender.version()}"
        if other and time.time() - note.stat().st_mtime > _DAY:
            shutil.rmtree(note.parent)
