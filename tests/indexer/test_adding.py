"""Adding, updating and removing documents, and what goes wrong with files."""

from __future__ import annotations

import os
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from index.collection import Collection
from index.errors import NoCollection, TolmachError
from index.indexer import Outcome, add, check, open_searcher, remove

if TYPE_CHECKING:
    from pathlib import Path

    from index.analysis import Analyzer

TEXT = "The ambassador opened the exhibition in Astana.\n\nThe minister thanked the guests.\n"


def write(path: Path, content: str | bytes) -> Path:
    """A file with its folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def names(data: Path) -> list[str]:
    """The documents of a data folder."""
    with Collection.open(data) as collection, collection.reading():
        return [card.name for card in collection.documents.cards()]


def errors(outcome: Outcome) -> list[str]:
    """The kinds of errors of an outcome."""
    return [one.error.key for one in outcome.failed]


def test_documents_are_named_by_their_path_in_the_folder(
    tmp_path: Path, analyzer: Analyzer
) -> None:
    """A folder's documents are called by their relative path, a single file by its name."""
    write(tmp_path / "docs" / "a" / "one.txt", TEXT)
    write(tmp_path / "docs" / "two.md", f"# Title\n\n{TEXT}")
    single = write(tmp_path / "else" / "three.txt", TEXT)
    outcome, totals = add(tmp_path / "data", [tmp_path / "docs", single], analyzer)
    assert (outcome.added, outcome.failed) == (3, [])
    assert totals.documents == 3
    assert names(tmp_path / "data") == ["a/one.txt", "three.txt", "two.md"]


def test_unchanged_files_are_passed_over_and_changed_ones_updated(
    tmp_path: Path, analyzer: Analyzer
) -> None:
    """Adding again does nothing; a changed file takes the place of its old form."""
    data, path = tmp_path / "data", write(tmp_path / "docs" / "one.txt", TEXT)
    add(data, [tmp_path / "docs"], analyzer)
    again, _ = add(data, [tmp_path / "docs"], analyzer)
    assert (again.added, again.updated, again.unchanged) == (0, 0, 1)
    write(path, "The consul closed the exhibition.\n")
    changed, totals = add(data, [tmp_path / "docs"], analyzer)
    assert (changed.added, changed.updated, changed.unchanged) == (0, 1, 0)
    assert totals.passages == {"en": 1}
    with closing(open_searcher(data, analyzer)) as searcher:
        assert not searcher.ask("ambassador").answered
        assert searcher.ask("consul").answered


def test_a_file_keeps_the_name_that_it_has(tmp_path: Path, analyzer: Analyzer) -> None:
    """A file of a folder that was added, named itself, is no second document."""
    data, path = tmp_path / "data", write(tmp_path / "docs" / "a" / "one.txt", TEXT)
    add(data, [tmp_path / "docs"], analyzer)
    outcome, totals = add(data, [path], analyzer)
    assert (outcome.added, outcome.unchanged, totals.documents) == (0, 1, 1)


def test_a_different_file_never_takes_a_name_in_use(tmp_path: Path, analyzer: Analyzer) -> None:
    """It is refused by name and the first one stays as it is."""
    data = tmp_path / "data"
    add(data, [write(tmp_path / "a" / "one.txt", TEXT)], analyzer)
    outcome, totals = add(data, [write(tmp_path / "b" / "one.txt", "Another text.\n")], analyzer)
    assert errors(outcome) == ["error-name-taken"]
    assert outcome.failed[0].error.facts["doc"] == "one.txt"
    assert totals.passages == {"en": 2}


def test_a_document_does_not_slip_into_another_collection(
    tmp_path: Path, analyzer: Analyzer
) -> None:
    """What was added as restricted stays so until it is removed."""
    data, path = tmp_path / "data", write(tmp_path / "one.txt", TEXT)
    add(data, [path], analyzer, collection="closed")
    outcome, _ = add(data, [path], analyzer)
    assert errors(outcome) == ["error-other-collection"]


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        ("empty.txt", b"", "error-empty-file"),
        ("blank.txt", b" \n\t\n", "error-empty-file"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "error-not-text"),
        ("cut.txt", "Посол открыл выставку".encode()[:-1], "error-cut-off"),
        ("table.xlsx", b"PK", "error-unknown-format"),
        ("debris.txt", "***\n\nПоделиться\n", "error-no-passages"),
    ],
)
def test_a_bad_file_costs_nothing(
    tmp_path: Path, analyzer: Analyzer, name: str, content: bytes, error: str
) -> None:
    """A file that can't be read is reported; the others are added, and nothing stored is lost."""
    data, good = tmp_path / "data", write(tmp_path / "good.txt", TEXT)
    outcome, totals = add(data, [write(tmp_path / name, content), good], analyzer)
    assert errors(outcome) == [error]
    assert (outcome.added, totals.documents) == (1, 1)
    # a document whose file has become unreadable stays in its old form
    write(good, b"")
    outcome, totals = add(data, [good], analyzer)
    assert errors(outcome) == ["error-empty-file"]
    assert totals.passages == {"en": 2}
    assert check(data, analyzer) == []


