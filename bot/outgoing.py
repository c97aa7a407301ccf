"""What goes out, and what is sent again: what the server said to send later, or never acted on.

A flood limit is obeyed for the chat that it was told for, and no other: updates of a chat are
worked on one after another, so that what follows in the same chat waits behind it. What may have
arrived is never sent twice: an answer that did not come, or that cannot be read, ends the attempt.
"""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any

from telegram import Message, User
from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

from bot.transport import Garbled, Unserved, seconds

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Mapping

_logger = logging.getLogger(__name__)

LONGEST_WAIT = 120.0
"""Seconds; a server that wants more gets no further attempt."""

_ATTEMPTS = 3
_SLACK = 0.1  # seconds beyond what was asked for: sending on too early prolongs the wait
_FIRST_PAUSE = 0.5  # seconds before the second attempt at what was not acted on; then twice that

# What the library makes of results. It reads them after they have passed here, where one that does
# not read could no more be told from a mistake of ours.
_READERS: Mapping[str, Callable[[Any], object]] = {
    "getMe": User.de_json,
    "sendMessage": Message.de_json,
    "editMessageText": Message.de_json,
}


class Outgoing(BaseRateLimiter[int]):
    """Sends requests, and those again that are to wait or were not acted on."""

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
            Unserved: The server is away, again and again.
            Garbled: It has taken the request, and its result does not read.
            TelegramError: Anything else that the server says to it.
        """
        for attempt in range(1, _ATTEMPTS + 1):
            try:
                return _readable(endpoint, await callback(*args, **kwargs))
            except (RetryAfter, Unserved) as error:
                wait = _wait(error, attempt)
                if attempt == _ATTEMPTS or wait > LONGEST_WAIT:
                    raise
                # a server that fails is told once it has been given up, a limit while it is obeyed
                level = logging.INFO if isinstance(error, RetryAfter) else logging.DEBUG
                chat, why = data.get("chat_id", "-"), error.message
                _logger.log(level, "%s to chat %s waits %.1f s: %s", endpoint, chat, wait, why)
                await asyncio.sleep(wait)
        raise AssertionError("the last attempt returns or raises")


def _wait(error: RetryAfter | Unserved, attempt: int) -> float:
    """Seconds until the next attempt."""
    if isinstance(error, RetryAfter):
        return seconds(error) + _SLACK
    return float(_FIRST_PAUSE * 2 ** (attempt - 1))


def _readable(endpoint: str, result: Any) -> Any:
    """The result, if it is what the method gives.

    Raises:
        Garbled: It is something else.
    """
    reader = _READERS.get(endpoint)
    if reader is None:
        return result
    try:
        reader(result)
    except Exception as error:
        raise Garbled from error
    return result
