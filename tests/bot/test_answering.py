"""The bridge to `index`."""

from __future__ import annotations

import asyncio
import threading
import time
from typing import TYPE_CHECKING

import pytest

from bot.answering import Answering
from bot.errors import Overdue
from bot.worker import Worker
from index.errors import Busy, NoCollection
from index.model import Answer

if TYPE_CHECKING:
    from collections.abc import Callable

MAIN = frozenset({"main"})


class Snapshot:
    """A searcher that says which snapshot it is, and notes the threads that use it."""

    def __init__(self, number: int, shelf: Shelf) -> None:
        self.number = number
        self.shelf = shelf
        self.closed = False
        shelf.threads.add(threading.get_ident())

    def ask(self, question: str, **_: object) -> Answer:
        """Answers with the snapshot's number for a language."""
        self.shelf.threads.add(threading.get_ident())
        if question == "fail":
            raise RuntimeError("broken")
        if question == "slow":
            time.sleep(0.2)
        return Answer(question, f"{self.number}", None, ())

    def collections(self) -> tuple[str, ...]:
        """The one collection there is."""
        return ("main",)

    def is_current(self) -> bool:
        """Whether it is the newest."""
        return self.number == self.shelf.newest

    def close(self) -> None:
        """Notes that it is closed."""
        self.shelf.threads.add(threading.get_ident())
        self.closed = True


class Shelf:
    """Snapshots as they are committed."""

    def __init__(self) -> None:
        self.newest = 1
        self.opened: list[Snapshot] = []
        self.threads: set[int] = set()
        self.trouble: Exception | None = None

    def open(self) -> Snapshot:
        """The newest one."""
        if self.trouble is not None:
            raise self.trouble
        self.opened.append(Snapshot(self.newest, self))
        return self.opened[-1]


def bridge(opened: Callable[[], Snapshot]) -> Answering:
    """A bridge that waits for a tenth of a second."""
    return Answering(opened, patience=0.1)


async def test_one_thread_does_all_the_work() -> None:
    """Opening, asking and closing happen in one thread, which is not the caller's."""
    shelf = Shelf()
    async with bridge(shelf.open) as answering:
        for _ in range(3):
            await answering.ask("?", collections=MAIN, fallback="en")
    assert len(shelf.threads) == 1
    assert threading.get_ident() not in shelf.threads
    assert [snapshot.closed for snapshot in shelf.opened] == [True]


async def test_a_newer_snapshot_is_taken_up() -> None:
    """After a commit the next question is answered from the newer snapshot, and the old closed."""
    shelf = Shelf()
    async with bridge(shelf.open) as answering:
        assert (await answering.ask("?", collections=MAIN, fallback="en")).lang == "1"
        shelf.newest = 2
        assert (await answering.ask("?", collections=MAIN, fallback="en")).lang == "2"
        assert [snapshot.closed for snapshot in shelf.opened] == [True, False]


async def test_the_last_snapshot_serves_while_a_newer_does_not_open() -> None:
    """Where the newer snapshot does not open, questions are answered from the one before it."""
    shelf = Shelf()
    async with bridge(shelf.open) as answering:
        await answering.open()
        shelf.newest, shelf.trouble = 2, Busy(data="x")
        assert (await answering.ask("?", collections=MAIN, fallback="en")).lang == "1"


async def test_a_slow_search_is_given_up() -> None:
    """A question that takes too long is overdue, and the next ones are answered all the same."""
    async with bridge(Shelf().open) as answering:
        with pytest.raises(Overdue):
            await answering.ask("slow", collections=MAIN, fallback="en")
        time.sleep(0.15)  # noqa: ASYNC251 - until the worker is free again
        assert (await answering.ask("?", collections=MAIN, fallback="en")).question == "?"


async def test_what_failed_is_opened_anew() -> None:
    """After a search that broke, the next question meets a fresh searcher."""
    shelf = Shelf()
    async with bridge(shelf.open) as answering:
        with pytest.raises(RuntimeError):
            await answering.ask("fail", collections=MAIN, fallback="en")
        assert (await answering.ask("?", collections=MAIN, fallback="en")).question == "?"
    assert len(shelf.opened) == 2


async def test_no_collection_is_told_at_once() -> None:
    """A bridge to nothing does not open."""
    shelf = Shelf()
    shelf.trouble = NoCollection(data="x")
    async with bridge(shelf.open) as answering:
        with pytest.raises(NoCollection):
            await answering.open()


async def test_a_newer_snapshot_is_taken_up_while_nobody_asks() -> None:
    """An idle bridge lets go of an old snapshot by itself, and survives one that does not open."""
    shelf = Shelf()
    async with Answering(shelf.open, pause=0.01) as answering:
        assert await answering.open() == ("main",)
        shelf.newest, shelf.trouble = 2, Busy(data="x")
        await asyncio.sleep(0.05)
        shelf.trouble = None
        async with asyncio.timeout(5):
            while len(shelf.opened) < 2:  # noqa: ASYNC110 - another thread brings it about
                await asyncio.sleep(0.01)


async def test_a_job_that_hangs_holds_up_no_end() -> None:
    """Leaving the bridge takes no longer than its patience, whatever the search does."""
    gate = threading.Event()
    worker = Worker("test")
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.02):
            await worker.do(gate.wait)
    assert all(thread.daemon for thread in threading.enumerate() if thread.name == "test")
    gate.set()
    assert await worker.do(lambda: 7) == 7
    worker.stop()
