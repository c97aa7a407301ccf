"""What the server knows: chats, messages, updates that wait, callbacks that wait, and its moods."""

from __future__ import annotations

import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.support.bot_api.refusals import Refused, bad_request

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.bot_api.markup import Parsed

BOT: dict[str, Any] = {
    "id": 123456,
    "is_bot": True,
    "first_name": "Tolmach",
    "username": "tolmach_test_bot",
    "can_join_groups": True,
    "can_read_all_group_messages": False,
    "supports_inline_queries": False,
}

Keyboard = list[list[dict[str, Any]]]


@dataclass(slots=True)
class Message:
    """A message of the bot, as its reader sees it now."""

    chat_id: int
    id: int
    date: int
    parsed: Parsed
    keyboard: Keyboard
    options: dict[str, Any]
    history: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What stands there."""
        return self.parsed.text

    @property
    def quotes(self) -> list[str]:
        """The quotes in it, expandable ones included."""
        return self.marked("blockquote", "expandable_blockquote")

    @property
    def bold(self) -> list[str]:
        """What stands in bold."""
        return self.marked("bold")

    @property
    def links(self) -> list[tuple[str, str]]:
        """Texts that link, and where to."""
        found = [entity for entity in self.parsed.entities if entity["type"] == "text_link"]
        return [(self._cut(entity), entity["url"]) for entity in found]

    @property
    def buttons(self) -> list[str]:
        """What the buttons below it say, row by row."""
        return [button["text"] for row in self.keyboard for button in row]

    def marked(self, *kinds: str) -> list[str]:
        """The parts of the text that entities of these kinds cover."""
        return [self._cut(entity) for entity in self.parsed.entities if entity["type"] in kinds]

    def _cut(self, entity: dict[str, Any]) -> str:
        start, end = entity["offset"] * 2, (entity["offset"] + entity["length"]) * 2
        return self.parsed.text.encode("utf-16-le")[start:end].decode("utf-16-le")


@dataclass(slots=True)
class Callback:
    """A press of a button that waits for the bot's answer."""

    id: str
    expired: bool = False
    answers: list[dict[str, Any]] = field(default_factory=list)


class World:
    """The server's memory; every access holds `changed`, which tells of every change."""

    def __init__(self) -> None:
        self.changed = threading.Condition()
        self.chats: dict[int, dict[str, Any]] = {BOT["id"]: BOT}
        self.messages: dict[tuple[int, int], Message] = {}
        self.sent: list[Message] = []
        self.callbacks: dict[str, Callback] = {}
        self.commands: dict[str, list[dict[str, str]]] = {}
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.faults: list[str] = []
        self.blocked: set[int] = set()
        self.closing = False
        self.webhook = ""
        self.prolonged: Counter[int] = Counter()
        self.acknowledged = 0
        self._updates: list[dict[str, Any]] = []
        self._wanted: list[str] | None = None
        self._poller = 0
        self._floods: dict[int, tuple[float, int]] = {}
        self._number = 1000

    def number(self) -> int:
        """A number not used before, for messages, updates and callbacks alike."""
        self._number += 1
        return self._number

    def add_update(self, kind: str, content: dict[str, Any]) -> int:
        """Queues an update for the bot, unless it asked not to be sent that kind."""
        with self.changed:
            number = self.number()
            if self._wanted is None or kind in self._wanted:
                self._updates.append({"update_id": number, kind: content})
            self.changed.notify_all()
            return number

    def poll(
        self, offset: int, limit: int, timeout: float, wanted: list[str] | None
    ) -> list[dict[str, Any]]:
        """Waits for updates from `offset` on; those before it are acknowledged and forgotten."""
        with self.changed:
            self._poller += 1
            poller = self._poller
            self._wanted = wanted if wanted is not None else self._wanted
            self._updates = [each for each in self._updates if each["update_id"] >= offset]
            self.acknowledged = max(self.acknowledged, offset - 1)
            self.changed.notify_all()
            self.changed.wait_for(
                lambda: self._updates or poller != self._poller or self.closing, timeout
            )
            if poller != self._poller:
                raise Refused(
                    409,
                    "Conflict: terminated by other getUpdates request;"
                    " make sure that only one bot instance is running",
                )
            return self._updates[:limit]

    @property
    def polls(self) -> int:
        """How many polls there have been."""
        return self._poller

    @property
    def waiting(self) -> int:
        """How many updates have not been acknowledged."""
        return len(self._updates)

    def flood(self, chat_id: int, seconds: int) -> None:
        """From now on, that chat takes no request for so many seconds."""
        with self.changed:
            self._floods[chat_id] = (time.monotonic() + seconds, seconds)

    def check_chat(self, chat_id: int) -> None:
        """Refuses what may not be sent to a chat now."""
        if chat_id not in self.chats:
            raise bad_request("chat not found")
        if chat_id in self.blocked:
            raise Refused(403, "Forbidden: bot was blocked by the user")
        until, seconds = self._floods.get(chat_id, (0.0, 0))
        if time.monotonic() < until:
            if self.prolonged[chat_id]:
                until = time.monotonic() + seconds
                self._floods[chat_id] = (until, seconds)
            self.prolonged[chat_id] += 1
            left = max(1, round(until - time.monotonic()))
            raise Refused(429, f"Too Many Requests: retry after {left}", retry_after=left)

    def wait_for(self, condition: Callable[[], bool], timeout: float) -> bool:
        """Waits until something is so."""
        with self.changed:
            return bool(self.changed.wait_for(condition, timeout))
