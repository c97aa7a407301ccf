"""Whether the server can be reached: how long to wait until the next attempt, what to log once."""

from __future__ import annotations

import logging
import time

from telegram.error import Conflict, EndPointNotFound, InvalidToken, RetryAfter, TelegramError

from bot.errors import Unwritable
from bot.transport import seconds

_logger = logging.getLogger(__name__)

FIRST_WAIT = 0.5
"""Seconds before the second attempt while the server is away."""

_LONGEST_WAIT = 30.0  # seconds
_REJECTIONS = 3  # in a row until a token that was right once counts as revoked

Trouble = TelegramError | Unwritable


class Weather:
    """Troubles with the server or the store: later and later attempts, one line for each kind."""

    def __init__(self, complaint: str, first_wait: float = FIRST_WAIT) -> None:
        """Fair.

        Args:
            complaint: What the Bot API does not do, for the log: `gives no updates`.
            first_wait: Seconds before the second attempt.
        """
        self._complaint = complaint
        self._first_wait = first_wait
        self._wait = first_wait
        self._trouble: type[Trouble] | None = None
        self._since = 0.0
        self._rejections = 0

    @property
    def fair(self) -> bool:
        """Whether the last attempt worked."""
        return self._trouble is None

    def revoked(self, error: Trouble) -> bool:
        """Whether, with this one, the token has been rejected so often in a row that it is wrong.

        A method that is not there is what the library makes of a rejected token here.
        """
        rejected = isinstance(error, InvalidToken | EndPointNotFound)
        self._rejections = self._rejections + 1 if rejected else 0
        return self._rejections >= _REJECTIONS

    def worsens(self, error: Trouble) -> float:
        """Notes a failed attempt, logs the first of its kind, and says how long to wait."""
        if self._trouble is None:
            self._since = time.monotonic()
        if self._trouble is not type(error):
            _logger.warning("%s", self._told(error))
        self._trouble = type(error)
        if isinstance(error, RetryAfter):
            return seconds(error)
        wait, self._wait = self._wait, min(2 * self._wait, _LONGEST_WAIT)
        return wait

    def clears(self) -> None:
        """Notes an attempt that worked."""
        if self._trouble is not None:
            away = time.monotonic() - self._since
            stored = self._trouble is Unwritable
            again = "Updates are stored again" if stored else "The Bot API answers again"
            _logger.warning("%s, after %.0f s.", again, away)
        self._trouble, self._wait, self._rejections = None, self._first_wait, 0

    def _told(self, error: Trouble) -> str:
        if isinstance(error, Unwritable):
            cause = error.facts["cause"]
            return f"Updates cannot be stored and wait at the server: {cause}. Trying on."
        if isinstance(error, Conflict):
            return (
                "Another program polls with the same token (stop one of them),"
                f" or a webhook is set: {error}. Trying on."
            )
        return f"The Bot API {self._complaint}: {error}. Trying on."
