"""What a bot says of itself: commands by scope and language, descriptions, a name."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from tests.support.bot_api.refusals import bad_request

MOST_COMMANDS = 100
_MOST_DESCRIPTION = 256
_MOST = {"description": 512, "short_description": 120, "name": 64}
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_LANGUAGE = re.compile(r"[a-z]{2}|")
_SCOPES = {
    "default": (),
    "all_private_chats": (),
    "all_group_chats": (),
    "all_chat_administrators": (),
    "chat": ("chat_id",),
    "chat_administrators": ("chat_id",),
    "chat_member": ("chat_id", "user_id"),
}

Commands = list[dict[str, str]]


@dataclass(slots=True)
class Profile:
    """What stands in the bot's profile and in the menu.

    Attributes:
        commands: By scope (`default`, `chat/-1001`, …), then by language ("" for all others).
        texts: `description`, `short_description` and `name`, each by language.
    """

    commands: dict[str, dict[str, Commands]] = field(default_factory=dict)
    texts: defaultdict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))

    def set_commands(self, scope: str, lang: str, commands: Commands) -> None:
        """Sets the commands of a scope in a language; none deletes them.

        Raises:
            Refused: A command, or a language, is none.
        """
        if len(commands) > MOST_COMMANDS:
            raise bad_request("BOT_COMMANDS_TOO_MUCH")
        for command in commands:
            if not _COMMAND.fullmatch(command["command"]):
                raise bad_request("BOT_COMMAND_INVALID")
            if not 1 <= len(command["description"]) <= _MOST_DESCRIPTION:
                raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
        _check_language(lang)
        self.commands.setdefault(scope, {})[lang] = commands
        if not commands:
            del self.commands[scope][lang]

    def set_text(self, kind: str, lang: str, text: str) -> None:
        """Sets a description or the name in a language.

        Raises:
            Refused: It is too long.
        """
        if len(text) > _MOST[kind]:
            raise bad_request(f"BOT_{kind.upper()}_TOO_LONG")
        _check_language(lang)
        self.texts[kind][lang] = text

    def menu(self, scopes: list[str], lang: str) -> Commands:
        """What a person sees: the first scope that has commands in their language, or in none."""
        for scope in scopes:
            for code in (lang, ""):
                commands = self.commands.get(scope, {}).get(code)
                if commands:
                    return commands
        return []


def scope_name(scope: dict[str, Any] | None) -> str:
    """The name under which a scope's commands are kept.

    Raises:
        Refused: There is no such scope.
    """
    kind = (scope or {"type": "default"}).get("type")
    if scope is None or kind == "default":
        return "default"
    if kind not in _SCOPES:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    missing = [name for name in _SCOPES[kind] if name not in scope]
    if missing:
        raise bad_request(f"{missing[0]} is empty")
    return "/".join([kind, *(str(scope[name]) for name in _SCOPES[kind])])


def scopes_of(chat_id: int, user_id: int, *, shared: bool, administrator: bool) -> list[str]:
    """The scopes that count for a person in a chat, the narrowest first."""
    if not shared:
        return [f"chat/{chat_id}", "all_private_chats", "default"]
    found = [f"chat_member/{chat_id}/{user_id}"]
    if administrator:
        found.append(f"chat_administrators/{chat_id}")
    found.append(f"chat/{chat_id}")
    if administrator:
        found.append("all_chat_administrators")
    return [*found, "all_group_chats", "default"]


def _check_language(lang: str) -> None:
    if not _LANGUAGE.fullmatch(lang):
        raise bad_request("invalid language code specified")
