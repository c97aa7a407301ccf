"""Starting, stopping, and a server that goes away: each test runs a bot of its own."""

from __future__ import annotations

import json
import signal
import time
from typing import TYPE_CHECKING

import pytest

from tests.bot.doubles import SUMMIT_EN, SUMMIT_RU
from tests.crash import PUBLIC, free_port
from tests.support.bot_api import FakeTelegram
from tests.support.processes import BotProcess, environment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

UNAUTHORIZED = json.dumps({"ok": False, "error_code": 401, "description": "Unauthorized"}).encode()


@pytest.fixture
def telegram() -> Iterator[FakeTelegram]:
    """A server of the test's own, which ends without a fault."""
    with FakeTelegram() as telegram:
        yield telegram
        assert not telegram.faults


def bot(folder: Path, telegram: FakeTelegram, **variables: str) -> BotProcess:
    """A bot for the server, unless variables say otherwise."""
    environ = {"TELEGRAM_BOT_TOKEN": telegram.token, "TELEGRAM_API_URL": telegram.url}
    return BotProcess(
        ["-m", "tests.bot.serve", str(folder)], environment(folder, **(environ | variables))
    )


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_stop_finishes_what_is_in_hand(
    number: signal.Signals, telegram: FakeTelegram, tmp_path: Path
) -> None:
    """Asked to stop, the bot answers what it has taken, acknowledges it, and ends with 0."""
    person = telegram.user(7, "en")
    with bot(tmp_path, telegram, SLOW="0.5") as process:
        process.serves(telegram)
        taken = person.says("slow")
        telegram.waits_for_poll()
        started = time.monotonic()
        assert process.stop(number) == 0
        assert time.monotonic() - started < 10
        assert "Traceback" not in process.log
    assert person.hears().quotes == [SUMMIT_EN]
    assert telegram.world.acknowledged == taken


def test_a_stop_behind_a_webhook(telegram: FakeTelegram, tmp_path: Path) -> None:
    """What was brought is answered; what comes later waits at the server for the next process."""
    person = telegram.user(7, "en")
    own = f"127.0.0.1:{free_port()}"
    telegram.proxies(PUBLIC, f"http://{own}")
    webhook = {"TOLMACH_WEBHOOK_URL": PUBLIC, "TOLMACH_WEBHOOK_LISTEN": own, "SLOW": "0.5"}
    with bot(tmp_path, telegram, **webhook) as process:
        process.serves(telegram)
        person.says("slow")
        telegram.waits_until_idle()
        started = time.monotonic()
        assert process.stop() == 0
        assert time.monotonic() - started < 10
        assert "Traceback" not in process.log
    assert person.hears().quotes == [SUMMIT_EN]
    person.says("echo afterwards")
    with bot(tmp_path, telegram, **webhook):
        assert person.hears().quotes == ["echo afterwards"]


def test_two_bots_on_one_folder(telegram: FakeTelegram, tmp_path: Path) -> None:
    """The second one ends at once with a clear line; the first serves on, undisturbed."""
    person = telegram.user(7, "en")
    with bot(tmp_path, telegram) as process:
        process.serves(telegram)
        with bot(tmp_path, telegram) as second:
            assert second.ends() == 1
            assert "Another bot already serves the folder" in second.log
            assert second.log.count("\n") == 1
        person.says("When is the summit?")
        assert person.hears().quotes == [SUMMIT_EN]
        assert process.stop() == 0
        assert "Another program" not in process.log


def test_a_stop_works_while_the_server_is_away(telegram: FakeTelegram, tmp_path: Path) -> None:
    """A bot whose server has gone still stops at once and cleanly."""
    with bot(tmp_path, telegram) as process:
        process.serves(telegram)
        telegram.goes_away()
        process.says("gives no updates")
        started = time.monotonic()
        assert process.stop() == 0
        assert time.monotonic() - started < 5
        assert "Traceback" not in process.log
    telegram.comes_back()


def test_a_server_that_was_away_is_served_again(telegram: FakeTelegram, tmp_path: Path) -> None:
    """While the server is away one line says so; when it is back, one more, and answers."""
    person = telegram.user(7, "en")
    with bot(tmp_path, telegram) as process:
        process.serves(telegram)
        telegram.goes_away()
        process.says("gives no updates")
        person.says("When is the summit?")
        telegram.comes_back()
        assert person.hears().quotes == [SUMMIT_EN]
        process.says("answers again")
        assert process.stop() == 0
        assert process.log.count("gives no updates") == 1
        assert "Traceback" not in process.log


def test_a_second_poller_is_one_clear_line(telegram: FakeTelegram, tmp_path: Path) -> None:
    """Two programs with one token: a line says what to do, and the bot goes on when it is alone."""
    person = telegram.user(7, "en")
    telegram.conflicts(1)
    with bot(tmp_path, telegram) as process:
        process.says("Another program polls with the same token")
        person.says("When is the summit?")
        assert person.hears().quotes == [SUMMIT_EN]
        assert process.stop() == 0
        assert process.log.count("Another program") == 1


def test_a_token_that_is_revoked_ends_the_bot(telegram: FakeTelegram, tmp_path: Path) -> None:
    """A token that was right and is rejected again and again ends the bot with a line."""
    with bot(tmp_path, telegram) as process:
        process.serves(telegram)
        telegram.fails("getUpdates", 401, UNAUTHORIZED, times=9)
        telegram.user(7).says("/start")  # ends the poll that is waiting
        assert process.ends() == 1
        assert "does not accept the token in TELEGRAM_BOT_TOKEN" in process.log
        assert "Traceback" not in process.log


