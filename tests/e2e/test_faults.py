"""What goes wrong at the server, on the way and inside: people are told once, others served."""

from __future__ import annotations

import re
import sqlite3
import time
from contextlib import closing
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

import pytest

from tests.bot.doubles import SUMMIT_EN, SUMMIT_RU
from tests.crash import PUBLIC, Transport, free_port
from tests.support.bot_api import FakeTelegram
from tests.support.processes import BotProcess, environment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.support.bot_api import Person

_NUMBERS = count(1000, 10)
# what befalls a request does not depend on how the update came: one way is enough
POLLED = pytest.mark.parametrize("_desk", [Transport.POLLING], indirect=True)
APOLOGY = "tell whoever runs this bot the reference"


@dataclass(frozen=True, slots=True)
class Desk:
    """A bot over a hand-written collection, and the server that it talks to."""

    telegram: FakeTelegram
    bot: BotProcess
    data: Path

    def person(self) -> Person:
        """Somebody new, with an English app."""
        return self.telegram.user(next(_NUMBERS), "en")


@pytest.fixture(scope="module", params=Transport)
def _desk(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Desk]:
    """One for all tests of a transport."""
    data = tmp_path_factory.mktemp("desk")
    with FakeTelegram() as telegram:
        environ = environment(
            data,
            TELEGRAM_BOT_TOKEN=telegram.token,
            TELEGRAM_API_URL=telegram.url,
            LIMITS="off",
        )
        if request.param is Transport.WEBHOOK:
            own = f"127.0.0.1:{free_port()}"
            telegram.proxies(PUBLIC, f"http://{own}")
            environ |= {"TOLMACH_WEBHOOK_URL": PUBLIC, "TOLMACH_WEBHOOK_LISTEN": own}
        with BotProcess(["-m", "tests.bot.serve", str(data)], environ) as bot:
            bot.serves(telegram)
            yield Desk(telegram, bot, data)
            assert bot.stop() == 0
            assert telegram.token.partition(":")[2] not in bot.log


@pytest.fixture
def desk(_desk: Desk) -> Iterator[Desk]:
    """The bot; the test ends without anything that Telegram let pass or dropped."""
    yield _desk
    assert not _desk.telegram.faults


@pytest.fixture
def person(desk: Desk) -> Person:
    """Somebody new, with an English app."""
    return desk.person()


def settled(desk: Desk, person: Person) -> list[list[str]]:
    """The quotes of all answers that a person got, once a last question has been answered."""
    person.says("echo the last one")
    sent = desk.telegram.world.sent_to(person.id)
    desk.telegram.waits_for(
        lambda: bool(sent) and sent[-1].quotes == ["echo the last one"], "the last answer"
    )
    return [message.quotes for message in desk.telegram.sent(person.id)][:-1]


def test_who_has_blocked_the_bot_gets_nothing(desk: Desk, person: Person) -> None:
    """One line of the log says so, and everybody else is answered."""
    person.blocks()
    person.says("When is the summit?")
    other = desk.person()
    other.says("When is the summit?")
    assert other.hears().quotes == [SUMMIT_EN]
    desk.bot.says(f"Chat {person.id} can't be written to any more")
    assert desk.telegram.sent(person.id) == []
    assert desk.bot.log.count("was blocked by the user") == 1
    person.blocks(blocks=False)
    assert settled(desk, person) == []


def test_a_group_that_threw_the_bot_out_costs_nothing(desk: Desk, person: Person) -> None:
    """What was asked there before is not answered anywhere else."""
    group = desk.telegram.group(-person.id, members=[person])
    with desk.telegram.world.changed:
        person.says("/ask When is the summit?", group)
        group.removes_bot(person)
    assert settled(desk, person) == []
    assert desk.telegram.sent(group) == []


@POLLED
def test_a_flood_limit_is_obeyed_for_its_chat(desk: Desk, person: Person) -> None:
    """A chat that takes nothing for a second gets its answer after it; others do not wait."""
    other = desk.person()
    desk.telegram.floods(person.id, 1)
    began = time.monotonic()
    person.says("When is the summit?")
    other.says("When is the summit?")
    other.hears()
    assert time.monotonic() - began < 0.9
    assert person.hears().quotes == [SUMMIT_EN]
    assert desk.telegram.world.prolonged[person.id] == 1


@POLLED
def test_a_question_that_was_deleted_is_answered_all_the_same(desk: Desk, person: Person) -> None:
    """In a group the answer stands alone then."""
    group = desk.telegram.group(-person.id, members=[person])
    with desk.telegram.world.changed:
        asked = person.posts("/ask When is the summit?", group)
        del desk.telegram.world.messages[asked.chat_id, asked.id]
    answer = person.hears(group)
    assert answer.quotes == [SUMMIT_EN]
    assert answer.reply_to is None


@POLLED
def test_a_topic_that_was_deleted_costs_nothing(desk: Desk, person: Person) -> None:
    """What was asked there is not answered in another topic."""
    group = desk.telegram.group(-person.id, members=[person], forum=True)
    topic = group.topic("Budget")
    with desk.telegram.world.changed:
        person.says("/ask When is the summit?", group, topic=topic)
        group.deletes(topic)
    person.says("/ask When is the summit?", group)
    answer = person.hears(group)
    assert answer.thread is None
    assert settled(desk, person) == []
    assert desk.telegram.sent(group) == [answer]


