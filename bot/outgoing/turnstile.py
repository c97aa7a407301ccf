"""The way out that all chats share."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.outgoing.limits import Window

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.outgoing.limits import Limits


class Turnstile:
    """Lets requests out in the order in which they come to it, as many as the server takes."""

    def __init__(
        self,
        limits: Limits,
        clock: Callable[[], float],
        sleep: Callable[[float], Awaitable[None]],
    ) -> None:
        self._window = Window(limits.overall, limits.overall_seconds + limits.margin)
        self._clock = clock
        self._sleep = sleep
        self._first = asyncio.Lock()  # whoever waits for room; behind it those who come later

    async def pass_through(self) -> None:
        """Waits for room, and takes it."""
        async with self._first:
            while (wait := self._window.free_at - self._clock()) > 0:
                await self._sleep(wait)
            self._window.note(self._clock())
