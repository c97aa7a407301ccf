"""Buttons, and the codec of what they carry.

Telegram hands back what a button carries from anyone who cares to forge it: what does not read as
one of ours is None, and what does is still only a claim, to be checked by `access` and `state`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

if TYPE_CHECKING:
    from collections.abc import Callable

# Format 1: the digit, a letter for what the button does, its arguments. At most 64 bytes; a number
# of at most 18 digits is one that SQLite can hold.
_TURN = re.compile(r"1t:([1-9][0-9]{0,17}):([a-z]{2,3})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Turn:
    """To show an answer's passages in another language.

    Attributes:
        answer: The number of the stored answer.
        lang: The code of the language.
    """

    answer: int
    lang: str


def encode(turn: Turn) -> str:
    """What the button carries."""
    return f"1t:{turn.answer}:{turn.lang}"


def decode(data: str | None) -> Turn | None:
    """What a button carried, or None where that is nothing of ours."""
    read = _TURN.fullmatch(data or "")
    return None if read is None else Turn(int(read[1]), read[2])


def turning(
    answer: int, languages: tuple[str, ...], label: Callable[[str], str]
) -> InlineKeyboardMarkup | None:
    """A button for each language that an answer can be shown in instead, or None without any.

    Args:
        answer: The number of the stored answer.
        languages: Their codes.
        label: A language's code -> what the button says.
    """
    if not languages:
        return None
    return InlineKeyboardMarkup.from_row(
        [
            InlineKeyboardButton(label(lang), callback_data=encode(Turn(answer, lang)))
            for lang in languages
        ]
    )
