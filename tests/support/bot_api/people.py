"""People who talk to the bot, and what they see of it."""

from __future__ import annotations

import re
import time
from collections import Counter
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

from tests.support.bot_api.chats import Chat
from tests.support.bot_api.entities import found_in
from tests.support.bot_api.groups import Group, place
from tests.support.bot_api.markup import Parsed
from tests.support.bot_api.messages import BOT, Message
from tests.support.bot_api.profile import scopes_of
from tests.support.bot_api.typing_ahead import PATIENCE, Query, ask, pick
from tests.support.bot_api.world import Callback, File

if TYPE_CHECKING:
    from tests.support.bot_api.chats import Topic
    from tests.support.bot_api.world import World

_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")


class Press:
    """A button that was pressed."""

    def __init__(self, world: World, callback: Callback) -> None:
        self.world = world
        self.callback = callback

    def answer(self) -> dict[str, Any]:
        """Waits for the bot's answer; what it sent."""
        if not self.world.wait_for(lambda: bool(self.callback.answers), PATIENCE):
            raise AssertionError("the press was never answered")
        return self.callback.answers[0]

    def alert(self) -> str | None:
        """Waits for the bot's answer; what it says in a window, or None where it says nothing."""
        answer = self.answer()
        text: str | None = answer.get("text")
        return text if answer.get("show_alert") in {True, "true"} else None


