"""How much one person may ask: a burst, then one question after another, others unaffected.

A token bucket for each person (the field's term): it holds a burst of questions, each question
takes one out, and one comes back every so many seconds.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

BURST = 20
"""Questions that may come at once."""

INTERVAL = 2.0
"""Seconds until one more may."""

_CROWD = 10_000  # people remembered before those whose bucket is full again are forgotten


class Ruling(Enum):
    """What becomes of a question."""

    ADMITTED = auto()
    LIMITED = auto()  # the first of a spell that is too much: the person is to be told
    DROPPED = auto()  # the person has been told


@dataclass(slots=True)
class _Bucket:
    """What one person may still ask.

    Attributes:
        filled: Questions that may be asked at once, as of `seen`.
        seen: When that was counted, in seconds.
        told: Whether the person has been told that it is too much.
    """

    filled: float
    seen: float
    told: bool = False


class Throttle:
    """Counts people's questions."""

    def __init__(
        self,
        burst: int = BURST,
        interval: float = INTERVAL,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Nobody has asked yet.

        Args:
            burst: Questions that may come at once.
            interval: Seconds until one more may.
            clock: Tells the time in seconds; it never goes back.
        """
        self._burst = burst
        self._interval = interval
        self._clock = clock
        self._buckets: dict[int, _Bucket] = {}
        self._crowd = _CROWD

    @property
    def remembered(self) -> int:
        """How many people are remembered."""
        return len(self._buckets)

    def admit(self, person: int) -> Ruling:
        """Counts one question of a person.

        A spell of asking too much ends when half a burst is free again: who goes on asking is told
        once, and not each time that a single question has become free.
        """
        now = self._clock()
        bucket = self._buckets.get(person)
        if bucket is None:
            self._forget(now)
            bucket = self._buckets[person] = _Bucket(self._burst, now)
        bucket.filled, bucket.seen = self._filled(bucket, now), now
        if bucket.filled >= self._burst / 2:
            bucket.told = False
        if bucket.filled >= 1:
            bucket.filled -= 1
            return Ruling.ADMITTED
        if bucket.told:
            return Ruling.DROPPED
        bucket.told = True
        return Ruling.LIMITED

    def _filled(self, bucket: _Bucket, now: float) -> float:
        return min(self._burst, bucket.filled + (now - bucket.seen) / self._interval)

    def _forget(self, now: float) -> None:
        """Forgets those whose bucket is full again, each time that the crowd has doubled."""
        if len(self._buckets) < self._crowd:
            return
        self._buckets = {
            person: bucket
            for person, bucket in self._buckets.items()
            if self._filled(bucket, now) < self._burst
        }
        self._crowd = max(_CROWD, 2 * len(self._buckets))
