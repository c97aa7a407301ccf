"""The one place where updates are stored and queued, whichever way they come.

An update is stored before the server is told that it was taken, and forgotten when its work has
ended; what is still there at the start is worked on first. So each is worked on at least once,
whatever ends the process, and a second time only if the end came in its midst.
"""

from __future__ import annotations

import asyncio
import logging
import time
from contextlib import nullcontext
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from telegram import Update

from bot.errors import Unwritable
from bot.inbox.lanes import IN_HAND, MOST_WAITING, Lanes
from bot.inbox.sent import Malformed, Sent
from bot.inbox.shelf import ROOM, Shelf
from bot.inbox.throttle import Ruling
from bot.inbox.ticket import Ticket, is_suspect, kind_of, lane_of

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Sequence

    from telegram import Bot

    from bot.inbox.store import Meter, Store, Stored
    from bot.inbox.throttle import Throttle

_logger = logging.getLogger(__name__)

DRAINING = 5.0
"""Seconds that work in hand gets to finish after a stop was asked for."""

QUERY_KEPT = 10.0
"""Seconds after which the server takes no answer to an inline query."""

PRESS_KEPT = 60.0
"""Seconds after which nobody waits for what a press does."""

MOST_BEGINNINGS = 5
"""How often an update is begun that an earlier process left: it may be what ended that process."""

