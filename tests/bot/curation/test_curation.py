"""Changes through the process: done, refused, broken off, given up."""

from __future__ import annotations

import asyncio
import os
import signal
import sqlite3
import sys
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from bot.curation import Curation, Stage
from bot.errors import CurationFailed
from index.analysis import Analyzer
from index.errors import ChangedPassage, EmptyFile, UnknownDocument, UnknownFormat
from index.indexer import check, open_searcher
from index.indexer.judging import verdicts

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

ENGLISH = "The summit of 2026 is held in Astana.\n\nIts 5 sessions are about water.\n"
RUSSIAN = "Саммит 2026 года пройдёт в Астане.\n\nЕго 7 заседаний посвящены воде.\n"


@dataclass(frozen=True)
class Side:
    """Passages that somebody judges."""

    doc: str
    paragraphs: tuple[int, ...]
    texts: tuple[str, ...] | None


def write(folder: Path, name: str, text: str) -> Path:
    """A file that was downloaded."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@asynccontextmanager
async def curation(tmp_path: Path, **choices: Any) -> AsyncIterator[Curation]:
    """Curation of an empty folder."""
    async with Curation(tmp_path / "data", **choices) as curation:
        yield curation


def is_alive(pid: int) -> bool:
    """Whether there is such a process."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


async def until_gone(pid: int) -> None:
    """Waits until a process has ended."""
    async with asyncio.timeout(20):
        while is_alive(pid):  # noqa: ASYNC110 - no event tells of another process's child
            await asyncio.sleep(0.02)


async def test_documents_are_added_updated_judged_and_removed(tmp_path: Path) -> None:
    """The whole life of two versions, with what is told of each step."""
    stages: list[Stage] = []

    async def note(stage: Stage) -> None:
        stages.append(stage)

    sent = write(tmp_path, "download", ENGLISH)
    data = tmp_path / "data"
    async with curation(tmp_path) as changes:
        added = await changes.add(sent, "main", note, name="summit.en.txt")
        assert (added.doc, added.change) == ("summit.en.txt", "added")
        assert (added.passages, added.counterparts, added.links) == ({"en": 2}, (), 0)
        pid = changes.pid
        assert stages[0].name == "reading"
        sent.write_text(RUSSIAN, encoding="utf-8")
        other = await changes.add(sent, "main", note, name="summit.ru.txt")
        assert other.passages == {"ru": 2}
        again = await changes.add(sent, "main", name="summit.ru.txt")
        assert again.change == "unchanged"
        sent.write_text(RUSSIAN + "\nВот и всё.\n", encoding="utf-8")
        updated = await changes.add(sent, "main", name="summit.ru.txt")
        assert (updated.change, updated.passages) == ("updated", {"ru": 3})
        a = Side("summit.en.txt", (1,), ("The summit of 2026 is held in Astana.",))
        b = Side("summit.ru.txt", (1,), ("Саммит 2026 года пройдёт в Астане.",))
        await changes.judge(a, b, confirmed=True, person="somebody")
        assert [said.person for said in verdicts(data)] == ["somebody"]
        linked = await changes.add(sent, "main", note, name="summit.ru.txt")
        assert linked.counterparts == ("summit.en.txt",)
        assert linked.links >= 1
        assert stages[-1] == Stage("comparing", linked.links, linked.links)
        wrong = Side("summit.en.txt", (1,), ("?",))
        with pytest.raises(ChangedPassage):
            await changes.judge(wrong, b, confirmed=True, person="somebody")
        await changes.remove("summit.en.txt")
        with pytest.raises(UnknownDocument) as caught:
            await changes.remove("summit.en.txt")
        assert caught.value.facts == {"doc": "summit.en.txt"}
        assert changes.pid == pid
    assert pid
    assert not is_alive(pid)
    kept = [one.name for one in (data / "uploads").rglob("*") if one.is_file()]
    assert kept == ["summit.ru.txt"]


async def test_a_refused_file_leaves_the_old_one(tmp_path: Path) -> None:
    """The error is that of the index, with the name alone; document and file stay as they were."""
    good = write(tmp_path, "good", ENGLISH)
    async with curation(tmp_path) as changes:
        await changes.add(good, "main", name="a.txt")
        with pytest.raises(EmptyFile) as caught:
            await changes.add(write(tmp_path, "bad", " \n"), "main", name="a.txt")
        assert caught.value.facts == {"path": "a.txt"}
        with pytest.raises(UnknownFormat):
            await changes.add(good, "main", name="a.exe")
        assert (await changes.add(good, "main", name="a.txt")).change == "unchanged"
        private = await changes.add(good, "private", name="a.txt")
    uploads = tmp_path / "data" / "uploads"
    assert (uploads / "main" / "a.txt").read_text() == ENGLISH
    assert {one.name for one in (uploads / "main").iterdir()} == {"a.txt"}
    assert private.doc != "a.txt"
    assert private.change == "added"


async def test_changes_are_done_in_order_and_cancelled_waits_harm_none(tmp_path: Path) -> None:
    """Who gives up waiting leaves the others their results, and a change not begun is not made."""
    files = [write(tmp_path, f"f{number}.txt", ENGLISH + f"{number}\n") for number in range(4)]
    begun = asyncio.Event()

    async def note(_stage: Stage) -> None:
        begun.set()

    async with curation(tmp_path) as changes:
        tasks = [asyncio.create_task(changes.add(one, "main", note)) for one in files]
        await begun.wait()
        tasks[0].cancel()
        tasks[2].cancel()
        done = await asyncio.gather(tasks[1], tasks[3])
        assert [one.doc for one in done] == ["f1.txt", "f3.txt"]
        await changes.remove("f0.txt")
        with pytest.raises(UnknownDocument):
            await changes.remove("f2.txt")


