"""Messages: a text is a question; anything else is told what the bot answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot import keyboards
from bot.handlers import replies

if TYPE_CHECKING:
    from telegram import Update
    from telegram.ext import ContextTypes

    from bot.answering import Answering
    from bot.handlers.reception import Reception
    from bot.rendering import Renderer
    from bot.state import State


@dataclass(frozen=True, slots=True)
class Messages:
    """Answers messages."""

    reception: Reception
    answering: Answering
    state: State
    renderer: Renderer

    async def question(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answers a text with quotes, and a button for the other language where there is one."""
        visitor = self.reception.admit(update)
        message = update.effective_message
        if visitor is None or message is None or not message.text:
            return
        answer = await self.answering.ask(
            message.text, collections=visitor.collections, fallback=visitor.lang
        )
        page = self.renderer.answer(answer)
        keyboard = None
        if page.turns:
            number = await self.state.remember(
                visitor.chat_id, message.text, answer.lang, page.passages
            )
            keyboard = keyboards.turning(number, page.turns, self.renderer.labels(answer.lang))
        await replies.send(context.bot, visitor.chat_id, page, keyboard)

    async def other(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Tells who sends a photo, a sticker or the like that the bot answers text."""
        visitor = self.reception.admit(update)
        if visitor is not None:
            page = self.renderer.line(visitor.lang, "text-only")
            await replies.send(context.bot, visitor.chat_id, page)
