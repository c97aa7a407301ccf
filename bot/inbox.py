"""Updates taken in by polling and worked on: in order within a chat, side by side across chats.

An update is stored before the next poll tells the server that it was taken, and forgotten when its
work has ended; what is still there at the start is worked on first. So each is worked on at least
once, whatever ends the process, and a second time only if the end came in its midst. What the
server cannot give at the moment is asked for again, later and later, with one line in the log when
that begins and one when it ends.
"""

from __future__ import annotations

import asyncio
import json
import logging
import time
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from telegram import Update
from telegram.error import Conflict, EndPointNotFound, InvalidToken, RetryAfter, TelegramError

from bot.errors import Unwritable
from bot.lanes import Lanes
from bot.transport import Garbled, seconds

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence

    from telegram import Bot

    from bot.errors import WrongToken

T = TypeVar("T")

_logger = logging.getLogger(__name__)

LONG_POLL = timedelta(seconds=25)
"""How long the server may hold a poll until there is an update."""

DRAINING = 5.0
"""Seconds that work in hand gets to finish after a stop was asked for."""

_ANSWERING = 5.0  # seconds that the server may take to answer, beside those that it holds a poll
_FAREWELL = 2.0  # seconds that the last acknowledgement may take

_FIRST_WAIT, _LONGEST_WAIT = 0.5, 30.0  # seconds between attempts while the server is away
_PRESS_KEPT = 60.0  # seconds after which nobody waits for what a press does
_LARGEST = 2**63 - 1  # SQLite's largest number; the server's are far smaller
_REJECTIONS = 3  # in a row until a token that was right once counts as revoked


class Stored(Protocol):
    """An update that was stored: its number, its JSON, its age in seconds."""

    @property
    def id(self) -> int: ...  # noqa: D102 - see above
    @property
    def content(self) -> str: ...  # noqa: D102 - the same
    @property
    def age(self) -> float: ...  # noqa: D102 - the same


class Store(Protocol):
    """Where updates are kept from being taken until their work has ended."""

    async def take(self, updates: Mapping[int, str]) -> frozenset[int]:
        """Stores all or none; which are new. Raises `Unwritable`."""

    async def untouched(self) -> Sequence[Stored]:
        """What is stored, in order."""

    async def drop(self, number: int) -> None:
        """Forgets one. Raises `Unwritable`."""


