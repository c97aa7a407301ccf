"""Commands that there are not, or not for who sent them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot import addressing
from bot.handlers import hearing

if TYPE_CHECKING:
    from telegram import Update
    from telegram.ext import ContextTypes

    from bot.handlers.lines import Lines
    from bot.handlers.reception import Reception


@dataclass(frozen=True, slots=True)
class UnknownCommands:
    """Answers commands that do not exist."""

    reception: Reception
    lines: Lines

    async def command(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Says that there is no such command; in a group, where it was for this bot by name."""
        visitor = await self.reception.admit(update)
        message = update.message
        if visitor is None or message is None:
            return
        if visitor.place.is_group:
            command = addressing.command_of(hearing.said(message))
            by_name = command is not None and command.is_for(hearing.me(context.bot))
            if not by_name or hearing.is_secondhand(message):
                return
        await self.lines.say(visitor, "unknown-command")
