"""From the server to the store, to the work, and what is left of it there."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any

import pytest

from bot.errors import Unwritable
from bot.inbox import Limits
from bot.inbox.intake import MOST_BEGINNINGS
from bot.inbox.throttle import Throttle
from bot.inbox.ticket import SUSPECT
from bot.state import State
from tests.bot.clock import Clock
from tests.bot.inbox.doubles import (
    MemoryStore,
    Tally,
    Worker,
    intake,
    pressed,
    said,
    sent,
    typed,
)

if TYPE_CHECKING:
    from pathlib import Path

    from telegram import Update


async def test_an_update_is_stored_until_its_work_has_ended() -> None:
    """What was taken is in the store while it is worked on, and then no more."""
    store, worker = MemoryStore(), Worker(closed=True)
    inbox = intake(store, worker)
    await inbox.take(sent(said(5), said(6)))
    await asyncio.sleep(0)
    assert sorted(store.updates) == [5, 6]
    worker.gate.set()
    await inbox.finish()
    assert worker.worked == [5, 6]
    assert not store.updates


async def test_an_update_that_comes_again_is_worked_on_once() -> None:
    """The same number twice at once, while it is worked on, and afterwards is one piece of work."""
    store, worker = MemoryStore(), Worker(closed=True)
    inbox = intake(store, worker)
    await inbox.take(sent(said(5), said(5)))
    await inbox.take(sent(said(5), said(6)))
    worker.gate.set()
    await inbox.finish()
    await inbox.take(sent(said(5)))
    await inbox.finish()
    assert worker.worked == [5, 6]


async def test_what_was_left_is_worked_on_first() -> None:
    """Updates of the last process come before those that are brought now."""
    store, worker = MemoryStore(), Worker()
    store.holds(said(9), said(3))
    inbox = intake(store, worker)
    await inbox.resume()
    await inbox.take(sent(said(9), said(10)))
    await inbox.finish()
    assert worker.worked == [3, 9, 10]


async def test_what_nobody_waits_for_is_dropped_at_the_start() -> None:
    """Old presses and inline queries are not answered; a question of that age is."""
    store, worker, tally = MemoryStore(), Worker(), Tally()
    store.holds(said(1), pressed(2), typed(3), age=61)
    store.holds(pressed(4), typed(5, person=8), age=11)
    store.holds(typed(6), age=9)
    inbox = intake(store, worker, tally=tally)
    await inbox.resume()
    await inbox.finish()
    assert sorted(worker.worked) == [1, 4, 6]
    assert not store.updates
    assert tally.reasons == {"late": 3}


async def test_an_inline_query_whose_turn_comes_late_is_dropped() -> None:
    """While the bot is busy an inline query waits ten seconds and no longer."""
    store, worker, tally, clock = MemoryStore(), Worker(closed=True), Tally(), Clock()
    limits = Limits(in_hand=1)
    inbox = intake(store, worker, tally=tally, limits=limits, clock=clock)
    await inbox.take(sent(said(1), typed(2), typed(3, person=8)))
    await asyncio.sleep(0)
    clock.now += 11
    await inbox.take(sent(typed(4, person=9)))
    worker.gate.set()
    await inbox.finish()
    assert worker.worked == [1, 4]
    assert tally.reasons == {"late": 2}
    assert not store.updates


async def test_a_newer_inline_query_replaces_the_one_that_waits() -> None:
    """Of what a person types the last is answered, and nobody else's query is touched."""
    store, worker, tally = MemoryStore(), Worker(closed=True), Tally()
    inbox = intake(store, worker, tally=tally, limits=Limits(in_hand=1))
    await inbox.take(sent(said(1), typed(2), typed(3, person=8), said(4)))
    await inbox.take(sent(typed(5), typed(6)))
    worker.gate.set()
    await inbox.finish()
    assert sorted(worker.worked) == [1, 3, 4, 6]
    assert tally.reasons == {"newer": 2}
    assert not store.updates


