"""How much may go out, and when there is room again. Times are seconds of any one clock."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What a Bot API server takes.

    Attributes:
        pace: Seconds between two requests to one chat, once its burst is used up.
        burst: How many requests a chat that has rested takes at once.
        group: How many requests a group takes within `group_seconds`.
        group_seconds: See `group`.
        overall: How many requests the server takes within `overall_seconds`, to all chats together.
        overall_seconds: See `overall`.
        margin: Seconds that one request may be longer on its way than another: by so much those to
            all chats together are kept further apart, since it is arriving that counts.
    """

    pace: float = 1.0
    burst: int = 3
    group: int = 20
    group_seconds: float = 60.0
    overall: int = 30
    overall_seconds: float = 1.0
    margin: float = 0.05


TELEGRAM = Limits()
"""Telegram's own, as its documentation for bots gives them, with a short burst."""


class Pace:
    """One request in so many seconds, with a burst (the generic cell rate algorithm)."""

    __slots__ = ("_burst", "_due", "_seconds")

    def __init__(self, seconds: float, burst: int) -> None:
        self._seconds = seconds
        self._burst = burst
        self._due = float("-inf")  # when the next request would come if they came evenly

    @property
    def free_at(self) -> float:
        """When there is room for a request."""
        return self._due - (self._burst - 1) * self._seconds

    @property
    def rested_at(self) -> float:
        """When there is room for a whole burst."""
        return self._due

    def note(self, now: float) -> None:
        """Notes a request."""
        self._due = max(self._due, now) + self._seconds


class Window:
    """A number of requests within so many seconds, wherever these begin."""

    __slots__ = ("_seconds", "_times")

    def __init__(self, number: int, seconds: float) -> None:
        self._seconds = seconds
        self._times: deque[float] = deque(maxlen=number)

    @property
    def free_at(self) -> float:
        """When there is room for a request."""
        full = len(self._times) == self._times.maxlen
        return self._times[0] + self._seconds if full else float("-inf")

    @property
    def rested_at(self) -> float:
        """When none is within the window any more."""
        return self._times[-1] + self._seconds if self._times else float("-inf")

    def note(self, now: float) -> None:
        """Notes a request."""
        self._times.append(now)