class Inbox:
    """Takes updates from the Bot API server and has them worked on, until it is stopped."""

    def __init__(  # noqa: PLR0913 - all that it stands on is passed in
        self,
        bot: Bot,
        store: Store,
        work: Callable[[Update], Awaitable[None]],
        wanted: Sequence[str],
        wrong_token: Callable[[], WrongToken],
        *,
        first_wait: float = _FIRST_WAIT,
    ) -> None:
        """Nothing is fetched yet.

        Args:
            bot: Where updates come from.
            store: Where they are kept meanwhile.
            work: Handles an update.
            wanted: The kinds of update to be sent at all.
            wrong_token: Makes the error that is raised when the token is revoked.
            first_wait: Seconds before the second attempt when the server is away.
        """
        self._bot = bot
        self._store = store
        self._work = work
        self._wanted = wanted
        self._wrong_token = wrong_token
        self._lanes = Lanes()
        self._offset: int | None = None
        self._acknowledged: int | None = None
        self._weather = _Weather(first_wait)

    async def run(self, stopping: asyncio.Event) -> None:
        """Works off what is stored, polls until a stop is asked for, finishes what is in hand.

        Raises:
            WrongToken: The token, right at the start, is rejected now.
        """
        until = asyncio.create_task(stopping.wait())
        try:
            await _unless(until, self._resume())
            while not stopping.is_set():
                await self._step(until)
        finally:
            until.cancel()
            await self._finish()

    async def _step(self, until: asyncio.Task[Any]) -> None:
        """One poll, or one wait after a poll that failed."""
        try:
            sent = await _unless(until, self._fetch(LONG_POLL))
            if sent is None:
                return
            self._acknowledged = self._offset
            new = await self._take(sent)  # to its end, so that it is known what has been stored
        except (TelegramError, Unwritable) as error:
            if self._weather.rejections(error) >= _REJECTIONS:
                raise self._wrong_token() from None
            await _unless(until, asyncio.sleep(self._weather.worsens(error)))
            return
        self._weather.clears()
        await _unless(until, self._queue(new))

    async def _fetch(self, patience: timedelta, limit: int = 100) -> list[dict[str, Any]]:
        """The updates that are there, or that come within so long, as the server sent them.

        They are fetched unread: one that python-telegram-bot cannot read must not cost the others.

        Raises:
            Garbled: What came is no list of updates with numbers.
        """
        asked = {"offset": self._offset, "timeout": int(patience.total_seconds()), "limit": limit}
        sent: object = await self._bot.do_api_request(
            "getUpdates",
            api_kwargs={
                **{name: value for name, value in asked.items() if value is not None},
                "allowed_updates": self._wanted,
            },
            read_timeout=patience.total_seconds() + _ANSWERING,
        )
        if not isinstance(sent, list) or not all(map(_is_numbered, sent)):
            raise Garbled
        return sent

    async def _take(self, sent: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Stores updates, from when on they are taken, and gives those that are new."""
        if not sent:
            return []
        updates = {update["update_id"]: update for update in sent}
        new = await self._store.take({n: json.dumps(update) for n, update in updates.items()})
        self._offset = max(updates) + 1
        return [updates[number] for number in sorted(new)]

    async def _resume(self) -> None:
        """Queues what the last process left."""
        left = []
        for stored in await self._store.untouched():
            sent = json.loads(stored.content)
            if Update.CALLBACK_QUERY in sent and stored.age > _PRESS_KEPT:
                await self._drop(stored.id)
            else:
                left.append(sent)
        if left:
            _logger.info("%d updates were left to be worked on.", len(left))
        await self._queue(left)

    async def _queue(self, updates: list[dict[str, Any]]) -> None:
        """Queues stored updates; waits while too much is in hand."""
        for sent in updates:
            number = sent["update_id"]
            try:
                update = Update.de_json(sent, self._bot)
            except Exception:
                # whatever is wrong with it, it will be wrong again: it is told and passed over
                _logger.exception("Update %s cannot be read and is passed over.", number)
                await self._drop(number)
                continue
            key = update.effective_chat.id if update.effective_chat else None
            await self._lanes.put(key, partial(self._work_on, update))

    async def _work_on(self, update: Update) -> None:
        """Works on an update and forgets it; one that is given up half way stays stored."""
        try:
            await self._work(update)
        except Exception:
            _logger.exception("Update %s could not be worked on.", update.update_id)
        await self._drop(update.update_id)

    async def _drop(self, number: int) -> None:
        try:
            await self._store.drop(number)
        except Unwritable as error:
            _logger.warning("Update %s may be answered again after a start: %s", number, error)

    async def _finish(self) -> None:
        if not await self._lanes.drain(DRAINING):
            _logger.warning(
                "Some work could not be finished in time: it is left to the next start."
            )
        if self._offset == self._acknowledged:
            return
        try:
            async with asyncio.timeout(_FAREWELL):
                await self._fetch(timedelta(0), limit=1)
        except (TelegramError, TimeoutError) as error:
            _logger.warning("The last updates could not be acknowledged: %r", error)


async def _unless(until: asyncio.Task[Any], work: Coroutine[Any, Any, T]) -> T | None:
    """The result of the work, or None where a stop was asked for before, and the work given up."""
    task = asyncio.create_task(work)
    await asyncio.wait({task, until}, return_when=asyncio.FIRST_COMPLETED)
    if task.done():
        return task.result()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    return None


def _is_numbered(update: object) -> bool:
    """Whether it is an object with the number that every update has."""
    number = update.get("update_id") if isinstance(update, dict) else None
    return type(number) is int and 0 <= number <= _LARGEST


class _Weather:
    """Whether the server can be reached: how long to wait, and what to log once."""

    def __init__(self, first_wait: float) -> None:
        self._first_wait = first_wait
        self._wait = first_wait
        self._trouble: type[TelegramError | Unwritable] | None = None
        self._since = 0.0
        self._rejections = 0

    def rejections(self, error: TelegramError | Unwritable) -> int:
        """How many polls in a row the token has been rejected, with this one."""
        # a method that is not there is what the library makes of a rejected token here
        rejected = isinstance(error, InvalidToken | EndPointNotFound)
        self._rejections = self._rejections + 1 if rejected else 0
        return self._rejections

    def worsens(self, error: TelegramError | Unwritable) -> float:
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
            stored = self._trouble is Unwritable
            again = "Updates are stored again" if stored else "The Bot API answers again"
            _logger.warning("%s, after %.0f s.", again, away)
        self._trouble, self._wait, self._rejections = None, self._first_wait, 0


def _trouble(error: TelegramError | Unwritable) -> str:
    if isinstance(error, Unwritable):
        return (
            f"Updates cannot be stored and wait at the server: {error.facts['cause']}. Trying on."
        )
    if isinstance(error, Conflict):
        return (
            "Another program polls with the same token (stop one of them),"
            f" or a webhook is set: {error}. Trying on."
        )
    return f"The Bot API gives no updates: {error}. Trying on."
