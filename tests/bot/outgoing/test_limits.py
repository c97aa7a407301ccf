"""The limits: held in every window, and nothing kept waiting for longer than they ask."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from telegram.error import BadRequest

from bot.outgoing import TELEGRAM, Limits
from tests.bot.outgoing.clock import Clock
from tests.bot.outgoing.server import Bot, Server

if TYPE_CHECKING:
    from collections.abc import Sequence

SMALL = Limits(burst=2, group=4, group_seconds=9.0, overall=3)
"""Limits that little traffic is enough to reach."""

EXACT = 1e-6
CHATS = (7, 8, -1, -2, "@channel")

Traffic = list[tuple[float, int | str]]


def within(times: Sequence[float], start: float, seconds: float) -> int:
    """How many of the times are within a window."""
    return sum(start <= one < start + seconds - EXACT for one in times)


def is_group(chat: int | str) -> bool:
    """Whether it is a group or a channel."""
    return isinstance(chat, str) or chat < 0


def held(times: Sequence[float], limits: Limits, *, group: bool) -> bool:
    """Whether what arrived at one chat is within its limits, in windows of all lengths."""
    for number, start in enumerate(times):
        for more, end in enumerate(times[number:], start=1):
            if more > limits.burst + (end - start + EXACT) / limits.pace:
                return False
        if group and within(times, start, limits.group_seconds) > limits.group:
            return False
    return True


async def arrivals(traffic: Traffic, limits: Limits, *, there: float, back: float) -> Server:
    """Sends traffic, each message with its number for a text."""
    server = Server(Clock(), there=there, back=back)
    bot = Bot(server, limits)
    await server.clock.run(
        *(bot.later(at, chat, str(number)) for number, (at, chat) in enumerate(traffic))
    )
    assert len(server.arrived) == len(traffic)
    return server


traffic = st.lists(
    st.tuples(st.sampled_from([0.0, 0.1, 0.5, 1.0, 3.7, 8.0]), st.sampled_from(CHATS)),
    max_size=40,
)


@settings(max_examples=60, deadline=None)
@given(traffic, st.sampled_from([0.0, 0.04]), st.sampled_from([0.0, 0.3, 2.0]))
def test_no_window_breaks_a_limit(traffic: Traffic, there: float, back: float) -> None:
    """Whatever is sent when, and however slow the server: it never gets more than it takes."""
    server = asyncio.run(arrivals(traffic, SMALL, there=there, back=back))
    for chat in CHATS:
        times = [one.at for one in server.arrived if one.chat == chat]
        assert held(times, SMALL, group=is_group(chat))
        sent = [(at, str(number)) for number, (at, to) in enumerate(traffic) if to == chat]
        assert server.texts(chat) == [text for _, text in sorted(sent, key=lambda one: one[0])]
    times = [one.at for one in server.arrived]
    assert all(within(times, start, SMALL.overall_seconds) <= SMALL.overall for start in times)


@settings(max_examples=60, deadline=None)
@given(traffic)
def test_nothing_waits_for_longer_than_the_limits_ask(traffic: Traffic) -> None:
    """A message that came late came at the first moment that broke none of the limits."""
    server = asyncio.run(arrivals(traffic, SMALL, there=0.0, back=0.0))
    everything = [one.at for one in server.arrived]
    for chat in CHATS:
        before: list[float] = []
        for one in (one for one in server.arrived if one.chat == chat):
            asked = 1000.0 + traffic[int(one.text)][0]
            due = max([asked, *before[-1:]])
            sooner = one.at - 0.001
            if sooner > due:
                own = held([*before, sooner], SMALL, group=is_group(chat))
                overall = SMALL.overall_seconds + SMALL.margin
                earlier = sum(sooner - overall < at < one.at for at in everything)
                assert not own or earlier >= SMALL.overall
            before.append(one.at)


async def test_a_rested_chat_gets_a_burst_and_then_one_a_second() -> None:
    """Three messages go at once, the others a second apart."""
    server = await arrivals([(0, 7)] * 6, TELEGRAM, there=0, back=0)
    assert [round(one.at - 1000, 3) for one in server.arrived] == [0, 0, 0, 1, 2, 3]


async def test_a_group_gets_twenty_a_minute() -> None:
    """The twenty-first message of a minute waits for the next one."""
    server = await arrivals([(0, -5)] * 21, TELEGRAM, there=0, back=0)
    times = [one.at - 1000 for one in server.arrived]
    assert times[19] < 18
    assert times[20] == 60


async def test_many_people_get_thirty_a_second_in_the_order_in_which_they_came() -> None:
    """Three hundred people at once are served in ten seconds or so, none before an earlier one."""
    server = await arrivals([(0, chat) for chat in range(1, 301)], TELEGRAM, there=0, back=0)
    assert [one.chat for one in server.arrived] == list(range(1, 301))
    assert server.arrived[-1].at - 1000 < 10.5


async def test_idle_chats_are_forgotten() -> None:
    """What is remembered of chats does not grow with the number of those that ever wrote."""
    server = Server(Clock())
    bot = Bot(server)
    for number in range(700):
        await server.clock.run(bot.send(number + 1))
        server.clock.now += 0.3
    assert len(bot.outgoing.chats) <= 256


async def test_a_chat_that_is_sent_to_is_not_forgotten() -> None:
    """What follows waits for the answer, however many other chats have come meanwhile."""
    server = Server(Clock(), back=30.0)
    bot = Bot(server)
    others = [bot.later(10, chat) for chat in range(100, 500)]
    await server.clock.run(bot.send(7, "a"), *others, bot.later(20, 7, "b"))
    times = [one.at - 1000 for one in server.arrived if one.chat == 7]
    assert times == [0, 30]


async def test_what_is_refused_counts_too() -> None:
    """The server counts what it gets, whatever it says to it."""
    server = Server(Clock(), refusals={7: [BadRequest("no") for _ in range(9)]})
    bot = Bot(server)
    await server.clock.run(*(bot.send(7) for _ in range(5)))
    assert [one.at - 1000 for one in server.arrived] == [0, 0, 0, 1, 2]
