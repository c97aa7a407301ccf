"""The webhook over real HTTP: what is let in, what is stored, what the server is told."""

from __future__ import annotations

import asyncio
import json
import logging
import socket
import time
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from telegram import WebhookInfo
from telegram.error import BadRequest, InvalidToken, NetworkError

from bot.errors import Unlistenable, WebhookRefused, WrongToken
from bot.inbox import Limits, Webhook
from bot.inbox.webhook import CONNECTIONS, LARGEST, SECRET, Door
from tests.bot.inbox.doubles import MemoryStore, Worker, intake, said, until

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.inbox import Intake

KEY = "s3cret_of-the-test"
URL = "https://bot.example.org/hook"


@dataclass
class Server:
    """The bot's side of a server: remembers what it was told, fails as it is told to."""

    troubles: list[Exception] = field(default_factory=list)
    info: WebhookInfo | None = None
    told: list[dict[str, Any]] = field(default_factory=list)
    looks: int = 0

    async def set_webhook(self, url: str, **told: Any) -> bool:
        """Is told where to bring updates."""
        self.told.append({"url": url, **told})
        if self.troubles:
            raise self.troubles.pop(0)
        return True

    async def get_webhook_info(self) -> WebhookInfo:
        """Tells where it brings them."""
        self.looks += 1
        if self.troubles:
            raise self.troubles.pop(0)
        return self.info or standing(URL)


def standing(url: str, *, error: str | None = None, pending: int = 0) -> WebhookInfo:
    """How a webhook stands."""
    return WebhookInfo(url, False, pending, last_error_message=error)  # noqa: FBT003 - the library's


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def webhook(server: Server, inbox: Intake, port: int, looking: float = 3600) -> Webhook:
    """A webhook of the test's own."""
    bot: Any = server
    return Webhook(
        bot,
        inbox,
        ["message"],
        WrongToken,
        url=URL,
        secret=KEY,
        host="127.0.0.1",
        port=port,
        first_wait=0.001,
        looking=looking,
    )


@asynccontextmanager
async def serving(
    store: MemoryStore, worker: Worker, limits: Limits | None = None
) -> AsyncIterator[httpx.AsyncClient]:
    """A webhook that runs, and who brings updates; at the end it is stopped."""
    port, stopping, server = free_port(), asyncio.Event(), Server()
    hook = webhook(server, intake(store, worker, limits=limits), port)
    running = asyncio.create_task(hook.run(stopping))
    await until(lambda: hook.ready)
    try:
        async with httpx.AsyncClient(
            base_url=f"http://127.0.0.1:{port}", headers={SECRET: KEY}, trust_env=False
        ) as client:
            yield client
    finally:
        worker.gate.set()
        stopping.set()
        await asyncio.wait_for(running, 10)
    assert not hook.ready


async def test_an_update_is_stored_before_it_is_taken() -> None:
    """The server hears 200 when the update is stored, though its work has not ended."""
    store, worker = MemoryStore(), Worker(closed=True)
    async with serving(store, worker) as client:
        for number in (5, 6, 5):
            answer = await client.post("/hook", json=said(number))
            assert (answer.status_code, answer.content) == (200, b"")
        assert sorted(store.updates) == [5, 6]
        assert worker.worked == []
    assert worker.worked == [5, 6]
    assert not store.updates


def knocking(inbox: Intake) -> httpx.AsyncClient:
    """Who brings updates to the door itself, without a network between."""
    app = Door(inbox, KEY).application()
    return httpx.AsyncClient(
        transport=httpx.ASGITransport(app=app), base_url="http://door", headers={SECRET: KEY}
    )


@pytest.mark.parametrize("key", [None, "", KEY[:-1], KEY + "x", "\xfc\xdf", KEY.upper()])
async def test_without_the_secret_nobody_gets_in(key: str | None) -> None:
    """Anyone else hears 403 and not a word, and nothing is stored."""
    store = MemoryStore()
    async with knocking(intake(store)) as client:
        del client.headers[SECRET]
        headers = [] if key is None else [(SECRET.encode(), key.encode("latin-1"))]
        answer = await client.post("/hook", content=b'{"update_id": 5}', headers=headers)
    assert (answer.status_code, answer.content) == (403, b"")
    assert not store.updates
    assert not store.ended


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"x", 400),
        (b"[]", 400),
        (b"null", 400),
        (b'{"update_id": "5"}', 400),
        (b'{"message": {}}', 400),
        (b'{"update_id": 5', 400),
        (b"\xff\xfe", 400),
        (b"[" * 200_000, 400),
        (b'{"update_id": 5, "a": "' + b"x" * LARGEST + b'"}', 413),
    ],
)
async def test_what_is_no_update_is_refused(body: bytes, status: int) -> None:
    """Anything malformed or too large is an error of whoever sent it, and is not stored."""
    store, worker = MemoryStore(), Worker()
    inbox = intake(store, worker)
    async with knocking(inbox) as client:
        answer = await client.post("/hook", content=body)
        assert (answer.status_code, answer.content) == (status, b"")
        assert (await client.post("/hook", json=said(7))).status_code == 200
    await inbox.finish()
    assert worker.worked == [7]