async def test_progress_that_fails_costs_no_result(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """What can't be told is logged, once; the change goes on."""

    async def fail(_stage: Stage) -> None:
        raise OSError("no network")

    async with curation(tmp_path) as changes:
        added = await changes.add(write(tmp_path, "a.txt", ENGLISH), "main", fail)
    assert added.change == "added"
    assert caplog.text.count("could not be told") == 1


async def test_a_killed_process_fails_its_change_and_the_next_has_another(tmp_path: Path) -> None:
    """The one at whose change it died is told why; those who wait behind it notice nothing."""
    pids: list[int] = []

    async with curation(tmp_path) as changes:

        async def kill(_stage: Stage) -> None:
            if not pids and changes.pid:
                pids.append(changes.pid)
                os.kill(changes.pid, signal.SIGKILL)

        first = asyncio.create_task(changes.add(write(tmp_path, "a.txt", ENGLISH), "main", kill))
        second = asyncio.create_task(changes.add(write(tmp_path, "b.txt", RUSSIAN), "main"))
        with pytest.raises(CurationFailed) as caught:
            await first
        assert caught.value.facts == {"cause": "SIGKILL"}
        assert (await second).doc == "b.txt"
        assert changes.pid not in {None, *pids}
        assert (await changes.add(tmp_path / "a.txt", "main")).doc == "a.txt"


async def test_an_idle_process_ends_and_comes_back(tmp_path: Path) -> None:
    """It takes no memory while nobody changes anything."""
    async with curation(tmp_path, idle=0.2) as changes:
        await changes.add(write(tmp_path, "a.txt", ENGLISH), "main")
        pid = changes.pid
        assert pid
        await until_gone(pid)
        assert (await changes.add(tmp_path / "a.txt", "main")).change == "unchanged"


async def test_a_process_that_died_idle_fails_nothing(tmp_path: Path) -> None:
    """A change that it had not begun is done by another one."""
    async with curation(tmp_path) as changes:
        await changes.add(write(tmp_path, "a.txt", ENGLISH), "main")
        pid = changes.pid
        assert pid
        os.kill(pid, signal.SIGKILL)
        await until_gone(pid)
        await asyncio.sleep(0.1)  # until it has been told here, too
        assert (await changes.add(write(tmp_path, "b.txt", RUSSIAN), "main")).doc == "b.txt"


async def test_a_stop_ends_the_process_and_the_collection_is_whole(tmp_path: Path) -> None:
    """In the middle of a change: who waits is told, nothing runs on, and the next one goes on."""
    begun = asyncio.Event()

    async def note(_stage: Stage) -> None:
        begun.set()

    data = tmp_path / "data"
    async with curation(tmp_path) as changes:
        await changes.add(write(tmp_path, "a.txt", ENGLISH), "main")
        tasks = [
            asyncio.create_task(changes.add(write(tmp_path, name, RUSSIAN), "main", note))
            for name in ("b.txt", "c.txt")
        ]
        await begun.wait()
        pid = changes.pid
        await changes.close()
        outcomes = await asyncio.gather(*tasks, return_exceptions=True)
        assert all(isinstance(one, CurationFailed) for one in outcomes)
        with pytest.raises(CurationFailed):
            await changes.remove("a.txt")
    assert pid
    assert not is_alive(pid)
    assert check(data, Analyzer()) == []
    async with curation(tmp_path) as changes:
        assert (await changes.add(tmp_path / "b.txt", "main")).doc == "b.txt"
    open_searcher(data, Analyzer()).close()


PARENT = """
import asyncio, sys
from pathlib import Path
from bot.curation import Curation

async def main():
    async with Curation(Path(sys.argv[1])) as changes:
        async def tell(stage):
            print(changes.pid, flush=True)
        await changes.add(Path(sys.argv[2]), "main", tell)
        await asyncio.sleep(60)

asyncio.run(main())
"""


async def test_a_killed_bot_leaves_no_process_behind(tmp_path: Path) -> None:
    """The process ends after the change that it is at, which is made whole."""
    sent = write(tmp_path, "a.txt", ENGLISH)
    parent = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", PARENT, str(tmp_path / "data"), str(sent)),
        stdout=asyncio.subprocess.PIPE,
    )
    assert parent.stdout
    pid = int(await parent.stdout.readline())
    assert is_alive(pid)
    parent.kill()
    await parent.wait()
    await until_gone(pid)
    with sqlite3.connect(tmp_path / "data" / "tolmach.db") as database:
        assert database.execute("SELECT name FROM documents").fetchall() == [("a.txt",)]
    database.close()


@pytest.mark.skipif(sys.platform != "linux", reason="another process's environment is told here")
async def test_the_process_knows_no_secret(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The bot's settings are not in its environment."""
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "1:AAFh5wnW")
    async with curation(tmp_path) as changes:
        await changes.add(write(tmp_path, "a.txt", ENGLISH), "main")
        with open(f"/proc/{changes.pid}/environ", "rb") as environ:  # noqa: ASYNC230, PTH123 - a moment
            assert b"AAFh5wnW" not in environ.read()


async def test_a_process_that_cannot_be_started_fails_the_change(tmp_path: Path) -> None:
    """Why is told, whether there is no interpreter or none that knows the module."""
    sent = write(tmp_path, "a.txt", ENGLISH)
    for python in (str(tmp_path / "none"), "/bin/false", "/bin/echo"):
        async with curation(tmp_path, python=python) as changes:
            for _ in range(2):
                with pytest.raises(CurationFailed):
                    await changes.add(sent, "main")
