"""Lanes: the order of work, and how it ends."""

from __future__ import annotations

import asyncio
import logging
from functools import partial

import pytest

from bot.lanes import Lanes


async def test_work_of_a_key_keeps_its_order() -> None:
    """Work of one key is done in the order that it came, however long each piece takes."""
    done: list[int] = []

    async def work(number: int) -> None:
        await asyncio.sleep(0.01 if number == 0 else 0)
        done.append(number)

    lanes = Lanes()
    for number in range(5):
        await lanes.put("chat", partial(work, number))
    assert await lanes.drain(5)
    assert done == [0, 1, 2, 3, 4]


async def test_keys_do_not_wait_for_each_other() -> None:
    """Work of one key is done while that of another waits."""
    gate, passed = asyncio.Event(), asyncio.Event()

    async def passing() -> None:
        passed.set()

    lanes = Lanes()
    await lanes.put("slow", gate.wait)  # type: ignore[arg-type]  # its True is of no interest
    await lanes.put("quick", passing)
    await asyncio.wait_for(passed.wait(), 5)
    gate.set()
    assert await lanes.drain(5)


async def test_what_fails_stops_nothing(caplog: pytest.LogCaptureFixture) -> None:
    """Work that raises is logged, and what stands behind it is done."""
    done: list[str] = []

    async def fails() -> None:
        raise ValueError("broken")

    async def works() -> None:
        done.append("works")

    lanes = Lanes()
    with caplog.at_level(logging.ERROR):
        await lanes.put("chat", fails)
        await lanes.put("chat", works)
        assert await lanes.drain(5)
    assert done == ["works"]
    assert "could not be worked on" in caplog.text


async def test_a_full_house_lets_nobody_in() -> None:
    """While as much is in hand as there is room for, more has to wait."""
    gate = asyncio.Event()
    lanes = Lanes(room=2)
    await lanes.put(1, gate.wait)  # type: ignore[arg-type]  # its True is of no interest
    await lanes.put(1, gate.wait)  # type: ignore[arg-type]  # the same
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(lanes.put(2, gate.wait), 0.02)  # type: ignore[arg-type]  # the same
    gate.set()
    assert await lanes.drain(5)


async def test_work_that_does_not_end_is_given_up() -> None:
    """Draining ends after its patience, and says that something was left."""
    lanes = Lanes()
    await lanes.put(1, asyncio.Event().wait)  # type: ignore[arg-type]  # its True is of no interest
    assert not await lanes.drain(0.02)