def test_a_folder_that_was_moved_is_known_again(tmp_path: Path, analyzer: Analyzer) -> None:
    """Its files are the same ones, and later changes of them are updates."""
    data = tmp_path / "data"
    write(tmp_path / "docs" / "one.txt", TEXT)
    add(data, [tmp_path / "docs"], analyzer)
    moved = (tmp_path / "docs").rename(tmp_path / "moved")
    assert add(data, [moved], analyzer)[0].unchanged == 1
    write(moved / "one.txt", "The consul closed the exhibition.\n")
    assert add(data, [moved], analyzer)[0].updated == 1


def test_a_document_keeps_its_key_through_its_versions(tmp_path: Path, analyzer: Analyzer) -> None:
    """What points at a document by its key still does when a new version has been added."""
    data, path = tmp_path / "data", write(tmp_path / "one.txt", TEXT)
    add(data, [path], analyzer)
    with Collection.open(data) as collection:
        (before,) = collection.documents.cards()
    write(path, "The consul closed the exhibition.\n")
    add(data, [path], analyzer)
    with Collection.open(data) as collection:
        (after,) = collection.documents.cards()
    assert before.id == after.id


def test_paths_that_lead_nowhere_are_told(tmp_path: Path, analyzer: Analyzer) -> None:
    """A missing path and a folder without documents are each named."""
    (tmp_path / "void").mkdir()
    write(tmp_path / "void" / "data.jsonl", "{}")
    outcome, _ = add(tmp_path / "data", [tmp_path / "nowhere", tmp_path / "void"], analyzer)
    assert errors(outcome) == ["error-missing-path", "error-no-documents"]


def test_other_kinds_of_files_in_a_folder_are_passed_over(
    tmp_path: Path, analyzer: Analyzer
) -> None:
    """A folder may hold anything; hidden files and folders are left alone."""
    write(tmp_path / "docs" / "one.txt", TEXT)
    write(tmp_path / "docs" / "photo.jpg", b"\xff\xd8")
    write(tmp_path / "docs" / ".git" / "two.txt", TEXT)
    write(tmp_path / "docs" / ".three.txt", TEXT)
    outcome, totals = add(tmp_path / "data", [tmp_path / "docs"], analyzer)
    assert (outcome.failed, totals.documents) == ([], 1)


def test_a_name_that_is_no_text_is_refused(tmp_path: Path, analyzer: Analyzer) -> None:
    """A file name that cannot be shown is told, not stored."""
    folder = tmp_path / "docs"
    folder.mkdir()
    with open(os.fsencode(folder) + b"/\xff.txt", "wb") as file:  # noqa: PTH123 - a name in bytes
        file.write(TEXT.encode())
    write(folder / "a\nb.txt", TEXT)
    write(folder / "c\u00a0d.txt", TEXT)
    outcome, _ = add(tmp_path / "data", [folder], analyzer)
    assert errors(outcome) == ["error-unusable-name"] * 2
    assert names(tmp_path / "data") == ["c\u00a0d.txt"]


def test_a_path_that_no_system_takes_is_told(tmp_path: Path, analyzer: Analyzer) -> None:
    """A name too long for the system is an error of that path alone."""
    outcome, _ = add(tmp_path / "data", [tmp_path / ("x" * 300 + ".txt")], analyzer)
    assert errors(outcome) == ["error-unreadable-file"]


def test_removed_documents_answer_no_more(seeded: Path, analyzer: Analyzer) -> None:
    """When it is removed, a document is gone from answers and matches."""
    with closing(open_searcher(seeded, analyzer)) as before:
        gone, unknown, totals = remove(
            seeded, ["001_c9f724df82976277.txt", "nothing.txt"], analyzer
        )
        assert gone == ["001_c9f724df82976277.txt"]
        assert [error.facts["doc"] for error in unknown] == ["nothing.txt"]
        assert (totals.documents, totals.passages, totals.links) == (1, {"en": 8}, 0)
        assert not before.is_current()
    with closing(open_searcher(seeded, analyzer)) as after:
        hits = after.ask("однопалатный парламент").hits
        assert {hit.card.name for hit in hits} == {"000_e7308348be7d33fc.txt"}
        assert after.ask("Who is the ambassador to Mexico?").hits[0].match is None
    assert check(seeded, analyzer) == []


def test_there_is_nothing_to_ask_before_anything_is_added(
    tmp_path: Path, analyzer: Analyzer
) -> None:
    """Without a collection, opening says so; likewise when all documents were removed."""
    with pytest.raises(NoCollection):
        open_searcher(tmp_path / "data", analyzer)
    write(tmp_path / "one.txt", TEXT)
    add(tmp_path / "data", [tmp_path / "one.txt"], analyzer)
    remove(tmp_path / "data", ["one.txt"], analyzer)
    with pytest.raises(NoCollection):
        open_searcher(tmp_path / "data", analyzer)


def test_a_data_folder_that_is_a_file_is_told(tmp_path: Path, analyzer: Analyzer) -> None:
    """A data folder that cannot be made is an error that names it."""
    path = write(tmp_path / "data", "not a folder")
    with pytest.raises(TolmachError) as told:
        add(path, [write(tmp_path / "one.txt", TEXT)], analyzer)
    assert told.value.facts["data"] == str(path)
