"""Noted requests on their way to the wire, one at a time.

Between the note that a request is about to be sent and its sending lies the only time in which a
process that dies leaves it open whether it was sent at all. Were a crowd noted together, each would
lie open until all of them had left; and one that two crashes meet so is never sent.
"""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from bot.transport import when_written

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

LEAVING = 0.1
"""Seconds after which the next request may leave though the last one was not written yet."""


class Departures:
    """Lets one request leave at a time: the next is noted once that one has been written.

    Args:
        leaving: Seconds that the next one waits for that; a new connection may take its time.
    """

    def __init__(self, leaving: float = LEAVING) -> None:
        self._leaving = leaving
        self._free = asyncio.Lock()

    @asynccontextmanager
    async def one(self) -> AsyncIterator[None]:
        """The body notes a request and sends it; it begins when the last one has left."""
        await self._free.acquire()
        has_left = False

        def leave() -> None:
            nonlocal has_left
            if not has_left:
                has_left = True
                self._free.release()

        timer = asyncio.get_running_loop().call_later(self._leaving, leave)
        token = when_written.set(leave)
        try:
            yield
        finally:
            when_written.reset(token)
            timer.cancel()
            leave()
