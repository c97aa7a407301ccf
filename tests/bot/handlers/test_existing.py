"""The names of collections: known at once, and soon the newest."""

from __future__ import annotations

import asyncio

import pytest

from bot.handlers.existing import Existing
from index.errors import NoCollection


class Library:
    """Collections that can be slow to name, or not there.

    Attributes:
        names: What there is; None fails.
        asked: How often that was asked.
        gate: Where it is closed, names wait for it.
    """

    def __init__(self) -> None:
        self.names: tuple[str, ...] | None = ("main",)
        self.asked = 0
        self.gate = asyncio.Event()
        self.gate.set()
        self.now = 100.0

    async def fetch(self) -> tuple[str, ...]:
        """The names."""
        self.asked += 1
        await self.gate.wait()
        if self.names is None:
            raise NoCollection(data="/x")
        return self.names

    def clock(self) -> float:
        """The time."""
        return self.now


async def test_names_are_asked_for_once_a_second() -> None:
    """Within a second they are believed; after it the newest come at once."""
    library = Library()
    existing = Existing(library.fetch, library.clock)
    assert [await existing() for _ in range(3)] == [("main",)] * 3
    assert library.asked == 1
    library.names = ("main", "new")
    library.now += 1
    assert await existing() == ("main", "new")


async def test_nobody_waits_behind_a_search() -> None:
    """While the newest names are slow to come the last ones serve, and are asked for once."""
    library = Library()
    existing = Existing(library.fetch, library.clock)
    await existing()
    library.now += 1
    library.gate.clear()
    library.names = ("new",)
    async with asyncio.timeout(1):
        assert await asyncio.gather(*(existing() for _ in range(20))) == [("main",)] * 20
    assert library.asked == 2
    library.gate.set()
    await asyncio.sleep(0)
    assert await existing() == ("new",)


async def test_names_that_cannot_be_read_any_more_stay(caplog: pytest.LogCaptureFixture) -> None:
    """A failure is logged and asked about again; before anything is known, it is raised."""
    library = Library()
    existing = Existing(library.fetch, library.clock)
    library.names = None
    with pytest.raises(NoCollection):
        await existing()
    library.names = ("main",)
    await existing()
    library.names = None
    library.now += 1
    assert await existing() == ("main",)
    assert "cannot be named" in caplog.text


async def test_names_are_asked_for_again_where_they_are_known_to_have_changed() -> None:
    """A renewal waits for the newest names, also behind a question that was under way before."""
    library = Library()
    existing = Existing(library.fetch, library.clock)
    assert await existing() == ("main",)
    library.names = ("main", "treaties")
    assert await existing() == ("main",)
    await existing.renew()
    assert await existing() == ("main", "treaties")
