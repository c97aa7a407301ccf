"""Matches that somebody reported as wrong: brought to admins of their collection, and settled."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.administration.matches import review_page
from bot.handlers import replies
from bot.keyboards import Judge, keyboard
from index.errors import TolmachError, UnknownDocument, VerdictError

if TYPE_CHECKING:
    from telegram import CallbackQuery, InlineKeyboardMarkup, Update
    from telegram.ext import ContextTypes

    from bot.administration.wording import Wording
    from bot.curation import Curation
    from bot.handlers.administration.desk import Desk
    from bot.handlers.administration.notices import Notices
    from bot.handlers.callbacks import Alert
    from bot.handlers.reception import Visitor
    from bot.state import Review, ReviewedSide, State

_logger = logging.getLogger(__name__)

REVIEWS = "reviews"

_SHOWN = 5  # reviews that a command brings at once, the oldest


@dataclass(frozen=True, slots=True)
class Reviews:
    """Has reported matches settled by those who run their collection."""

    desk: Desk
    state: State
    curation: Curation
    notices: Notices
    _settling: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def report(self, a: ReviewedSide, b: ReviewedSide, collection: str) -> None:
        """Notes that a match is held to be wrong, and brings it to the admins who can be reached.

        One that waits already, or was settled, is not brought again.
        """
        number = await self.state.reviews.report(a, b, collection)
        review = None if number is None else await self.state.reviews.get(number)
        if review is None:
            return
        for admin in self.desk.gate.admins_of(collection):
            if await self.state.people.is_met(admin):
                wording = await self.desk.wording_for(admin)
                self.notices.leave(admin, review_page(wording, review), _choice(review, wording))

    async def waiting(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Brings an admin what waits to be settled, the oldest first."""
        visitor = await self.desk.admit(update, context)
        if visitor is None:
            return
        found = await self.state.reviews.waiting(self.desk.gate.appointed(visitor.user_id))
        await self.desk.lines.say(visitor, "review-waiting", count=len(found))
        for review in found[:_SHOWN]:
            wording = self.desk.wording(visitor)
            page = review_page(wording, review)
            await self.notices.send(visitor.chat_id, page, _choice(review, wording))

    async def judge(self, query: CallbackQuery, visitor: Visitor, action: Judge) -> Alert | None:
        """Settles a match as an admin of its collection says; the first word counts."""
        async with self._settling:
            review = await self.state.reviews.get(action.review)
            if (
                review is None
                or not self.desk.serves(visitor)
                or not self.desk.gate.administers(visitor.user_id, review.collection)
            ):
                return self.desk.gone(visitor)
            if review.verdict is not None:
                await self._show(query, visitor, review, _outcome(confirmed=review.verdict))
                return self.desk.alert(visitor, "review-settled")
            try:
                outcome = await self._carry_out(review, visitor, confirmed=action.confirmed)
            except TolmachError as error:
                _logger.warning("Match %d could not be settled: %s", review.id, error)
                return self.desk.alert(visitor, "review-failed")
            person = self.state.pseudonym(visitor.user_id)
            await self.state.reviews.settle(review.id, action.confirmed, person)
        await self._show(query, visitor, review, outcome)
        return None

    async def _carry_out(self, review: Review, visitor: Visitor, *, confirmed: bool) -> str:
        """Has a verdict noted where links are made; gives the key of what became of it."""
        person = f"telegram:{self.state.pseudonym(visitor.user_id)}"
        try:
            await self.curation.judge(review.a, review.b, confirmed, person)
        except (UnknownDocument, VerdictError) as error:
            _logger.info("Match %d is no longer there to be settled: %s", review.id, error)
            return "review-overtaken"
        return _outcome(confirmed=confirmed)

    async def _show(
        self, query: CallbackQuery, visitor: Visitor, review: Review, outcome: str
    ) -> None:
        page = review_page(self.desk.wording(visitor), review, outcome=outcome)
        await replies.edit(query, page, None)


def _choice(review: Review, wording: Wording) -> InlineKeyboardMarkup:
    """The buttons that settle a match."""
    return keyboard(
        [
            (wording.text("button-confirm"), Judge(review.id, confirmed=True)),
            (wording.text("button-reject"), Judge(review.id, confirmed=False)),
        ]
    )


def _outcome(*, confirmed: bool) -> str:
    return "review-confirmed" if confirmed else "review-rejected"
