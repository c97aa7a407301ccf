"""A message as its reader sees it, and as the Bot API writes it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.bot_api.markup import Parsed

BOT: dict[str, Any] = {
    "id": 123456,
    "is_bot": True,
    "first_name": "Tolmach",
    "username": "tolmach_test_bot",
}
"""The bot's account, as it stands in messages."""

Keyboard = list[list[dict[str, Any]]]


@dataclass(slots=True, eq=False)
class Message:
    """A message of the bot or of a person, as it stands now.

    Attributes:
        chat_id: Where it stands; 0 for a chat that the bot is not in.
        id: Its number in the chat.
        date: Seconds of the epoch.
        parsed: Its text and what is marked in it.
        keyboard: The buttons below it, row by row.
        options: What else the request asked for, such as `link_preview_options`.
        history: The texts that it has had, the present one last.
        sender: The account that wrote it.
        content: What else it holds, as the Bot API writes it: a document, a service event. None
            takes a field away.
        thread: The topic that it stands in, or the thread of replies; None for General.
        in_topic: Whether `thread` is a topic of a forum.
        reply_to: The message that it replies to.
        via_bot: Whether a person sent it by picking an inline result of the bot.
        inline_id: What the bot edits it by where it is such a message, and has buttons.
        update: The number of the update that told the bot of it; 0 where it was not told.
        at: When it came, by `time.perf_counter`.
    """

    chat_id: int
    id: int
    date: int
    parsed: Parsed
    keyboard: Keyboard
    options: dict[str, Any]
    history: list[str] = field(default_factory=list)
    sender: dict[str, Any] = field(default_factory=lambda: BOT)
    content: dict[str, Any] = field(default_factory=dict)
    thread: int | None = None
    in_topic: bool = False
    reply_to: Message | None = None
    via_bot: bool = False
    inline_id: str | None = None
    update: int = 0
    at: float = 0.0

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
        return [(self.cut(entity), entity["url"]) for entity in found]

    @property
    def buttons(self) -> list[str]:
        """What the buttons below it say, row by row."""
        return [button["text"] for row in self.keyboard for button in row]

    def button(self, label: str) -> dict[str, Any]:
        """The button that says so."""
        for button in (button for row in self.keyboard for button in row):
            if button["text"] == label:
                return button
        raise AssertionError(f"no button {label!r} among {self.buttons}")

    def marked(self, *kinds: str) -> list[str]:
        """The parts of the text that entities of these kinds cover."""
        return [self.cut(entity) for entity in self.parsed.entities if entity["type"] in kinds]

    def cut(self, entity: dict[str, Any]) -> str:
        """The part of the text that an entity covers."""
        start, end = entity["offset"] * 2, (entity["offset"] + entity["length"]) * 2
        return self.parsed.text.encode("utf-16-le")[start:end].decode("utf-16-le")


def to_json(
    message: Message, chat: Callable[[int], dict[str, Any]], *, nested: bool = False
) -> dict[str, Any]:
    """A message as the Bot API writes it.

    Args:
        chat: Gives a chat's description by its number.
        nested: Whether it stands within another one, which leaves out what it replies to.
    """
    written: dict[str, Any] = {
        "message_id": message.id,
        "from": message.sender,
        "chat": chat(message.chat_id),
        "date": message.date,
    }
    if message.thread is not None:
        written["message_thread_id"] = message.thread
    if message.in_topic:
        written["is_topic_message"] = True
    if message.reply_to is not None and not nested:
        written["reply_to_message"] = to_json(message.reply_to, chat, nested=True)
    if message.via_bot:
        written["via_bot"] = BOT
    if message.text:
        written["text"] = message.text
        if message.parsed.entities:
            written["entities"] = message.parsed.entities
    if message.keyboard:
        written["reply_markup"] = {"inline_keyboard": message.keyboard}
    whole = {**written, **message.content}
    return {name: value for name, value in whole.items() if value is not None}