async def test_a_body_without_an_end_is_refused_over_http() -> None:
    """Pieces that go on for ever are cut off at the size that an update may have."""
    store = MemoryStore()

    async def pieces() -> AsyncIterator[bytes]:
        for _ in range(LARGEST):
            yield b"x" * 100_000

    async with serving(store, Worker()) as client:
        for key, status in ((KEY, 413), ("x", 403)):
            try:
                answer = await client.post("/", content=pieces(), headers={SECRET: key})
            except httpx.TransportError:
                continue  # the server has hung up before the answer was read
            assert answer.status_code == status
        assert (await client.post("/", json=said(5))).status_code == 200
    assert store.ended == [5]


async def test_other_methods_are_refused() -> None:
    """Updates are posted; anything else is no way in."""
    async with knocking(intake(MemoryStore())) as client:
        for method in ("GET", "PUT", "DELETE", "OPTIONS"):
            assert (await client.request(method, "/hook")).status_code == 405


async def test_an_update_that_cannot_be_read_is_taken() -> None:
    """What only the library cannot read is passed over: it would hold up its chat for hours."""
    store, worker = MemoryStore(), Worker()
    inbox = intake(store, worker)
    async with knocking(inbox) as client:
        answer = await client.post("/hook", json={"update_id": 4, "message": 3})
    assert answer.status_code == 200
    await inbox.finish()
    assert worker.worked == []
    assert not store.updates


async def test_what_cannot_be_stored_is_brought_again(caplog: pytest.LogCaptureFixture) -> None:
    """While the disk is full the server hears 503, with one line; it comes again."""
    store, worker = MemoryStore(refusals=2), Worker(closed=True)
    async with serving(store, worker) as client:
        with caplog.at_level(logging.WARNING):
            statuses = [(await client.post("/", json=said(5))).status_code for _ in range(3)]
    assert statuses == [503, 503, 200]
    assert worker.worked == [5]
    assert caplog.text.count("cannot be stored") == 1
    assert caplog.text.count("stored again") == 1


class Broken(MemoryStore):
    """A store that fails as nobody foresaw."""

    async def take(self, updates: Any) -> frozenset[int]:
        """Fails."""
        raise RuntimeError(f"broken at {updates}")


