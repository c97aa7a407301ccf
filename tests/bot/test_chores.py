"""What is done beside answering: it goes on, whatever breaks."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.chores import beside

if TYPE_CHECKING:
    import pytest


async def test_a_chore_that_breaks_is_told_and_begun_again(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Its fault stands in the log; others go on meanwhile, and all end with the context."""
    begun, again, ended = 0, asyncio.Event(), asyncio.Event()

    async def breaks() -> None:
        nonlocal begun
        begun += 1
        if begun == 1:
            raise ValueError("no")
        again.set()

    async def lasts() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()

    async with beside({"Counting": breaks, "Waiting": lasts}, pause=0):
        await asyncio.wait_for(again.wait(), 5)
        assert not ended.is_set()
    assert ended.is_set()
    assert begun == 2
    assert "Counting broke off" in caplog.text
