"""Commands: what they are called, what the menu says about them, and what they answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from telegram import BotCommand

from bot.handlers import replies

if TYPE_CHECKING:
    from telegram import Bot, Update
    from telegram.ext import ContextTypes

    from bot.handlers.reception import Reception
    from bot.rendering import Renderer

START = "start"
HELP = "help"


@dataclass(frozen=True, slots=True)
class Commands:
    """Answers commands."""

    reception: Reception
    renderer: Renderer

    async def start(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Greets, and says what can be asked."""
        await self._say("greeting", update, context)

    async def help(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Says how to ask and what comes back."""
        await self._say("help", update, context)

    async def unknown(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Says which commands there are."""
        await self._say("unknown-command", update, context)

    async def _say(self, key: str, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        visitor = self.reception.admit(update)
        if visitor is not None:
            page = self.renderer.line(visitor.lang, key)
            await replies.send(context.bot, visitor.chat_id, page)

    async def announce(self, bot: Bot) -> None:
        """Puts the commands into the menu: in each language, and for all others in the default."""
        for code in (None, *self.reception.languages):
            lang = code or self.reception.default
            menu = [
                BotCommand(START, self.renderer.catalogues.text(lang, "command-start")),
                BotCommand(HELP, self.renderer.catalogues.text(lang, "command-help")),
            ]
            await bot.set_my_commands(menu, language_code=code)