async def test_a_query_does_not_wait_for_the_chat_of_its_person() -> None:
    """Who has a slow question in the private chat gets inline results all the same."""
    store, gate, done = MemoryStore(), asyncio.Event(), asyncio.Event()

    async def work(update: Update) -> None:
        if update.message:
            await gate.wait()
        else:
            done.set()

    inbox = intake(store, work)
    await inbox.take(sent(said(1, chat=7), typed(2, person=7)))
    await asyncio.wait_for(done.wait(), 5)
    gate.set()
    await inbox.finish()


async def test_failed_work_has_ended(caplog: pytest.LogCaptureFixture) -> None:
    """Work that raises is told, and not done again; nor is an update that cannot be read."""
    store, worked, tally = MemoryStore(), [], Tally()

    async def work(update: Update) -> None:
        if update.update_id == 5:
            raise ValueError("broken")
        worked.append(update.update_id)

    inbox = intake(store, work, tally=tally)
    broken = {"update_id": 4, "message": 3}
    with caplog.at_level(logging.ERROR):
        await inbox.take(sent(broken, said(5), said(6)))
        await inbox.finish()
    assert "Update 4 cannot be read" in caplog.text
    assert "Update 5 could not be worked on" in caplog.text
    assert worked == [6]
    assert not store.updates
    assert tally.reasons == {"unread": 1}


