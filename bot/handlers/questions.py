"""The one way from a question to an answer that was delivered and recorded.

Private chats, `/ask`, replies and mentions all come this way. No quote leaves that does not stand
in its document at that moment, character for character.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Protocol

from bot import keyboards
from bot.errors import Unverified, Unwritable
from bot.handlers import replies
from bot.rendering import QUOTES
from bot.state import Asked, StoredAnswer, new_answer_id

if TYPE_CHECKING:
    from collections.abc import Callable

    from telegram import Bot

    from bot.answering import Answering
    from bot.delivery import Delivery
    from bot.handlers.reception import Visitor
    from bot.rendering import AnswerPage, Renderer
    from bot.state import State
    from index.model import Answer

_logger = logging.getLogger(__name__)

PASSAGES = 12
"""How many passages an answer has at most, on all its pages."""

_ATTEMPTS = 2  # at a page whose quotes stand: documents may change between reading and sending
_JUST_NOW = 1.0  # seconds; a letter that waited longer for its turn has its quotes compared again


class Count(Protocol):
    """Where questions are counted."""

    def question(self, lang: str, place: str, *, answered: bool, seconds: float) -> None:
        """Counts one."""


@dataclass(frozen=True, slots=True)
class Questions:
    """Answers questions.

    Attributes:
        clock: Tells the time in seconds, for how long an answer took.
    """

    answering: Answering
    state: State
    renderer: Renderer
    delivery: Delivery
    count: Count
    clock: Callable[[], float]

    async def answer(self, bot: Bot, visitor: Visitor, text: str, after: int | None = None) -> None:
        """Answers a question where it was asked, and records that.

        Args:
            bot: Shows that an answer is being written, where it takes long.
            visitor: Who asks; the update that the question came with ends with the record.
            text: The question.
            after: The number of the bot's message that it replies to, if it does.

        Raises:
            Unverified: Quotes did not stand in the documents, twice in a row.
            TolmachError: The documents or the bot's database cannot be read.
            TelegramError: The answer cannot be sent.
        """
        began = self.clock()
        before = await self._before(visitor, after)
        number = new_answer_id()
        async with replies.typing(bot, visitor):
            answer, page = await self._verified(visitor, text, before)
        try:
            message_id = await self._deliver(visitor, number, answer, page)
        except Unverified:  # while it waited for its turn
            answer, page = await self._verified(visitor, text, before)
            message_id = await self._deliver(visitor, number, answer, page)
        asked = Asked(
            asker=visitor.asker,
            place="group" if visitor.place.is_group else visitor.place.value,
            lang=answer.lang,
            answered=answer.answered,
            seconds=self.clock() - began,
            text=answer.question,
            collections=visitor.collections,
        )
        stored = StoredAnswer(
            id=number,
            chat_id=visitor.chat_id,
            message_id=message_id or 0,
            asker=visitor.asker,
            question=answer.question,
            lang=answer.lang,
            passages=page.passages,
        )
        await self._record(visitor.update_id, asked, None if message_id is None else stored)
        self.count.question(
            answer.lang, asked.place, answered=answer.answered, seconds=asked.seconds
        )

    async def _before(self, visitor: Visitor, after: int | None) -> str | None:
        """The question that this one follows up, or None."""
        if after is None:
            return None
        stored = await self.state.answers.of_message(visitor.chat_id, after)
        return None if stored is None else stored.question

    async def _verified(
        self, visitor: Visitor, text: str, before: str | None
    ) -> tuple[Answer, AnswerPage]:
        """An answer whose quotes stand in the documents now."""
        for _ in range(_ATTEMPTS):
            answer = await self.answering.ask(
                text,
                collections=visitor.collections,
                fallback=visitor.lang,
                limit=PASSAGES,
                marked=QUOTES,  # what the first page shows
                after=before,
            )
            page = self.renderer.answer(answer, compact=visitor.place.is_group)
            if await self.answering.stand(page.quotes):
                return answer, page
        raise Unverified

    async def _deliver(
        self, visitor: Visitor, number: int, answer: Answer, page: AnswerPage
    ) -> int | None:
        """Sends a page whose quotes stood just now, if they do when its turn comes."""
        labels = keyboards.Labels(self.renderer.catalogues, answer.lang)
        explained = visitor.runs_all_of(answer)
        keyboard = keyboards.below_answer(number, page, labels, explained=explained)
        letter = replies.letter(visitor, page, keyboard)
        check = partial(self._stands, page, self.clock())
        return await self.delivery.answer(visitor.update_id, letter, check)

    async def _stands(self, page: AnswerPage, seen: float) -> bool:
        """Whether quotes still stand that did at a moment, on the clock."""
        return self.clock() - seen < _JUST_NOW or await self.answering.stand(page.quotes)

    async def _record(self, update_id: int, asked: Asked, stored: StoredAnswer | None) -> None:
        """Records an answer; the person has it, so that a failure is for the log alone."""
        try:
            if stored is None:
                await self.state.questions.note(asked)
            else:
                await self.state.answers.record(stored, asked, settles=update_id)
        except Unwritable as error:
            _logger.warning("The answer to update %d is not recorded: %s", update_id, error)
