"""The engines that are measured, a module each, and how to tell which version of them runs."""

from __future__ import annotations

import hashlib
import importlib.metadata
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

OURS = "tolmach"
JUDGE = "rank_bm25"
_INDEX = Path(__file__).parents[4] / "index"


@dataclass(frozen=True, slots=True)
class Contender:
    """An engine as a table names it.

    Attributes:
        module: The module of this package that runs it.
        title: What it is called.
        version: Says which version is installed; fails where none is.
        kept: Whether it keeps an index on disk.
    """

    module: str
    title: str
    version: Callable[[], str]
    kept: bool = True


def _distribution(name: str) -> Callable[[], str]:
    return lambda: importlib.metadata.version(name)


def _own_source() -> str:
    """A name for the code that makes our index, so that one made by other code isn't measured."""
    digest = hashlib.sha256()
    for room in ("ranking", "kernels"):
        for path in sorted((_INDEX / room).glob("*.py")):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


CONTENDERS = (
    Contender(OURS, "Tolmach", _own_source),
    Contender("tantivy", "tantivy", _distribution("tantivy")),
    Contender("bm25s", "bm25s (numba)", _distribution("bm25s")),
    Contender("sqlite", "SQLite FTS5", lambda: sqlite3.sqlite_version),
    Contender(JUDGE, "rank_bm25", _distribution("rank-bm25"), kept=False),
)
