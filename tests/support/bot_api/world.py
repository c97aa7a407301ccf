"""What the server knows: accounts, chats, messages, files, and what waits for the bot."""

from __future__ import annotations

import threading
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.support.bot_api.floods import Floods
from tests.support.bot_api.inline import Cache, InlineQuery
from tests.support.bot_api.messages import BOT, Message, to_json
from tests.support.bot_api.privacy import reaches
from tests.support.bot_api.profile import Profile
from tests.support.bot_api.refusals import bad_request, forbidden
from tests.support.bot_api.updates import Delivery, Updates

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.bot_api.chats import Chat

PRESS_LIFETIME = 15.0
"""Seconds after which a press can't be answered any more."""

MOST_DOWNLOADED = 20 * 1024 * 1024
"""Bytes of a file that a bot can get; a server of one's own has no such limit."""


@dataclass(slots=True)
class Callback:
    """A press of a button that waits for the bot's answer."""

    id: str
    expired: bool = False
    answers: list[dict[str, Any]] = field(default_factory=list)
    pressed_at: float = field(default_factory=time.monotonic)

    @property
    def is_open(self) -> bool:
        """Whether an answer is still taken."""
        late = time.monotonic() - self.pressed_at > PRESS_LIFETIME
        return not (self.answers or self.expired or late)


@dataclass(frozen=True, slots=True)
class File:
    """A file that somebody has sent."""

    id: str
    content: bytes
    size: int
    path: str


class World:
    """The server's memory; every access holds `changed`, which tells of every change.

    Attributes:
        users: Accounts by number, the bot's own among them.
        chats: By number, those with one person included.
        messages: By chat and number, of the bot and of people alike.
        sent: The bot's messages in the order in which they were sent.
        inline_messages: What was sent by picking a result, by the name that the bot edits it by.
        calls: Every request, in order: method and parameters.
        counts: How many requests of each method there have been.
        faults: What Telegram lets pass and a good bot does not do.
        blocked: People who have blocked the bot.
        privacy: Whether the bot is in privacy mode.
        self_hosted: Whether the server is one's own: no limit to files, webhooks without TLS.
        proxies: What stands before the bot and holds the certificate: public address -> its own.
    """

    def __init__(self) -> None:
        self.changed = threading.Condition()
        self.users: dict[int, dict[str, Any]] = {BOT["id"]: BOT}
        self.chats: dict[int, Chat] = {}
        self.messages: dict[tuple[int, int], Message] = {}
        self.sent: list[Message] = []
        self.callbacks: dict[str, Callback] = {}
        self.inline_queries: dict[str, InlineQuery] = {}
        self.inline_messages: dict[str, Message] = {}
        self.cache = Cache()
        self.files: dict[str, File] = {}
        self.profile = Profile()
        self.updates = Updates(self.changed)
        self.delivery = Delivery()
        self.floods = Floods()
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.counts: Counter[str] = Counter()
        self.faults: list[str] = []
        self.blocked: set[int] = set()
        self.privacy = True
        self.self_hosted = False
        self.proxies: dict[str, str] = {}
        self._sent_to: defaultdict[int, list[Message]] = defaultdict(list)
        self._number = 1000

    def number(self) -> int:
        """A number not used before, for messages, updates and callbacks alike."""
        with self.changed:
            self._number += 1
            return self._number

    def called(self, method: str, parameters: dict[str, Any]) -> None:
        """Notes a request."""
        self.calls.append((method, parameters))
        self.counts[method] += 1

    def forget(self) -> None:
        """Forgets requests, messages and updates that are over, so that hours fit in memory."""
        with self.changed:
            self.calls.clear()
            self.messages.clear()
            self.sent.clear()
            self._sent_to.clear()
            self.updates.delivered.clear()

    def sent_to(self, chat_id: int) -> list[Message]:
        """The bot's messages in a chat, as they stand now."""
        return self._sent_to[chat_id]

    def add_message(self, message: Message) -> None:
        """Puts a message into its chat, and among the bot's own where it is one."""
        self.messages[message.chat_id, message.id] = message
        if message.sender is BOT and not message.via_bot:
            self.sent.append(message)
            self._sent_to[message.chat_id].append(message)
        self.changed.notify_all()

    def add_update(self, kind: str, content: dict[str, Any]) -> int:
        """Queues an update for the bot, unless it asked not to be sent that kind."""
        with self.changed:
            number = self.number()
            self.updates.add(number, kind, content)
            self.changed.notify_all()
            return number

    def post(self, message: Message, kind: str = "message") -> Message:
        """Puts a person's message into its chat and tells the bot of it, where it may know."""
        with self.changed:
            message.at = time.perf_counter()
            self.add_message(message)
            if reaches(message, self.chats[message.chat_id], privacy=self.privacy):
                message.update = self.add_update(kind, self.written(message))
            return message

    def written(self, message: Message) -> dict[str, Any]:
        """A message as the Bot API writes it."""
        return to_json(message, lambda chat_id: self.chats[chat_id].to_json())

    def chat(self, chat_id: int) -> Chat:
        """A chat that the bot may know.

        Raises:
            Refused: There is none, or the bot has no business there.
        """
        chat = self.chats.get(chat_id)
        if chat is None:
            raise bad_request("chat not found")
        if chat_id in self.blocked:
            raise forbidden("bot was blocked by the user")
        chat.check_present()
        return chat

    def wait_for(self, condition: Callable[[], bool], timeout: float) -> bool:
        """Waits until something is so."""
        with self.changed:
            return bool(self.changed.wait_for(condition, timeout))

    @property
    def polls(self) -> int:
        """How many polls there have been."""
        return self.updates.polls

    @property
    def waiting(self) -> int:
        """How many updates have not been acknowledged."""
        return len(self.updates)

    @property
    def acknowledged(self) -> int:
        """The greatest number of an update that the bot has taken."""
        return self.updates.acknowledged

    @property
    def prolonged(self) -> Counter[int]:
        """How many requests each chat has refused because there were too many."""
        return self.floods.refused

    @property
    def commands(self) -> dict[str, list[dict[str, str]]]:
        """The commands for everybody, by language; by scope they are in `profile`."""
        return self.profile.commands.get("default", {})

    @property
    def webhook(self) -> str:
        """The address that updates are brought to; empty where the bot polls."""
        return self.updates.webhook

    @webhook.setter
    def webhook(self, url: str) -> None:
        self.updates.webhook = url
