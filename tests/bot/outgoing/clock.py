"""A clock that stands still until everybody waits for it."""

from __future__ import annotations

import asyncio
import heapq
from itertools import count
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Coroutine

_STEPS = 40  # of the event loop, within which whoever can go on does so


class Clock:
    """Seconds that pass as soon as nobody has anything to do but to wait for them.

    Attributes:
        now: What time it is.
        slept: How long was waited, each time.
    """

    def __init__(self) -> None:
        self.now = 1000.0
        self.slept: list[float] = []
        self._order = count()
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []

    def time(self) -> float:
        """What time it is."""
        return self.now

    async def sleep(self, seconds: float) -> None:
        """Waits."""
        self.slept.append(seconds)
        woken: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (self.now + seconds, next(self._order), woken))
        await woken

    async def settle(self) -> None:
        """Lets everybody do what can be done without time passing."""
        for _ in range(_STEPS):
            await asyncio.sleep(0)

    async def run(self, *work: Coroutine[Any, Any, Any]) -> list[Any]:
        """Runs until all of it has ended; errors are among the results."""
        tasks = [asyncio.ensure_future(one) for one in work]
        await self.settle()
        while not all(task.done() for task in tasks):
            if not self._sleepers:
                raise AssertionError("everybody waits for something that is not time")
            until, _, woken = heapq.heappop(self._sleepers)
            self.now = max(self.now, until)
            if not woken.done():
                woken.set_result(None)
                await self.settle()
        return await asyncio.gather(*tasks, return_exceptions=True)
