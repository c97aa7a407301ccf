"""Polling: what is acknowledged when, and what becomes of a server in trouble."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any

import pytest
from telegram.error import Conflict, InvalidToken, NetworkError, TelegramError

from bot.errors import AnotherReplica, WrongToken
from bot.inbox import Limits, Polling
from bot.inbox.rivals import Rivals
from tests.bot.inbox.doubles import MemoryStore, intake, said

if TYPE_CHECKING:
    from telegram import Update

    from bot.inbox import Intake

CONFLICT = Conflict("Conflict: terminated by other getUpdates request")


class Server:
    """Gives what it was told to at each poll, then nothing more; the bot's side of it."""

    def __init__(self, *polls: object) -> None:
        self._polls = list(polls)
        self.offsets: list[int | None] = []
        self.idle = asyncio.Event()

    async def do_api_request(
        self, _endpoint: str, *, api_kwargs: dict[str, Any], **_: object
    ) -> object:
        """A poll."""
        self.offsets.append(api_kwargs.get("offset"))
        if self._polls:
            poll = self._polls.pop(0)
            if isinstance(poll, Exception):
                raise poll
            return poll
        self.idle.set()
        if api_kwargs["timeout"]:
            await asyncio.sleep(3600)
        return []


def polling(server: Server, inbox: Intake, rivals: Rivals | None = None) -> Polling:
    """Polls that follow each other soon."""
    bot: Any = server
    rivals = rivals or Rivals(waits=(0.001, 0.001))
    return Polling(bot, inbox, ["message"], WrongToken, first_wait=0.001, rivals=rivals)


async def run(server: Server, store: MemoryStore, until: int = 0) -> list[int]:
    """Runs an inbox until so many updates have been worked on, or for a moment; their numbers."""
    worked: list[int] = []
    stopping = asyncio.Event()

    async def work(update: Update) -> None:
        worked.append(update.update_id)
        if len(worked) == until:
            stopping.set()

    if not until:
        asyncio.get_running_loop().call_later(0.1, stopping.set)
    await asyncio.wait_for(polling(server, intake(store, work)).run(stopping), 10)
    return worked


async def test_what_came_goes_before_the_next_poll() -> None:
    """A poll's updates have a moment to be answered in, before the work of another poll begins."""
    server, store, stopping = Server([said(5)]), MemoryStore(), asyncio.Event()
    polls_by_then = []

    async def work(_update: Update) -> None:
        for _ in range(10):  # as an answer that waits for the store and for the search
            await asyncio.sleep(0)
        polls_by_then.append(len(server.offsets))
        stopping.set()

    await asyncio.wait_for(polling(server, intake(store, work)).run(stopping), 10)
    assert polls_by_then == [1]


async def test_updates_are_stored_before_they_are_acknowledged() -> None:
    """The poll that acknowledges comes when the update is stored, though its work has not ended."""
    store, server = MemoryStore(), Server([said(5), said(6)])
    gate, stopping = asyncio.Event(), asyncio.Event()

    async def work(_: Update) -> None:
        await gate.wait()

    running = asyncio.create_task(polling(server, intake(store, work)).run(stopping))
    await asyncio.wait_for(server.idle.wait(), 10)
    assert server.offsets == [None, 7]
    assert sorted(store.updates) == [5, 6]
    gate.set()
    stopping.set()
    await asyncio.wait_for(running, 10)
    assert not store.updates


async def test_what_was_left_comes_first() -> None:
    """Updates of the last process come before those of the server, once though sent again."""
    store = MemoryStore()
    store.holds(said(9), said(3))
    assert await run(Server([said(9), said(10)]), store, until=3) == [3, 9, 10]
    assert not store.updates


async def test_the_last_updates_are_acknowledged_at_the_stop() -> None:
    """What was taken when the stop came is acknowledged before the end, and not taken any more."""
    server = Server([said(5)])
    assert await run(server, MemoryStore(), until=1) == [5]
    assert server.offsets[-1] == 6


async def test_what_cannot_be_stored_is_not_acknowledged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """While the disk is full the same updates are asked for again, with one line in the log."""
    server = Server([said(5)], [said(5)], [said(5)])
    with caplog.at_level(logging.WARNING):
        assert await run(server, MemoryStore(refusals=2), until=1) == [5]
    assert server.offsets[:3] == [None, None, None]
    assert caplog.text.count("cannot be stored") == 1
    assert caplog.text.count("stored again") == 1


