"""Rows of buttons, each of which says something and carries an action."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.keyboards.codec import encode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.keyboards.actions import Action


def keyboard(*rows: Sequence[tuple[str, Action]]) -> InlineKeyboardMarkup:
    """The buttons below a message.

    Args:
        rows: What each button says, and what a press of it asks for; empty rows are left out.
    """
    return InlineKeyboardMarkup(
        [
            [InlineKeyboardButton(says, callback_data=encode(action)) for says, action in row]
            for row in rows
            if row
        ]
    )
