"""The bridge to `index`: one thread that searches, and a limit to how long a person waits for it.

What `index` offers is synchronous and holds a SQLite connection, so that all of it is done in one
worker thread: opening, asking, taking up a newer snapshot, closing.
"""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Self, TypeVar

from bot.answering.worker import Worker
from bot.errors import Overdue
from index.errors import TolmachError
from index.kernels import prepare_all

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.answering.searcher import Searcher
    from index.model import Answer, Hit, Listing, Passage, PassagePlace, Quoted

T = TypeVar("T")
_logger = logging.getLogger(__name__)

_CLOSING = 1.0  # seconds that closing may wait for a search that hangs


class Answering:
    """Answers questions from the newest snapshot, as an asynchronous context manager.

    Whatever reads raises `Overdue` where it took too long, and `TolmachError` where the collections
    cannot be read.
    """

    def __init__(
        self,
        open_searcher: Callable[[], Searcher],
        *,
        patience: float = 8.0,
        pause: float = 30.0,
    ) -> None:
        """Nothing is opened yet.

        Args:
            open_searcher: Opens the newest snapshot; called in the worker thread.
            patience: How many seconds a question may take.
            pause: Seconds between looks for a newer snapshot while nobody asks.
        """
        self._open = open_searcher
        self._patience = patience
        self._pause = pause
        self._searcher: Searcher | None = None
        self._worker = Worker("search")
        self._tasks: list[asyncio.Task[None]] = []

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        for task in self._tasks:
            task.cancel()
        try:
            async with asyncio.timeout(_CLOSING):
                await self._worker.do(self._close)
        except TimeoutError:
            _logger.warning("A search is still running; it is left behind.")
        finally:
            self._worker.stop()

    async def open(self) -> tuple[str, ...]:
        """Opens the newest snapshot and from now on keeps it the newest.

        Returns:
            The names of the collections that there are.

        Raises:
            TolmachError: There is none, or it cannot be read.
        """
        await self._worker.do(prepare_all)  # an upgrade may have brought new ones
        names = await self._worker.do(lambda: self._newest().collections())
        self._tasks = [asyncio.create_task(chore()) for chore in (self._warm, self._keep_newest)]
        return names

    async def collections(self) -> tuple[str, ...]:
        """The names of the collections that hold documents, sorted."""
        return await self._search(lambda searcher: searcher.collections())

    async def ask(  # noqa: PLR0913 - one keyword a circumstance
        self,
        question: str,
        *,
        collections: frozenset[str],
        lang: str | None = None,
        fallback: str,
        limit: int = 5,
        marked: int | None = None,
        after: str | None = None,
        explain: bool = False,
    ) -> Answer:
        """Answers a question.

        Args:
            question: What a person typed.
            collections: What may be read.
            lang: The language to answer in; else the question's own.
            fallback: The language where the question's own cannot be told.
            limit: How many passages at most.
            marked: How many of them, the best, have to have highlights and their best sentence;
                None for all.
            after: The question that this one follows up; `Answer.question` is then what both ask
                together, where this one needs that.
            explain: Whether `Answer.explanation` is to say how the answer came about.
        """
        return await self._search(
            lambda searcher: searcher.ask(
                question,
                lang=lang,
                fallback=fallback,
                limit=limit,
                marked=marked,
                collections=collections,
                after=after,
                explain=explain,
            )
        )

    async def revisit(
        self,
        question: str,
        passages: Sequence[int],
        *,
        lang: str,
        collections: frozenset[str],
    ) -> Answer:
        """The passages of an earlier answer again, with highlights and matches as they are now.

        Args:
            question: The question that was answered.
            passages: Their keys, in order; what is gone or may not be read is left out.
            lang: The language of the answer.
            collections: What may be read.
        """
        return await self._search(
            lambda searcher: searcher.revisit(
                question, passages, lang=lang, collections=collections
            )
        )

    async def passage(
        self, place: PassagePlace, *, collections: frozenset[str], lang: str
    ) -> Hit | None:
        """The passage that stands at a place, or None where it is gone or may not be read.

        Args:
            place: It is found wherever it has moved to in its document.
            collections: What may be read.
            lang: The language to read in, where the place names a document and no text.
        """
        return await self._search(
            lambda searcher: searcher.passage(place, lang=lang, collections=collections)
        )

    async def around(
        self, place: PassagePlace, *, collections: frozenset[str], reach: int = 2
    ) -> tuple[Passage, ...]:
        """A passage with so many neighbours of its language on each side; none without a right."""
        return await self._search(
            lambda searcher: searcher.around(place, reach=reach, collections=collections)
        )

    async def documents(self, collections: frozenset[str], *, page: int, size: int = 8) -> Listing:
        """A page of the documents that may be read: newest first, those without a date last.

        Pages count from 0; behind the last one it is the last, as `Listing.page` tells.
        """
        return await self._search(
            lambda searcher: searcher.documents(collections, page=page, size=size)
        )

    async def stand(self, quotes: Sequence[Quoted]) -> bool:
        """Whether each quote is what the stored document says at this moment.

        Read from the database itself: whatever was committed since an answer was found counts.
        """
        # any searcher looks at what is newest: nothing need be opened first
        return await self._search(lambda searcher: searcher.stand(quotes), newest=False)

    async def _search(self, job: Callable[[Searcher], T], *, newest: bool = True) -> T:
        """Has a searcher do a job: the newest, or else the one that there is.

        Raises:
            Overdue: It took too long.
            TolmachError: The collections cannot be read.
        """

        def search() -> T:
            searcher = self._newest() if newest or self._searcher is None else self._searcher
            try:
                return job(searcher)
            except Exception:
                self._close()  # whatever broke, the next question meets a snapshot opened anew
                raise

        try:
            async with asyncio.timeout(self._patience):
                return await self._worker.do(search)
        except TimeoutError:
            raise Overdue(seconds=round(self._patience)) from None

    async def _warm(self) -> None:
        """Has the searcher do beforehand what the first questions would wait for."""
        try:
            await self._worker.do(lambda: self._newest().warm())
        except TolmachError as error:
            _logger.warning("The first question may take longer: %s", error)

    async def _keep_newest(self) -> None:
        """Takes newer snapshots up while nobody asks.

        The next question needs not wait for that, and the database need not keep what an old
        snapshot was made from.
        """
        while True:
            await asyncio.sleep(self._pause)
            try:
                await self._worker.do(self._newest)
            except TolmachError as error:
                _logger.warning("The newest snapshot does not open: %s", error)

    def _newest(self) -> Searcher:
        """The searcher of the newest snapshot that opens; runs in the worker."""
        if self._searcher is None:
            self._searcher = self._open()
        elif not self._searcher.is_current():
            self._searcher = self._renewed(self._searcher)
        return self._searcher

    def _renewed(self, held: Searcher) -> Searcher:
        """A searcher of the newest snapshot, or the one held where that does not open."""
        try:
            newer = self._open()
        except TolmachError as error:
            _logger.warning("The newest snapshot does not open, the last one serves: %s", error)
            return held
        held.close()
        _logger.info("A newer snapshot has been taken up.")
        return newer

    def _close(self) -> None:
        """Closes what is open; runs in the worker."""
        searcher, self._searcher = self._searcher, None
        if searcher is not None:
            searcher.close()
