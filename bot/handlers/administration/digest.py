"""The weekly digest of questions asked in vain, for each admin who has not turned it off."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from bot.administration.questions import in_vain_page
from bot.handlers import replies
from bot.keyboards import Digest, keyboard
from index.errors import TolmachError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from telegram import CallbackQuery, InlineKeyboardMarkup, Update
    from telegram.ext import ContextTypes

    from bot.administration.wording import Wording
    from bot.handlers.administration.desk import Desk
    from bot.handlers.administration.notices import Notices
    from bot.handlers.callbacks import Alert
    from bot.handlers.reception import Visitor
    from bot.state import State, Subscription

_logger = logging.getLogger(__name__)

DIGEST = "digest"

WEEK = 7 * 24 * 60 * 60.0
"""Seconds that a digest is about, at the least."""

_HOUR = 6  # of Monday, in UTC: the morning from London to Astana
_PAUSE = 600.0  # seconds between looks at whether one is due
_ON, _OFF = "on", "off"


@dataclass(frozen=True, slots=True)
class Digests:
    """Sends digests, and has them turned on and off.

    Attributes:
        clock: Tells the time in seconds since 1970.
    """

    desk: Desk
    state: State
    notices: Notices
    clock: Callable[[], float]

    async def command(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Turns the digest on or off, or shows what the next one would say by now."""
        visitor = await self.desk.admit(update, context)
        if visitor is None:
            return
        words = [word.lower() for word in context.args or ()]
        if words in ([_ON], [_OFF]):
            await self._turn(visitor, on=words == [_ON])
            await self.desk.lines.say(visitor, _state_key(on=words == [_ON]))
            return
        mine = self.desk.gate.appointed(visitor.user_id)
        found = await self.state.questions.in_vain(self.clock() - WEEK, mine)
        page = in_vain_page(self.desk.wording(visitor), found)
        await self.desk.lines.send(visitor, page, self._keyboard(self.desk.wording(visitor)))

    async def press(self, query: CallbackQuery, visitor: Visitor, action: Digest) -> Alert | None:
        """Turns the digest on or off by a button below one."""
        if not self.desk.serves(visitor):
            return self.desk.gone(visitor)
        await self._turn(visitor, on=action.on)
        await replies.change_buttons(
            query, self._keyboard(self.desk.wording(visitor), on=action.on)
        )
        return self.desk.alert(visitor, _state_key(on=action.on))

    async def welcome(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Subscribes an admin who starts the bot, and has never turned the digest off."""
        caller = self.desk.reception.caller(update)
        if caller is not None and self.desk.serves(caller):
            await self.state.subscriptions.offer(caller.chat_id, caller.user_id)

    async def run(self, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
        """Sends digests on Mondays, until it is cancelled; a failure is tried anew a while later.

        Args:
            sleep: Waits for so many seconds.
        """
        while True:
            try:
                await self.send_due()
            except TolmachError as error:
                _logger.warning("Digests could not be made: %s", error)
            await sleep(_PAUSE)

    async def send_due(self) -> None:
        """Sends the digests that have been due since Monday and were not sent.

        That one is sent is noted before it is: it is better lost by a crash than sent twice.

        Raises:
            TolmachError: The bot's database cannot be read or written.
        """
        await self._offer()
        monday = last_monday(self.clock())
        for due in await self.state.subscriptions.due(monday):
            if not self.desk.gate.is_admin(due.user_id):
                await self.state.subscriptions.unsubscribe(due.chat_id)
                continue
            await self.state.subscriptions.sent(due.chat_id)
            await self._send(due, since=min(due.sent_at, monday - WEEK))

    async def _offer(self) -> None:
        """Subscribes who has become an admin since the bot was started by them."""
        for admin in self.desk.gate.all_admins():
            if await self.state.people.is_met(admin):
                await self.state.subscriptions.offer(admin, admin)

    async def _send(self, due: Subscription, since: float) -> None:
        """Sends a digest; of a week in which nothing was asked in vain there is nothing to say."""
        mine = self.desk.gate.appointed(due.user_id)
        found = await self.state.questions.in_vain(since, mine)
        if not found:
            return
        wording = await self.desk.wording_for(due.user_id)
        page = in_vain_page(wording, found)
        await self.notices.send(due.chat_id, page, self._keyboard(wording, on=True))

    async def _turn(self, visitor: Visitor, *, on: bool) -> None:
        if on:
            await self.state.subscriptions.subscribe(visitor.chat_id, visitor.user_id)
        else:
            await self.state.subscriptions.decline(visitor.chat_id, visitor.user_id)

    def _keyboard(self, wording: Wording, *, on: bool | None = None) -> InlineKeyboardMarkup:
        """Buttons that turn it off, on, or, where it is not known which it is, either."""
        choices = (
            (wording.text("button-digest-on"), Digest(on=True)),
            (wording.text("button-digest-off"), Digest(on=False)),
        )
        return keyboard([(says, action) for says, action in choices if action.on is not on])


def _state_key(*, on: bool) -> str:
    return "digest-on" if on else "digest-off"


def last_monday(now: float) -> float:
    """The latest Monday morning that has come, in seconds since 1970."""
    at = datetime.fromtimestamp(now, UTC)
    morning = at.replace(hour=_HOUR, minute=0, second=0, microsecond=0)
    morning -= timedelta(days=at.weekday())
    if morning > at:
        morning -= timedelta(weeks=1)
    return morning.timestamp()
