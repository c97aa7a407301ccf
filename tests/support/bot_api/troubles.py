"""What can become of a request on its way: nothing, late, twice, in broken words, or cut off."""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Trouble:
    """What happens to one request.

    Attributes:
        acts: Whether the server does what it was asked for.
        status: The status that it answers with; None for its own.
        body: The body that goes with it.
        closes: Whether the connection ends without an answer.
        delay: Seconds between acting and answering.
    """

    acts: bool = True
    status: int | None = None
    body: bytes = b""
    closes: bool = False
    delay: float = 0.0


NO_TROUBLE = Trouble()


class Troubles:
    """What is to happen to the next requests, by method, in order."""

    def __init__(self) -> None:
        self._coming: defaultdict[str, deque[Trouble]] = defaultdict(deque)

    def plan(self, method: str, trouble: Trouble, times: int) -> None:
        """Lets it happen to the next requests of a method."""
        self._coming[method].extend([trouble] * times)

    def next(self, method: str) -> Trouble:
        """What happens to this request."""
        coming = self._coming.get(method)
        return coming.popleft() if coming else NO_TROUBLE
