"""Flood limits: what is sent again, and what is given up."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from telegram.error import RetryAfter, TimedOut

from bot.outgoing import LONGEST_WAIT, Outgoing
from bot.transport import Garbled, Unserved

SENT = {"message_id": 1, "date": 1, "chat": {"id": 7, "type": "private"}}


class Server:
    """Refuses as it is told, then takes the request."""

    def __init__(self, *refusals: Exception) -> None:
        self._refusals = list(refusals)
        self.requests = 0

    async def take(self) -> dict[str, Any]:
        """A request."""
        self.requests += 1
        if self._refusals:
            raise self._refusals.pop(0)
        return SENT


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long was waited, without waiting."""
    waited: list[float] = []

    async def sleep(seconds: float) -> None:
        waited.append(seconds)

    monkeypatch.setattr("bot.outgoing.asyncio.sleep", sleep)
    return waited


async def send(server: Server) -> Any:
    """A message to a chat."""
    return await Outgoing().process_request(
        server.take, (), {}, "sendMessage", {"chat_id": 7}, None
    )


async def test_a_limit_is_waited_for(waits: list[float]) -> None:
    """A request that was told to wait is sent again after a little more than that."""
    server = Server(RetryAfter(dt.timedelta(seconds=3)))
    assert await send(server) == SENT
    assert waits == [pytest.approx(3, abs=0.5)]
    assert waits[0] > 3


async def test_no_end_of_limits_is_given_up(waits: list[float]) -> None:
    """After three attempts, or with a wait that nobody sits out, the limit is the caller's."""
    again = [RetryAfter(dt.timedelta(seconds=1)) for _ in range(9)]
    server, long = Server(*again), Server(RetryAfter(dt.timedelta(seconds=LONGEST_WAIT + 1)))
    with pytest.raises(RetryAfter):
        await send(server)
    with pytest.raises(RetryAfter):
        await send(long)
    assert (server.requests, long.requests, len(waits)) == (3, 1, 2)


async def test_what_may_have_arrived_is_not_sent_twice(waits: list[float]) -> None:
    """A request that timed out is not repeated: the server may have acted on it."""
    server = Server(TimedOut())
    with pytest.raises(TimedOut):
        await send(server)
    assert server.requests == 1
    assert not waits


async def test_what_was_not_acted_on_is_sent_again(waits: list[float]) -> None:
    """A request that was not sent, or failed at the server, is repeated after growing pauses."""
    server = Server(Unserved("refused"), Unserved("503"))
    assert await send(server) == SENT
    assert waits == sorted(set(waits))
    gone = Server(*[Unserved("503")] * 9)
    with pytest.raises(Unserved):
        await send(gone)
    assert gone.requests == 3


async def test_a_result_that_does_not_read_is_not_asked_for_again(waits: list[float]) -> None:
    """A message that was taken and whose result makes no sense may stand in the chat."""
    server = Server(Garbled())
    with pytest.raises(Garbled):
        await send(server)
    assert server.requests == 1
    for result in (None, True, [], {}, [1], "x", {"message_id": 1}):

        async def gives(result: object = result) -> object:
            return result

        with pytest.raises(Garbled):
            await Outgoing().process_request(gives, (), {}, "sendMessage", {}, None)
    assert not waits
