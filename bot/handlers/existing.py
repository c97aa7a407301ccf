"""The names of the collections that there are, at once: every update needs them.

They are asked for behind whatever is being searched. Who only wants to be greeted, or presses a
button, need not wait for that: where the newest names do not come at once, the last ones serve.
What may be read does not depend on them: a name that is no longer there finds nothing.
"""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from index.errors import TolmachError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

_logger = logging.getLogger(__name__)

_BELIEVED = 1.0  # seconds in which the names are not asked for again
_PATIENCE = 0.05  # seconds that an update may wait for newer ones


class Existing:
    """Gives the names when it is called."""

    def __init__(
        self, fetch: Callable[[], Awaitable[tuple[str, ...]]], clock: Callable[[], float]
    ) -> None:
        """Nothing is known yet.

        Args:
            fetch: Asks for the names.
            clock: Tells the time in seconds; it must not be set back.
        """
        self._fetch = fetch
        self._clock = clock
        self._names: tuple[str, ...] | None = None
        self._until = 0.0
        self._fetching: asyncio.Task[None] | None = None

    async def __call__(self) -> tuple[str, ...]:
        """The names, sorted; not older than a second where they could be had at once.

        Raises:
            TolmachError: They cannot be read and never could.
        """
        if self._names is None:
            self._take(await self._fetch())
        elif self._clock() >= self._until:
            if self._fetching is None:
                self._fetching = asyncio.create_task(self._renew())
            await asyncio.wait({self._fetching}, timeout=_PATIENCE)
        return self._names or ()

    async def renew(self) -> None:
        """Asks for the names now, where it is known that they have changed."""
        self._until = 0.0
        while self._fetching is not None:  # it may have been asked before they did
            await asyncio.wait({self._fetching})
        await self._renew()

    async def _renew(self) -> None:
        """Asks anew; where that fails the last names stay, and whoever asks a question is told."""
        try:
            self._take(await self._fetch())
        except TolmachError as error:
            _logger.warning("The collections cannot be named anew: %s", error)
        finally:
            self._fetching = None

    def _take(self, names: tuple[str, ...]) -> None:
        self._names = names
        self._until = self._clock() + _BELIEVED
