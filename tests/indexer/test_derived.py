"""What is derived is made again whenever it does not follow from the documents."""

from __future__ import annotations

import errno
import shutil
import sqlite3
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING

import pytest

from index.collection import Collection
from index.collection.database import FILE as DATABASE
from index.errors import Busy, DamagedDatabase, DataFolderUnusable, NewerFormat, TolmachError
from index.indexer import add, check, open_searcher
from index.indexer.lock import writer
from index.ranking import compaction, index_folder
from index.ranking.files import ArrayWriter
from tests.conftest import SEEDS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from index.analysis import Analyzer


@contextmanager
def updated_in_place() -> Iterator[None]:
    """Within it segments are left as they are, so that removed passages have tombstones."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(compaction, "plan", lambda _: [])
        yield


QUESTION = "Who is the ambassador of Kazakhstan to Mexico?"


def test_missing_index_files_are_made_again(seeded: Path, analyzer: Analyzer) -> None:
    """The index files can be deleted at any time."""
    shutil.rmtree(index_folder(seeded))
    with closing(open_searcher(seeded, analyzer)) as searcher:
        assert searcher.ask(QUESTION).answered


@pytest.mark.parametrize("pattern", ["manifest.json", "*.segment", "*.tombstones"])
@pytest.mark.parametrize("content", [None, b"", b"TLMCIDX\n", b"\x00" * 4096])
def test_a_damaged_index_file_is_found_and_made_again(
    seeded: Path, analyzer: Analyzer, tmp_path: Path, pattern: str, content: bytes | None
) -> None:
    """`check` names it; the next question is answered from new ones."""
    one, two = tmp_path / "one.txt", tmp_path / "two.txt"
    two.write_text("It rained.\n", encoding="utf-8")
    for text in ("The envoy signed the treaty.\n", "The envoy tore it.\n"):
        one.write_text(text, encoding="utf-8")
        with updated_in_place():
            add(seeded, [one, two], analyzer)
    (damaged, *_) = index_folder(seeded).glob(pattern)
    if content is None:
        damaged.unlink()
    else:
        damaged.write_bytes(content)
    problems = check(seeded, analyzer)
    # without a manifest there is no index, which is made then and there
    assert len(problems) == (0 if (pattern, content) == ("manifest.json", None) else 1)
    with closing(open_searcher(seeded, analyzer)) as searcher:
        assert searcher.ask(QUESTION).answered
        assert not searcher.ask("treaty signed").answered
    assert check(seeded, analyzer) == []


def test_a_writer_that_meets_a_damaged_file_makes_all_anew(
    seeded: Path, analyzer: Analyzer, tmp_path: Path
) -> None:
    """What is added after the damage is found, and so is all that was there."""
    for segment in index_folder(seeded).glob("*.segment"):
        segment.write_bytes(b"no longer what it was")
    path = tmp_path / "one.txt"
    path.write_text("Zinc smelters closed.\n", encoding="utf-8")
    add(seeded, [path], analyzer)
    assert check(seeded, analyzer) == []
    with closing(open_searcher(seeded, analyzer)) as searcher:
        assert searcher.ask("zinc smelters").answered
        assert searcher.ask(QUESTION).answered


def test_missing_links_are_made_again(seeded: Path, analyzer: Analyzer) -> None:
    """A process that died between documents and links leaves nothing undone for long."""
    with closing(sqlite3.connect(seeded / DATABASE)) as database:
        database.execute("PRAGMA foreign_keys = ON")
        database.execute("DELETE FROM links")
        database.execute("INSERT INTO unlinked SELECT id, 1 FROM documents")
        database.commit()
    with closing(open_searcher(seeded, analyzer)) as searcher:
        assert searcher.ask(QUESTION).hits[0].match is not None


def test_terms_of_another_analyzer_are_made_again(seeded: Path, analyzer: Analyzer) -> None:
    """An index made by other rules of analysis is brought up to date when it is opened."""
    with closing(sqlite3.connect(seeded / DATABASE)) as database:
        database.execute("UPDATE documents SET analysis = 'older rules'")
        database.execute("UPDATE passages SET terms = 'nothing'")
        database.commit()
    (index_folder(seeded) / "manifest.json").unlink()
    with closing(open_searcher(seeded, analyzer)) as searcher:
        assert searcher.ask(QUESTION).answered
    assert check(seeded, analyzer) == []


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        ("UPDATE passages SET terms = 'nothing' WHERE id = 1", "terms"),
        ('UPDATE passages SET "start" = 0 WHERE number = 3', "out of order"),
        ('UPDATE passages SET "end" = "start" WHERE number = 8', "offsets"),
        ("DELETE FROM link_passages WHERE passage = 2", "links"),
        ("UPDATE links SET a = b", "links"),
        ("UPDATE documents SET text = replace(text, '.', '!')", "its text has changed"),
    ],
)
def test_check_finds_what_is_wrong(
    seeded: Path, analyzer: Analyzer, damage: str, told: str
) -> None:
    """Terms, offsets and links that do not fit are each named."""
    with closing(sqlite3.connect(seeded / DATABASE)) as database:
        database.execute(damage)
        database.commit()
    assert any(told in problem for problem in check(seeded, analyzer))


def test_a_second_writer_is_told_to_wait(seeded: Path, analyzer: Analyzer) -> None:
    """While one process writes, another may not, and questions are answered all the same."""
    with writer(seeded):
        with pytest.raises(Busy), writer(seeded, patience=0.1):
            pass
        with closing(open_searcher(seeded, analyzer)) as searcher:
            assert searcher.ask(QUESTION).answered
        shutil.rmtree(index_folder(seeded))
        with pytest.raises(Busy):
            open_searcher(seeded, analyzer)


def test_without_room_for_a_new_index_the_last_one_answers(
    seeded: Path, analyzer: Analyzer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk stops whoever adds, in one line, and nobody who asks."""
    path = tmp_path / "one.txt"
    path.write_text("Zinc smelters closed.\n", encoding="utf-8")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(ArrayWriter, "append", full)
    with pytest.raises(DataFolderUnusable, match="No space left"):
        add(seeded, [path], analyzer)
    with closing(open_searcher(seeded, analyzer)) as searcher:
        assert searcher.ask(QUESTION).answered
    monkeypatch.undo()
    with closing(open_searcher(seeded, analyzer)) as searcher:
        assert searcher.ask("zinc smelters").answered
    assert check(seeded, analyzer) == []


