"""Waiting for something, but not beyond a stop that is asked for."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Coroutine

T = TypeVar("T")


class Stop:
    """A stop that is asked for from outside."""

    def __init__(self, asked: asyncio.Event, waiting: asyncio.Task[Any]) -> None:
        self._asked = asked
        self._waiting = waiting

    @classmethod
    @asynccontextmanager
    async def watching(cls, asked: asyncio.Event) -> AsyncIterator[Stop]:
        """Watches for the event while the context lasts."""
        waiting = asyncio.create_task(asked.wait())
        try:
            yield cls(asked, waiting)
        finally:
            waiting.cancel()

    @property
    def asked(self) -> bool:
        """Whether it was asked for."""
        return self._asked.is_set()

    async def unless(self, work: Coroutine[Any, Any, T]) -> T | None:
        """The result of the work, or None where the stop came before it, and it was given up."""
        task = asyncio.create_task(work)
        try:
            await asyncio.wait({task, self._waiting}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            if not task.done():
                task.cancel()
                await asyncio.gather(task, return_exceptions=True)
        return None if task.cancelled() else task.result()

    async def lets(self, work: Coroutine[Any, Any, None]) -> bool:
        """Does work; whether to go on after it, which is not so once a stop has come."""
        await self.unless(work)
        return not self.asked

    async def sleep(self, seconds: float) -> None:
        """Waits so long, or until the stop."""
        await asyncio.wait({self._waiting}, timeout=seconds)
