"""`/stats`: what was asked, for whoever runs the collection that it was asked of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.administration.arguments import days
from bot.administration.questions import statistics_page

if TYPE_CHECKING:
    from collections.abc import Callable

    from telegram import Update
    from telegram.ext import ContextTypes

    from bot.handlers.administration.desk import Desk
    from bot.state import State

STATS = "stats"

_USUAL = 7  # days
_DAY = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class QuestionStatistics:
    """Answers admins who want to know what is asked.

    Attributes:
        kept: For how many seconds questions are kept: there is nothing older to be counted.
        clock: Tells the time in seconds since 1970.
    """

    desk: Desk
    state: State
    kept: int
    clock: Callable[[], float]

    async def show(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Shows the figures of the last days, a week unless a number is given."""
        visitor = await self.desk.admit(update, context)
        if visitor is None:
            return
        most = max(1, self.kept // _DAY)
        usual = min(_USUAL, most)
        wanted = days(context.args or (), usual=usual, most=most)
        if wanted is None:
            await self.desk.lines.say(visitor, "stats-usage", most=most)
            return
        since = self.clock() - wanted * _DAY
        mine = self.desk.gate.appointed(visitor.user_id)
        found = await self.state.questions.statistics(since, mine)
        page = statistics_page(self.desk.wording(visitor), found, wanted)
        await self.desk.lines.send(visitor, page)