@pytest.mark.parametrize(
    "sent",
    [
        None,
        {"a": 1},
        True,
        "x",
        ["x"],
        [{"message": {}}],
        [{"update_id": "a"}],
        [{"update_id": -1}],
        [{"update_id": 2**63}],
    ],
)
async def test_a_wrong_shape_is_trouble_of_the_server(
    sent: object, caplog: pytest.LogCaptureFixture
) -> None:
    """What is no list of numbered updates is one line, and polling goes on."""
    with caplog.at_level(logging.WARNING):
        assert await run(Server(sent, sent, [said(5)]), MemoryStore(), until=1) == [5]
    assert caplog.text.count("gives no updates") == 1


async def test_a_stop_ends_a_wait() -> None:
    """A stop that is asked for while the server is away ends the inbox at once."""
    failures: list[TelegramError] = [NetworkError("away") for _ in range(99)]
    assert await run(Server(*failures), MemoryStore()) == []


async def test_a_token_that_is_rejected_again_and_again_ends_it() -> None:
    """Three rejections in a row are a revoked token; trouble between them begins anew."""
    rejected = InvalidToken("Unauthorized")
    server = Server(rejected, rejected, NetworkError("away"), rejected, rejected, rejected)
    with pytest.raises(WrongToken):
        await run(server, MemoryStore())
    assert len(server.offsets) == 6


async def test_a_newcomer_gives_way(caplog: pytest.LogCaptureFixture) -> None:
    """Who meets another poller again and again ends with an error, with one line before it."""
    with caplog.at_level(logging.WARNING), pytest.raises(AnotherReplica):
        await run(Server(CONFLICT, CONFLICT, CONFLICT), MemoryStore())
    assert caplog.text.count("Another program polls with the same token") == 1


async def test_who_was_there_polls_on(caplog: pytest.LogCaptureFixture) -> None:
    """Who has served keeps polling however often another disturbs, with one line."""
    rivals = Rivals(waits=(), returns=(0.001,), settling=0)
    store, server = MemoryStore(), Server([said(5)], CONFLICT, CONFLICT, CONFLICT, [said(6)])
    worked: list[int] = []
    stopping = asyncio.Event()

    async def work(update: Update) -> None:
        worked.append(update.update_id)
        if len(worked) == 2:
            stopping.set()

    with caplog.at_level(logging.WARNING):
        await asyncio.wait_for(polling(server, intake(store, work), rivals).run(stopping), 10)
    assert worked == [5, 6]
    assert caplog.text.count("Another program polls") == 1
    assert caplog.text.count("answers again") == 1


async def test_it_is_ready_while_updates_come() -> None:
    """It is ready once it polls, not while the server is away, and not after the stop."""
    server, stopping = Server(NetworkError("away")), asyncio.Event()
    inbox = polling(server, intake(MemoryStore()))
    seen = [inbox.ready]
    inbox._weather._first_wait = inbox._weather._wait = 3600
    running = asyncio.create_task(inbox.run(stopping))
    for _ in range(20):
        await asyncio.sleep(0)
    assert server.offsets == [None]
    seen.append(inbox.ready)
    inbox._weather.clears()
    seen.append(inbox.ready)
    stopping.set()
    await asyncio.wait_for(running, 10)
    seen.append(inbox.ready)
    assert seen == [False, False, True, False]


async def test_a_crowd_stops_polls_until_there_is_room() -> None:
    """Where too much waits no more is fetched, and it goes on when some has been done."""
    gate, stopping, worked = asyncio.Event(), asyncio.Event(), []

    async def work(update: Update) -> None:
        await gate.wait()
        worked.append(update.update_id)
        if len(worked) == 5:
            stopping.set()

    server = Server([said(n) for n in range(4)], [said(4)])
    inbox = intake(MemoryStore(), work, limits=Limits(most_waiting=2))
    running = asyncio.create_task(polling(server, inbox).run(stopping))
    await asyncio.sleep(0.05)
    assert server.offsets == [None]
    gate.set()
    await asyncio.wait_for(running, 10)
    assert worked == list(range(5))
