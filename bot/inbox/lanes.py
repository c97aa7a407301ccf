"""Queues of work side by side: in order within a key, keys independent of each other.

However much waits behind one key, the others get their turn: so many pieces are in hand at once,
and after each piece its key goes to the end of the line. What waits is no more than a reference.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Hashable

T = TypeVar("T")

_logger = logging.getLogger(__name__)

IN_HAND = 256
"""Pieces of work that are done at once; python-telegram-bot's number of connections too."""

MOST_WAITING = 50_000
"""Pieces that may wait altogether, a few hundred bytes each; then whoever brings more waits."""


class Lanes(Generic[T]):
    """A queue for each key; each is worked off in order, many of them at once."""

    def __init__(
        self,
        work: Callable[[T], Awaitable[None]],
        *,
        in_hand: int = IN_HAND,
        most_waiting: int = MOST_WAITING,
    ) -> None:
        """Nothing waits yet.

        Args:
            work: Does a piece.
            in_hand: How many pieces are done at once.
            most_waiting: How many may wait before the lanes count as full.
        """
        self._work = work
        self._in_hand = in_hand
        self._most_waiting = most_waiting
        self._waiting = 0
        self._queues: dict[Hashable, deque[T]] = {}  # of keys that have work waiting or in hand
        self._turns: deque[Hashable] = deque()  # keys with work waiting and none in hand
        self._workers: set[asyncio.Task[None]] = set()
        self._roomy = asyncio.Event()
        self._roomy.set()

    @property
    def waiting(self) -> int:
        """How many pieces wait."""
        return self._waiting

    @property
    def full(self) -> bool:
        """Whether as much waits as may."""
        return not self._roomy.is_set()

    async def room(self) -> None:
        """Waits until they are not full."""
        await self._roomy.wait()

    def put(self, key: Hashable, piece: T) -> None:
        """Queues a piece behind those of its key, full or not."""
        self._count(1)
        if key in self._queues:
            self._queues[key].append(piece)
            return
        self._queues[key] = deque([piece])
        self._turns.append(key)
        if len(self._workers) < self._in_hand:
            self._workers.add(asyncio.create_task(self._work_off()))

    def withdraw(self, key: Hashable) -> tuple[T, ...]:
        """Takes back what waits behind a key, in its order; what is in hand goes on."""
        queue = self._queues.get(key, deque())
        pieces = tuple(queue)
        queue.clear()
        self._count(-len(pieces))
        return pieces

    async def settle(self, patience: float) -> None:
        """Waits for all work to be done, so many seconds at most; what is left goes on."""
        if self._workers:
            await asyncio.wait(self._workers, timeout=patience)

    async def drain(self, patience: float) -> bool:
        """Waits for all work to be done, so many seconds; whether it was, the rest given up."""
        if not self._workers:
            return True
        _, late = await asyncio.wait(self._workers, timeout=patience)
        for worker in late:
            worker.cancel()
        await asyncio.gather(*late, return_exceptions=True)
        return not late

    def _count(self, more: int) -> None:
        self._waiting += more
        if self._waiting < self._most_waiting:
            self._roomy.set()
        else:
            self._roomy.clear()

    async def _work_off(self) -> None:
        """Gives keys their turn, a piece at a time, until no key waits for one."""
        try:
            while self._turns:
                key = self._turns.popleft()
                queue = self._queues[key]
                if queue:
                    piece = queue.popleft()
                    self._count(-1)
                    await self._do(piece)
                if queue:
                    self._turns.append(key)
                else:
                    del self._queues[key]
        finally:
            # here, not in a callback of the task: until that is called a key could wait for nobody
            self._workers = {one for one in self._workers if one is not asyncio.current_task()}

    async def _do(self, piece: T) -> None:
        try:
            await self._work(piece)
        except asyncio.CancelledError:
            task = asyncio.current_task()
            if task is None or task.cancelling():
                raise
            _logger.exception("A piece of work was given up by itself.")
        except Exception:
            _logger.exception("A piece of work failed.")
