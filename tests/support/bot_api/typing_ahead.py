"""Inline mode as a person sees it: results below what is typed, one of which is sent."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from tests.support.bot_api.inline import InlineQuery
from tests.support.bot_api.messages import BOT

if TYPE_CHECKING:
    from tests.support.bot_api.inline import InlineAnswer
    from tests.support.bot_api.messages import Message
    from tests.support.bot_api.world import World

PATIENCE = 10.0
"""Seconds after which a test gives up waiting."""


@dataclass(frozen=True, slots=True)
class Query:
    """What somebody typed after the bot's name."""

    world: World
    user: dict[str, Any]
    asked: InlineQuery
    chat_type: str

    def answer(self) -> InlineAnswer:
        """Waits for what is shown."""
        if not self.world.wait_for(lambda: self.asked.answer is not None, PATIENCE):
            raise AssertionError("the inline query was never answered")
        if self.asked.answer is None:
            raise AssertionError
        return self.asked.answer

    def next(self) -> Query:
        """Scrolls on to the next page."""
        offset = self.answer().next_offset
        if not offset:
            raise AssertionError("there is nothing more to scroll to")
        return ask(self.world, self.user, self.asked.text, offset, self.chat_type)


def ask(world: World, user: dict[str, Any], text: str, offset: str, chat_type: str) -> Query:
    """Asks the bot, unless the server keeps an answer that this person may see."""
    with world.changed:
        asked = InlineQuery(str(world.number()), user["id"], text, offset)
        kept = world.cache.find(asked)
        if kept is not None:
            asked.answer = replace(kept, from_cache=True)
            return Query(world, user, asked, chat_type)
        world.inline_queries[asked.id] = asked
        content = {
            "id": asked.id,
            "from": user,
            "query": text,
            "offset": offset,
            "chat_type": chat_type,
        }
        world.add_update("inline_query", content)
        return Query(world, user, asked, chat_type)


def pick(query: Query, number: int, chat_id: int) -> Message:
    """Sends a result; the bot is told which, and by what name it may edit the message."""
    world, answer = query.world, query.answer()
    result = answer.results[number]
    with world.changed:
        message = replace(
            answer.messages[result["id"]],
            chat_id=chat_id,
            id=world.number(),
            date=int(time.time()),
            sender=query.user,
            via_bot=True,
        )
        message.history = [message.text]
        chosen = {"result_id": result["id"], "from": query.user, "query": query.asked.text}
        if message.keyboard:
            message.inline_id = f"inline{message.id}"
            world.inline_messages[message.inline_id] = message
            chosen["inline_message_id"] = message.inline_id
        if chat_id in world.chats and chat_id != BOT["id"]:
            world.post(message)
        world.add_update("chosen_inline_result", chosen)
        return message
