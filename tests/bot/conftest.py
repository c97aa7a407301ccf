"""What the bot's tests share."""

from __future__ import annotations

from importlib.resources import files

import pytest

from bot.keyboards import Links
from bot.rendering import Renderer
from index.localization import Catalogues


@pytest.fixture(scope="session")
def catalogues() -> Catalogues:
    """The catalogues as the bot reads them."""
    return Catalogues.read(files("index") / "locales", files("bot") / "locales")


@pytest.fixture(scope="session")
def renderer(catalogues: Catalogues) -> Renderer:
    """The renderer as the bot has it."""
    return Renderer(catalogues, Links("tolmach_test_bot", bytes(32)))


@pytest.fixture(autouse=True)
def _time_values(monkeypatch: pytest.MonkeyPatch) -> None:
    """Opts into python-telegram-bot's coming time values, as the bot's start does."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
