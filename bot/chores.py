"""What is done beside answering, for as long as the bot serves."""

from __future__ import annotations

import asyncio
import logging
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Protocol

from bot.errors import Unwritable

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Mapping

_logger = logging.getLogger(__name__)

_SWEEPING = 6 * 3600.0  # seconds
_PAUSE = 60.0


class Sweepable(Protocol):
    """What forgets what is past its time."""

    async def sweep(self) -> None:
        """Forgets it. Raises `Unwritable`."""


@asynccontextmanager
async def beside(
    chores: Mapping[str, Callable[[], Awaitable[None]]], pause: float = _PAUSE
) -> AsyncIterator[None]:
    """Chores that go on while the context lasts; one that breaks is told, and begun again.

    Args:
        chores: What is done, by what the log calls it.
        pause: Seconds until a chore that broke is begun again.
    """

    async def do(name: str, chore: Callable[[], Awaitable[None]]) -> None:
        while True:
            try:
                return await chore()
            except Exception:
                _logger.exception("%s broke off, and is begun again in a while.", name)
            await asyncio.sleep(pause)

    tasks = [asyncio.create_task(do(name, chore)) for name, chore in chores.items()]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def sweeping(store: Sweepable) -> None:
    """Forgets what is past its time, now and four times a day: meanwhile nothing is written."""
    while True:
        try:
            await store.sweep()
        except Unwritable as error:
            _logger.warning("What is past its time could not be forgotten: %s", error)
        await asyncio.sleep(_SWEEPING)
