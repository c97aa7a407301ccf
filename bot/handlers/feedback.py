"""Votes on answers: 👍, or 👎 and what was wrong; a wrong match goes to whoever may settle it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from bot import keyboards
from bot.handlers import replies, showing
from bot.handlers.answers import actions
from bot.handlers.callbacks import Alert, gone
from bot.keyboards import Reason
from bot.state import ReviewedSide

if TYPE_CHECKING:
    from telegram import CallbackQuery

    from bot.handlers.answers import Answers
    from bot.handlers.reception import Visitor
    from bot.keyboards import Back, Blame, Vote
    from bot.state import State, StoredAnswer
    from index.model import Hit, Match


class Reports(Protocol):
    """Where matches are reported that somebody holds to be wrong."""

    async def report(self, a: ReviewedSide, b: ReviewedSide, collection: str) -> None:
        """Lays both sides of a match before whoever may settle whether they belong together."""


@dataclass(frozen=True, slots=True)
class Feedback:
    """Answers presses that say what an answer was worth."""

    answers: Answers
    state: State
    reports: Reports

    async def vote(self, query: CallbackQuery, visitor: Visitor, action: Vote) -> Alert | None:
        """Counts a vote; a bad one asks what was wrong, in the place of the buttons."""
        stored = await self._judged(query, visitor, action.answer)
        if stored is None:
            return gone(self.answers.renderer, visitor)
        await self.state.feedback.vote(stored.id, visitor.asker, action.up)
        if action.up:
            return self._thanks(visitor)
        back = self.answers.shown(query, stored)
        matched = showing.has_matches(actions(query))
        asking = keyboards.after_bad(back, self.answers.labels(stored), matched=matched)
        await replies.change_buttons(query, asking)
        return Alert(self.answers.renderer.alert(visitor.lang, "feedback-why"), window=False)

    async def blame(self, query: CallbackQuery, visitor: Visitor, action: Blame) -> Alert | None:
        """Notes what was wrong, and puts the answer's own buttons back."""
        stored = await self._judged(query, visitor, action.answer)
        if stored is None:
            return gone(self.answers.renderer, visitor)
        await self.state.feedback.vote(
            stored.id, visitor.asker, up=False, reason=action.reason.value
        )
        back = self.answers.shown(query, stored)
        if action.reason is Reason.MATCH:
            await self._report(visitor, stored, back)
        return await self.answers.show(query, visitor, back) or self._thanks(visitor)

    async def _judged(
        self, query: CallbackQuery, visitor: Visitor, number: int
    ) -> StoredAnswer | None:
        """The answer that is judged; None too where nothing that it quoted may be read any more."""
        stored = await self.answers.given(query, visitor, number)
        if stored is None or not stored.passages:
            return stored
        return stored if await self.answers.again(stored, visitor) else None

    async def _report(self, visitor: Visitor, stored: StoredAnswer, back: Back) -> None:
        """Reports the match of the first passage on the page that has one."""
        answer = await self.answers.again(stored, visitor)
        if answer is None:
            return
        page = self.answers.page(answer, visitor, back)
        for hit in answer.hits:
            if hit.match is not None and hit.passage_id in page.passages[page.first :]:
                await self.reports.report(*_sides(hit, hit.match), hit.card.collection)
                return

    def _thanks(self, visitor: Visitor) -> Alert:
        return Alert(self.answers.renderer.alert(visitor.lang, "feedback-thanks"), window=False)


def _sides(hit: Hit, match: Match) -> tuple[ReviewedSide, ReviewedSide]:
    """A passage and its match, in the order of their languages, as links have them."""
    passage, side = hit.passage, match.side
    own = ReviewedSide(hit.card.name, passage.lang, (passage.number,), (passage.text,))
    other = ReviewedSide(side.doc, side.lang, side.paragraphs, side.texts)
    return (own, other) if own.lang <= other.lang else (other, own)
