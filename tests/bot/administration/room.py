"""A room of admins: a database, a gate, and a Telegram that only notes what it is sent."""

from __future__ import annotations

import asyncio
import datetime as dt
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

from telegram import CallbackQuery, Chat, Document, Message, Update, User
from telegram.error import BadRequest, TelegramError

from bot.keyboards import encode

if TYPE_CHECKING:
    from pathlib import Path

    from telegram import Bot, ChatMember, InlineKeyboardMarkup
    from telegram.ext import ContextTypes

    from bot.access import Membership, Place
    from bot.delivery import Letter
    from bot.handlers.administration.desk import Desk
    from bot.handlers.administration.notices import Notices
    from bot.handlers.reception import Visitor
    from bot.keyboards import Action
    from bot.state import State
    from tests.bot.clock import Clock

ROOT, CURATOR, STRANGER = 1, 2, 3
"""Who runs everything, who runs `treaties` alone, who runs nothing."""

GROUP = -100
START = dt.datetime(2026, 1, 7, 12, tzinfo=dt.UTC).timestamp()  # a Wednesday


@dataclass
class Telegram:
    """What was sent, and what is to be refused; stands in for the library's bot."""

    sent: list[tuple[int, str, InlineKeyboardMarkup | None]] = field(default_factory=list)
    edited: list[tuple[str, InlineKeyboardMarkup | None]] = field(default_factory=list)
    admins: set[tuple[int, int]] = field(default_factory=set)
    asked: int = 0
    refuses: dict[str, TelegramError] = field(default_factory=dict)
    contents: bytes = b"text"

    async def send_message(self, chat_id: int, text: str, **options: Any) -> Message:
        """Notes a message."""
        self._refuse("send_message")
        self.sent.append((chat_id, text, options.get("reply_markup")))
        return Message(len(self.sent), dt.datetime.now(dt.UTC), Chat(chat_id, "private"))

    async def edit_message_text(self, text: str, *_: Any, **options: Any) -> bool:
        """Notes an edit."""
        self._refuse("edit_message_text")
        self.edited.append((text, options.get("reply_markup")))
        return True

    async def edit_message_reply_markup(self, *_: Any, **options: Any) -> bool:
        """Notes other buttons."""
        self.edited.append(("", options.get("reply_markup")))
        return True

    async def get_chat_member(self, chat_id: int, user_id: int) -> ChatMember:
        """Whether somebody runs a chat."""
        self.asked += 1
        if (chat_id, user_id) not in self.admins:
            raise BadRequest("Participant_id_invalid")
        return cast("ChatMember", SimpleNamespace(status="creator"))

    async def get_file(self, *_: Any, **__: Any) -> Any:
        """A file that can be fetched."""
        self._refuse("get_file")

        async def download(path: Path) -> None:
            await asyncio.to_thread(path.write_bytes, self.contents)

        return SimpleNamespace(download_to_drive=download)

    def _refuse(self, method: str) -> None:
        if method in self.refuses:
            raise self.refuses[method]


@dataclass
class Post:
    """Answers to messages, as they were given."""

    letters: list[Letter] = field(default_factory=list)

    async def answer(self, _update_id: int, letter: Letter) -> int:
        """Notes an answer."""
        self.letters.append(letter)
        return 500 + len(self.letters)

    @property
    def last(self) -> str:
        """What the last one says."""
        return self.letters[-1].html


@dataclass
class Room:
    """Everything that handlers of admins' commands stand on."""

    desk: Desk
    state: State
    members: Membership
    notices: Notices
    telegram: Telegram
    post: Post
    clock: Clock
    unknown: list[Update]

    def context(self, *words: str) -> ContextTypes.DEFAULT_TYPE:
        """What stands behind a command."""
        return cast("ContextTypes.DEFAULT_TYPE", SimpleNamespace(args=list(words)))

    def message(
        self,
        user_id: int,
        text: str | None = None,
        *,
        chat_id: int | None = None,
        as_chat: int | None = None,
        **facts: Any,
    ) -> Update:
        """A message of a person, in private unless a chat is named."""
        if as_chat is not None:
            facts["sender_chat"] = Chat(as_chat, "supergroup")
        place = "private" if chat_id is None else "supergroup"
        user = User(user_id, "P", is_bot=False, language_code="en")
        chat = Chat(chat_id or user_id, place)
        now = dt.datetime.fromtimestamp(self.clock(), dt.UTC)
        message = Message(10, now, chat, from_user=user, text=text, **facts)
        message.set_bot(cast("Bot", self.telegram))
        return Update(77, message=message)

    def document(self, user_id: int, name: str | None = "a.txt", **facts: Any) -> Update:
        """A document that a person sends in private."""
        size = facts.pop("size", 10)
        document = Document("id", "unique", file_name=name, file_size=size)
        document.set_bot(cast("Bot", self.telegram))
        return self.message(user_id, document=document, **facts)

    async def press(
        self,
        user_id: int,
        action: Action,
        *,
        chat_id: int | None = None,
        keyboard: InlineKeyboardMarkup | None = None,
    ) -> tuple[CallbackQuery, Visitor]:
        """A press of a button, and who pressed."""
        message = self.message(999, chat_id=chat_id or user_id).message
        assert message is not None
        place = "private" if chat_id is None else "supergroup"
        shown = Message(
            10, message.date, Chat(chat_id or user_id, place), text="?", reply_markup=keyboard
        )
        shown.set_bot(cast("Bot", self.telegram))
        user = User(user_id, "P", is_bot=False, language_code="en")
        query = CallbackQuery("q", user, "i", message=shown, data=encode(action))
        query.set_bot(cast("Bot", self.telegram))
        visitor = await self.desk.reception.admit(Update(78, callback_query=query))
        assert visitor is not None
        return query, visitor

    async def visitor(self, user_id: int, place: Place, chat_id: int) -> Visitor:
        """Somebody who writes there."""
        chat = None if place.value == "private" else chat_id
        found = await self.desk.reception.admit(self.message(user_id, "?", chat_id=chat))
        assert found is not None
        return found