def test_an_update_that_cannot_be_read_costs_no_other(
    telegram: FakeTelegram, tmp_path: Path
) -> None:
    """What the library cannot read is told and passed over; what comes with it is answered."""
    person = telegram.user(7, "en")
    with bot(tmp_path, telegram) as process:
        process.serves(telegram)
        broken = telegram.world.add_update("message", {"message_id": "none"})
        person.says("summit")
        assert person.hears().quotes == [SUMMIT_EN]
        process.says(f"Update {broken} cannot be read")
        assert process.stop() == 0
        assert "Please use" not in process.log


def test_a_stop_does_not_wait_for_opening(telegram: FakeTelegram, tmp_path: Path) -> None:
    """Asked to stop while it still opens the collections, the bot ends at once and cleanly."""
    with bot(tmp_path, telegram, OPENING="30") as process:
        process.says("opening")
        started = time.monotonic()
        assert process.stop() == 0
        assert time.monotonic() - started < 5


def test_a_stop_does_not_wait_for_a_search_that_hangs(
    telegram: FakeTelegram, tmp_path: Path
) -> None:
    """A search that never ends does not keep the process."""
    with bot(tmp_path, telegram, SLOW="60") as process:
        process.serves(telegram)
        telegram.user(7, "en").says("slow")
        telegram.waits_for_poll()
        started = time.monotonic()
        assert process.stop() == 0
        assert time.monotonic() - started < 10


def test_a_slow_search_is_given_up(telegram: FakeTelegram, tmp_path: Path) -> None:
    """Who waits too long is told so, and then gets what came behind it; others are not held up."""
    person, other = telegram.user(7, "en"), telegram.user(8, "en")
    with bot(tmp_path, telegram, SLOW="8.2") as process:
        process.serves(telegram)
        person.says_at_once("slow", "/help")
        other.says("/help")
        began = time.monotonic()
        other.hears()
        assert time.monotonic() - began < 2
        assert person.hears().text.startswith("Sorry, this search took too long.")
        assert "Send a question in English or in Russian." in person.hears().text
        assert str(person.id) in {str(one["chat_id"]) for one in telegram.calls("sendChatAction")}
        other.says("When is the summit?")
        assert other.hears().quotes == [SUMMIT_EN]
        assert process.stop() == 0
        assert "Traceback" not in process.log


def test_a_collection_that_is_not_there_is_told(telegram: FakeTelegram, tmp_path: Path) -> None:
    """A misspelt public collection is a line in the log, with the names that there are."""
    with bot(tmp_path, telegram, TOLMACH_PUBLIC_COLLECTIONS="main,mian") as process:
        process.says("holds no documents: mian (there are: main)")


@pytest.mark.parametrize(
    "body",
    [
        b"null",
        b'{"ok":true,"result":{"a":1}}',
        b'{"ok":true,"result":[{"message":{}}]}',
    ],
)
def test_polls_of_a_wrong_shape_are_trouble_like_any_other(
    telegram: FakeTelegram, tmp_path: Path, body: bytes
) -> None:
    """What is no list of updates gets one line, and the bot polls on."""
    person = telegram.user(7, "en")
    telegram.fails("getUpdates", 200, body, times=2)
    with bot(tmp_path, telegram) as process:
        person.says("When is the summit?")
        assert person.hears().quotes == [SUMMIT_EN]
        process.says("answers again")
        assert process.stop() == 0
        assert process.log.count("gives no updates") == 1
        assert "Traceback" not in process.log


def test_an_answer_that_can_never_be_sent_is_one_line(
    telegram: FakeTelegram, tmp_path: Path
) -> None:
    """A chat that takes nothing for longer than anybody waits costs its answer, and no other."""
    person, other = telegram.user(7, "en"), telegram.user(8, "ru")
    with bot(tmp_path, telegram) as process:
        process.serves(telegram)
        telegram.floods(7, 1000)
        person.says("When is the summit?")
        process.says("Nothing more could be sent")
        other.says("Когда саммит?")
        assert other.hears().quotes == [SUMMIT_RU]
        assert process.stop() == 0
        assert "Traceback" not in process.log
    assert len(telegram.calls("sendMessage")) == 2


def test_a_stop_leaves_what_it_could_not_finish_to_the_next_start(
    telegram: FakeTelegram, tmp_path: Path
) -> None:
    """Work that a stop gives up is acknowledged and stored, and done by the next process first."""
    person = telegram.user(7, "en")
    with bot(tmp_path, telegram, SLOW="60") as process:
        process.serves(telegram)
        person.says("slow echo")
        person.says("echo behind it")
        telegram.waits_until_idle()
        assert process.stop() == 0
        assert "left to the next start" in process.log
    with bot(tmp_path, telegram, SLOW="0"):
        assert person.hears().quotes == ["slow echo"]
        assert person.hears().quotes == ["echo behind it"]


@pytest.mark.parametrize(
    ("method", "line"),
    [
        ("deleteWebhook", "deleteWebhook did not work"),
        ("setMyCommands", "The bot's commands for default could not be set"),
    ],
)
def test_a_server_that_lacks_a_method_is_served(
    method: str, line: str, telegram: FakeTelegram, tmp_path: Path
) -> None:
    """What prepares the bot may fail: a line says so, and questions are answered."""
    telegram.fails(method, 404, b'{"ok":false,"error_code":404,"description":"Not Found"}', 5)
    person = telegram.user(7, "en")
    with bot(tmp_path, telegram) as process:
        process.serves(telegram)
        process.says(line)
        person.says("summit")
        assert person.hears().quotes == [SUMMIT_EN]
        assert process.stop() == 0
        assert "Traceback" not in process.log
