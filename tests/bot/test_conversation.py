"""What people see: the bot as its own process, over HTTP, above a hand-written collection."""

from __future__ import annotations

import time
from itertools import count
from typing import TYPE_CHECKING

import pytest

from tests.bot.doubles import SUMMIT_EN, SUMMIT_RU
from tests.support.bot_api import FakeTelegram
from tests.support.processes import BotProcess, environment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.bot_api import Person

SLOW = 1.0
NUMBERS = count(1000, 10)


@pytest.fixture(scope="module")
def telegram(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FakeTelegram]:
    """A server with a bot that serves it for all tests of this module."""
    data = tmp_path_factory.mktemp("bot")
    with FakeTelegram() as telegram:
        environ = environment(
            data,
            TELEGRAM_BOT_TOKEN=telegram.token,
            TELEGRAM_API_URL=telegram.url,
            SLOW=str(SLOW),
        )
        with BotProcess(["-m", "tests.bot.serve", str(data)], environ) as bot:
            bot.serves(telegram)
            yield telegram
            assert bot.stop() == 0
            assert telegram.token not in bot.log
            assert telegram.token.partition(":")[2] not in bot.log
        files = [path.read_bytes() for path in data.iterdir() if path.is_file()]
        assert files
        assert not any(telegram.token.encode() in content for content in files)


@pytest.fixture(autouse=True)
def _without_fault(telegram: FakeTelegram) -> Iterator[None]:
    """Each test ends without anything that Telegram would have let pass or dropped."""
    yield
    assert not telegram.faults


@pytest.fixture
def person(telegram: FakeTelegram) -> Person:
    """Somebody new, with a Russian app; the next number is another person's."""
    return telegram.user(next(NUMBERS), "ru-RU")


def test_a_question_is_answered_in_its_own_language(person: Person) -> None:
    """English is answered in English and Russian in Russian, whatever the app's language."""
    person.says("When is the summit?")
    assert person.hears().quotes == [SUMMIT_EN]
    person.says("Когда саммит?")
    reply = person.hears()
    assert reply.quotes == [SUMMIT_RU]
    assert reply.options["link_preview_options"] == {"is_disabled": True}


def test_a_question_without_letters_is_answered_in_the_apps_language(person: Person) -> None:
    """Where a question has no letters to tell by, the app's language is taken."""
    person.says("2026?")
    assert person.hears().quotes == [SUMMIT_RU]


def test_the_button_turns_and_turns_back(person: Person) -> None:
    """The button shows the passage in the other language in the same message, and back."""
    person.says("Когда саммит?")
    reply = person.hears()
    assert reply.buttons == ["По-английски"]
    assert person.presses(reply, "По-английски").alert() is None
    assert reply.quotes == [SUMMIT_EN]
    assert reply.buttons == ["По-русски"]
    assert person.presses(reply, "По-русски").alert() is None
    assert reply.quotes == [SUMMIT_RU]
    assert len(reply.history) == 3


def test_a_second_press_of_the_same_button_is_harmless(person: Person) -> None:
    """A press that changes nothing gets its answer like any other."""
    person.says("When is the summit?")
    reply = person.hears()
    data = reply.keyboard[0][0]["callback_data"]
    assert person.forges(reply, data).alert() is None
    assert person.forges(reply, data).alert() is None
    assert reply.quotes == [SUMMIT_RU]


def test_no_button_without_a_match(person: Person) -> None:
    """Where a passage has no other version, there is no button."""
    person.says("alone")
    assert person.hears().buttons == []


def test_hostile_presses_are_refused(telegram: FakeTelegram, person: Person) -> None:
    """Another chat's answer, one that never was, and data of any kind: ask again, and no more."""
    stranger = telegram.user(person.id + 1, "en")
    stranger.says("When is the summit?")
    theirs = stranger.hears().keyboard[0][0]["callback_data"]
    person.says("When is the summit?")
    reply = person.hears()
    for data in (theirs, "1t:999999999999999999:ru", "1t:1:xx", "x" * 64, "'; DROP TABLE answers"):
        alert = person.forges(reply, data).alert()
        assert alert == "Этот ответ больше не хранится. Задайте вопрос ещё раз."
    assert reply.quotes == [SUMMIT_EN]


def test_a_press_answered_late_does_no_harm(person: Person) -> None:
    """Where a press is too old to be answered, the bot goes on."""
    person.says("When is the summit?")
    reply = person.hears()
    person.forges(reply, reply.keyboard[0][0]["callback_data"], expired=True)
    person.says("When is the summit?")
    assert person.hears().quotes == [SUMMIT_EN]


def test_a_refusal_says_why(person: Person) -> None:
    """Where the documents do not answer, the reason comes first, then what is nearest."""
    person.says("What is the price of oil?")
    reply = person.hears()
    assert reply.text.startswith("The documents do not answer this: “oil”")
    assert reply.quotes == [SUMMIT_EN]


def test_commands_answer_in_the_apps_language(telegram: FakeTelegram, person: Person) -> None:
    """Greeting and help come in the language of the app; an unknown command names the known."""
    for command, part in (
        ("/start", "дословно"),
        ("/start payload", "дословно"),
        ("/help", "жирным"),
    ):
        person.says(command)
        assert part in person.hears().text
    person.says("/frobnicate")
    assert "/help" in person.hears().text
    english = telegram.user(person.id + 1, None)
    english.says("/start")
    assert "word for word" in english.hears().text


