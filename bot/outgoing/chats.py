"""The queues of the chats: what goes to a chat goes one by one, in order, as its limits let it.

Since nothing follows before the request ahead of it has been answered, a chat that is to be left
alone holds up whatever was to follow there, and no other chat.
"""

from __future__ import annotations

import math
from collections import deque
from contextlib import suppress
from typing import TYPE_CHECKING

from telegram.error import RetryAfter

from bot.outgoing.limits import Pace, Window
from bot.outgoing.request import is_group
from bot.outgoing.sending import LONGEST_WAIT

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator

    from bot.outgoing.limits import Limits
    from bot.outgoing.request import Chat, Request
    from bot.outgoing.turnstile import Turnstile

_MANY = 256  # chats, from which on it is looked for idle ones


class ChatQueue:
    """What waits to go to one chat.

    Attributes:
        chat: Which.
        patience: See `Road`.
        outage: The same.
    """

    patience = LONGEST_WAIT
    outage = LONGEST_WAIT

    def __init__(
        self,
        chat: Chat,
        limits: Limits,
        turnstile: Turnstile,
        clock: Callable[[], float],
        sleep: Callable[[float], Awaitable[None]],
    ) -> None:
        self.chat = chat
        self._turnstile = turnstile
        self._clock = clock
        self._sleep = sleep
        self._rates: list[Pace | Window] = [Pace(limits.pace, limits.burst)]
        if is_group(chat):
            self._rates.append(Window(limits.group, limits.group_seconds))
        self._held_until = float("-inf")
        self._waiting: deque[Request] = deque()
        self._is_busy = False
        self._edits: dict[object, Request] = {}

    @property
    def is_held(self) -> bool:
        """Whether the server wants the chat left alone."""
        return self._held_until > self._clock()

    @property
    def is_idle(self) -> bool:
        """Whether there is nothing about it that has to be remembered."""
        rested = max(self._held_until, *(rate.rested_at for rate in self._rates))
        return not self._is_busy and not self._waiting and rested <= self._clock()

    def put(self, request: Request) -> None:
        """Queues a request; an edit that waits for its turn gives it to a newer one."""
        edited = request.edited
        older = self._edits.get(edited)
        if older and not older.in_flight:
            older.become(request)
            return
        if edited is not None:
            self._edits[edited] = request
        self._waiting.append(request)

    def requests(self) -> Iterator[Request]:
        """What waits, in order; each stays at the head of its chat until the next is asked for."""
        while self._waiting:
            request = self._waiting.popleft()
            self._is_busy = True
            try:
                yield request
            finally:
                self._is_busy = False
                if self._edits.get(request.edited) is request:
                    del self._edits[request.edited]

    def empty(self) -> list[Request]:
        """Takes out all that waits, in order."""
        requests = list(self._waiting)
        self._waiting.clear()
        self._edits.clear()
        return requests

    async def clear(self, request: Request) -> None:
        """Waits until the limits let a request pass.

        Raises:
            RetryAfter: The chat is to be left alone for longer than anyone waits.
        """
        while True:
            now = self._clock()
            if self._held_until - now > self.patience:
                raise RetryAfter(math.ceil(self._held_until - now))
            free = max(self._held_until, *(rate.free_at for rate in self._rates))
            if free <= now:
                await self._turnstile.pass_through()
                if not self.is_held:
                    break
            else:
                await self._sleep(free - now)
        newer = self._edits.get(request.edited)
        if newer and newer is not request:  # it came while an attempt was being made
            request.become(newer)
            self._edits[request.edited] = request

    def passed(self) -> None:
        """Notes a request that has been answered: it had arrived by now at the latest."""
        now = self._clock()
        for rate in self._rates:
            rate.note(now)

    def hold(self, wait: float) -> None:
        """Lets nothing pass for so many seconds."""
        self._held_until = max(self._held_until, self._clock() + wait)


class Chats:
    """The queues; those of chats that have nothing to be remembered about are forgotten."""

    def __init__(self, make: Callable[[Chat], ChatQueue]) -> None:
        self._make = make
        self._queues: dict[Chat, ChatQueue] = {}
        self._enough = _MANY

    def __len__(self) -> int:
        return len(self._queues)

    def known(self, chat: Chat) -> ChatQueue | None:
        """The queue of a chat that there is one of."""
        return self._queues.get(chat)

    def of(self, chat: Chat) -> ChatQueue:
        """The queue of a chat."""
        with suppress(KeyError):
            return self._queues[chat]
        if len(self._queues) >= self._enough:
            self._queues = {key: one for key, one in self._queues.items() if not one.is_idle}
            self._enough = max(_MANY, 2 * len(self._queues))  # a look for each chat in the mean
        return self._queues.setdefault(chat, self._make(chat))
