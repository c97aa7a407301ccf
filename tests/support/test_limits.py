"""Floods, troubles on the way, and webhooks of the fake server."""

from __future__ import annotations

import http.server
import json
import threading
import time
from collections import defaultdict
from typing import TYPE_CHECKING, Any

import pytest
from telegram.error import BadRequest, Conflict, NetworkError, RetryAfter, TelegramError, TimedOut

from tests.support.bot_api.floods import Floods
from tests.support.bot_api.refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from telegram import Bot

    from tests.support.bot_api import FakeTelegram


class Hook:
    """A webhook of the test's own; fails a number of times first."""

    def __init__(self, failures: int = 0) -> None:
        self.taken: list[dict[str, Any]] = []
        self.secrets: set[str | None] = set()
        self.failures: defaultdict[int, int] = defaultdict(lambda: failures)
        hook = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                update = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                number = update["update_id"]
                hook.secrets.add(self.headers["X-Telegram-Bot-Api-Secret-Token"])
                fails = hook.failures[number] > 0
                hook.failures[number] -= 1
                if not fails:
                    hook.taken.append(update)
                self.send_response(500 if fails else 200)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_: object) -> None:
                """Says nothing."""

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.server.block_on_close = False
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.server.server_port}"

    def texts(self, chat: int) -> list[str]:
        """What was taken of a chat, in order."""
        messages = [update["message"] for update in self.taken]
        return [each["text"] for each in messages if each["chat"]["id"] == chat]


@pytest.fixture
def hook() -> Iterator[Hook]:
    """A webhook that refuses each update twice."""
    hook = Hook(failures=2)
    yield hook
    hook.server.shutdown()
    hook.server.server_close()


async def test_updates_are_brought_in_order_until_taken(
    telegram: FakeTelegram, bot: Bot, hook: Hook
) -> None:
    """Each update comes again until the bot takes it, none before an earlier one of its chat."""
    telegram.proxies("https://bot.example", hook.url)
    await bot.set_webhook("https://bot.example/updates", secret_token="s-1", max_connections=2)  # noqa: S106 - opens nothing
    alice, bob = telegram.user(7), telegram.user(8)
    wanted = [str(number) for number in range(5)]
    for text in wanted:
        alice.says(text)
        bob.says(text)
    telegram.waits_until_idle()
    assert hook.texts(7) == hook.texts(8) == wanted
    assert hook.secrets == {"s-1"}
    assert all(left == -1 for left in hook.failures.values())
    info = await bot.get_webhook_info()
    assert (info.url, info.pending_update_count) == ("https://bot.example/updates", 0)
    assert info.last_error_message == "Wrong response from the webhook: 500 Internal Server Error"
    with pytest.raises(Conflict, match="webhook is active"):
        await bot.get_updates()
    await bot.delete_webhook()
    alice.says("polled")
    assert len(await bot.get_updates()) == 1


async def test_webhooks_are_checked(telegram: FakeTelegram, bot: Bot) -> None:
    """An address without TLS, an odd port, or a secret with odd letters is refused."""
    for url, secret, message in (
        ("http://bot.example", "s", "An HTTPS URL must be provided"),
        ("https://bot.example:9000", "s", "only on ports 80, 88, 443 or 8443"),
        ("https://bot.example", "пароль", "unallowed characters"),
    ):
        with pytest.raises(BadRequest, match=f"(?i){message}"):
            await bot.set_webhook(url, secret_token=secret)
    telegram.world.self_hosted = True
    await bot.set_webhook("http://127.0.0.1:9")
    telegram.user(7).says("x")
    world = telegram.world
    assert world.wait_for(lambda: world.delivery.last_error is not None, 5)
    assert (await bot.get_webhook_info()).pending_update_count == 1
    await bot.set_webhook("http://127.0.0.1:9", drop_pending_updates=True)
    assert telegram.world.waiting == 0


def test_a_chat_takes_a_burst_and_then_one_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    """Five messages at once pass, the sixth waits, and waits anew when it does not wait."""
    now = 1000.0
    monkeypatch.setattr(time, "monotonic", lambda: now)
    floods = Floods()
    floods.limited = True
    for _ in range(5):
        floods.check(7)
    for _ in range(2):
        with pytest.raises(Refused) as caught:
            floods.check(7)
        assert caught.value.parameters == {"retry_after": 1}
        now += 0.9
    with pytest.raises(Refused):
        floods.check(7)
    floods.check(8)
    now += 1.0
    floods.check(7)
    assert floods.refused == {7: 3}


def test_a_group_takes_twenty_a_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    """The twenty-first message of a minute waits until the first is a minute old."""
    now = 1000.0
    monkeypatch.setattr(time, "monotonic", lambda: now)
    floods = Floods()
    floods.limited = True
    for _ in range(20):
        floods.check(-1)
        floods.check(1)
        now += 1.5
    floods.check(1)
    with pytest.raises(Refused) as caught:
        floods.check(-1)
    assert caught.value.parameters == {"retry_after": 30}
    now += 30
    floods.check(-1)


def test_all_chats_together_take_thirty_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    """The thirty-first chat within a second waits."""
    now = 1000.0
    monkeypatch.setattr(time, "monotonic", lambda: now)
    floods = Floods()
    floods.limited = True
    for number in range(30):
        floods.check(number + 1)
    with pytest.raises(Refused):
        floods.check(31)
    now += 1
    floods.check(31)


async def test_floods_are_refused_over_http(telegram: FakeTelegram, bot: Bot) -> None:
    """Once switched on, the limits are those of messages and of edits alike."""
    telegram.limits_floods()
    telegram.user(7)
    sent = [await bot.send_message(7, "x") for _ in range(5)]
    with pytest.raises(RetryAfter):
        await bot.edit_message_text("y", 7, sent[0].message_id)


async def test_troubles_on_the_way(telegram: FakeTelegram, bot: Bot) -> None:
    """The server acts and then says nothing, says nonsense, or says it late."""
    telegram.user(7)
    telegram.drops("sendMessage")
    with pytest.raises(NetworkError):
        await bot.send_message(7, "dropped")
    telegram.drops("sendMessage", acts=False)
    with pytest.raises(NetworkError):
        await bot.send_message(7, "never sent")
    telegram.garbles("sendMessage", b"<html>")
    with pytest.raises(TelegramError):
        await bot.send_message(7, "garbled")
    telegram.delays("sendMessage", 0.3)
    with pytest.raises(TimedOut):
        await bot.send_message(7, "late", read_timeout=0.1)
    assert [each.text for each in telegram.sent(7)] == ["dropped", "garbled", "late"]


async def test_several_messages_come_in_one_poll(telegram: FakeTelegram, bot: Bot) -> None:
    """What a person sends at once waits together."""
    telegram.user(7).says_at_once(*(str(number) for number in range(50)))
    assert len(await bot.get_updates()) == 50


async def test_a_webhook_ends_a_poll_that_waits(telegram: FakeTelegram, bot: Bot) -> None:
    """Setting a webhook sends the poller away."""
    telegram.world.self_hosted = True
    timer = threading.Timer(0.2, setattr, (telegram.world, "webhook", "http://127.0.0.1:9"))
    timer.start()
    telegram.user(7).edits(telegram.user(8).posts("x"), "y")
    await bot.get_updates()
    timer.join()
    with pytest.raises(Conflict):
        await bot.get_updates(timeout=1)
