"""A request on its way out, and those who wait for what becomes of it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from telegram import Message, User

from bot.transport import Garbled

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Mapping

Chat = int | str
"""What tells chats apart: an id, a public name (`@channel`), or an inline message's id."""

EDIT = "editMessageText"

_QUIET = ("get", "answer", "set", "log", "close")
_ADDRESS = "chat_id"


class Noting(Protocol):
    """Told of the attempts at one request: what is passed as `rate_limit_args`."""

    async def begins(self) -> None:
        """An attempt is about to be made; what this raises prevents it and ends the request."""

    async def was_not_acted_on(self) -> None:
        """The last attempt is known to have had no effect."""


# What the library makes of results. It reads them after they have passed here, where one that does
# not read could no more be told from a mistake of ours.
_READERS: Mapping[str, Callable[[Any], object]] = {
    "getMe": User.de_json,
    "sendMessage": Message.de_json,
    EDIT: Message.de_json,
}

# What the server repeats of a message is what it was sent: to read an answer's buttons and entities
# anew, here and in the library, would cost as much as sending it.
_REPEATED = frozenset({"text", "entities", "reply_markup", "reply_to_message"})


@dataclass(slots=True, eq=False)
class Request:
    """A call of the library's, to be made when there is room for it.

    Attributes:
        callback: What makes it.
        args: Its arguments; `data` is one of them, and is what is sent.
        kwargs: More of them.
        endpoint: The Bot API's method.
        data: Its parameters.
        noting: Who is told of attempts.
        waiting: Futures of those who wait for the result.
        in_flight: Whether it is being made at this moment.
        has_moved: Whether it has followed its chat once already.
    """

    callback: Callable[..., Coroutine[Any, Any, Any]]
    args: tuple[Any, ...]
    kwargs: dict[str, Any]
    endpoint: str
    data: dict[str, Any]
    noting: Noting | None = None
    waiting: list[asyncio.Future[Any]] = field(default_factory=list)
    in_flight: bool = False
    has_moved: bool = False

    @property
    def chat(self) -> Chat | None:
        """Which chat it goes to, if it goes to one; an inline message is one by itself."""
        return address(self.data)

    @property
    def edited(self) -> object:
        """The message that it puts another text into, or None where it does something else."""
        if self.endpoint != EDIT:
            return None
        return self.data.get("message_id") or self.data.get("inline_message_id")

    @property
    def is_wanted(self) -> bool:
        """Whether anybody still waits for it."""
        return any(not one.done() for one in self.waiting)

    def wait(self) -> asyncio.Future[Any]:
        """A future of what becomes of it."""
        future: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self.waiting.append(future)
        return future

    def readdress(self, chat: int) -> None:
        """Sends it to another chat."""
        data = {**self.data, _ADDRESS: chat}
        self.args = tuple(data if one is self.data else one for one in self.args)
        self.data = data

    def become(self, newer: Request) -> None:
        """Takes the content of a newer one, whose result is then that of both."""
        self.callback, self.args, self.kwargs = newer.callback, newer.args, newer.kwargs
        self.data, self.noting = newer.data, newer.noting
        self.waiting += newer.waiting
        newer.waiting = []

    async def make(self) -> Any:
        """Makes it, once.

        Raises:
            Garbled: The server has taken it, and its result does not read.
            TelegramError: Whatever else becomes of it.
        """
        self.in_flight = True
        try:
            return _readable(self.endpoint, await self.callback(*self.args, **self.kwargs))
        finally:
            self.in_flight = False

    def succeed(self, result: Any) -> None:
        """Gives the result to those who wait."""
        for one in self.waiting:
            if not one.done():
                one.set_result(result)

    def fail(self, error: Exception) -> None:
        """Gives the error to those who wait."""
        for one in self.waiting:
            if not one.done():
                one.set_exception(error)

    def cancel(self) -> None:
        """Gives it up."""
        for one in self.waiting:
            one.cancel()


def address(data: Mapping[str, Any]) -> Chat | None:
    """Which chat a request's parameters name; an inline message is one by itself."""
    chat = data.get(_ADDRESS, data.get("inline_message_id"))
    try:
        return None if chat is None else int(chat)
    except ValueError:
        return str(chat)


def is_group(chat: Chat) -> bool:
    """Whether the limit for groups holds: for negative ids and public names."""
    return chat < 0 if isinstance(chat, int) else chat.startswith("@")


def is_limited(endpoint: str, data: Mapping[str, Any]) -> bool:
    """Whether the limits hold for a request: it shows something in a chat."""
    return address(data) is not None and not endpoint.startswith(_QUIET)


def _readable(endpoint: str, result: Any) -> Any:
    """The result, if it is what the method gives; of a message, what the server adds to it.

    Raises:
        Garbled: It is something else.
    """
    reader = _READERS.get(endpoint)
    if reader is None or (result is True and endpoint == EDIT):  # of an inline message
        return result
    try:
        told = {name: value for name, value in result.items() if name not in _REPEATED}
        reader(told)
    except Exception as error:
        raise Garbled from error
    return told
