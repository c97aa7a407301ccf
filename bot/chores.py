"""What is done beside answering, for as long as the bot serves."""

from __future__ import annotations

import asyncio
import logging
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any, Protocol

from bot.errors import Unwritable

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Coroutine, Mapping

_logger = logging.getLogger(__name__)

_HOUR = 3600.0


class Sweepable(Protocol):
    """What forgets what is past its time."""

    async def sweep(self) -> None:
        """Forgets it. Raises `Unwritable`."""


@asynccontextmanager
async def beside(chores: Mapping[str, Coroutine[Any, Any, None]]) -> AsyncIterator[None]:
    """Chores that go on while the context lasts; one that breaks is told, and breaks no other.

    Args:
        chores: What is done, by what the log calls it.
    """

    async def do(name: str, chore: Coroutine[Any, Any, None]) -> None:
        try:
            await chore
        except Exception:
            _logger.exception("%s has broken off.", name)

    tasks = [asyncio.create_task(do(name, chore)) for name, chore in chores.items()]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def sweeping(store: Sweepable) -> None:
    """Forgets what is past its time, now and each hour."""
    while True:
        try:
            await store.sweep()
        except Unwritable as error:
            _logger.warning("What is past its time could not be forgotten: %s", error)
        await asyncio.sleep(_HOUR)
