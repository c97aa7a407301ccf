"""How an answer came about, for who runs all collections that it quotes and presses its button.

It is sent where nobody else reads along: below the answer in a private chat, and to the person's
own chat from a group.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from telegram.error import BadRequest, Forbidden

from bot.delivery import Letter, post
from bot.handlers.callbacks import Alert, gone
from bot.handlers.questions import PASSAGES

if TYPE_CHECKING:
    from telegram import CallbackQuery
    from telegram.ext import ExtBot

    from bot.handlers.answers import Answers
    from bot.handlers.reception import Visitor
    from bot.keyboards import Explain

_logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Explaining:
    """Answers presses that ask how an answer came about."""

    answers: Answers
    bot: ExtBot[Any]

    async def press(self, query: CallbackQuery, visitor: Visitor, action: Explain) -> Alert | None:
        """Asks the question again, as it was asked there, and says how the answer comes about."""
        renderer = self.answers.renderer
        stored = await self.answers.given(query, visitor, action.answer)
        if stored is None or not visitor.is_admin_of:
            return gone(renderer, visitor)
        answer = await self.answers.answering.ask(
            stored.question,
            collections=visitor.collections,
            lang=stored.lang,
            fallback=stored.lang,
            limit=PASSAGES,
            marked=0,
            explain=True,
        )
        if answer.explanation is None or not visitor.runs_all_of(answer):
            return gone(renderer, visitor)
        page = renderer.explanation(answer, answer.explanation, visitor.lang)
        below = None if visitor.place.is_group else visitor.message_id
        try:
            await post(self.bot, Letter(visitor.user_id, page.html, reply_to=below))
        except (BadRequest, Forbidden) as error:
            _logger.info("An explanation was not sent: %s", error.message)
            return Alert(renderer.alert(visitor.lang, "explanation-unsent"))
        if below is None:
            return Alert(renderer.alert(visitor.lang, "explanation-sent"), window=False)
        return None