class Person:
    """Somebody with an account, in a private chat with the bot unless another chat is named."""

    def __init__(
        self, world: World, user_id: int, language_code: str | None, *, is_met: bool = True
    ) -> None:
        self.world = world
        self.id = user_id
        self.user: dict[str, Any] = {"id": user_id, "is_bot": False, "first_name": f"P{user_id}"}
        if language_code is not None:
            self.user["language_code"] = language_code
        self._heard: Counter[int] = Counter()
        with world.changed:
            world.users[user_id] = self.user
            world.chats[user_id] = Chat(user_id, "private", f"P{user_id}", is_met=is_met)

    def says(
        self,
        text: str,
        chat: int | Group | None = None,
        *,
        topic: Topic | None = None,
        reply_to: Message | None = None,
    ) -> int:
        """Sends a text; returns the number of the update, or 0 where the bot is not told."""
        return self.posts(text, chat, topic=topic, reply_to=reply_to).update

    def says_at_once(self, *texts: str, chat: int | Group | None = None) -> list[int]:
        """Sends several texts in one moment, so that one poll takes them all."""
        with self.world.changed:
            return [self.says(text, chat) for text in texts]

    def posts(  # noqa: PLR0913 - what a message is made of
        self,
        text: str,
        chat: int | Group | None = None,
        *,
        topic: Topic | None = None,
        reply_to: Message | None = None,
        content: dict[str, Any] | None = None,
        kind: str = "message",
    ) -> Message:
        """Sends a message.

        Args:
            topic: The topic that it stands in; None is General, or what is replied to stands in.
            reply_to: The message that it replies to.
            content: What it holds besides its text; what is named here goes before all else.
            kind: The kind of update that the bot gets.
        """
        with self.world.changed:
            where = self.world.chats[self.id if chat is None else place(chat)]
            if where.kind == "private":
                where.is_met = True
            elif where.kind != "channel" and not where.has(self.id):
                where.statuses[self.id] = "member"
            message = self._message(where, text, reply_to)
            message.content = dict(content or {})
            if where.kind == "channel":
                message.content |= {"from": None, "sender_chat": where.to_json()}
            self._place(where, message, topic)
            return self.world.post(message, kind)

    def sends(
        self, content: dict[str, Any], chat: int | Group | None = None, kind: str = "message"
    ) -> int:
        """Sends anything that a message may hold; returns the number of the update."""
        fields = dict(content)
        text = fields.pop("text", "") if "entities" not in fields else ""
        return self.posts(text, chat, content=fields, kind=kind).update

    def sends_document(  # noqa: PLR0913 - what a file is made of
        self,
        name: str,
        data: bytes,
        chat: int | Group | None = None,
        *,
        caption: str = "",
        mime: str = "text/plain",
        size: int | None = None,
        topic: Topic | None = None,
        reply_to: Message | None = None,
        album: str | None = None,
    ) -> Message:
        """Sends a file.

        Args:
            size: The size that Telegram tells, in bytes, where it is another one than the data's.
            album: The name that files sent together have in common.
        """
        with self.world.changed:
            number = f"file{self.world.number()}"
            told = len(data) if size is None else size
            self.world.files[number] = File(number, data, told, f"documents/{number}")
            document = {
                "file_id": number,
                "file_unique_id": number[::-1],
                "file_name": name,
                "mime_type": mime,
                "file_size": told,
            }
            content: dict[str, Any] = {"document": document}
            if caption:
                content |= {"caption": caption, "caption_entities": found_in(caption)}
            if album:
                content["media_group_id"] = album
            return self.posts("", chat, topic=topic, reply_to=reply_to, content=content)

    def edits(self, message: Message, text: str) -> int:
        """Changes a message of one's own; returns the number of the update."""
        with self.world.changed:
            message.parsed = Parsed(text.strip(), found_in(text.strip()))
            message.history.append(message.text)
            message.content["edit_date"] = int(time.time())
            return self.world.post(message, "edited_message").update

    def starts(self, payload: str = "") -> int:
        """Presses START; a payload that is none is left out."""
        return self.says(f"/start {payload}" if _PAYLOAD.fullmatch(payload) else "/start")

    def opens(self, link: str, chat: Group | None = None) -> int:
        """Follows a link to the bot: `?start=…` into the private chat, `?startgroup=…` into one.

        Args:
            chat: The group that the person picks where the link is one for groups.
        """
        parts = urlsplit(link)
        if parts.netloc != "t.me" or parts.path.strip("/").lower() != BOT["username"]:
            raise AssertionError(f"no link to the bot: {link}")
        query = parse_qs(parts.query)
        if "startgroup" not in query:
            return self.starts(query.get("start", [""])[0])
        if chat is None:
            raise AssertionError("a link for groups needs a group")
        chat.adds_bot(self)
        return self.says(f"/start@{BOT['username']} {query['startgroup'][0]}", chat)

    def blocks(self, *, blocks: bool = True) -> int:
        """Blocks the bot, or takes it back; returns the number of the update."""
        with self.world.changed:
            change = self.world.blocked.add if blocks else self.world.blocked.discard
            change(self.id)
            member, kicked = {"status": "member"}, {"status": "kicked", "until_date": 0}
            old, new = (member, kicked) if blocks else (kicked, member)
            update = {
                "chat": self.world.chats[self.id].to_json(),
                "from": self.user,
                "date": int(time.time()),
                "old_chat_member": {"user": BOT, **old},
                "new_chat_member": {"user": BOT, **new},
            }
            return self.world.add_update("my_chat_member", update)

    def presses(self, message: Message, label: str) -> Press:
        """Presses the button that says so."""
        with self.world.changed:
            return self.forges(message, message.button(label)["callback_data"])

    def forges(self, message: Message, data: str, *, expired: bool = False) -> Press:
        """Sends a press with any data, as a hostile client may; `expired` cannot be answered."""
        with self.world.changed:
            callback = Callback(str(self.world.number()), expired)
            self.world.callbacks[callback.id] = callback
            where: dict[str, Any] = {"inline_message_id": message.inline_id}
            if message.inline_id is None:
                where = {"message": self.world.written(message)}
            query = {"id": callback.id, "from": self.user, "chat_instance": "1", "data": data}
            self.world.add_update("callback_query", query | where)
        return Press(self.world, callback)

    def types(self, text: str, offset: str = "", chat_type: str = "sender") -> Query:
        """Types `@bot text` in some chat; `offset` is what scrolling on asks for."""
        return ask(self.world, self.user, text, offset, chat_type)

    def picks(self, query: Query, number: int = 0, chat: int | Group | None = None) -> Message:
        """Taps one of the results, which is sent to the chat; None is one without the bot."""
        return pick(query, number, 0 if chat is None else place(chat))

    def hears(self, chat: int | Group | None = None) -> Message:
        """Waits for the bot's next message in the chat."""
        where = self.id if chat is None else place(chat)
        heard = self._heard[where]
        if not self.world.wait_for(lambda: len(self.world.sent_to(where)) > heard, PATIENCE):
            raise AssertionError("the bot said nothing")
        self._heard[where] += 1
        return self.world.sent_to(where)[heard]

    def menu(self, chat: Group | None = None) -> list[str]:
        """The commands that the app offers in a chat, in the person's language."""
        where = self.world.chats[self.id if chat is None else chat.id]
        lang = self.user.get("language_code", "")[:2]
        runs = where.is_administrator(self.id)
        scopes = scopes_of(where.id, self.id, shared=where.is_shared, administrator=runs)
        return [command["command"] for command in self.world.profile.menu(scopes, lang)]

    def _message(self, where: Chat, text: str, reply_to: Message | None) -> Message:
        parsed = Parsed(text, found_in(text))
        number, now = self.world.number(), int(time.time())
        return Message(
            where.id, number, now, parsed, [], {}, [text], sender=self.user, reply_to=reply_to
        )

    def _place(self, where: Chat, message: Message, topic: Topic | None) -> None:
        """Puts a message into its topic, or into the thread of what it replies to."""
        if topic is not None:
            message.thread, message.in_topic = topic.id, True
            message.reply_to = message.reply_to or self.world.messages[where.id, topic.id]
        elif message.reply_to is not None and where.kind == "supergroup":
            message.thread = message.reply_to.thread
            message.in_topic = where.is_forum and message.thread is not None
            if not where.is_forum:
                message.thread = message.thread or message.reply_to.id
