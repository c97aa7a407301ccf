"""Which of two programs that poll with the same token gives way: the one that came later.

The server lets the newest poll live and ends the one before it with a conflict, so that neither
program could tell who it is by one conflict alone. Who has polled undisturbed for a while is
established, polls on, and so disturbs the newcomer each time, until that one has tried often
enough. Of two that come at once one gives way too, since the other's tries run out later.
"""

from __future__ import annotations

import time
from itertools import cycle
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

WAITS = (2.0, 5.0, 10.0)
"""Seconds that a newcomer waits after its first conflicts; at one more it gives way."""

RETURNS = (0.5, 0.8, 1.3)
"""Seconds after which who is established polls again: in turn, not to fall in step with anyone."""

SETTLING = 5.0
"""Seconds of polling undisturbed that establish a program."""


class Rivals:
    """Conflicts with other programs, counted."""

    def __init__(
        self,
        waits: tuple[float, ...] = WAITS,
        returns: tuple[float, ...] = RETURNS,
        settling: float = SETTLING,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """A newcomer.

        Args:
            waits: Seconds that a newcomer waits after each conflict.
            returns: Seconds that an established program does, in turn.
            settling: Seconds of polling undisturbed that establish it.
            clock: Tells the time in seconds; it never goes back.
        """
        self._waits = list(waits)
        self._returns = cycle(returns)
        self._settling = settling
        self._clock = clock
        self._undisturbed_since: float | None = None
        self._established = False

    def polls(self) -> None:
        """Notes that a poll begins."""
        if self._undisturbed_since is None:
            self._undisturbed_since = self._clock()

    def polled(self) -> None:
        """Notes that a poll worked."""
        since = self._undisturbed_since
        if since is not None and self._clock() - since >= self._settling:
            self._established = True

    def conflicts(self) -> float | None:
        """Notes a conflict; seconds until the next poll, None to give way."""
        self._undisturbed_since = None
        if self._established:
            return next(self._returns)
        return self._waits.pop(0) if self._waits else None
