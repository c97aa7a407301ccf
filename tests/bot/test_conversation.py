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
    assert reply.buttons[0] == "По-английски"
    assert person.presses(reply, "По-английски").alert() is None
    assert reply.quotes == [SUMMIT_EN]
    assert reply.buttons[0] == "По-русски"
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


def test_no_other_language_without_a_match(person: Person) -> None:
    """Where a passage has no other version, no button offers one."""
    person.says("alone")
    assert person.hears().buttons == ["Context", "👍", "👎"]


def test_hostile_presses_are_refused(telegram: FakeTelegram, person: Person) -> None:
    """Another chat's answer, one that never was, and data of any kind: ask again, and no more."""
    stranger = telegram.user(person.id + 1, "en")
    stranger.says("When is the summit?")
    theirs = stranger.hears().button("In Russian")["callback_data"]
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
        ("/start payload", "показать нечего"),
        ("/help", "жирным"),
    ):
        person.says(command)
        assert part in person.hears().text
    person.says("/frobnicate")
    assert "/help" in person.hears().text
    english = telegram.user(person.id + 1, None)
    english.says("/start")
    assert "word for word" in english.hears().text


def test_the_menu_is_there_in_both_languages(telegram: FakeTelegram, person: Person) -> None:
    """Commands differ by the kind of chat and who looks, their words by the language of the app."""
    group = telegram.group(-next(NUMBERS), members=[person])
    assert person.menu() == ["start", "help", "sources", "language", "forgetme"]
    assert person.menu(group) == ["ask", "sources", "help"]
    admin = telegram.user(person.id + 1, "en")
    led = telegram.group(-next(NUMBERS), admins=[admin])
    assert admin.menu(led) == ["ask", "sources", "help", "settings"]


def test_photos_and_stickers_get_one_line(person: Person) -> None:
    """What is no text is told that text is answered; what the chat itself reports is not."""
    photo = {"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1}
    person.sends({"photo": [photo], "caption": "When is the summit?"})
    assert person.hears().text.startswith("Я отвечаю на вопросы, присланные текстом")
    person.sends({"message_auto_delete_timer_changed": {"message_auto_delete_time": 86400}})
    person.says("2026?")
    assert person.hears().quotes == [SUMMIT_RU]


def test_what_is_not_meant_for_the_bot_is_met_with_silence(
    telegram: FakeTelegram, person: Person
) -> None:
    """Talk in a group, other bots' commands, channels, and edited messages are not answered."""
    telegram.world.privacy = False
    group = telegram.group(-next(NUMBERS), members=[person])
    channel = telegram.group(-next(NUMBERS), "channel")
    for text in ("When is the summit?", "/start", "/ask@other_bot When?", "/frobnicate", "fail"):
        person.says(text, group)
    person.sends({"text": "When?"}, chat=channel, kind="channel_post")
    person.sends({"text": "When is the summit?"}, kind="edited_message")
    person.says("When is the summit?")
    assert person.hears().quotes == [SUMMIT_EN]
    telegram.waits_until_idle()
    telegram.world.privacy = True
    assert telegram.sent(group) == telegram.sent(channel) == []
    assert len(telegram.sent(person.id)) == 1


def test_a_group_asks_in_its_topics(telegram: FakeTelegram, person: Person) -> None:
    """An answer replies to the question in its topic; follow-ups and colleagues' questions too."""
    colleague = telegram.user(person.id + 1, "en")
    group = telegram.group(-next(NUMBERS), members=[person, colleague], forum=True)
    budget = group.topic("Budget")
    person.says("/ask When is the summit?", group, topic=budget)
    answer = person.hears(group)
    assert (answer.quotes, answer.thread) == ([SUMMIT_EN], budget.id)
    assert answer.reply_to is not None
    assert answer.reply_to.text == "/ask When is the summit?"
    person.says("а когда?", group, reply_to=answer)
    assert person.hears(group).thread == budget.id
    theirs = colleague.posts("Когда саммит?", group)
    person.says("/ask@tolmach_test_bot", group, reply_to=theirs)
    answer = person.hears(group)
    assert (answer.quotes, answer.thread) == ([SUMMIT_RU], None)
    assert colleague.presses(answer, "По-английски").alert() is None
    assert answer.quotes == [SUMMIT_EN]
    passer_by = telegram.user(person.id + 2, "en")
    alert = passer_by.forges(answer, answer.keyboard[0][0]["callback_data"]).alert()
    assert alert == "This answer is no longer kept. Please ask again."


def test_inline_mode_offers_passages(person: Person) -> None:
    """What is picked carries quote, source and a link, and is not answered once more."""
    query = person.types("When is the summit?")
    answer = query.answer()
    assert answer.is_personal
    assert answer.button is None
    sent = person.picks(query, chat=person.id)
    assert sent.quotes == [SUMMIT_EN]
    assert "Summit <2026>" in sent.text
    assert any(address.startswith("https://t.me/") for _, address in sent.links)
    person.says("2026?")
    assert person.hears().quotes == [SUMMIT_RU]


def test_a_link_opens_the_passage_with_its_match(person: Person) -> None:
    """The number of a passage leads back to it, in both languages; a changed link to nothing."""
    person.says("When is the summit?")
    links = [address for _, address in person.hears().links if "t.me" in address]
    person.opens(links[0])
    assert set(person.hears().quotes) == {SUMMIT_EN, SUMMIT_RU}
    person.opens(links[0][:-1] + ("A" if links[0][-1] != "A" else "B"))
    assert "показать нечего" in person.hears().text


def test_a_bad_vote_asks_what_was_wrong(person: Person) -> None:
    """👎 asks in the place of the buttons; a reason brings them back, with thanks."""
    person.says("When is the summit?")
    reply = person.hears()
    before = reply.buttons
    assert person.presses(reply, "👎").answer()["text"] == "Что было не так?"
    assert "It is in the wrong language" in reply.buttons
    answer = person.presses(reply, "It is in the wrong language").answer()
    assert answer["text"] == "Спасибо, учтено."
    assert reply.buttons == before


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
    """Where the server acts and says so in words that do not read, there is one more attempt."""
    telegram.garbles("sendMessage", body)
    person.says("When is the summit?")
    person.says("Когда саммит?")
    said = [person.hears().quotes for _ in range(3)]
    assert said == [[SUMMIT_EN], [SUMMIT_EN], [SUMMIT_RU]]


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
