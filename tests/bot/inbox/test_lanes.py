"""Lanes: the order of work, whose turn it is, and how it ends."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.inbox.lanes import Lanes

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable


async def call(work: Callable[[], Awaitable[object]]) -> None:
    """Does a piece that is a function."""
    await work()


async def test_work_of_a_key_keeps_its_order() -> None:
    """Work of one key is done in the order that it came, however long each piece takes."""
    done: list[int] = []

    async def work(number: int) -> None:
        await asyncio.sleep(0.01 if number == 0 else 0)
        done.append(number)

    lanes = Lanes(work)
    for number in range(5):
        lanes.put("chat", number)
    assert await lanes.drain(5)
    assert done == [0, 1, 2, 3, 4]


async def test_keys_do_not_wait_for_each_other() -> None:
    """Work of one key is done while that of another waits, however much waits behind that one."""
    gate, passed = asyncio.Event(), asyncio.Event()

    async def passing() -> None:
        passed.set()

    lanes = Lanes(call)
    for _ in range(1000):
        lanes.put("slow", gate.wait)
    lanes.put("quick", passing)
    await asyncio.wait_for(passed.wait(), 5)
    gate.set()
    assert await lanes.drain(5)


async def test_turns_go_round() -> None:
    """With one piece in hand at a time, a key with much to do lets another in after each piece."""
    done: list[str] = []

    async def work(name: str) -> None:
        done.append(name)

    lanes = Lanes(work, in_hand=1)
    for name in ("a1", "a2", "a3", "b1", "b2", "c1"):
        lanes.put(name[0], name)
    assert await lanes.drain(5)
    assert done == ["a1", "b1", "c1", "a2", "b2", "a3"]


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=40), st.integers(1, 3))
def test_all_is_done_once_and_in_order(pieces: list[tuple[int, int]], in_hand: int) -> None:
    """Whatever comes when, each piece is done once, after those of its key, never too many."""
    done: list[tuple[int, int]] = []
    busy, most = 0, 0

    async def work(piece: tuple[int, int]) -> None:
        nonlocal busy, most
        busy += 1
        most = max(most, busy)
        for _ in range(piece[1] % 4):
            await asyncio.sleep(0)
        busy -= 1
        done.append(piece)

    async def bring() -> None:
        lanes = Lanes(work, in_hand=in_hand)
        for number, (key, pause) in enumerate(pieces):
            lanes.put(key, (key, number))
            for _ in range(pause):
                await asyncio.sleep(0)
        assert await lanes.drain(5)
        assert lanes.waiting == 0

    asyncio.run(bring())
    assert sorted(number for _, number in done) == list(range(len(pieces)))
    for key in range(4):
        own = [number for one, number in done if one == key]
        assert own == sorted(own)
    assert most <= in_hand


async def test_what_fails_stops_nothing(caplog: pytest.LogCaptureFixture) -> None:
    """Work that raises, or gives itself up, is logged, and what stands behind it is done."""
    done: list[str] = []

    async def fails() -> None:
        raise ValueError("broken")

    async def gives_up() -> None:
        raise asyncio.CancelledError

    async def works() -> None:
        done.append("works")

    lanes = Lanes(call, in_hand=1)
    with caplog.at_level(logging.ERROR):
        for piece in (fails, gives_up, works):
            lanes.put("chat", piece)
        assert await lanes.drain(5)
    assert done == ["works"]
    assert "A piece of work failed" in caplog.text
    assert "given up by itself" in caplog.text


async def test_a_full_house_says_so_until_there_is_room() -> None:
    """As long as so much waits as may, they are full; whoever waits for room gets it after."""
    gate = asyncio.Event()
    lanes = Lanes(call, in_hand=1, most_waiting=2)
    await lanes.room()
    for key in range(3):
        lanes.put(key, gate.wait)
    await asyncio.sleep(0)  # one is in hand, two wait
    assert lanes.full
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(lanes.room(), 0.02)
    gate.set()
    await asyncio.wait_for(lanes.room(), 5)
    assert await lanes.drain(5)
    assert not lanes.full


async def test_what_waits_can_be_withdrawn() -> None:
    """What is taken back is not done; what is in hand is, and what comes after it."""
    done: list[int] = []
    gate = asyncio.Event()

    async def work(number: int) -> None:
        await gate.wait()
        done.append(number)

    lanes = Lanes(work)
    lanes.put("a", 1)
    await asyncio.sleep(0)
    lanes.put("a", 2)
    lanes.put("a", 3)
    assert lanes.withdraw("a") == (2, 3)
    assert lanes.withdraw("b") == ()
    lanes.put("a", 4)
    gate.set()
    assert await lanes.drain(5)
    assert done == [1, 4]


async def test_work_that_does_not_end_is_given_up() -> None:
    """Draining ends after its patience, and says that something was left."""
    lanes = Lanes(call)
    lanes.put(1, asyncio.Event().wait)
    assert not await lanes.drain(0.02)
