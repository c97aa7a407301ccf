"""One request until it is done or given up: what is made again, and after which pause.

What the server said to send later, and what it never acted on, is sent again; so is an edit of
which that is not known, since editing twice shows the same. Anything else that may have arrived is
not: whether an answer is worth the risk of standing there twice is for others to decide.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, Protocol

from telegram.error import NetworkError, RetryAfter, TelegramError

from bot.outgoing.departures import Departures
from bot.outgoing.request import EDIT
from bot.transport import UNCHANGED, Unserved, is_open, says, seconds

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.outgoing.request import Request

_logger = logging.getLogger(__name__)

LONGEST_WAIT = 120.0
"""Seconds that a message waits for the server: to be taken at last, or until it is back."""

BRIEF = 2.0
"""Seconds that the server may be away where nobody's answer is lost by giving up."""

_SLACK = 0.1  # seconds beyond what was asked for: sending on too early prolongs the wait
_FIRST_PAUSE = 0.5  # seconds before the second attempt at what was not acted on; then twice that
_LONGEST_PAUSE = 8.0


class Road(Protocol):
    """What a request goes out by."""

    @property
    def patience(self) -> float:
        """Seconds; a server that wants to be left alone for longer gets no further attempt."""

    @property
    def outage(self) -> float:
        """Seconds; a server that does nothing for longer gets no further attempt."""

    async def clear(self, request: Request) -> None:
        """Waits until the request may be made.

        Raises:
            RetryAfter: That is not to be waited for.
        """

    def passed(self) -> None:
        """Notes that a request has been made."""

    def hold(self, wait: float) -> None:
        """Lets nothing pass for so many seconds."""


class Meter(Protocol):
    """Counts what becomes of requests."""

    def request(self, method: str, outcome: str) -> None:
        """One attempt: `sent`, `limited`, `unserved`, `open` or `refused`."""


class Unmetered:
    """Counts nothing."""

    def request(self, method: str, outcome: str) -> None:
        """One attempt."""


class Sending:
    """Makes requests, and those again that are to wait or were not acted on."""

    def __init__(self, sleep: Callable[[float], Awaitable[None]], meter: Meter) -> None:
        self._sleep = sleep
        self._meter = meter
        self._departures = Departures()

    async def send(self, request: Request, road: Road) -> Any:
        """Makes a request.

        Raises:
            RetryAfter: The server wants a longer wait than anyone can expect, or again and again.
            Unserved: The server is away, again and again.
            Garbled: It has taken the request, and its result does not read.
            TelegramError: Anything else that the server says to it.
        """
        limited = away = 0.0
        pause = _FIRST_PAUSE
        while True:
            await road.clear(request)
            try:
                return await self._once(request, road)
            except RetryAfter as error:
                wait = seconds(error) + _SLACK
                road.hold(wait)
                limited += wait
                if limited > road.patience:
                    raise
                _tell(logging.INFO, request, wait, error)
            except NetworkError as error:
                if away and _says_unchanged(request, error):
                    return True  # an earlier attempt did it
                away += pause
                if away > _longest(request, road, error):
                    raise
                # told once it has been given up
                _tell(logging.DEBUG, request, pause, error)
                await self._sleep(pause)
                pause = min(2 * pause, _LONGEST_PAUSE)

    async def _once(self, request: Request, road: Road) -> Any:
        """One attempt, of which whoever keeps count is told before it is made."""
        if request.noting is None:
            return await self._make(request, road)
        async with self._departures.one():
            await request.noting.begins()
            return await self._make(request, road)

    async def _make(self, request: Request, road: Road) -> Any:
        """One attempt."""
        try:
            result = await request.make()
        except TelegramError as error:
            self._meter.request(request.endpoint, _outcome(error))
            if request.noting and not is_open(error):
                await request.noting.was_not_acted_on()
            raise
        finally:
            road.passed()
        self._meter.request(request.endpoint, "sent")
        return result


def _longest(request: Request, road: Road, error: NetworkError) -> float:
    """Seconds that a trouble is sat out, as far as making the request again shows nothing twice."""
    if isinstance(error, Unserved):
        return road.outage
    return BRIEF if is_open(error) and request.endpoint == EDIT else 0.0


def _says_unchanged(request: Request, error: NetworkError) -> bool:
    return request.endpoint == EDIT and says(error, UNCHANGED)


def _outcome(error: TelegramError) -> str:
    if isinstance(error, RetryAfter):
        return "limited"
    if isinstance(error, Unserved):
        return "unserved"
    return "open" if is_open(error) else "refused"


def _tell(level: int, request: Request, wait: float, error: TelegramError) -> None:
    where = request.chat or "-"
    _logger.log(
        level, "%s to chat %s waits %.1f s: %s", request.endpoint, where, wait, error.message
    )