def test_a_group_that_grows_is_followed(desk: Desk, person: Person) -> None:
    """An answer that was on its way to the old number arrives at the new one."""
    group = desk.telegram.group(-person.id, "group", members=[person])
    with desk.telegram.world.changed:
        person.says("/ask When is the summit?", group)
        grown = group.upgrades(-1_000_000_000_000 - person.id)
    assert person.hears(grown).quotes == [SUMMIT_EN]


@pytest.mark.parametrize("body", [b"<html>no Bot API</html>", b"null", b'{"ok":true,"result":[]}'])
def test_an_answer_of_the_server_that_does_not_read(
    desk: Desk, person: Person, body: bytes
) -> None:
    """The message stands there already: there is one attempt more, and no apology."""
    desk.telegram.garbles("sendMessage", body)
    person.says("When is the summit?")
    assert settled(desk, person) == [[SUMMIT_EN], [SUMMIT_EN]]


def test_a_connection_that_drops_after_the_server_acted(desk: Desk, person: Person) -> None:
    """The answer comes at most twice, however often connections drop."""
    desk.telegram.drops("sendMessage", times=2)
    person.says("When is the summit?")
    person.says("Когда саммит?")
    assert settled(desk, person) == [[SUMMIT_EN], [SUMMIT_EN], [SUMMIT_RU]]


def test_a_connection_that_drops_before_the_server_acted(desk: Desk, person: Person) -> None:
    """The second attempt is the first one that arrives."""
    desk.telegram.drops("sendMessage", acts=False)
    person.says("When is the summit?")
    assert settled(desk, person) == [[SUMMIT_EN]]


@POLLED
def test_what_the_server_failed_at_is_sent_again(desk: Desk, person: Person) -> None:
    """An answer that the server could not take arrives a moment later, once."""
    desk.telegram.fails("sendMessage", 502, b"<html>Bad Gateway</html>", times=2)
    person.says("When is the summit?")
    assert settled(desk, person) == [[SUMMIT_EN]]


def test_a_press_survives_what_befalls_its_answers(desk: Desk, person: Person) -> None:
    """An edit whose connection drops is made again; a press that is too old does no harm."""
    person.says("When is the summit?")
    reply = person.hears()
    desk.telegram.drops("editMessageText")
    assert person.presses(reply, "In Russian").alert() is None
    assert reply.quotes == [SUMMIT_RU]
    data = reply.button("In English")["callback_data"]
    person.forges(reply, data, expired=True)
    desk.telegram.drops("answerCallbackQuery")
    assert person.forges(reply, data).alert() is None
    assert reply.quotes == [SUMMIT_EN]
    assert settled(desk, person) == [[SUMMIT_EN]]


def test_a_failure_is_an_apology_with_a_number(desk: Desk, person: Person) -> None:
    """It is told in the question's language; the log has the cause under the same number."""
    russian = "сообщите тем, кто ведёт бота, номер"
    for text, part in (("fail", APOLOGY), ("fail: сбой, пожалуйста", russian)):
        person.says(text)
        said = person.hears().text
        assert part in said
        reference = re.search(r"\b[0-9a-f]{6}\b", said)
        assert reference is not None
        desk.bot.says(f"A handler failed, reference {reference[0]}")
    desk.bot.says("the disk is on fire")
    person.says("gone")
    assert "no documents here" in person.hears().text


@POLLED
def test_a_failure_in_a_group_is_told_to_who_asked(desk: Desk, person: Person) -> None:
    """In reply, and in the topic; talk that is not for the bot brings no apology."""
    group = desk.telegram.group(-person.id, members=[person], forum=True)
    topic = group.topic("Budget")
    asked = person.posts("/ask fail", group, topic=topic)
    apology = person.hears(group)
    assert APOLOGY in apology.text
    assert (apology.thread, apology.reply_to) == (topic.id, asked)


def test_a_store_that_takes_nothing_costs_no_question(desk: Desk, person: Person) -> None:
    """While the database is locked nothing is acknowledged; afterwards all are answered once."""
    other = desk.person()
    with closing(sqlite3.connect(desk.data / "bot.db", isolation_level=None)) as database:
        database.execute("BEGIN EXCLUSIVE")
        person.says("When is the summit?")
        other.says("Когда саммит?")
        time.sleep(0.5)
        database.execute("ROLLBACK")
    assert person.hears().quotes == [SUMMIT_EN]
    assert other.hears().quotes == [SUMMIT_RU]
    assert settled(desk, person) == [[SUMMIT_EN]]


@POLLED
def test_a_follow_up_is_read_with_its_question(desk: Desk, person: Person) -> None:
    """In a private chat and in a group, the question before goes along."""
    person.says("echo alpha")
    answer = person.hears()
    person.says("beta", reply_to=answer)
    assert person.hears().quotes == ["echo alpha beta"]
    group = desk.telegram.group(-person.id, members=[person])
    person.says("/ask echo alpha", group)
    person.says("gamma", group, reply_to=person.hears(group))
    assert person.hears(group).quotes == ["echo alpha gamma"]