_BREATH = 100  # updates queued at the start before others get a turn


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is taken in.

    Attributes:
        in_hand: Updates that are worked on at once.
        most_waiting: Updates that wait before the server is to keep the rest.
        shelf: Characters of JSON whose updates are kept read while they wait.
        alone: Seconds that suspects get at the start, one by one, before anything else is begun.
    """

    in_hand: int = IN_HAND
    most_waiting: int = MOST_WAITING
    shelf: int = ROOM
    alone: float = 5.0


@dataclass(frozen=True, slots=True)
class Work:
    """What is done with updates.

    Attributes:
        handle: Works on one.
        counts: The person whose question it is, or None where it does not count as one.
        limited: Tells the person that it was one too many.
    """

    handle: Callable[[Update], Awaitable[None]]
    counts: Callable[[Update], int | None]
    limited: Callable[[Update], Awaitable[None]]


class Intake:
    """Stores updates, has them worked on, and forgets them."""

    def __init__(  # noqa: PLR0913 - all that it stands on is passed in
        self,
        bot: Bot,
        store: Store,
        work: Work,
        throttle: Throttle,
        meter: Meter,
        *,
        limits: Limits | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Nothing is taken yet.

        Args:
            bot: What updates are read for.
            store: Where they are kept.
            work: What is done with them.
            throttle: Says which questions are too many.
            meter: Is told how many there were.
            limits: How much is taken in.
            clock: Tells the time in seconds; it never goes back.
        """
        limits = limits or Limits()
        self._bot = bot
        self._store = store
        self._work = work
        self._throttle = throttle
        self._meter = meter
        self._clock = clock
        self._lanes = Lanes(self._turn, in_hand=limits.in_hand, most_waiting=limits.most_waiting)
        self._shelf = Shelf(limits.shelf)
        self._alone = limits.alone
        self._suspect = asyncio.Lock()
        meter.backlog(lambda: self._lanes.waiting)

    @property
    def full(self) -> bool:
        """Whether so much waits that the server is to keep the rest for a while."""
        return self._lanes.full

    async def room(self) -> None:
        """Waits until it is not full."""
        await self._lanes.room()

    async def resume(self) -> None:
        """Queues what the last process left."""
        left = await self._store.untouched()
        if left:
            _logger.info("%d updates were left to be worked on.", len(left))
        await self._take_up([stored for stored in left if is_suspect(stored)])
        await self._lanes.settle(self._alone)
        await self._take_up([stored for stored in left if not is_suspect(stored)])

    async def _take_up(self, left: Sequence[Stored]) -> None:
        now = self._clock()
        for start in range(0, len(left), _BREATH):
            batch = left[start : start + _BREATH]
            await self._forget(n for stored in batch for n in self._admit_left(stored, now))
            await asyncio.sleep(0)

    async def take(self, sent: Sequence[Sent]) -> None:
        """Stores updates, from when on they are taken, and queues those that are new.

        Raises:
            Unwritable: None was stored.
        """
        if not sent:
            return
        updates = {one.number: one for one in sent}
        new = await self._store.take({number: one.content for number, one in updates.items()})
        now = self._clock()
        await self._forget(n for number in sorted(new) for n in self._admit(updates[number], now))

    async def finish(self, patience: float = DRAINING) -> None:
        """Gives the work in hand so many seconds; the rest is left to the next start."""
        if not await self._lanes.drain(patience):
            _logger.warning(
                "Some work could not be finished in time: it is left to the next start."
            )

    def _admit_left(self, stored: Stored, now: float) -> Iterable[int]:
        """Queues what an earlier process left; the numbers of what needs no work."""
        try:
            sent = Sent.read(stored.content)
        except Malformed:
            _logger.exception("Update %s cannot be read and is passed over.", stored.id)
            return self._passed_over("unread", stored.id)
        if Update.CALLBACK_QUERY in sent.fields and stored.age > PRESS_KEPT:
            return self._passed_over("late", stored.id)
        if Update.INLINE_QUERY in sent.fields and stored.age > QUERY_KEPT:
            return self._passed_over("late", stored.id)
        update = self._read(sent)
        if update is None:
            return self._passed_over("unread", sent.number)
        suspect = is_suspect(stored)
        ticket = Ticket(sent.number, now - stored.age, is_left=True, is_suspect=suspect)
        return self._queue(update, sent, ticket)

    def _admit(self, sent: Sent, now: float) -> Iterable[int]:
        """Queues what was taken right now; the numbers of what needs no work."""
        update = self._read(sent)
        if update is None:
            return self._passed_over("unread", sent.number)
        self._meter.update(kind_of(update))
        ticket = Ticket(sent.number, now)
        person = self._person(update)
        ruling = Ruling.ADMITTED if person is None else self._throttle.admit(person)
        if ruling is Ruling.ADMITTED:
            return self._queue(update, sent, ticket)
        self._meter.passed_over("limited")
        if ruling is Ruling.DROPPED:
            return (sent.number,)
        self._shelf.put(update, len(sent.content))
        # a lane of its own: who asks too much is to hear it before all the answers
        self._lanes.put(("excess", person), replace(ticket, is_excess=True))
        return ()

    def _queue(self, update: Update, sent: Sent, ticket: Ticket) -> Iterable[int]:
        """Puts an update into its lane; the numbers of those that it replaces."""
        lane = lane_of(update)
        older: tuple[Ticket, ...] = ()
        if update.inline_query is not None:
            ticket = replace(ticket, is_query=True)
            older = self._lanes.withdraw(lane)
        self._shelf.put(update, len(sent.content))
        self._lanes.put(lane, ticket)
        for one in older:
            self._shelf.take(one.number)
        return self._passed_over("newer", *(one.number for one in older))

    def _read(self, sent: Sent) -> Update | None:
        """The update, or None where the library cannot read it, which is told."""
        try:
            return Update.de_json(sent.fields, self._bot)
        except Exception:
            # whatever is wrong with it, it will be wrong again
            _logger.exception("Update %s cannot be read and is passed over.", sent.number)
            return None

    def _person(self, update: Update) -> int | None:
        """Whom an update counts for."""
        try:
            return self._work.counts(update)
        except Exception:
            _logger.exception("Update %s is not counted.", update.update_id)
            return None

    def _passed_over(self, reason: str, *numbers: int) -> Iterable[int]:
        for _ in numbers:
            self._meter.passed_over(reason)
        return numbers

    async def _turn(self, ticket: Ticket) -> None:
        """Works on an update and forgets it; one that is given up half way stays stored."""
        update = self._shelf.take(ticket.number)
        if ticket.is_query and self._clock() - ticket.taken > QUERY_KEPT:
            await self._forget(self._passed_over("late", ticket.number))
            return
        if update is None:
            update = await self._fetch(ticket.number)
        if update is None:
            return
        async with self._suspect if ticket.is_suspect else nullcontext():
            await self._work_on(update, ticket)

    async def _work_on(self, update: Update, ticket: Ticket) -> None:
        if ticket.is_left and not await self._begins(ticket.number):
            return
        try:
            await (self._work.limited if ticket.is_excess else self._work.handle)(update)
        except Exception:
            _logger.exception("Update %s could not be worked on.", ticket.number)
        await self._drop(ticket.number)

    async def _fetch(self, number: int) -> Update | None:
        """An update that found no room on the shelf, from the store."""
        content = await self._store.content(number)
        return None if content is None else self._read(Sent.read(content))

    async def _begins(self, number: int) -> bool:
        """Notes that an update is begun which was left; whether there is anything to work on.

        One that is begun again and again is what ends the process each time: it is given up.
        """
        try:
            begun = await self._store.begun(number)
        except Unwritable as error:
            _logger.warning("The beginning of update %s could not be noted: %s", number, error)
            return True
        if begun <= MOST_BEGINNINGS:
            return begun > 0
        _logger.error(
            "Update %s is given up: the process ended %d times while it was worked on.",
            number,
            MOST_BEGINNINGS,
        )
        await self._forget(self._passed_over("deadly", number))
        return False

    async def _forget(self, numbers: Iterable[int]) -> None:
        await asyncio.gather(*map(self._drop, numbers))

    async def _drop(self, number: int) -> None:
        try:
            await self._store.drop(number)
        except Unwritable as error:
            _logger.warning("Update %s may be answered again after a start: %s", number, error)