def test_the_menu_is_there_in_both_languages(telegram: FakeTelegram) -> None:
    """At start the commands are put into the menu, in English, in Russian and for all others."""
    commands = telegram.world.commands
    assert set(commands) == {"", "en", "ru"}
    assert [each["command"] for each in commands["ru"]] == ["start", "help"]
    assert commands[""] == commands["en"] != commands["ru"]


def test_photos_and_stickers_get_one_line(person: Person) -> None:
    """What is no text is told that text is answered; what the chat itself reports is not."""
    photo = {"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1}
    person.sends({"photo": [photo], "caption": "When is the summit?"})
    assert person.hears().text.startswith("Я отвечаю на вопросы, присланные текстом")
    person.sends({"message_auto_delete_timer_changed": {"message_auto_delete_time": 86400}})
    person.says("2026?")
    assert person.hears().quotes == [SUMMIT_RU]


def test_groups_channels_and_edits_are_met_with_silence(
    telegram: FakeTelegram, person: Person
) -> None:
    """Nothing outside private chats is answered, nor is a message a second time when edited."""
    group = telegram.group(-1001)
    channel = telegram.group(-1002, "channel")
    for text in ("When is the summit?", "/start", "/help@tolmach_test_bot", "fail"):
        person.says(text, chat=group)
    person.sends({"text": "When?"}, chat=channel, kind="channel_post")
    person.sends({"text": "When is the summit?"}, kind="edited_message")
    person.says("When is the summit?")
    assert person.hears().quotes == [SUMMIT_EN]
    telegram.waits_until_idle()
    assert telegram.sent(group) == telegram.sent(channel) == []
    assert len(telegram.sent(person.id)) == 1


def test_a_failure_is_an_apology_with_a_number(person: Person) -> None:
    """A handler that fails apologises in the question's language, with a reference."""
    person.says("fail")
    assert "tell whoever runs this bot the reference" in person.hears().text
    person.says("fail: сбой, пожалуйста")
    assert "сообщите тем, кто ведёт бота, номер" in person.hears().text
    person.says("gone")
    assert "no documents here" in person.hears().text


def test_one_slow_question_is_behind_its_own_chat_alone(
    telegram: FakeTelegram, person: Person
) -> None:
    """While a chat waits for its answer, another one gets greeted at once; order is kept."""
    other = telegram.user(person.id + 1, "en")
    person.says("slow")
    person.says("/start")
    other.says("/start")
    started = time.monotonic()
    other.hears()
    assert time.monotonic() - started < SLOW / 2
    assert person.hears().quotes == [SUMMIT_EN]
    assert "дословно" in person.hears().text


def test_a_flood_limit_is_obeyed_for_its_chat(telegram: FakeTelegram, person: Person) -> None:
    """A chat that takes nothing for a second gets its answer after it; others do not wait."""
    other = telegram.user(person.id + 1, "en")
    telegram.floods(person.id, 1)
    started = time.monotonic()
    person.says("When is the summit?")
    other.says("When is the summit?")
    other.hears()
    assert time.monotonic() - started < 0.7
    assert person.hears().quotes == [SUMMIT_EN]
    assert telegram.world.prolonged[person.id] == 1


def test_a_bot_that_was_blocked_goes_on(telegram: FakeTelegram, person: Person) -> None:
    """Who has blocked the bot gets nothing, and everybody else their answers."""
    telegram.world.blocked.add(person.id)
    person.says("When is the summit?")
    other = telegram.user(person.id + 1, "en")
    other.says("When is the summit?")
    assert other.hears().quotes == [SUMMIT_EN]
    telegram.waits_until_idle()
    assert telegram.sent(person.id) == []


@pytest.mark.parametrize("body", [b"<html>no Bot API</html>", b"null", b'{"ok":true,"result":[]}'])
def test_a_broken_answer_of_the_server_brings_no_apology(
    telegram: FakeTelegram, person: Person, body: bytes
) -> None:
    """Where the server says yes in words that do not read, the message may stand there already."""
    telegram.fails("sendMessage", 200, body)
    person.says("When is the summit?")
    person.says("Когда саммит?")
    assert person.hears().quotes == [SUMMIT_RU]


@pytest.mark.parametrize("status", [500, 502, 503])
def test_what_the_server_failed_at_is_sent_again(
    telegram: FakeTelegram, person: Person, status: int
) -> None:
    """An answer that the server could not take arrives a moment later, once."""
    telegram.fails("sendMessage", status, b"<html>Bad Gateway</html>", times=2)
    person.says("When is the summit?")
    assert person.hears().quotes == [SUMMIT_EN]
    telegram.waits_until_idle()
    assert len(telegram.sent(person.id)) == 1


def test_a_press_shows_nothing_but_what_was_quoted(person: Person) -> None:
    """Where documents have changed under an answer, a press says so and the message stays."""
    person.says("moving")
    reply = person.hears()
    alert = person.presses(reply, "In Russian").alert()
    assert alert == "С тех пор документы изменились. Задайте вопрос ещё раз."
    assert reply.quotes == [SUMMIT_EN]
    assert len(reply.history) == 1
