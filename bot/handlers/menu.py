"""What Telegram itself shows of the bot: its commands for each kind of chat, and its descriptions.

All of it in every language that there is a catalogue for, and in the default for all others.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from telegram import (
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BotCommandScopeDefault,
)
from telegram.error import TelegramError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Iterator

    from telegram import Bot

    from index.localization import Catalogues

_logger = logging.getLogger(__name__)

_Commands = dict[str, str]  # a command's name -> the key of what the menu says of it

ANYWHERE: _Commands = {"help": "command-help"}
PRIVATE: _Commands = {
    "start": "command-start",
    "help": "command-help",
    "sources": "command-sources",
    "language": "command-language",
    "forgetme": "command-forgetme",
}
GROUP: _Commands = {
    "ask": "command-ask",
    "sources": "command-sources",
    "help": "command-help",
}
GROUP_ADMINS: _Commands = {**GROUP, "settings": "command-settings"}
ADMINS: _Commands = {
    **PRIVATE,
    "stats": "command-stats",
    "digest": "command-digest",
    "reviews": "command-reviews",
    "remove": "command-remove",
    "invite": "command-invite",
    "revoke": "command-revoke",
    "access": "command-access",
    "allow": "command-allow",
    "deny": "command-deny",
}

# Telegram shows the commands of the narrowest scope that there is for a chat.
_SCOPES: tuple[tuple[BotCommandScope, _Commands], ...] = (
    (BotCommandScopeDefault(), ANYWHERE),
    (BotCommandScopeAllPrivateChats(), PRIVATE),
    (BotCommandScopeAllGroupChats(), GROUP),
    (BotCommandScopeAllChatAdministrators(), GROUP_ADMINS),
)
_NO_CHAT = "Chat not found"


@dataclass(frozen=True, slots=True)
class Menu:
    """Tells Telegram what to show.

    Attributes:
        catalogues: The words.
        default: The code of the language for a person whose own is not known.
        admins: Who runs a collection: in the chats with them, their commands stand too.
    """

    catalogues: Catalogues
    default: str
    admins: frozenset[int]

    async def announce(self, bot: Bot) -> None:
        """Sets commands and descriptions; what the server does not take is logged and left."""
        for scope, commands in _SCOPES:
            await self._set_commands(bot, scope, commands)
        for admin in sorted(self.admins):
            await self.announce_to(bot, admin)
        for code, lang in self._languages():
            about = self.catalogues.text(lang, "about")
            description = self.catalogues.text(lang, "description")
            await _try("description", bot.set_my_description(description, language_code=code))
            await _try("about text", bot.set_my_short_description(about, language_code=code))

    async def announce_to(self, bot: Bot, user_id: int) -> None:
        """Sets an admin's commands in the chat with that person, once there is one."""
        if user_id in self.admins:
            await self._set_commands(bot, BotCommandScopeChat(user_id), ADMINS)

    async def _set_commands(self, bot: Bot, scope: BotCommandScope, commands: _Commands) -> None:
        for code, lang in self._languages():
            menu = [
                BotCommand(name, self.catalogues.text(lang, key)) for name, key in commands.items()
            ]
            request = bot.set_my_commands(menu, scope=scope, language_code=code)
            await _try(f"commands for {scope.type}", request)

    def _languages(self) -> Iterator[tuple[str | None, str]]:
        """What Telegram is told, and what is said: for all others, the default."""
        yield None, self.default
        yield from ((code, code) for code in self.catalogues.languages)


async def _try(what: str, request: Awaitable[bool]) -> None:
    try:
        await request
    except TelegramError as error:
        # no chat yet with an admin who has not started the bot
        level = logging.INFO if error.message == _NO_CHAT else logging.WARNING
        _logger.log(level, "The bot's %s could not be set: %s", what, error.message)
