"""Updates taken in by polling and worked on: in order within a chat, side by side across chats.

An update counts as taken (its offset is sent to the server) with the poll after the one that
brought it; the last ones, when all work in hand is done. What the server cannot give at the moment
is asked for again, later and later, with one line in the log when that begins and one when it ends.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections import deque
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from telegram import Update
from telegram.error import Conflict, EndPointNotFound, InvalidToken, RetryAfter, TelegramError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence

    from telegram import Bot

    from bot.errors import WrongToken

_logger = logging.getLogger(__name__)

LONG_POLL = timedelta(seconds=25)
"""How long the server may hold a poll until there is an update."""

DRAINING = 5.0
"""Seconds that work in hand gets to finish after a stop was asked for."""

_ANSWERING = 5.0  # seconds that the server may take to answer, beside those that it holds a poll
_FAREWELL = 2.0  # seconds that the last acknowledgement may take

_IN_HAND = 256  # updates worked on or waiting; beyond, polling waits
_FIRST_WAIT, _LONGEST_WAIT = 0.5, 30.0  # seconds between attempts while the server is away
_REJECTIONS = 3  # in a row until a token that was right once counts as revoked


class Lanes:
    """A queue of work for each key; each is worked off in order, all of them at once."""

    def __init__(self, room: int = _IN_HAND) -> None:
        self._queues: dict[object, deque[Callable[[], Awaitable[None]]]] = {}
        self._workers: set[asyncio.Task[None]] = set()
        self._room = asyncio.Semaphore(room)

    async def put(self, key: object, work: Callable[[], Awaitable[None]]) -> None:
        """Queues work behind what that key has; waits while too much is in hand altogether."""
        await self._room.acquire()
        if key in self._queues:
            self._queues[key].append(work)
            return
        self._queues[key] = deque([work])
        worker = asyncio.create_task(self._work_off(key))
        self._workers.add(worker)
        worker.add_done_callback(self._workers.discard)

    async def drain(self, patience: float) -> bool:
        """Waits for all work to be done; whether it was, the rest being given up."""
        if not self._workers:
            return True
        _, late = await asyncio.wait(self._workers, timeout=patience)
        for worker in late:
            worker.cancel()
        await asyncio.gather(*late, return_exceptions=True)
        return not late

    async def _work_off(self, key: object) -> None:
        queue = self._queues[key]
        try:
            while queue:
                try:
                    await queue.popleft()()
                except Exception:
                    _logger.exception("An update could not be worked on.")
                finally:
                    self._room.release()
        finally:
            del self._queues[key]


class Inbox:
    """Takes updates from the Bot API server and has them worked on, until it is stopped."""

    def __init__(
        self,
        bot: Bot,
        work: Callable[[Update], Awaitable[None]],
        wanted: Sequence[str],
        wrong_token: Callable[[], WrongToken],
        *,
        first_wait: float = _FIRST_WAIT,
    ) -> None:
        """Nothing is fetched yet.

        Args:
            bot: Where updates come from.
            work: Handles an update.
            wanted: The kinds of update to be sent at all.
            wrong_token: Makes the error that is raised when the token is revoked.
            first_wait: Seconds before the second attempt when the server is away.
        """
        self._bot = bot
        self._work = work
        self._wanted = wanted
        self._wrong_token = wrong_token
        self._lanes = Lanes()
        self._offset: int | None = None
        self._acknowledged: int | None = None
        self._weather = _Weather(first_wait)

    async def run(self, stopping: asyncio.Event) -> None:
        """Polls until a stop is asked for, then finishes what is in hand.

        Raises:
            WrongToken: The token, right at the start, is rejected now.
        """
        until = asyncio.create_task(stopping.wait())
        try:
            while not stopping.is_set():
                step = asyncio.create_task(self._step())
                await asyncio.wait({step, until}, return_when=asyncio.FIRST_COMPLETED)
                if not step.done():
                    step.cancel()
                    await asyncio.gather(step, return_exceptions=True)
                else:
                    step.result()
        finally:
            until.cancel()
            await self._finish()

    async def _step(self) -> None:
        """One poll, or one wait after a poll that failed."""
        try:
            updates = await self._fetch(LONG_POLL)
        except TelegramError as error:
            if self._weather.rejections(error) >= _REJECTIONS:
                raise self._wrong_token() from None
            await asyncio.sleep(self._weather.worsens(error))
            return
        self._weather.clears()
        self._acknowledged = self._offset
        for update in updates:
            await self._take(update)

    async def _fetch(self, patience: timedelta, limit: int = 100) -> list[Mapping[str, Any]]:
        """The updates that are there, or that come within so long, as the server sent them.

        They are fetched unread: one that python-telegram-bot cannot read must not cost the others.
        """
        asked = {"offset": self._offset, "timeout": int(patience.total_seconds()), "limit": limit}
        updates: list[Mapping[str, Any]] = await self._bot.do_api_request(
            "getUpdates",
            api_kwargs={
                **{name: value for name, value in asked.items() if value is not None},
                "allowed_updates": self._wanted,
            },
            read_timeout=patience.total_seconds() + _ANSWERING,
        )
        return updates

    async def _take(self, sent: Mapping[str, Any]) -> None:
        """Queues an update; only then is it past, so that a stop in between loses none."""
        try:
            update = Update.de_json(dict(sent), self._bot)
        except Exception:
            # whatever is wrong with it, it will be wrong again: it is told and passed over
            _logger.exception("Update %s cannot be read and is passed over.", sent["update_id"])
        else:
            key = update.effective_chat.id if update.effective_chat else None
            await self._lanes.put(key, lambda: self._work(update))
        self._offset = int(sent["update_id"]) + 1

    async def _finish(self) -> None:
        if not await self._lanes.drain(DRAINING):
            _logger.warning("Some work in hand could not be finished in time.")
        if self._offset == self._acknowledged:
            return
        try:
            async with asyncio.timeout(_FAREWELL):
                await self._fetch(timedelta(0), limit=1)
        except (TelegramError, TimeoutError) as error:
            _logger.warning("The last updates could not be acknowledged: %r", error)


class _Weather:
    """Whether the server can be reached: how long to wait, and what to log once."""

    def __init__(self, first_wait: float) -> None:
        self._first_wait = first_wait
        self._wait = first_wait
        self._trouble: type[TelegramError] | None = None
        self._since = 0.0
        self._rejections = 0

    def rejections(self, error: TelegramError) -> int:
        """How many polls in a row the token has been rejected, with this one."""
        # a method that is not there is what the library makes of a rejected token here
        rejected = isinstance(error, InvalidToken | EndPointNotFound)
        self._rejections = self._rejections + 1 if rejected else 0
        return self._rejections

    def worsens(self, error: TelegramError) -> float:
        """Notes a failed poll, logs the first of its kind, and says how long to wait."""
        if self._trouble is None:
            self._since = time.monotonic()
        if self._trouble is not type(error):
            _logger.warning("%s", _trouble(error))
        self._trouble = type(error)
        if isinstance(error, RetryAfter):
            return seconds(error)
        wait, self._wait = self._wait, min(2 * self._wait, _LONGEST_WAIT)
        return wait

    def clears(self) -> None:
        """Notes a poll that worked."""
        if self._trouble is not None:
            away = time.monotonic() - self._since
            _logger.warning("The Bot API answers again, after %.0f s.", away)
        self._trouble, self._wait, self._rejections = None, self._first_wait, 0


def seconds(error: RetryAfter) -> float:
    """How long the server wants to be left alone."""
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)


def _trouble(error: TelegramError) -> str:
    if isinstance(error, Conflict):
        return (
            "Another program polls with the same token (stop one of them),"
            f" or a webhook is set: {error}. Trying on."
        )
    return f"The Bot API gives no updates: {error}. Trying on."
