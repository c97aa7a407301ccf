"""People who talk to the bot, and what they see of it."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.support.bot_api.methods import to_json
from tests.support.bot_api.world import Callback

if TYPE_CHECKING:
    from tests.support.bot_api.world import Message, World

PATIENCE = 10.0
"""Seconds after which a test gives up waiting."""

_COMMAND = re.compile(r"/[A-Za-z0-9_]{1,32}(?:@\w+)?")


@dataclass(slots=True)
class Press:
    """A button that was pressed."""

    world: World
    callback: Callback

    def alert(self) -> str | None:
        """Waits for the bot's answer; what it says in a window, or None where it says nothing."""
        if not self.world.wait_for(lambda: bool(self.callback.answers), PATIENCE):
            raise AssertionError("the press was never answered")
        answer = self.callback.answers[0]
        text: str | None = answer.get("text")
        return text if answer.get("show_alert") in {True, "true"} else None


class Person:
    """Somebody with an account, in a private chat with the bot unless another chat is named."""

    def __init__(self, world: World, user_id: int, language_code: str | None) -> None:
        self.world = world
        self.id = user_id
        self._user: dict[str, Any] = {"id": user_id, "is_bot": False, "first_name": f"P{user_id}"}
        if language_code is not None:
            self._user["language_code"] = language_code
        self._heard = 0
        world.chats[user_id] = {"id": user_id, "type": "private", "first_name": f"P{user_id}"}

    def says(self, text: str, chat: int | None = None) -> int:
        """Sends the bot a text; returns the update's number."""
        content: dict[str, Any] = {"text": text}
        command = _COMMAND.match(text)
        if command:
            content["entities"] = [
                {"type": "bot_command", "offset": 0, "length": len(command.group())}
            ]
        return self.sends(content, chat)

    def sends(self, content: dict[str, Any], chat: int | None = None, kind: str = "message") -> int:
        """Sends anything that a message may hold; returns the update's number."""
        where = self.id if chat is None else chat
        message = {
            "message_id": self.world.number(),
            "from": self._user,
            "chat": self.world.chats[where],
            "date": int(time.time()),
            **content,
        }
        return self.world.add_update(kind, message)

    def presses(self, message: Message, label: str) -> Press:
        """Presses the button that says so."""
        rows = [button for row in message.keyboard for button in row]
        data = next(button["callback_data"] for button in rows if button["text"] == label)
        return self.forges(message, data)

    def forges(self, message: Message, data: str, *, expired: bool = False) -> Press:
        """Sends a press with any data, as a hostile client may; `expired` cannot be answered."""
        callback = Callback(str(self.world.number()), expired)
        self.world.callbacks[callback.id] = callback
        self.world.add_update(
            "callback_query",
            {
                "id": callback.id,
                "from": self._user,
                "message": to_json(self.world, message),
                "chat_instance": "1",
                "data": data,
            },
        )
        return Press(self.world, callback)

    def hears(self, chat: int | None = None) -> Message:
        """Waits for the bot's next message in the chat."""
        if not self.world.wait_for(lambda: len(self._messages(chat)) > self._heard, PATIENCE):
            raise AssertionError("the bot said nothing")
        message = self._messages(chat)[self._heard]
        self._heard += 1
        return message

    def _messages(self, chat: int | None) -> list[Message]:
        where = self.id if chat is None else chat
        return [message for message in self.world.sent if message.chat_id == where]
