"""Waiting that a stop ends."""

from __future__ import annotations

import asyncio

import pytest

from bot.stopping import Stop


async def test_work_that_ends_first_gives_its_result() -> None:
    """What is done before the stop counts, and what it raises is raised."""

    async def fails() -> None:
        raise ValueError("broken")

    async with Stop.watching(asyncio.Event()) as stop:
        assert await stop.unless(asyncio.sleep(0, "done")) == "done"
        with pytest.raises(ValueError, match="broken"):
            await stop.unless(fails())
        assert not stop.asked


async def test_a_stop_gives_work_up() -> None:
    """Work that is not done when the stop comes is cancelled, to its end; sleep ends too."""
    asked, ended = asyncio.Event(), []

    async def work() -> str:
        try:
            return await asyncio.sleep(3600, "late")
        finally:
            ended.append("work")

    async with Stop.watching(asked) as stop:
        asyncio.get_running_loop().call_later(0.01, asked.set)
        assert await stop.unless(work()) is None
        await stop.sleep(3600)
        assert stop.asked
    assert ended == ["work"]


async def test_one_step_follows_another_until_a_stop() -> None:
    """Work that is done lets the next begin; a stop lets none."""
    asked = asyncio.Event()

    async def work() -> None:
        await asyncio.sleep(0)

    async with Stop.watching(asked) as stop:
        assert await stop.lets(work())
        asked.set()
        assert not await stop.lets(work())


async def test_who_waits_may_be_cancelled() -> None:
    """Where the waiting itself is given up, so is the work."""
    ended = []

    async def work() -> None:
        try:
            await asyncio.sleep(3600)
        finally:
            ended.append("work")

    async with Stop.watching(asyncio.Event()) as stop:
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(stop.unless(work()), 0.02)
    assert ended == ["work"]
