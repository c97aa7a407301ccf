"""The library's way out: each request to the queue of its chat, and what befalls chats.

Answers to button presses and inline queries, and whatever only reads or sets something, pass at
once: no limit holds for them, and nobody waits behind them. That the bot is typing is said where
nothing stands against it, and left out where the chat is to be left alone.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections import OrderedDict
from typing import TYPE_CHECKING, Any

from telegram.error import ChatMigrated, Forbidden, RetryAfter
from telegram.ext import BaseRateLimiter

from bot.outgoing.chats import ChatQueue, Chats
from bot.outgoing.limits import TELEGRAM, Window
from bot.outgoing.request import Noting, Request, is_limited
from bot.outgoing.sending import BRIEF, LONGEST_WAIT, Sending, Unmetered
from bot.outgoing.turnstile import Turnstile
from bot.transport import seconds

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Coroutine

    from bot.outgoing.limits import Limits
    from bot.outgoing.request import Chat
    from bot.outgoing.sending import Meter

_logger = logging.getLogger(__name__)

_TYPING = "sendChatAction"
_HINTS = 5  # a second, that the bot is typing, to all chats together
_FLEETING = 10.0  # seconds that whoever pressed a button or types an inline query waits
_MOVES = 1024  # groups whose new ids are remembered


class Outgoing(BaseRateLimiter[Noting]):
    """Sends the library's requests; each method of the bot takes a `Noting` as `rate_limit_args`.

    Args:
        lost: Told of a chat that the bot may not write to any more.
        moved: Told of a group's old and new id.
        metrics: Counts what becomes of requests.
        limits: What the server takes.
        clock: Seconds that go on evenly.
        sleep: Waits for so many of them.

    Attributes:
        chats: What waits, by chat.
    """

    def __init__(  # noqa: PLR0913 - one keyword a thing that it is told or needs
        self,
        *,
        lost: Callable[[int], Awaitable[None]],
        moved: Callable[[int, int], Awaitable[None]],
        metrics: Meter | None = None,
        limits: Limits = TELEGRAM,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._lost = lost
        self._moved = moved
        self._sleep = sleep
        self._clock = clock
        self._hints = Window(_HINTS, 1.0)
        self._sending = Sending(sleep, metrics or Unmetered())
        turnstile = Turnstile(limits, clock, sleep)
        self.chats = Chats(lambda chat: ChatQueue(chat, limits, turnstile, clock, sleep))
        self._runners: dict[ChatQueue, asyncio.Task[None]] = {}
        self._moves: OrderedDict[Chat, int] = OrderedDict()

    async def initialize(self) -> None:
        """Nothing to be made ready."""

    async def shutdown(self) -> None:
        """Gives up what waits."""
        runners = list(self._runners.values())
        for runner in runners:
            runner.cancel()
        await asyncio.gather(*runners, return_exceptions=True)

    async def process_request(  # noqa: PLR0913, PLR0917 - python-telegram-bot's signature
        self,
        callback: Callable[..., Coroutine[Any, Any, Any]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: Noting | None,
    ) -> Any:
        """Makes a request when there is room for it.

        Raises:
            RetryAfter: The server wants a longer wait than anyone can expect, or again and again.
            Unserved: The server is away, again and again.
            Garbled: It has taken the request, and its result does not read.
            Forbidden: The bot may not write to the chat any more.
            TelegramError: Anything else that the server says to it.
        """
        request = Request(callback, args, kwargs, endpoint, data, rate_limit_args)
        if not is_limited(endpoint, data):
            patience = _FLEETING if endpoint.startswith("answer") else LONGEST_WAIT
            return await self._sending.send(request, _Open(patience, self._sleep))
        self._follow(request)
        if endpoint == _TYPING:
            return await self._hint(request)
        result = request.wait()
        self._put(request)
        return await result

    def _put(self, request: Request) -> None:
        """Queues a request with its chat, and makes sure that somebody works on the queue."""
        queue = self.chats.of(_chat(request))
        queue.put(request)
        if queue not in self._runners:
            self._runners[queue] = asyncio.create_task(self._run(queue))

    async def _run(self, queue: ChatQueue) -> None:
        """Works on a queue until it is empty."""
        try:
            for request in queue.requests():
                if request.is_wanted:
                    await self._finish(request, queue)
        finally:
            del self._runners[queue]
            for request in queue.empty():  # only where it is given up
                request.cancel()

    async def _finish(self, request: Request, queue: ChatQueue) -> None:
        """Makes a request, and tells those who wait for it what became of it."""
        try:
            result = await self._sending.send(request, queue)
        except asyncio.CancelledError:
            request.cancel()
            raise
        except ChatMigrated as error:
            if request.has_moved or not isinstance(queue.chat, int):
                request.fail(error)
            else:
                await self._move(queue, request, error.new_chat_id)
        except Forbidden as error:
            await self._lose(queue.chat, error)
            request.fail(error)
        except Exception as error:  # noqa: BLE001 - whoever waits for it gets it
            request.fail(error)
        else:
            request.succeed(result)

    async def _hint(self, request: Request) -> Any:
        """Says that the bot is typing, unless the chat is to be left alone, or many ask at once.

        Then it would keep the answers themselves from coming.
        """
        chat = _chat(request)
        known = self.chats.known(chat)
        now = self._clock()
        if (known and known.is_held) or self._hints.free_at > now:
            return True
        self._hints.note(now)
        try:
            return await request.make()
        except RetryAfter as error:
            self.chats.of(chat).hold(seconds(error))
            raise
        except Forbidden as error:
            await self._lose(chat, error)
            raise

    async def _lose(self, chat: Chat, error: Forbidden) -> None:
        _logger.info("Chat %s can't be written to any more: %s", chat, error.message)
        if isinstance(chat, int):
            try:
                await self._lost(chat)
            except Exception:
                _logger.exception("That chat %s is lost could not be noted.", chat)

    async def _move(self, queue: ChatQueue, request: Request, new: int) -> None:
        """Sends a request, and what waits behind it, to the group that its group became."""
        old = _chat(request)
        _logger.info("Group %s became %s.", old, new)
        if self._moves.get(old) != new and isinstance(old, int):
            try:
                await self._moved(old, new)
            except Exception:
                # the answer goes out all the same, and the next one comes here again
                _logger.exception("That group %s became %s could not be noted.", old, new)
            else:
                self._moves[old] = new
                while len(self._moves) > _MOVES:
                    self._moves.popitem(last=False)
        for one in (request, *queue.empty()):
            one.has_moved = True
            one.readdress(new)
            self._put(one)

    def _follow(self, request: Request) -> None:
        """Has a request go to what its group is known to have become."""
        new = self._moves.get(_chat(request))
        if new is not None:
            request.readdress(new)


class _Open:
    """A road without limits; only what was told for the request itself is waited for."""

    outage = BRIEF

    def __init__(self, patience: float, sleep: Callable[[float], Awaitable[None]]) -> None:
        self.patience = patience
        self._sleep = sleep
        self._wait = 0.0

    async def clear(self, _request: Request) -> None:
        """Waits for what the server wanted."""
        if self._wait:
            await self._sleep(self._wait)
            self._wait = 0.0

    def passed(self) -> None:
        """Nothing to be noted."""

    def hold(self, wait: float) -> None:
        """Has the request wait for so many seconds."""
        self._wait = wait


def _chat(request: Request) -> Chat:
    chat = request.chat
    if chat is None:
        raise AssertionError("only what goes to a chat is queued")
    return chat
