"""SQLite's FTS5: a table without content, optimized into one b-tree, ordered by its own bm25()."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from tests.benchmarks.ranking.corpus import Passage
    from tests.benchmarks.ranking.engines.engine import Hits
    from tests.benchmarks.ranking.source import Source

_FILE = "fts5.db"


class Engine:
    """An FTS5 table in a database of its own."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    @classmethod
    def build(cls, passages: Iterable[Passage], folder: Path) -> None:
        """Indexes in one transaction; see `engine.Engine.build`."""
        connection = sqlite3.connect(folder / _FILE)
        connection.execute("PRAGMA page_size = 8192")
        connection.execute(
            "CREATE VIRTUAL TABLE passages USING fts5"
            "(text, content='', tokenize='unicode61 remove_diacritics 0')"
        )
        with connection:
            connection.executemany(
                "INSERT INTO passages (rowid, text) VALUES (?, ?)",
                ((passage.id, " ".join(passage.terms)) for passage in passages),
            )
            connection.execute("INSERT INTO passages (passages) VALUES ('optimize')")
        connection.execute("VACUUM")
        connection.close()

    @classmethod
    def open(cls, folder: Path, source: Source) -> Self:  # noqa: ARG003 - all is on disk
        """Opens the database, mapped into memory; see `engine.Engine.open`."""
        connection = sqlite3.connect(f"{(folder / _FILE).as_uri()}?mode=ro", uri=True)
        connection.execute(f"PRAGMA mmap_size = {1 << 31}")
        return cls(connection)

    def top(self, terms: Sequence[str], k: int) -> Hits:
        """The k best passages; see `engine.Engine.top`."""
        rows = self._connection.execute(
            "SELECT rowid, rank FROM passages WHERE passages MATCH ? ORDER BY rank LIMIT ?",
            (" OR ".join(f'"{term}"' for term in terms), k),
        )
        return [(key, -rank) for key, rank in rows]