def test_a_newer_database_is_refused(seeded: Path, analyzer: Analyzer) -> None:
    """A database of a format that is not known yet is left alone."""
    with closing(sqlite3.connect(seeded / DATABASE)) as database:
        database.execute("PRAGMA user_version = 99")
    with pytest.raises(NewerFormat):
        open_searcher(seeded, analyzer)
    with pytest.raises(NewerFormat):
        add(seeded, [], analyzer)


@pytest.mark.parametrize(
    "content", [b"no database at all, but long enough to be read", b"SQLite format 3\x00junk"]
)
def test_a_file_that_is_no_database_is_told(
    tmp_path: Path, analyzer: Analyzer, content: bytes
) -> None:
    """Whatever stands in the database's place is neither used nor overwritten."""
    (tmp_path / DATABASE).write_bytes(content)
    with pytest.raises(DamagedDatabase):
        open_searcher(tmp_path, analyzer)
    assert (tmp_path / DATABASE).read_bytes() == content


def test_another_programs_database_is_left_alone(tmp_path: Path, analyzer: Analyzer) -> None:
    """A database without our mark is not migrated."""
    with closing(sqlite3.connect(tmp_path / DATABASE)) as database:
        database.execute("CREATE TABLE customers (name TEXT)")
    with pytest.raises(DamagedDatabase):
        open_searcher(tmp_path, analyzer)


