"""Acronyms are stored with the passages that give them, and go with these."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from index.acronyms import RULES
from index.collection import AnalysedAcronym, Collection
from index.collection.database import FILE as DATABASE
from index.indexer import add, check, open_searcher, remove

if TYPE_CHECKING:
    from pathlib import Path

    from index.analysis import Analyzer

LEAGUE = AnalysedAcronym("лрш", "лрш", (("лига",), ("речной",), ("школа",)))


def known(data: Path, *shorts: str) -> list[tuple[str, str, int]]:
    """The collection, the acronym and the count of each meaning."""
    with Collection.open(data) as collection:
        return [
            (one.collection, one.acronym.short, one.passages)
            for one in collection.acronyms.meanings(shorts)
        ]


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """A folder with two documents that give the same acronym, and one that gives another."""
    folder = tmp_path / "texts"
    folder.mkdir()
    for name, text in {
        "a.txt": "Лига речных школ (ЛРШ) собралась.",
        "b.txt": "Встреча Лиги речных школ (далее – ЛРШ).\n\nЛигу речных школ (ЛРШ) ждали.",
        "c.txt": "The World Harbour Organization (WHO) met.",
    }.items():
        (folder / name).write_text(text + "\n", encoding="utf-8")
    return folder


def test_what_passages_give_is_counted(texts: Path, tmp_path: Path, analyzer: Analyzer) -> None:
    """Each passage counts once, in whatever case the name stands."""
    data = tmp_path / "data"
    add(data, [texts], analyzer)
    assert known(data, "лрш") == [("main", "лрш", 3)]
    assert known(data, "WHO") == [("main", "WHO", 1)]
    assert known(data, "who", "xyz") == []
    with Collection.open(data) as collection:
        assert {LEAGUE} < {
            one for held in collection.acronyms.of_passages().values() for one in held
        }
        assert [one.acronym for one in collection.acronyms.named([("лига", "речной")])] == [LEAGUE]
        assert collection.acronyms.named([("речной", "лига")]) == []
    assert check(data, analyzer) == []


def test_an_acronym_goes_with_its_last_passage(
    texts: Path, tmp_path: Path, analyzer: Analyzer
) -> None:
    """Removed and updated documents take with them what they gave."""
    data = tmp_path / "data"
    add(data, [texts], analyzer)
    (texts / "b.txt").write_text("Встреча Лиги речных школ.\n", encoding="utf-8")
    add(data, [texts], analyzer)
    assert known(data, "лрш") == [("main", "лрш", 1)]
    remove(data, ["a.txt"], analyzer)
    assert known(data, "лрш") == []
    with closing(sqlite3.connect(data / DATABASE)) as database:
        assert database.execute("SELECT count(*) FROM acronym_pairs").fetchone() == (1,)


def test_collections_know_their_own_acronyms(
    texts: Path, tmp_path: Path, analyzer: Analyzer
) -> None:
    """What one collection gives is not counted in another."""
    data = tmp_path / "data"
    add(data, [texts / "a.txt"], analyzer)
    add(data, [texts / "b.txt"], analyzer, collection="closed")
    assert sorted(known(data, "лрш")) == [("closed", "лрш", 2), ("main", "лрш", 1)]


@pytest.mark.parametrize("rules", [0, RULES + 1])
def test_acronyms_by_other_rules_are_found_anew(
    texts: Path, tmp_path: Path, analyzer: Analyzer, rules: int
) -> None:
    """Whoever opens a collection from before finds the acronyms of its documents."""
    data = tmp_path / "data"
    add(data, [texts], analyzer)
    with closing(sqlite3.connect(data / DATABASE)) as database, database:
        database.execute("DELETE FROM acronym_passages WHERE passage < 3")
        database.execute("UPDATE state SET acronyms = ?", (rules,))
    open_searcher(data, analyzer).close()
    assert known(data, "лрш") == [("main", "лрш", 3)]
    assert check(data, analyzer) == []


def test_acronyms_of_a_new_collection_are_found_once(
    texts: Path, tmp_path: Path, analyzer: Analyzer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Documents are stored with their acronyms: nobody looks through them again."""

    def again(*_: object) -> None:
        pytest.fail("all passages were looked through")

    monkeypatch.setattr("index.collection.acronyms.Acronyms.replace", again)
    add(tmp_path / "data", [texts], analyzer)
    assert known(tmp_path / "data", "лрш") == [("main", "лрш", 3)]


def test_new_rules_of_analysis_find_acronyms_by_new_terms(
    texts: Path, tmp_path: Path, analyzer: Analyzer
) -> None:
    """Where terms are made anew, so is what acronyms are found by."""
    data = tmp_path / "data"
    add(data, [texts], analyzer)
    with closing(sqlite3.connect(data / DATABASE)) as database, database:
        database.execute("UPDATE documents SET analysis = 'of old'")
        database.execute("UPDATE acronyms SET term = 'of old'")
    add(data, [], analyzer)
    with Collection.open(data) as collection:
        (meaning,) = collection.acronyms.meanings(["лрш"])
    assert meaning.acronym == LEAGUE


def test_a_missing_acronym_is_told(texts: Path, tmp_path: Path, analyzer: Analyzer) -> None:
    """`check` compares what is stored with what the texts give."""
    data = tmp_path / "data"
    add(data, [texts], analyzer)
    with closing(sqlite3.connect(data / DATABASE)) as database, database:
        database.execute("DELETE FROM acronym_passages WHERE passage = 1")
    assert len(check(data, analyzer)) == 1
