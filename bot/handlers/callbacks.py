"""Presses of buttons: each is checked anew, and each gets an answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot import keyboards
from bot.handlers import replies

if TYPE_CHECKING:
    from telegram import CallbackQuery, Update
    from telegram.ext import ContextTypes

    from bot.answering import Answering
    from bot.handlers.reception import Reception, Visitor
    from bot.keyboards import Turn
    from bot.rendering import Renderer
    from bot.state import State, StoredAnswer


@dataclass(frozen=True, slots=True)
class Callbacks:
    """Answers presses of buttons."""

    reception: Reception
    answering: Answering
    state: State
    renderer: Renderer

    async def turn(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Shows the answer in the language of the button, or says to ask again."""
        query = update.callback_query
        if query is None:
            return
        visitor = self.reception.admit(update)
        if visitor is None:
            await replies.acknowledge(query)
            return
        turn = keyboards.decode(query.data)
        stored = await self.state.recall(turn.answer, visitor.chat_id) if turn else None
        if turn is None or stored is None:
            forgotten = self.renderer.alert(visitor.lang, "ask-again")
            await replies.acknowledge(query, forgotten)
            return
        alert = await self._show(query, visitor, turn, stored)
        await replies.acknowledge(query, alert)

    async def _show(
        self, query: CallbackQuery, visitor: Visitor, turn: Turn, stored: StoredAnswer
    ) -> str | None:
        """Turns the message, or leaves it and gives what to say instead.

        The same question finds other passages once documents have changed. Those were never
        quoted in this message, so that it is not for a press of its button to show them.
        """
        answer = await self.answering.ask(
            stored.question,
            collections=visitor.collections,
            lang=stored.lang,
            fallback=stored.lang,
        )
        if self.renderer.answer(answer).passages != stored.passages:
            return self.renderer.alert(visitor.lang, "documents-changed")
        page = self.renderer.answer(answer, turn.lang)
        keyboard = keyboards.turning(stored.id, page.turns, self.renderer.labels(answer.lang))
        await replies.edit(query, page, keyboard)
        return None