def test_a_database_put_back_from_a_backup_is_not_taken_for_another(
    seeded: Path, analyzer: Analyzer, tmp_path: Path
) -> None:
    """After a restore and another change, the index files of the lost state are not used."""
    backup = (seeded / DATABASE).read_bytes()
    lost, kept = tmp_path / "lost.txt", tmp_path / "kept.txt"
    lost.write_text("Wheat exports grew.\n", encoding="utf-8")
    kept.write_text("Zinc smelters closed.\n", encoding="utf-8")
    add(seeded, [lost], analyzer)
    shutil.copytree(index_folder(seeded), tmp_path / "postings")
    (seeded / DATABASE).write_bytes(backup)
    add(seeded, [kept], analyzer)
    shutil.rmtree(index_folder(seeded))
    shutil.copytree(tmp_path / "postings", index_folder(seeded))
    with closing(open_searcher(seeded, analyzer)) as searcher:
        assert not searcher.ask("wheat exports").answered
        assert searcher.ask("zinc smelters").hits[0].card.name == "kept.txt"


def test_a_searcher_sees_one_state_while_a_document_is_updated(
    tmp_path: Path, analyzer: Analyzer
) -> None:
    """Until the new index is there, the old form of an updated document answers whole."""
    path = tmp_path / "one.txt"
    path.write_text("The envoy signed the treaty.\n", encoding="utf-8")
    add(tmp_path / "data", [path], analyzer)
    with closing(open_searcher(tmp_path / "data", analyzer)) as searcher:
        path.write_text("The envoy tore the treaty.\n", encoding="utf-8")
        add(tmp_path / "data", [path], analyzer)
        answer = searcher.ask("Which treaty did the envoy sign?")
        assert answer.hits[0].passage.text == "The envoy signed the treaty."
        assert not searcher.is_current()


@pytest.mark.parametrize("place", range(0, 24576, 1024))
def test_a_damaged_page_is_told_and_never_a_crash(
    seeded: Path, analyzer: Analyzer, place: int
) -> None:
    """Whatever part of the database is overwritten, each command ends in an error of ours."""
    path = seeded / DATABASE
    content = bytearray(path.read_bytes())
    content[place : place + 512] = b"\xa5" * 512
    path.write_bytes(bytes(content))

    def ask() -> None:
        with closing(open_searcher(seeded, analyzer)) as searcher:
            searcher.ask(QUESTION)

    for command in (ask, lambda: check(seeded, analyzer), lambda: add(seeded, [SEEDS], analyzer)):
        with suppress(TolmachError):
            command()


def test_a_searcher_goes_on_while_documents_are_added(
    seeded: Path, analyzer: Analyzer, tmp_path: Path
) -> None:
    """An open searcher answers from its state, and knows when there is a newer one."""
    with closing(open_searcher(seeded, analyzer)) as searcher:
        assert searcher.is_current()
        path = tmp_path / "oil.txt"
        path.write_text("The price of oil rose to 90 dollars.\n", encoding="utf-8")
        add(seeded, [path], analyzer)
        assert not searcher.is_current()
        assert searcher.ask(QUESTION).answered
    with closing(open_searcher(seeded, analyzer)) as searcher:
        assert searcher.ask("What is the price of oil?").answered


def test_the_order_of_documents_does_not_matter(tmp_path: Path, analyzer: Analyzer) -> None:
    """Added in one run or one by one, the same documents give the same links."""
    paths = sorted(SEEDS.iterdir())
    add(tmp_path / "one", paths, analyzer)
    for path in reversed(paths):
        add(tmp_path / "two", [path], analyzer)

    def links(data: Path) -> list[tuple[str, tuple[int, ...], str, tuple[int, ...]]]:
        with Collection.open(data) as collection, collection.reading():
            return sorted(
                (link.a.doc, link.a.paragraphs, link.b.doc, link.b.paragraphs)
                for link in collection.links.all()
            )

    assert links(tmp_path / "one") == links(tmp_path / "two") != []
