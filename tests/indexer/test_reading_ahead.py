"""Adding by several processes: the same as by one, whatever becomes of the processes."""

from __future__ import annotations

import os
import signal
import sqlite3
import time
from contextlib import closing
from multiprocessing import active_children
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from index.collection.database import FILE as DATABASE
from index.errors import UnreadableFile
from index.indexer import reading_ahead, scanning, workers
from index.indexer.adding import Outcome, add
from index.indexer.analysis import PassageAnalyzer
from index.indexer.preparing import Content, Prepared, Refused
from index.indexer.reading_ahead import AHEAD, read_ahead
from index.indexer.scanning import Scanned, scan
from index.indexer.sources import File, discover
from index.indexer.workers import Workers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.analysis import Analyzer
    from index.indexer.scanning import Batch

SENTENCES = (
    "The ambassador opened exhibition {0} in Astana on 29 November 2025.",
    "Посол открыл выставку {0} в Астане 29 ноября 2025 года.",
    "Министры обсудили {0} вопросов, в том числе о стали.",
    "WHO and the US agreed on {0} points; the rest is left for later.",
)


def write_documents(folder: Path, count: int) -> None:
    """As many documents of both languages, no two alike."""
    folder.mkdir(parents=True)
    for number in range(count):
        paragraphs = [one.format(number) for one in SENTENCES[number % 3 :]]
        text = "\n\n".join(paragraphs)
        (folder / f"{number:03}.txt").write_text(text, encoding="utf-8")


@pytest.fixture
def _small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes for whatever little work, a few files at a time."""
    monkeypatch.setattr(reading_ahead, "WORTH_PROCESSES", 0)
    monkeypatch.setattr(scanning, "BATCH_BYTES", 700)


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """Two folders that hold what can go right and wrong, names that are taken among it."""
    folder = tmp_path / "docs"
    write_documents(folder / "one", 12)
    write_documents(folder / "two", 8)
    (folder / "one" / "003.txt").write_bytes(b"")
    (folder / "one" / "007.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    (folder / "one" / "page.html").write_text(
        "<title>T</title><p>The envoy spoke.", encoding="utf-8"
    )
    (folder / "two" / "004.txt").write_text("Another text of that name.", encoding="utf-8")
    (folder / "two" / "copy.txt").write_bytes((folder / "one" / "005.txt").read_bytes())
    return folder


def stored(data: Path) -> list[list[tuple[object, ...]]]:
    """All that is stored of documents and their passages, keys and order included."""
    with closing(sqlite3.connect(data / DATABASE)) as database:
        return [
            database.execute(f"SELECT * FROM {table} ORDER BY id").fetchall()  # noqa: S608 - a constant
            for table in ("documents", "passages")
        ]


def told(outcome: Outcome) -> list[object]:
    """What an outcome says."""
    failed = [(one.path, one.error.key, one.error.facts) for one in outcome.failed]
    return [outcome.changes, failed]


@pytest.mark.usefixtures("_small_batches")
def test_several_processes_do_what_one_does(
    tmp_path: Path, mixed: Path, analyzer: Analyzer
) -> None:
    """Documents, keys, failures and their order are the same; so is what a second run changes."""
    paths = [mixed / "one", mixed / "two", tmp_path / "missing"]
    changing = mixed / "one" / "001.txt"
    original = changing.read_bytes()

    def run(count: int) -> tuple[Outcome, Outcome]:
        data = tmp_path / f"data{count}"
        first, _ = add(data, paths, analyzer, workers=count)
        changing.write_text("It has changed.", encoding="utf-8")
        again, _ = add(data, paths, analyzer, workers=count)
        changing.write_bytes(original)
        return first, again

    first, again = run(1)
    others = run(2)
    assert stored(tmp_path / "data1") == stored(tmp_path / "data2")
    assert (told(first), told(again)) == tuple(map(told, others))
    assert (first.added, again.updated) == (14, 1)
    assert [one.error.key for one in first.failed] == [
        "error-empty-file",
        "error-not-text",
        "error-name-taken",
        "error-missing-path",
    ]


@pytest.mark.usefixtures("_small_batches")
def test_a_killed_process_costs_no_document(tmp_path: Path, analyzer: Analyzer) -> None:
    """What a process was at when it was killed is read again, and nothing is lost."""
    write_documents(tmp_path / "docs", 60)
    killed: list[int] = []

    def kill(stage: str, done: int, total: int) -> None:
        if stage == "reading" and 0 < done < total and not killed:
            for child in active_children()[:1]:
                os.kill(child.pid or 0, signal.SIGKILL)
                killed.append(done)

    outcome, totals = add(
        tmp_path / "data", [tmp_path / "docs"], analyzer, progress=kill, workers=2
    )
    assert killed
    assert (outcome.added, outcome.failed, totals.documents) == (60, [], 60)


class Deadly(Content):
    """What kills the process that is given it."""

    __slots__ = ()

    def __reduce__(self) -> tuple[object, ...]:
        return os._exit, (9,)


def content(number: int) -> Content:
    """A file that holds one passage."""
    return Content(Path(f"{number}.txt"), f"The envoy signed treaty {number}.".encode())


def test_a_file_that_kills_is_refused_and_those_beside_it_are_read() -> None:
    """A file that is too much for a process is told by name; its neighbours are none the worse."""
    deadly = Deadly(Path("deadly.txt"), b"x")
    with Workers(2) as pool:
        tasks = [pool.submit([content(1), deadly, content(2)]), pool.submit([content(3)])]
        (first, second, third), (fourth,) = map(pool.results, tasks)
        (fifth,) = pool.results(pool.submit([content(5)]))
    assert isinstance(second, Refused)
    assert isinstance(second.error, UnreadableFile)
    assert second.facts == {"path": "deadly.txt", "cause": workers.KILLED}
    for number, prepared in ((1, first), (2, third), (3, fourth), (5, fifth)):
        assert isinstance(prepared, Prepared)
        assert prepared.document.text.endswith(f"{number}.")


def test_where_no_process_lives_the_work_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that ends every process at once costs speed alone."""
    monkeypatch.setattr(workers, "_begin", os._exit)
    with Workers(1) as pool:
        results = pool.results(pool.submit([content(1), content(2)]))
    assert all(isinstance(one, Prepared) for one in results)


