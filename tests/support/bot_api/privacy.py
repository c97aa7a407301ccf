"""Which messages of a chat a bot is told of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.bot_api import entities
from tests.support.bot_api.messages import BOT

if TYPE_CHECKING:
    from tests.support.bot_api.chats import Chat
    from tests.support.bot_api.messages import Message


def reaches(message: Message, chat: Chat, *, privacy: bool) -> bool:
    """Whether the bot is told of a message.

    In privacy mode, a bot that does not run the group gets commands that are not another bot's,
    replies to its own messages, what was sent through it, and service messages; without privacy
    mode, all messages but those of other bots.
    """
    if chat.kind == "private":
        return True
    if not chat.has(BOT["id"]):
        return False
    if message.via_bot:
        return True
    is_bot: bool = message.sender["is_bot"]
    if is_bot and chat.is_shared and message.sender["id"] != _ANONYMOUS:
        return False
    if not privacy or chat.is_administrator(BOT["id"]) or chat.kind == "channel":
        return True
    return _is_service(message) or _is_meant(message)


_ANONYMOUS = 1087968824
"""The account that an administrator writes through who wants not to be named."""

_SERVICE = {
    "new_chat_members", "left_chat_member", "new_chat_title", "migrate_to_chat_id",
    "migrate_from_chat_id", "forum_topic_created", "forum_topic_closed", "pinned_message",
    "group_chat_created", "supergroup_chat_created",
}  # fmt: skip


def _is_service(message: Message) -> bool:
    return not _SERVICE.isdisjoint(message.content)


def _is_meant(message: Message) -> bool:
    if message.reply_to is not None and message.reply_to.sender["id"] == BOT["id"]:
        return True
    command = entities.command(message.text or message.content.get("caption", ""))
    if command is None:
        return False
    _, at, name = command.partition("@")
    return not at or name.lower() == BOT["username"]