async def test_an_unforeseen_failure_is_told_to_the_log_alone(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """The server hears 503 without a word, the log the cause."""
    async with serving(Broken(), Worker()) as client:
        answer = await client.post("/", json=said(5))
    assert (answer.status_code, answer.content) == (503, b"")
    assert "broken at" in caplog.text


async def test_too_much_at_once_is_brought_again() -> None:
    """Where as much waits as may, the server hears 503, and is let in when some has been done."""
    store, worker = MemoryStore(), Worker(closed=True)
    async with serving(store, worker, Limits(most_waiting=2)) as client:
        statuses = [(await client.post("/", json=said(n))).status_code for n in range(4)]
        assert statuses == [200, 200, 200, 503]
        worker.gate.set()
        await until(lambda: worker.worked == [0, 1, 2])
        assert (await client.post("/", json=said(3))).status_code == 200
    assert worker.worked == [0, 1, 2, 3]


async def test_chats_are_side_by_side_and_each_in_order() -> None:
    """Of many chats brought at once each is worked on in its order, and all are stored."""
    store, worker = MemoryStore(), Worker()
    async with serving(store, worker) as client:

        async def bring(chat: int) -> None:
            for turn in range(5):
                answer = await client.post("/", json=said(chat * 10 + turn, chat=chat))
                assert answer.status_code == 200

        await asyncio.gather(*map(bring, range(1, 41)))
    for chat in range(1, 41):
        own = [number for number in worker.worked if number // 10 == chat]
        assert own == [chat * 10 + turn for turn in range(5)]


async def test_a_stop_finishes_what_is_in_hand() -> None:
    """A request that is being stored when the stop comes is answered, and its work is done."""
    store, worker = MemoryStore(), Worker(closed=True)
    storing = asyncio.Event()
    take = store.take

    async def slow(updates: Any) -> frozenset[int]:
        storing.set()
        await asyncio.sleep(0.3)
        return await take(updates)

    store.take = slow  # type: ignore[method-assign]  # a store that takes its time
    async with serving(store, worker) as client:
        posting = asyncio.create_task(client.post("/", json=said(5)))
        await storing.wait()
        worker.gate.set()
        answer = await posting
    assert answer.status_code == 200
    assert worker.worked == [5]


async def test_a_stop_does_not_wait_for_a_body_that_does_not_come(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Who holds requests open keeps the bot from nothing: it stops within ten seconds, quietly."""
    store, worker = MemoryStore(), Worker(closed=True)
    async with serving(store, worker) as client:
        assert client.base_url.port is not None
        streams = [
            await asyncio.open_connection("127.0.0.1", client.base_url.port) for _ in range(5)
        ]
        head = f"POST / HTTP/1.1\r\nHost: x\r\n{SECRET}: {KEY}\r\nContent-Length: 50\r\n\r\n{{"
        for number, (_, writer) in enumerate(streams):
            writer.write(head[: 9 if number == 0 else None].encode())
            await writer.drain()
        assert (await client.post("/", json=said(5))).status_code == 200
        started = time.monotonic()
    assert time.monotonic() - started < 5
    for _, writer in streams:
        writer.close()
    assert store.ended == [5]
    assert "Traceback" not in caplog.text


async def test_what_was_left_is_worked_on_first() -> None:
    """Updates of the last process come before those that are brought."""
    store, worker = MemoryStore(), Worker(closed=True)
    store.holds(said(9), said(3))
    async with serving(store, worker) as client:
        for number in (9, 10):
            assert (await client.post("/", json=said(number))).status_code == 200
    assert worker.worked == [3, 9, 10]


async def run(server: Server, looks: int = 1, looking: float = 0.01) -> None:
    """Runs a webhook until the server was asked so often how it stands."""
    stopping = asyncio.Event()
    hook = webhook(server, intake(MemoryStore()), free_port(), looking)
    running = asyncio.create_task(hook.run(stopping))
    await until(lambda: running.done() or server.looks >= looks)
    stopping.set()
    await asyncio.wait_for(running, 10)


async def test_the_server_is_told_where_to_bring_updates() -> None:
    """At the start the webhook is set with its secret and the kinds wanted; nothing is deleted."""
    server = Server()
    await run(server)
    assert server.told == [
        {
            "url": URL,
            "allowed_updates": ["message"],
            "secret_token": KEY,
            "max_connections": CONNECTIONS,
        }
    ]


async def test_a_server_that_is_away_is_told_later(caplog: pytest.LogCaptureFixture) -> None:
    """While it cannot be reached it is told again and again, with one line for it."""
    server = Server([NetworkError("away") for _ in range(3)])
    with caplog.at_level(logging.WARNING):
        await run(server)
    assert len(server.told) == 4
    assert caplog.text.count("away") == 1
    assert caplog.text.count("answers again") == 1


@pytest.mark.parametrize(
    ("trouble", "error"),
    [
        (BadRequest("bad webhook: An HTTPS URL must be provided"), WebhookRefused),
        (InvalidToken("Unauthorized"), WrongToken),
    ],
)
async def test_what_will_never_work_ends_it(trouble: Exception, error: type[Exception]) -> None:
    """An address that the server refuses, or a token that it does, ends the start."""
    with pytest.raises(error):
        await run(Server([trouble] * 3))


async def test_a_port_that_is_taken_ends_it() -> None:
    """An address that somebody else listens at is an error that names it."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        hook = webhook(Server(), intake(MemoryStore()), port)
        with pytest.raises(Unlistenable) as caught:
            await hook.run(asyncio.Event())
    assert caught.value.facts["address"] == f"127.0.0.1:{port}"


@pytest.mark.parametrize(
    ("info", "line"),
    [
        (standing("https://u:p@other.example.org/123:ABC"), "at other.example.org:"),
        (standing(""), "took the webhook back"),
        (standing(URL, error="Connection refused", pending=3), "here: Connection refused."),
    ],
)
async def test_a_webhook_that_does_not_stand_is_one_line(
    info: WebhookInfo, line: str, caplog: pytest.LogCaptureFixture
) -> None:
    """An address that is not ours, or that cannot be reached, is told once and not set back."""
    server = Server(info=info)
    with caplog.at_level(logging.WARNING):
        await run(server, 5)
    assert len(server.told) == 1
    assert caplog.text.count(line) == 1
    assert "123:ABC" not in caplog.text


async def test_a_token_that_is_revoked_ends_it() -> None:
    """A server that rejects the token at each look is not served any more."""
    server = Server()
    stopping = asyncio.Event()
    hook = webhook(server, intake(MemoryStore()), free_port(), 0.01)
    running = asyncio.create_task(hook.run(stopping))
    await until(lambda: hook.ready)
    server.troubles = [InvalidToken("Unauthorized") for _ in range(9)]
    with pytest.raises(WrongToken):
        await asyncio.wait_for(running, 10)


async def test_nothing_of_a_request_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    """Addresses, bodies and secrets of requests stand in no log."""
    with caplog.at_level(logging.DEBUG):
        async with serving(MemoryStore(), Worker()) as client:
            await client.post("/123:ABC", json=said(5, "a question"))
            await client.post("/123:ABC", content=json.dumps(["a question"]))
    ours = [one for one in caplog.records if not one.name.startswith(("httpx", "httpcore"))]
    text = "\n".join(one.getMessage() for one in ours)
    assert "123:ABC" not in text
    assert "question" not in text
    assert KEY not in text
