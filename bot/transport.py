"""How requests reach the Bot API server, and what kinds of trouble it can be in.

python-telegram-bot makes one `NetworkError` of all troubles on the way. Whether a request may be
made again depends on which it was, so that here they get types of their own; and a body that is not
what a Bot API server answers with is such a trouble too, not whatever reading it happens to raise.
"""

from __future__ import annotations

import json
from contextvars import ContextVar
from datetime import timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

import httpx
from telegram.error import BadRequest, NetworkError
from telegram.request import HTTPXRequest

if TYPE_CHECKING:
    from collections.abc import Callable

    from telegram.error import RetryAfter, TelegramError

_NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)

# The server's refusals have no codes: the beginnings of its texts, in lower case, are all there is.
UNCHANGED = "message is not modified"
EDITED_IS_GONE = "message to edit not found"
TOO_OLD = "query is too old"
TOO_BIG = "file is too big"

_WRITTEN = "send_request_body.complete"  # the end of the event's name, of httpcore's
_DOWNLOADING = "GET"  # as the library fetches files; it calls methods by POST


class Unserved(NetworkError):  # noqa: N818 - it says what happened, as those of errors.py do
    """A request that was not sent, or that the server says it failed at: make it again."""


class Garbled(NetworkError):  # noqa: N818 - the same
    """An answer that is none of a Bot API server; the request may have been acted on."""

    def __init__(self) -> None:
        super().__init__("Invalid server response")


when_written: ContextVar[Callable[[], None] | None] = ContextVar("when_written", default=None)
"""Called, where it is set, as soon as a request that is made in that context is on the wire."""


class Transport(HTTPXRequest):
    """Makes requests as the library does, and tells troubles apart."""

    def __init__(self, **kwargs: Any) -> None:
        """Nothing is connected yet; takes what the library's own takes but `httpx_kwargs`."""
        super().__init__(**kwargs, httpx_kwargs={"event_hooks": {"request": [_watch]}})

    async def do_request(
        self, url: str, method: str, *args: Any, **kwargs: Any
    ) -> tuple[int, bytes]:
        """Makes a request.

        Returns:
            The status, and a body: of a success, an object that holds a result, or the file that
            was asked for.

        Raises:
            Unserved: There was no connection, or the server answered with a status of 500 or more.
            Garbled: It says that it succeeded, and the body says nothing; or what stands before it
                gave up waiting for it.
            NetworkError: Anything else on the way, such as an answer that did not come.
        """
        try:
            status, body = await super().do_request(url, method, *args, **kwargs)
        except NetworkError as error:
            if isinstance(error.__cause__, _NOT_SENT):
                raise Unserved(error.message) from error
            raise
        if status == HTTPStatus.GATEWAY_TIMEOUT:  # passed on, and perhaps acted on by now
            raise Garbled
        if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            raise Unserved(f"The server answers with status {status}")
        is_success = HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES
        if is_success and method == _DOWNLOADING:
            return status, body
        read = _read(body)
        if is_success and "result" not in read:
            raise Garbled
        return status, body if read else b"{}"


async def _watch(request: httpx.Request) -> None:
    """Has a request tell when it is written, where somebody wants to know."""
    tell = when_written.get()
    if tell is None:
        return

    async def trace(event: str, _: object) -> None:
        if event.endswith(_WRITTEN):
            tell()

    request.extensions = {**request.extensions, "trace": trace}


def _read(body: bytes) -> dict[str, Any]:
    """The object that a body is, or an empty one where it is none of the Bot API's."""
    try:
        read = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    fits = isinstance(read, dict) and isinstance(read.get("parameters", {}), dict)
    return read if fits else {}


def says(error: TelegramError, *beginnings: str) -> bool:
    """Whether the server refuses a request in words that begin so, in lower case."""
    return isinstance(error, BadRequest) and error.message.lower().startswith(beginnings)


def is_open(error: TelegramError) -> bool:
    """Whether the request may have been acted on: no answer came, or none that reads."""
    return isinstance(error, NetworkError) and not isinstance(error, BadRequest | Unserved)


def seconds(error: RetryAfter) -> float:
    """How long the server wants to be left alone."""
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)