async def test_what_cannot_be_read_any_more_is_passed_over(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """A stored update that is damaged costs no other."""
    store, worker = MemoryStore(), Worker()
    store.updates = {1: "{", 2: '{"update_id": 2, "message": []}'}
    store.holds(said(3))
    inbox = intake(store, worker)
    with caplog.at_level(logging.ERROR):
        await inbox.resume()
    await inbox.finish()
    assert worker.worked == [3]
    assert not store.updates
    assert caplog.text.count("is passed over") >= 1


async def test_nothing_is_queued_that_was_not_stored() -> None:
    """What the store refuses is raised, and not worked on."""
    store, worker = MemoryStore(refusals=1), Worker()
    inbox = intake(store, worker)
    with pytest.raises(Unwritable):
        await inbox.take(sent(said(5)))
    await inbox.finish()
    assert worker.worked == []


async def test_a_stop_leaves_what_it_gives_up_in_the_store(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Work that does not end in time stays stored, with what stands behind it."""
    store, worker = MemoryStore(), Worker(closed=True)
    inbox = intake(store, worker)
    await inbox.take(sent(said(5), said(6)))
    with caplog.at_level(logging.WARNING):
        await inbox.finish(0.02)
    assert sorted(store.updates) == [5, 6]
    assert "left to the next start" in caplog.text


async def test_fifty_questions_of_one_person_hold_up_nobody() -> None:
    """Of fifty questions in a second twenty are worked on, others' all, and one notice is sent."""
    store, worker, told, tally, clock = MemoryStore(), Worker(), Worker(), Tally(), Clock()
    throttle = Throttle(clock=clock)
    inbox = intake(store, worker, limited=told, throttle=throttle, tally=tally, clock=clock)
    await inbox.take(sent(*(said(n, chat=7) for n in range(50))))
    await inbox.take(sent(*(said(n, chat=n) for n in range(100, 150))))
    await inbox.finish()
    assert [n for n in worker.worked if n < 100] == list(range(20))
    assert sorted(n for n in worker.worked if n >= 100) == list(range(100, 150))
    assert told.worked == [20]
    assert tally.reasons == {"limited": 30}
    assert not store.updates


async def test_the_notice_does_not_wait_for_the_answers() -> None:
    """Who asks too much is told so while the first answer is still on its way."""
    store, worker, told = MemoryStore(), Worker(closed=True), Worker()
    clock = Clock()
    inbox = intake(store, worker, limited=told, throttle=Throttle(burst=2, clock=clock))
    await inbox.take(sent(*(said(n) for n in range(5))))
    await asyncio.sleep(0.01)
    assert told.worked == [2]
    assert worker.worked == []
    worker.gate.set()
    await inbox.finish()
    assert worker.worked == [0, 1]


async def test_what_does_not_count_is_not_limited() -> None:
    """Presses and the like pass beside the throttle, and so does what cannot be counted."""
    store, worker = MemoryStore(), Worker()

    def counts(update: Update) -> int | None:
        if update.message:
            raise RuntimeError("broken")
        return None

    inbox = intake(store, worker, counts=counts, throttle=Throttle(burst=1))
    await inbox.take(sent(*(pressed(n) for n in range(5)), said(5), said(6)))
    await inbox.finish()
    assert sorted(worker.worked) == list(range(7))


async def test_what_was_left_is_not_counted_again() -> None:
    """A restart limits nobody for questions that were admitted before it."""
    store, worker = MemoryStore(), Worker()
    store.holds(*(said(n) for n in range(50)))
    inbox = intake(store, worker, throttle=Throttle(burst=1))
    await inbox.resume()
    await inbox.finish()
    assert worker.worked == list(range(50))


async def test_a_slow_chat_does_not_hold_up_the_intake() -> None:
    """Thousands that wait behind one chat leave the others their way, and little in memory."""
    store, gate, quick = MemoryStore(), asyncio.Event(), []

    async def work(update: Update) -> None:
        if update.effective_chat and update.effective_chat.id == 7:
            await gate.wait()
        else:
            quick.append(update.update_id)

    tally = Tally()
    inbox = intake(store, work, tally=tally, limits=Limits(shelf=1000))
    for start in range(0, 2000, 100):
        await inbox.take(sent(*(said(n) for n in range(start, start + 100))))
    assert not inbox.full
    await inbox.take(sent(said(5000, chat=8)))
    await asyncio.sleep(0)
    assert quick == [5000]
    assert tally.count() == 1999
    assert len(inbox._shelf._updates) < 20
    gate.set()
    await inbox.finish()
    assert not store.updates
    assert inbox._shelf._room == 1000


async def test_order_is_kept_where_the_shelf_is_full() -> None:
    """Updates that are read from the store again are worked on in their order, each once."""
    store, worker = MemoryStore(), Worker()
    inbox = intake(store, worker, limits=Limits(shelf=300))
    await inbox.take(sent(*(said(n) for n in range(30))))
    await inbox.finish()
    assert worker.worked == list(range(30))
    assert not store.updates


async def test_a_crowd_makes_it_full_until_it_is_worked_off() -> None:
    """Where as much waits as may, it says so, and there is room again when some is done."""
    store, worker = MemoryStore(), Worker(closed=True)
    inbox = intake(store, worker, limits=Limits(most_waiting=3))
    await inbox.take(sent(*(said(n) for n in range(5))))
    await asyncio.sleep(0)
    full = [inbox.full]
    worker.gate.set()
    await asyncio.wait_for(inbox.room(), 5)
    full.append(inbox.full)
    assert full == [True, False]
    await inbox.finish()


async def test_what_ends_the_process_each_time_is_given_up(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """An update that was left in the midst of its work so many times is dropped with a line."""
    store, worker, tally = MemoryStore(), Worker(closed=True), Tally()
    store.holds(said(5), said(6))
    for _ in range(MOST_BEGINNINGS):  # in each process 5 is begun, and 6 never
        inbox = intake(store, worker, tally=tally)
        await inbox.resume()
        await inbox.finish(0.01)
        assert sorted(store.updates) == [5, 6]
    worker.gate.set()
    inbox = intake(store, worker, tally=tally)
    with caplog.at_level(logging.ERROR):
        await inbox.resume()
        await inbox.finish()
    assert worker.worked == [6]
    assert "Update 5 is given up" in caplog.text
    assert tally.reasons == {"deadly": 1}
    assert not store.updates


async def test_what_was_in_hand_beside_it_is_not_given_up() -> None:
    """Of updates that were begun again and again, one at a time is in hand from then on."""
    store, worker = MemoryStore(), Worker(closed=True)
    store.holds(*(said(number, chat=number) for number in range(20)))
    for _ in range(MOST_BEGINNINGS):
        inbox = intake(store, worker)
        await inbox.resume()
        await inbox.finish(0.01)
    assert [number for number, times in store.beginnings.items() if times > SUSPECT] == [0]
    worker.gate.set()
    inbox = intake(store, worker)
    await inbox.resume()
    await inbox.finish()
    assert worker.worked == list(range(1, 20))
    assert not store.updates


async def test_what_may_have_been_answered_goes_first_and_alone() -> None:
    """Nothing else is in hand with an update whose next answer would be the last one."""
    store, in_hand, seen = MemoryStore(), 0, []
    store.holds(*(said(number, chat=number) for number in range(8)))
    store.sends.update({3: 1, 6: 1})

    async def work(update: Update) -> None:
        nonlocal in_hand
        in_hand += 1
        await asyncio.sleep(0.001)
        seen.append((update.update_id, in_hand))
        in_hand -= 1

    inbox = intake(store, work, limits=Limits(alone=5))
    await inbox.resume()
    await inbox.finish()
    assert seen[:2] == [(3, 1), (6, 1)]
    assert sorted(number for number, _ in seen[2:]) == [0, 1, 2, 4, 5, 7]


async def test_what_hangs_alone_holds_up_the_others_for_a_while_only() -> None:
    """The rest is taken up though a suspect is not done."""
    store, worked = MemoryStore(), []
    store.holds(said(1, chat=1), said(2, chat=2))
    store.sends[1] = 1

    async def work(update: Update) -> None:
        await asyncio.sleep(60 if update.update_id == 1 else 0)
        worked.append(update.update_id)

    inbox = intake(store, work)
    await inbox.resume()
    await inbox.finish(0.05)
    assert worked == [2]
    assert list(store.updates) == [1]


async def test_what_was_settled_meanwhile_is_not_begun() -> None:
    """An update that is stored no more when its turn comes is left alone."""
    store, worker = MemoryStore(), Worker(closed=True)
    store.holds(said(5), said(6))
    inbox = intake(store, worker)
    await inbox.resume()
    del store.updates[6]
    worker.gate.set()
    await inbox.finish()
    assert worker.worked == [5]


class Undroppable(MemoryStore):
    """A store that forgets nothing and counts nothing: its disk is full."""

    async def drop(self, number: int) -> None:
        """Refuses."""
        raise Unwritable(path="bot.db", cause=f"disk is full at {number}")

    async def begun(self, number: int) -> int:
        """Refuses."""
        raise Unwritable(path="bot.db", cause=f"disk is full at {number}")


async def test_a_store_that_cannot_forget_stops_no_work(caplog: pytest.LogCaptureFixture) -> None:
    """Where an end or a beginning cannot be noted, that is a line, and work goes on."""
    store, worker = Undroppable(), Worker()
    store.holds(said(5))
    inbox = intake(store, worker)
    with caplog.at_level(logging.WARNING):
        await inbox.resume()
        await inbox.take(sent(said(6)))
        await inbox.finish()
    assert worker.worked == [5, 6]
    assert "may be answered again after a start" in caplog.text
    assert "could not be noted" in caplog.text


async def test_kinds_are_counted() -> None:
    """The meter is told what came, by the Bot API's names."""
    store, worker, tally = MemoryStore(), Worker(), Tally()
    inbox = intake(store, worker, tally=tally)
    unknown: dict[str, Any] = {"update_id": 9, "telepathy": {}}
    await inbox.take(sent(said(1), said(2), pressed(3), typed(4), unknown))
    await inbox.finish()
    assert tally.kinds == {"message": 2, "callback_query": 1, "inline_query": 1, "other": 1}


async def test_the_state_is_such_a_store(tmp_path: Path) -> None:
    """With the bot's own database what a stop left is done by the next process, each once."""
    async with State.open(tmp_path / "bot.db") as state:
        worker = Worker(closed=True)
        inbox = intake(state.inbox, worker, limits=Limits(shelf=0))
        await inbox.take(sent(said(5), said(6), said(7, chat=8)))
        worker.gate.set()
        await asyncio.sleep(0)
        worker.gate.clear()
        await inbox.finish(0.05)
    async with State.open(tmp_path / "bot.db") as state:
        again = Worker()
        inbox = intake(state.inbox, again, limits=Limits(shelf=0))
        await inbox.resume()
        await inbox.take(sent(said(5), said(6), said(7, chat=8), said(9)))
        await inbox.finish()
        assert await state.inbox.count() == 0
    assert sorted(worker.worked + again.worked) == [5, 6, 7, 9]
