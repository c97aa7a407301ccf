"""What goes out, and how a flood limit is obeyed: for the chat that it was told for, and no other.

In this form a request that was told to wait waits and is sent again. Updates of a chat are worked
on one after another, so that what follows in the same chat waits behind it.
"""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any

from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

from bot.inbox import seconds

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

_logger = logging.getLogger(__name__)

LONGEST_WAIT = 120.0
"""Seconds; a server that wants more gets no further attempt."""

_ATTEMPTS = 3
_SLACK = 0.1  # seconds beyond what was asked for: sending on too early prolongs the wait


class Outgoing(BaseRateLimiter[int]):
    """Sends requests, and sends one again after the wait that the server asked for."""

    async def initialize(self) -> None:
        """Nothing to be made ready."""

    async def shutdown(self) -> None:
        """Nothing to be let go."""

    async def process_request(  # noqa: PLR0913, PLR0917 - python-telegram-bot's signature
        self,
        callback: Callable[..., Coroutine[Any, Any, Any]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,  # noqa: ARG002 - the same
    ) -> Any:
        """Makes a request.

        Raises:
            RetryAfter: The server wants a longer wait than anyone can expect, or again and again.
            TelegramError: Anything else that the server says to it.
        """
        for attempt in range(1, _ATTEMPTS + 1):
            try:
                return await callback(*args, **kwargs)
            except RetryAfter as error:
                wait = seconds(error)
                if attempt == _ATTEMPTS or wait > LONGEST_WAIT:
                    raise
                chat = data.get("chat_id", "-")
                _logger.info("%s to chat %s waits %.0f s for its limit.", endpoint, chat, wait)
                await asyncio.sleep(wait + _SLACK)
        raise AssertionError("the last attempt returns or raises")
