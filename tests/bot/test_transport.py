"""Troubles on the way to the server, told apart."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from telegram import Bot
from telegram.error import BadRequest, Conflict, NetworkError, TimedOut

from bot.transport import Garbled, Transport, Unserved, when_written
from tests.support.bot_api import FakeTelegram

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def telegram() -> Iterator[FakeTelegram]:
    """A server."""
    with FakeTelegram() as telegram:
        yield telegram


async def ask(url: str, token: str, patience: float = 5.0) -> object:
    """Calls a method that gives a boolean."""
    transport = Transport(read_timeout=patience)
    bot = Bot(token, f"{url}/bot", request=transport, get_updates_request=Transport())
    try:
        return await bot.delete_webhook()
    finally:
        await bot.shutdown()
        await transport.shutdown()


@pytest.mark.parametrize(
    ("status", "body", "kind"),
    [
        (500, b"", Unserved),
        (502, b"<html>", Unserved),
        (503, b"null", Unserved),
        (504, b"<html>", Garbled),
        (200, b"", Garbled),
        (200, b"null", Garbled),
        (200, b"[1]", Garbled),
        (200, b"{}", Garbled),
        (200, b"[" * 100_000, Garbled),
        (400, b"null", BadRequest),
        (400, b"[]", BadRequest),
        (409, b'{"parameters": 3}', Conflict),
    ],
)
async def test_each_trouble_has_its_type(
    telegram: FakeTelegram, status: int, body: bytes, kind: type[NetworkError]
) -> None:
    """By its status and body an answer is a failure, a refusal, or none at all."""
    telegram.fails("deleteWebhook", status, body)
    with pytest.raises(kind) as caught:
        await ask(telegram.url, telegram.token)
    assert type(caught.value) is kind


async def test_who_wants_to_know_is_told_when_a_request_is_on_the_wire(
    telegram: FakeTelegram,
) -> None:
    """Told once, by the request itself; others tell nobody."""
    told: list[asyncio.Task[object] | None] = []
    written = asyncio.Event()

    def tell() -> None:
        told.append(asyncio.current_task())
        written.set()

    telegram.delays("deleteWebhook", 0.3)
    token = when_written.set(tell)
    asking = asyncio.create_task(ask(telegram.url, telegram.token))
    when_written.reset(token)
    assert await ask(telegram.url, telegram.token)  # in a context where nobody wants to know
    await asyncio.wait_for(written.wait(), 10)
    assert await asking
    assert told == [asking]


@pytest.mark.parametrize("content", [b"", b"null", b"A word.", b"\x00\xff", b'{"ok": false}'])
async def test_a_file_may_hold_anything(telegram: FakeTelegram, content: bytes) -> None:
    """What is downloaded is handed over as it is: it is no answer of a method."""
    sent = telegram.user(7).sends_document("a.txt", content)
    bot = Bot(
        telegram.token,
        base_url=f"{telegram.url}/bot",
        base_file_url=f"{telegram.url}/file/bot",
        request=Transport(),
        get_updates_request=Transport(),
    )
    async with bot:
        file = await bot.get_file(sent.content["document"]["file_id"])
        assert bytes(await file.download_as_bytearray()) == content


async def test_without_a_connection_nothing_was_sent(telegram: FakeTelegram) -> None:
    """A connection that is refused is known to have carried nothing."""
    assert await ask(telegram.url, telegram.token) is True
    with pytest.raises(Unserved):
        await ask("http://127.0.0.1:9", telegram.token)


async def test_an_answer_that_does_not_come_is_another_matter(telegram: FakeTelegram) -> None:
    """A request that was sent and not answered may have been acted on."""
    with telegram.world.changed, pytest.raises(TimedOut) as caught:
        await ask(telegram.url, telegram.token, patience=0.1)
    assert type(caught.value) is TimedOut
