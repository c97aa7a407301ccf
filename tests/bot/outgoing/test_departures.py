"""Noted requests leave one by one, so that a crash meets few that may or may not have left."""

from __future__ import annotations

import asyncio

from bot.outgoing.departures import Departures
from tests.bot.outgoing.clock import Clock
from tests.bot.outgoing.server import Bot, Server


class _Note:
    """Tells what had arrived when an attempt was noted."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.arrived: list[int] = []

    async def begins(self) -> None:
        """Notes it."""
        self.arrived.append(len(self.server.arrived))

    async def was_not_acted_on(self) -> None:
        """Nothing to be taken back."""


async def _sends(
    departures: Departures, log: list[str], name: str, answered: asyncio.Event
) -> None:
    async with departures.one():
        log.append(f"{name} leaves")
        await answered.wait()
    log.append(f"{name} is answered")


async def test_one_leaves_once_the_last_was_answered() -> None:
    """Of two that are to leave at once, the second is noted when the first has its answer."""
    departures, log = Departures(leaving=60), list[str]()
    first, second = asyncio.Event(), asyncio.Event()
    second.set()
    sending = asyncio.gather(
        _sends(departures, log, "a", first), _sends(departures, log, "b", second)
    )
    for _ in range(5):
        await asyncio.sleep(0)
    assert log == ["a leaves"]
    first.set()
    await sending
    assert log == ["a leaves", "a is answered", "b leaves", "b is answered"]


async def test_a_slow_server_holds_up_nobody_for_long() -> None:
    """What has had no answer yet has left after a moment, and the next one leaves."""
    departures, log, answered = Departures(leaving=0.001), list[str](), asyncio.Event()
    sending = asyncio.gather(*(_sends(departures, log, name, answered) for name in ("a", "b", "c")))
    async with asyncio.timeout(5):
        while len(log) < 3:  # noqa: ASYNC110 - what it is about tells nobody
            await asyncio.sleep(0.001)
    assert log == ["a leaves", "b leaves", "c leaves"]
    answered.set()
    await sending


async def test_who_is_given_up_makes_room() -> None:
    """A request that is cancelled or fails on its way lets the next one leave."""
    departures, log = Departures(leaving=60), list[str]()
    given_up = asyncio.create_task(_sends(departures, log, "a", asyncio.Event()))
    await asyncio.sleep(0)
    given_up.cancel()
    await asyncio.gather(given_up, return_exceptions=True)
    answered = asyncio.Event()
    answered.set()
    await _sends(departures, log, "b", answered)
    assert log == ["a leaves", "b leaves", "b is answered"]


async def test_an_answer_is_noted_when_the_one_before_it_has_arrived() -> None:
    """Of answers to different chats that wait together, none is noted before its time."""
    server = Server(Clock())
    bot, notes = Bot(server), [_Note(server) for _ in range(5)]
    await server.clock.run(
        *(
            bot.call("sendMessage", note, chat_id=chat, text="x")
            for chat, note in enumerate(notes, start=1)
        )
    )
    assert [note.arrived for note in notes] == [[0], [1], [2], [3], [4]]