def test_processes_end_with_the_block_that_an_error_ends() -> None:
    """Nobody waits for what nobody wants any more."""
    many = [content(number) for number in range(2000)]

    def interrupted() -> None:
        with Workers(1) as pool:
            pool.results(pool.submit([content(0)]))
            for _ in range(3):
                pool.submit(many)
            began.append(time.monotonic())
            raise KeyboardInterrupt

    began: list[float] = []
    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert time.monotonic() - began[0] < 1
    assert not active_children()


def test_batches_ahead_are_bounded(analyzer: Analyzer, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many files there are, few are read that are not stored yet."""
    monkeypatch.setattr(reading_ahead, "WORTH_PROCESSES", 0)
    taken = 0

    def batches() -> Iterator[Batch]:
        nonlocal taken
        for number in range(40):
            taken += 1
            one = content(number)
            yield (Scanned(File(one.path, one.path.name), str(one.path), "", one),)

    with closing(read_ahead(batches(), PassageAnalyzer(analyzer), 2)) as ahead:
        for given, (batch, (result,)) in enumerate(ahead):
            assert taken <= given + 1 + 2 * AHEAD
            assert isinstance(batch[0], Scanned)
            assert batch[0].file.name == f"{given}.txt"
            assert isinstance(result, Prepared)
    assert taken == 40


def test_little_work_starts_no_process(
    tmp_path: Path, analyzer: Analyzer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A few documents are done before a process has begun; unchanged ones are no work at all."""
    monkeypatch.delattr(reading_ahead, "Workers")
    write_documents(tmp_path / "docs", 40)
    data = tmp_path / "data"
    assert add(data, [tmp_path / "docs"], analyzer, workers=2)[0].added == 40
    monkeypatch.setattr(reading_ahead, "WORTH_PROCESSES", 0)
    assert add(data, [tmp_path / "docs"], analyzer, workers=2)[0].unchanged == 40


def test_a_file_that_vanishes_is_told_and_the_others_are_added(
    tmp_path: Path, analyzer: Analyzer
) -> None:
    """Between finding a file and reading it anything may happen to it."""
    write_documents(tmp_path / "docs", 5)

    def vanish(stage: str, done: int, total: int) -> None:
        if (stage, done, total) == ("reading", 0, 5):
            (tmp_path / "docs" / "002.txt").unlink()

    outcome, totals = add(tmp_path / "data", [tmp_path / "docs"], analyzer, progress=vanish)
    assert [one.error.key for one in outcome.failed] == ["error-unreadable-file"]
    assert totals.documents == 4


def test_progress_counts_every_file(tmp_path: Path, mixed: Path, analyzer: Analyzer) -> None:
    """It begins at none and ends at all, whatever becomes of the files."""
    seen: list[tuple[int, int]] = []

    def note(stage: str, done: int, total: int) -> None:
        if stage == "reading":
            seen.append((done, total))

    add(tmp_path / "data", [mixed], analyzer, progress=note)
    files = len(list(discover([mixed])))
    assert (seen[0], seen[-1]) == ((0, files), (files, files))
    assert seen == sorted(seen)


def test_a_batch_holds_as_many_bytes_as_it_may(tmp_path: Path) -> None:
    """Batches end when they are full of new bytes; what is known takes none."""
    files = []
    for number in range(6):
        path = tmp_path / f"{number}.txt"
        path.write_bytes(b"x" * (scanning.BATCH_BYTES // 2))
        files.append(File(path, path.name))
    assert [len(batch) for batch in scan(files, lambda _: False)] == [2, 2, 2]
    (batch,) = scan(files, lambda _: True)
    assert all(isinstance(one, Scanned) and one.content is None for one in batch)


def test_the_last_of_two_readings_of_a_file_is_stored(
    tmp_path: Path, analyzer: Analyzer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that is named twice and changed and put back in between is stored as it is."""
    path = tmp_path / "one.txt"
    path.write_text("The first form.", encoding="utf-8")
    add(tmp_path / "data", [path], analyzer)
    readings = iter([b"The second form.", b"The first form.", b"The first form."])
    read_bytes = Path.read_bytes
    monkeypatch.setattr(
        Path, "read_bytes", lambda one: next(readings) if one == path else read_bytes(one)
    )
    outcome, _ = add(tmp_path / "data", [path, path], analyzer)
    assert outcome.updated == 2
    assert stored(tmp_path / "data")[0][0][10] == "The first form."
