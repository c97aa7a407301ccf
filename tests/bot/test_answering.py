"""The bridge to `index`."""

from __future__ import annotations

import asyncio
import threading
import time
from typing import TYPE_CHECKING

import pytest

from bot.answering import Answering
from bot.answering.worker import Worker
from bot.errors import Overdue
from index.errors import Busy, NoCollection
from index.model import Answer, Listing, PassagePlace, Quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from index.model import Passage

MAIN = frozenset({"main"})


class Snapshot:
    """A searcher that says which snapshot it is, and notes the threads that use it."""

    def __init__(self, number: int, shelf: Shelf) -> None:
        self.number = number
        self.shelf = shelf
        self.closed = False
        shelf.threads.add(threading.get_ident())

    def ask(self, question: str, **asked: object) -> Answer:
        """Answers with the snapshot's number for a language."""
        self.shelf.asked.append(asked)
        self.shelf.threads.add(threading.get_ident())
        if question == "fail":
            raise RuntimeError("broken")
        if question == "slow":
            time.sleep(0.2)
        return Answer(question, f"{self.number}", None, ())

    def revisit(self, question: str, passages: Sequence[int], **_: object) -> Answer:
        """Names the passages for a question."""
        return Answer(f"{question} {tuple(passages)}", "en", None, ())

    def passage(self, place: PassagePlace, **asked: object) -> None:
        """Notes what is asked for; there is none."""
        self.shelf.asked.append((place, asked))

    def around(self, place: PassagePlace, **asked: object) -> tuple[Passage, ...]:
        """The same."""
        self.shelf.asked.append((place, asked))
        return ()

    def documents(self, collections: frozenset[str] | None = None, **asked: int) -> Listing:
        """An empty page of as many documents as the snapshot's number."""
        self.shelf.asked.append((collections, asked))
        return Listing((), self.number)

    def stand(self, quotes: Sequence[Quoted]) -> bool:
        """Whether there are any."""
        return bool(quotes)

    def collections(self) -> tuple[str, ...]:
        """The one collection there is."""
        return ("main",)

    def warm(self) -> None:
        """Nothing to be read beforehand."""

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
        self.asked: list[object] = []
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


async def test_all_that_may_be_asked_reaches_the_searcher() -> None:
    """Each question goes to the searcher of the newest snapshot with all that was said of it."""
    shelf, place = Shelf(), PassagePlace(1, 2, "")
    async with bridge(shelf.open) as answering:
        await answering.ask(
            "?",
            collections=MAIN,
            fallback="ru",
            limit=3,
            marked=2,
            after="!",
            lang="en",
            explain=True,
        )
        again = await answering.revisit("?", (3, 1), lang="en", collections=MAIN)
        assert again.question == "? (3, 1)"
        assert await answering.passage(place, collections=MAIN, lang="ru") is None
        assert await answering.around(place, collections=MAIN, reach=1) == ()
        shelf.newest = 2
        assert await answering.documents(MAIN, page=4, size=5) == Listing((), 2)
        assert await answering.stand([Quoted(1, "text")])
        assert await answering.collections() == ("main",)
    assert shelf.asked == [
        {"lang": "en", "fallback": "ru", "collections": MAIN, "after": "!"}
        | {"limit": 3, "marked": 2, "explain": True},
        (place, {"lang": "ru", "collections": MAIN}),
        (place, {"reach": 1, "collections": MAIN}),
        (MAIN, {"page": 4, "size": 5}),
    ]
    assert len(shelf.threads) == 1


async def test_a_newer_snapshot_is_taken_up() -> None:
    """After a commit the next question is answered from the newer snapshot, and the old closed."""
    shelf = Shelf()
    async with bridge(shelf.open) as answering:
        assert (await answering.ask("?", collections=MAIN, fallback="en")).lang == "1"
        shelf.newest = 2
        assert (await answering.ask("?", collections=MAIN, fallback="en")).lang == "2"
        assert [snapshot.closed for snapshot in shelf.opened] == [True, False]


async def test_quotes_are_checked_without_opening_anything() -> None:
    """Whether quotes stand is asked of the searcher that there is: each reads the newest state."""
    shelf = Shelf()
    async with bridge(shelf.open) as answering:
        assert await answering.stand([Quoted(1, "text")])
        shelf.newest = 2
        assert not await answering.stand([])
        assert len(shelf.opened) == 1


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
