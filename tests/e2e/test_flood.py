"""As much as people can send, against a server that takes no more than Telegram does."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from tests.bot.doubles import SUMMIT_EN
from tests.support.bot_api import FakeTelegram
from tests.support.processes import BotProcess, environment

if TYPE_CHECKING:
    from collections.abc import Iterator

TOO_MUCH = "That is more than I can answer at once."


@pytest.fixture(scope="module")
def telegram(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FakeTelegram]:
    """A server that refuses what is too much, with a bot that keeps to that."""
    data = tmp_path_factory.mktemp("flood")
    with FakeTelegram() as telegram:
        telegram.limits_floods()
        environ = environment(
            data, TELEGRAM_BOT_TOKEN=telegram.token, TELEGRAM_API_URL=telegram.url
        )
        with BotProcess(["-m", "tests.bot.serve", str(data)], environ) as bot:
            bot.serves(telegram)
            yield telegram
        assert not telegram.faults
        assert not telegram.world.prolonged


def test_fifty_questions_in_a_second(telegram: FakeTelegram) -> None:
    """Who sends them is told once to wait; others do not notice, nor does the server refuse any."""
    hasty = telegram.user(7, "en")
    others = [telegram.user(100 + number, "en") for number in range(10)]
    hasty.says_at_once(*(f"echo {number}" for number in range(50)))
    began = time.monotonic()
    for other in others:
        other.says("When is the summit?")
    for other in others:
        assert other.hears().quotes == [SUMMIT_EN]
    assert time.monotonic() - began < 2
    said = [hasty.hears() for _ in range(5)]
    assert sum(message.text.startswith(TOO_MUCH) for message in said) == 1
    quotes = [message.quotes for message in said if message.quotes]
    assert quotes == [[f"echo {number}"] for number in range(len(quotes))]


def test_a_lively_group(telegram: FakeTelegram) -> None:
    """Thirty members ask at once: a group gets twenty answers a minute, its first at once."""
    people = [telegram.user(200 + number, "en") for number in range(30)]
    group = telegram.group(-1001, members=people)
    with telegram.world.changed:
        for person in people:
            person.says("/ask When is the summit?", group)
    for _ in range(4):
        assert people[0].hears(group).quotes == [SUMMIT_EN]
    other = telegram.user(300, "en")
    other.says("When is the summit?")
    assert other.hears().quotes == [SUMMIT_EN]
