"""Databases of every format that there has been open, and come to no harm."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from index.analysis import Analyzer
from index.collection import Collection, database
from index.collection.database import FILE
from index.collection.migrations import MIGRATIONS
from index.errors import DamagedDatabase
from index.indexer import check, open_searcher

DUMPS = sorted(Path(__file__).with_name("dumps").glob("*.sql"))


def restore(dump: Path, data: Path) -> Path:
    """A data folder with the database of a dump."""
    data.mkdir()
    with closing(sqlite3.connect(data / FILE)) as connection:
        connection.executescript(dump.read_text(encoding="utf-8"))
    return data


def test_each_released_format_has_its_dump() -> None:
    """Whoever adds a migration keeps a database of the format that it leaves."""
    assert [int(dump.stem) for dump in DUMPS] == list(range(1, len(MIGRATIONS) + 1))


@pytest.mark.parametrize("dump", DUMPS, ids=lambda dump: dump.stem)
def test_a_database_of_each_format_opens_and_answers(dump: Path, tmp_path: Path) -> None:
    """It is brought up to date, checks, and holds what it held, whatever analysed it."""
    data = restore(dump, tmp_path / "data")
    analyzer = Analyzer()
    assert check(data, analyzer) == []
    with closing(open_searcher(data, analyzer)) as searcher:
        best = searcher.ask("When is the climate summit?").hits[0]
    assert best.passage.text == "The climate summit opens in Astana in 2026."
    assert (best.card.title, str(best.card.date)) == ("The summit", "2025-11-28")


def test_a_migration_that_fails_leaves_nothing_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half a migration is no migration: the database stays as it was, and opens again."""
    Collection.open(tmp_path, create=True).close()
    broken = "CREATE TABLE half (x INTEGER) STRICT; INSERT INTO nowhere VALUES (1);"
    with monkeypatch.context() as patched:
        patched.setattr(database, "MIGRATIONS", (*MIGRATIONS, broken.replace("; ", ";\n")))
        with pytest.raises(DamagedDatabase):
            Collection.open(tmp_path)
    with closing(sqlite3.connect(tmp_path / FILE)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
    assert "half" not in tables
    Collection.open(tmp_path).close()
