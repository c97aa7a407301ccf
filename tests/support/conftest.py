"""What the fake server's tests share: a server, and python-telegram-bot as its client."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from telegram import Bot

from tests.support.bot_api import FakeTelegram

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator


@pytest.fixture
def telegram() -> Iterator[FakeTelegram]:
    """A server."""
    with FakeTelegram() as telegram:
        yield telegram


@pytest.fixture
async def bot(telegram: FakeTelegram, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Bot]:
    """A client that reads every answer as strictly as the library does."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    url = telegram.url
    async with Bot(telegram.token, f"{url}/bot", f"{url}/file/bot") as bot:
        yield bot
    assert not telegram.faults
