"""What the tests of the bot's memory share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.state import State
from tests.bot.clock import Clock
from tests.bot.state.samples import NOW

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path


@pytest.fixture
def clock() -> Clock:
    """A clock that stands until it is moved."""
    return Clock(NOW)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the database is to be."""
    return tmp_path / "bot.db"


@pytest.fixture
async def state(path: Path, clock: Clock) -> AsyncIterator[State]:
    """An empty memory."""
    async with State.open(path, clock) as opened:
        yield opened
