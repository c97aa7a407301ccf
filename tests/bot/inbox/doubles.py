"""A store in memory, a meter that remembers, updates as a server sends them, and an intake."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.errors import Unwritable
from bot.inbox import Intake, Limits, Work
from bot.inbox.sent import Sent
from bot.inbox.throttle import Throttle

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from telegram import Update

    from bot.inbox import Store


@dataclass(frozen=True, slots=True)
class Kept:
    """An update that is stored."""

    id: int
    content: str
    age: float
    begun: int
    sends: int


class MemoryStore:
    """Keeps updates as the state does, as long as it lasts; refuses so many times first."""

    def __init__(self, refusals: int = 0) -> None:
        self.updates: dict[int, str] = {}
        self.ages: dict[int, float] = {}
        self.beginnings: Counter[int] = Counter()
        self.sends: Counter[int] = Counter()
        self.ended: list[int] = []
        self.refusals = refusals

    def holds(self, *updates: dict[str, Any], age: float = 0) -> None:
        """Has updates that an earlier process left."""
        for update in updates:
            self.updates[update["update_id"]] = json.dumps(update)
            self.ages[update["update_id"]] = age

    async def take(self, updates: Mapping[int, str]) -> frozenset[int]:
        """Stores what is new."""
        self.refusals -= 1
        if self.refusals >= 0:
            raise Unwritable(path="bot.db", cause="disk is full")
        new = frozenset(n for n in updates if n not in self.updates and n not in self.ended)
        self.updates.update({number: updates[number] for number in new})
        return new

    async def untouched(self) -> tuple[Kept, ...]:
        """What is stored."""
        return tuple(
            Kept(
                number,
                content,
                self.ages.get(number, 0),
                self.beginnings[number],
                self.sends[number],
            )
            for number, content in sorted(self.updates.items())
        )

    async def content(self, number: int) -> str | None:
        """The JSON of one."""
        return self.updates.get(number)

    async def begun(self, number: int) -> int:
        """Counts."""
        if number not in self.updates:
            return 0
        self.beginnings[number] += 1
        return self.beginnings[number]

    async def drop(self, number: int) -> None:
        """Forgets one."""
        if self.updates.pop(number, None) is not None:
            self.ended.append(number)


class Tally:
    """A meter that remembers."""

    def __init__(self) -> None:
        self.kinds: Counter[str] = Counter()
        self.reasons: Counter[str] = Counter()
        self.count: Callable[[], float] = lambda: 0

    def update(self, kind: str) -> None:
        """Counts."""
        self.kinds[kind] += 1

    def passed_over(self, reason: str) -> None:
        """Counts."""
        self.reasons[reason] += 1

    def backlog(self, count: Callable[[], float]) -> None:
        """Keeps what tells it."""
        self.count = count


class Worker:
    """Works on updates, in a moment or when the gate is opened, and remembers them."""

    def __init__(self, *, closed: bool = False) -> None:
        self.worked: list[int] = []
        self.gate = asyncio.Event()
        if not closed:
            self.gate.set()

    async def __call__(self, update: Update) -> None:
        """Works on one."""
        await self.gate.wait()
        self.worked.append(update.update_id)


async def until(condition: Callable[[], bool]) -> None:
    """Waits until it is so, five seconds at most."""
    async with asyncio.timeout(5):
        while not condition():  # noqa: ASYNC110 - what it is about tells nobody
            await asyncio.sleep(0.01)


PERSON = {"id": 7, "is_bot": False, "first_name": "P"}


def said(number: int, text: str = "x", chat: int = 7) -> dict[str, Any]:
    """An update with a message; who says it has the number of the chat."""
    return {
        "update_id": number,
        "message": {
            "message_id": 1,
            "date": 1,
            "chat": {"id": chat, "type": "private"},
            "from": PERSON | {"id": chat},
            "text": text,
        },
    }


def pressed(number: int) -> dict[str, Any]:
    """An update with a press of a button."""
    return {
        "update_id": number,
        "callback_query": {"id": "1", "from": PERSON, "chat_instance": "1"},
    }


def typed(number: int, query: str = "x", person: int = 7) -> dict[str, Any]:
    """An update with an inline query."""
    return {
        "update_id": number,
        "inline_query": {
            "id": str(number),
            "from": PERSON | {"id": person},
            "query": query,
            "offset": "",
        },
    }


def sent(*updates: dict[str, Any]) -> list[Sent]:
    """Updates as they come in."""
    return [Sent.of(update) for update in updates]


async def nothing(_: Update) -> None:
    """Does nothing with an update."""


def asker(update: Update) -> int | None:
    """Who says a message; nothing else counts."""
    return update.message.from_user.id if update.message and update.message.from_user else None


def intake(  # noqa: PLR0913 - one keyword a part
    store: Store,
    handle: Callable[[Update], Awaitable[None]] = nothing,
    *,
    limited: Callable[[Update], Awaitable[None]] = nothing,
    counts: Callable[[Update], int | None] = asker,
    throttle: Throttle | None = None,
    tally: Tally | None = None,
    limits: Limits | None = None,
    clock: Callable[[], float] = lambda: 0.0,
) -> Intake:
    """An intake whose clock stands still."""
    bot: Any = None
    return Intake(
        bot,
        store,
        Work(handle, counts, limited),
        throttle or Throttle(burst=1_000_000, clock=clock),
        tally or Tally(),
        limits=limits or Limits(alone=0.05),
        clock=clock,
    )
