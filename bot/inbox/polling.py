"""Updates asked for again and again: long polls, each of which acknowledges what came before it.

What the server cannot give at the moment is asked for again, later and later, with one line in the
log when that begins and one when it ends.
"""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta
from typing import TYPE_CHECKING

from telegram.error import Conflict, TelegramError

from bot.errors import AnotherReplica, Unwritable
from bot.inbox.rivals import Rivals
from bot.inbox.sent import Malformed, Sent
from bot.inbox.weather import FIRST_WAIT, Weather
from bot.stopping import Stop
from bot.transport import Garbled

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from telegram import Bot

    from bot.errors import WrongToken
    from bot.inbox.intake import Intake

_logger = logging.getLogger(__name__)

LONG_POLL = timedelta(seconds=25)
"""How long the server may hold a poll until there is an update."""

_PRECEDENCE = 0.02  # seconds that answering what came goes before the work of the next poll
_ANSWERING = 5.0  # seconds that the server may take to answer, beside those that it holds a poll
_FAREWELL = 2.0  # seconds that the last acknowledgement may take


class Polling:
    """Takes updates from the Bot API server until it is stopped."""

    def __init__(  # noqa: PLR0913 - all that it stands on is passed in
        self,
        bot: Bot,
        intake: Intake,
        wanted: Sequence[str],
        wrong_token: Callable[[], WrongToken],
        *,
        first_wait: float = FIRST_WAIT,
        rivals: Rivals | None = None,
    ) -> None:
        """Nothing is fetched yet.

        Args:
            bot: Where updates come from.
            intake: Where they go.
            wanted: The kinds of update to be sent at all.
            wrong_token: Makes the error that is raised when the token is revoked.
            first_wait: Seconds before the second attempt when the server is away.
            rivals: Decides who gives way where another program polls too.
        """
        self._bot = bot
        self._intake = intake
        self._wanted = wanted
        self._wrong_token = wrong_token
        self._weather = Weather("gives no updates", first_wait)
        self._rivals = rivals or Rivals()
        self._offset: int | None = None
        self._acknowledged: int | None = None
        self._is_running = False

    @property
    def ready(self) -> bool:
        """Whether what people send arrives here."""
        return self._is_running and self._weather.fair

    async def run(self, stopping: asyncio.Event) -> None:
        """Works off what is stored, polls until a stop is asked for, finishes what is in hand.

        Raises:
            WrongToken: The token, right at the start, is rejected now.
            AnotherReplica: Another program polls with it, and was there first.
        """
        try:
            async with Stop.watching(stopping) as stop:
                await stop.unless(self._intake.resume())
                self._is_running = True
                while not stop.asked:
                    await self._step(stop)
        finally:
            self._is_running = False
            await self._intake.finish()
            await self._acknowledge()

    async def _step(self, stop: Stop) -> None:
        """One poll, or one wait after a poll that failed."""
        try:
            self._rivals.polls()
            sent = await stop.unless(self._fetch(LONG_POLL))
            if sent is None:
                return
            self._acknowledged = self._offset
            self._rivals.polled()
            # to its end, stop or not, so that it is known what has been stored
            await self._intake.take(sent)
        except (TelegramError, Unwritable) as error:
            await stop.sleep(self._wait(error))
            return
        if sent:
            self._offset = max(one.number for one in sent) + 1
            await stop.sleep(_PRECEDENCE)
        self._weather.clears()
        await stop.unless(self._intake.room())

    def _wait(self, error: TelegramError | Unwritable) -> float:
        """Seconds until the next poll.

        Raises:
            WrongToken: The token was rejected too often.
            AnotherReplica: Another program polled too often.
        """
        if self._weather.revoked(error):
            raise self._wrong_token() from None
        wait = self._weather.worsens(error)
        if not isinstance(error, Conflict):
            return wait
        rival = self._rivals.conflicts()
        if rival is None:
            raise AnotherReplica(cause=error.message) from None
        return rival

    async def _fetch(self, patience: timedelta, limit: int = 100) -> list[Sent]:
        """The updates that are there, or that come within so long.

        They are fetched unread: one that python-telegram-bot cannot read must not cost the others.

        Raises:
            Garbled: What came is no list of updates with numbers.
        """
        asked = {"offset": self._offset, "timeout": int(patience.total_seconds()), "limit": limit}
        sent: object = await self._bot.do_api_request(
            "getUpdates",
            api_kwargs={
                **{name: value for name, value in asked.items() if value is not None},
                "allowed_updates": self._wanted,
            },
            read_timeout=patience.total_seconds() + _ANSWERING,
        )
        if not isinstance(sent, list):
            raise Garbled
        try:
            return [Sent.of(fields) for fields in sent]
        except Malformed:
            raise Garbled from None

    async def _acknowledge(self) -> None:
        """Tells the server that the last updates were taken, which the next poll would have."""
        if self._offset == self._acknowledged:
            return
        try:
            async with asyncio.timeout(_FAREWELL):
                await self._fetch(timedelta(0), limit=1)
        except (TelegramError, TimeoutError) as error:
            _logger.warning("The last updates could not be acknowledged: %r", error)
