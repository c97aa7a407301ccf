"""What Telegram finds by itself in a text that a person writes: commands, mentions, addresses."""

from __future__ import annotations

import re
from typing import Any

from tests.support.bot_api.markup import units

_KINDS = {
    "bot_command": re.compile(r"(?<![\w/@])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z]\w{2,31})?(?![\w/])"),
    "mention": re.compile(r"(?<![\w/@])@[A-Za-z]\w{3,31}(?!\w)", re.ASCII),
    "url": re.compile(r"https?://[^\s<>\"]+"),
}


def found_in(text: str) -> list[dict[str, Any]]:
    """The entities of a text, in order, with offsets in UTF-16 code units."""
    entities = [
        {
            "type": kind,
            "offset": units(text[: match.start()]),
            "length": units(match.group()),
        }
        for kind, pattern in _KINDS.items()
        for match in pattern.finditer(text)
    ]
    return sorted(entities, key=lambda entity: entity["offset"])


def command(text: str) -> str | None:
    """The command that a text begins with, such as `/ask@bot`; None where it begins with none."""
    match = _KINDS["bot_command"].match(text)
    return match.group() if match else None
