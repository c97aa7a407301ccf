"""Troubles: how long to wait, and what is told of them."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from telegram.error import NetworkError, RetryAfter, TimedOut

from bot.errors import Unwritable
from bot.inbox.weather import Weather

if TYPE_CHECKING:
    import pytest


def test_waits_grow_up_to_half_a_minute() -> None:
    """Each failed attempt doubles the wait, up to half a minute; one that worked ends that."""
    weather = Weather("gives no updates")
    waits = [weather.worsens(NetworkError("away")) for _ in range(9)]
    assert waits == [0.5, 1, 2, 4, 8, 16, 30, 30, 30]
    weather.clears()
    assert weather.worsens(NetworkError("away")) == 0.5


def test_a_limit_is_obeyed() -> None:
    """Where the server says how long it wants to be left alone, that is the wait."""
    assert Weather("gives no updates").worsens(RetryAfter(17)) == 17


def test_each_kind_of_trouble_is_one_line(caplog: pytest.LogCaptureFixture) -> None:
    """The same trouble again is not told again, another one is, and so is its end."""
    weather = Weather("gives no updates")
    with caplog.at_level(logging.WARNING):
        for error in (NetworkError("a"), NetworkError("b"), TimedOut("c"), TimedOut("d")):
            weather.worsens(error)
        weather.worsens(Unwritable(path="bot.db", cause="disk is full"))
        fair = [weather.fair]
        weather.clears()
        weather.clears()
        fair.append(weather.fair)
    assert fair == [False, True]
    assert len(caplog.records) == 4
