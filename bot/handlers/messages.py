"""Private messages: a text is a question; anything else is told what the bot answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot import addressing
from bot.administration.albums import Albums
from bot.handlers import hearing

if TYPE_CHECKING:
    from telegram import Update
    from telegram.ext import ContextTypes

    from bot.handlers.lines import Lines
    from bot.handlers.questions import Questions
    from bot.handlers.reception import Reception


@dataclass(frozen=True, slots=True)
class Messages:
    """Answers messages in private chats."""

    reception: Reception
    questions: Questions
    lines: Lines
    _albums: Albums[None] = field(default_factory=Albums)

    async def question(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answers a text; one that replies to an answer is read together with its question.

        The bot's own name is no word of a question.
        """
        message = update.message
        if message is None or not message.text or message.via_bot is not None:
            return  # what was sent by way of inline mode is an answer already
        visitor = await self.reception.admit(update)
        if visitor is None:
            return
        me = hearing.me(context.bot)
        text = addressing.plain(hearing.said(message), me)
        if not visitor.collections:
            await self.lines.turn_away(self.reception.answered(visitor, text))
        elif not text:
            await self.lines.say(visitor, "ask-usage")
        else:
            after = hearing.answered_message(message, me)
            await self.questions.answer(context.bot, visitor, text, after=after)

    async def other(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Tells who sends a photo, a sticker or the like that the bot answers text.

        Of a file it is said that it was not taken: it may have been meant for the collection.
        Once for all that was sent together.
        """
        visitor, message = await self.reception.admit(update), update.message
        if visitor is None or message is None:
            return
        key = "text-only" if message.document is None else "file-not-taken"
        album = message.media_group_id
        if album is None or self._albums.begins(visitor.chat_id, album):
            await self.lines.say(visitor, key)
