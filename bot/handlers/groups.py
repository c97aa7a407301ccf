"""Messages of groups: what is meant for the bot is answered, and nothing else is.

`/ask` is the same in a private chat, where a colleague's question may have been passed on.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot import addressing
from bot.handlers import hearing

if TYPE_CHECKING:
    from collections.abc import Callable

    from telegram import Update
    from telegram.ext import ContextTypes

    from bot.access import Membership
    from bot.handlers.lines import Lines
    from bot.handlers.questions import Questions
    from bot.handlers.reception import Reception, Visitor
    from bot.state import State

_QUIET = 3600.0  # seconds in which a person is not told a second time who may ask
_MOST = 10_000  # people in chats that it is remembered of


class Reminders:
    """Who was told lately, so that nobody is told again and again."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """Nobody was.

        Args:
            clock: Tells the time in seconds; it must not be set back.
        """
        self._clock = clock
        self._told: OrderedDict[tuple[int, int], float] = OrderedDict()

    def is_due(self, chat_id: int, user_id: int) -> bool:
        """Whether a person is to be told in a chat; notes that it is done."""
        now = self._clock()
        while self._told and (
            len(self._told) >= _MOST or now - next(iter(self._told.values())) >= _QUIET
        ):
            self._told.popitem(last=False)
        if (chat_id, user_id) in self._told:
            return False
        self._told[chat_id, user_id] = now
        return True


@dataclass(frozen=True, slots=True)
class Groups:
    """Answers messages in groups."""

    reception: Reception
    questions: Questions
    lines: Lines
    state: State
    members: Membership
    reminders: Reminders = field(repr=False)

    async def message(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answers a question to the bot: a command, a reply to it, or a text that names it."""
        message = update.message
        if message is None:
            return
        me = hearing.me(context.bot)
        question = addressing.question_of(hearing.heard(message), me)
        visitor = None if question is None else await self.reception.admit(update)
        if question is None or visitor is None:
            return
        if not visitor.collections:
            await self.lines.turn_away(self.reception.answered(visitor, question.text))
        elif not await self._may_ask(visitor):
            if self.reminders.is_due(visitor.chat_id, visitor.user_id):
                asker = self.reception.answered(visitor, question.text)
                await self.lines.say(asker, "admins-ask")
        elif not question.text:
            await self.lines.say(visitor, "ask-usage")
        else:
            await self.questions.answer(context.bot, visitor, question.text, after=question.after)

    async def _may_ask(self, visitor: Visitor) -> bool:
        """Whether the group lets the person ask; its own account is an admin's who asks unnamed."""
        settings = await self.state.chats.get(visitor.chat_id)
        if not settings.admins_only or visitor.user_id == visitor.chat_id:
            return True
        return await self.members.is_admin(visitor.chat_id, visitor.user_id)
