"""What the tests of asking share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.state import State
from tests.bot.handlers.corpus import Corpus
from tests.bot.handlers.house import House
from tests.bot.handlers.wire import Wire, bot_over

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.rendering import Renderer


@pytest.fixture
async def house(
    tmp_path: Path,
    renderer: Renderer,
    _time_values: None,
) -> AsyncIterator[House]:
    """A house of its own for each test."""
    wire = Wire()
    async with State.open(tmp_path / "bot.db") as state:
        yield House(wire, await bot_over(wire), state, Corpus(), renderer)
