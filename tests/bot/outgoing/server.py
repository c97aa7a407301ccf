"""A Bot API server in a few lines: refuses as it is told, and notes what arrived when."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bot.outgoing import TELEGRAM, Limits, Outgoing

if TYPE_CHECKING:
    from bot.outgoing import Noting
    from tests.bot.outgoing.clock import Clock


@dataclass(frozen=True, slots=True)
class Arrived:
    """A request as the server saw it."""

    at: float
    chat: Any
    endpoint: str
    text: Any


@dataclass
class Server:
    """What the library's requests end at.

    Attributes:
        refusals: What it says to the next requests to a chat, before it takes them; None: yes.
        there: Seconds that a request is on its way.
        back: Seconds that its answer is.
    """

    clock: Clock
    refusals: dict[Any, list[Exception | None]] = field(default_factory=dict)
    there: float = 0.0
    back: float = 0.0
    arrived: list[Arrived] = field(default_factory=list)
    lost: list[int] = field(default_factory=list)
    moved: list[tuple[int, int]] = field(default_factory=list)
    outcomes: list[tuple[str, str]] = field(default_factory=list)

    async def take(self, endpoint: str, data: dict[str, Any], **_: object) -> Any:
        """A request."""
        if self.there:
            await self.clock.sleep(self.there)
        chat = data.get("chat_id", data.get("inline_message_id"))
        self.arrived.append(Arrived(self.clock.now, chat, endpoint, data.get("text")))
        number = len(self.arrived)
        if self.back:
            await self.clock.sleep(self.back)
        if (waiting := self.refusals.get(chat)) and (refusal := waiting.pop(0)):
            raise refusal
        kind = "private" if isinstance(chat, int) and chat > 0 else "group"
        about = {"message_id": number, "date": 1, "chat": {"id": chat, "type": kind}}
        return {**about, "text": data.get("text")}

    def texts(self, chat: Any) -> list[Any]:
        """What arrived for a chat, in order."""
        return [one.text for one in self.arrived if one.chat == chat]

    def request(self, method: str, outcome: str) -> None:
        """Counts an attempt."""
        self.outcomes.append((method, outcome))

    async def loses(self, chat: int) -> None:
        """Is told of a chat that can't be written to."""
        self.lost.append(chat)

    async def moves(self, old: int, new: int) -> None:
        """Is told of a group that became another."""
        self.moved.append((old, new))


class Bot:
    """Sends to the server as the library does."""

    def __init__(self, server: Server, limits: Limits = TELEGRAM) -> None:
        self.server = server
        self.outgoing = Outgoing(
            lost=server.loses,
            moved=server.moves,
            metrics=server,
            limits=limits,
            clock=server.clock.time,
            sleep=server.clock.sleep,
        )

    async def call(self, endpoint: str, noting: Noting | None = None, **data: Any) -> Any:
        """Calls a method."""
        return await self.outgoing.process_request(
            self.server.take, (endpoint, data), {"read_timeout": 5}, endpoint, data, noting
        )

    async def send(self, chat: int | str, text: str = "") -> Any:
        """Sends a message."""
        return await self.call("sendMessage", chat_id=chat, text=text)

    async def edit(self, chat: int, message: int, text: str) -> Any:
        """Edits a message."""
        return await self.call("editMessageText", chat_id=chat, message_id=message, text=text)

    async def later(self, at: float, chat: int | str, text: str = "") -> Any:
        """Sends a message at a time, in seconds from now."""
        await self.server.clock.sleep(at)
        return await self.send(chat, text)
