"""Queues of work side by side: in order within a chat, chats independent of each other."""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

_logger = logging.getLogger(__name__)

_IN_HAND = 256  # pieces of work begun or waiting; beyond, whoever brings more waits


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
