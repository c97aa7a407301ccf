"""The fake Bot API server itself: what it refuses, and in which words."""

from __future__ import annotations

import json
import threading
import urllib.error
import urllib.parse
import urllib.request
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.bot_api import Refused, parse_html

if TYPE_CHECKING:
    from tests.support.bot_api import FakeTelegram


def call(
    telegram: FakeTelegram, method: str, token: str | None = None, **parameters: Any
) -> tuple[int, Any]:
    """Calls a method as a client does; the status, and the result or the description."""
    fields = {
        name: value if isinstance(value, str) else json.dumps(value)
        for name, value in parameters.items()
    }
    request = urllib.request.Request(  # noqa: S310 - the address is the fake's own
        f"{telegram.url}/bot{token or telegram.token}/{method}",
        urllib.parse.urlencode(fields).encode(),
        headers={"Connection": "close"},
    )
    try:
        with urllib.request.urlopen(request, timeout=10) as response:  # noqa: S310 - the same
            return response.status, json.load(response)["result"]
    except urllib.error.HTTPError as error:
        with error:
            return error.code, json.load(error)["description"]


def refusal(source: str) -> str:
    """What the server says to a text."""
    with pytest.raises(Refused) as caught:
        parse_html(source)
    return caught.value.description.removeprefix("Bad Request: can't parse entities: ")


@pytest.mark.parametrize(
    ("source", "text", "marked"),
    [
        ("a &lt;b&gt; &amp;amp; &quot; &#1071;&#x42F;", 'a <b> &amp; " ЯЯ', []),
        ("a &nbsp; & b", "a &nbsp; & b", []),
        ("😀<b>x</b>", "😀x", [("bold", 2, 1)]),
        ("  <b> x</b> ", "x", [("bold", 0, 1)]),
        ("<B>x</>", "x", [("bold", 0, 1)]),
        ("<b></b>x", "x", []),
        (
            "<blockquote expandable>a<b>b</b></blockquote>",
            "ab",
            [("expandable_blockquote", 0, 2), ("bold", 1, 1)],
        ),
        ('<a href="https://x.kz/?a&amp;b">t</a>', "t", [("text_link", 0, 1)]),
    ],
)
def test_html_is_read_as_the_server_does(
    source: str, text: str, marked: list[tuple[str, int, int]]
) -> None:
    """References, tags and offsets in UTF-16 units come out as in Telegram."""
    parsed = parse_html(source)
    assert parsed.text == text
    found = [(one["type"], one["offset"], one["length"]) for one in parsed.entities]
    assert found == marked


@pytest.mark.parametrize(
    ("source", "description"),
    [
        ("я <x>", 'Unsupported start tag "x" at byte offset 3'),
        ("a < b > c", 'Unsupported start tag "" at byte offset 2'),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("x <b", "Unclosed start tag at byte offset 2"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
def test_broken_html_is_refused(source: str, description: str) -> None:
    """What cannot be parsed is refused in the server's words, with the byte where it happens."""
    assert refusal(source) == description


def test_what_the_server_drops_is_noted() -> None:
    """Entities beyond a hundred and bad links vanish, which the test can see."""
    assert len(parse_html("<b>x</b> " * 101).entities) == 100
    assert parse_html("<b>x</b> " * 101).dropped
    parsed = parse_html('<a href="nowhere">x</a>')
    assert not parsed.entities
    assert parsed.dropped


def test_messages_have_their_limits(telegram: FakeTelegram) -> None:
    """Text that is empty, too long after parsing, or too long before it, is refused."""
    telegram.user(7)
    for text, description in (
        (" ", "message text is empty"),
        ("<b></b>", "message text is empty"),
        ("x" * 4097, "message is too long"),
        ("<b>" * 11000 + "x" + "</b>" * 11000, "text is too long"),
    ):
        answer = call(telegram, "sendMessage", chat_id=7, text=text, parse_mode="HTML")
        assert answer == (400, f"Bad Request: {description}")
    status, _ = call(telegram, "sendMessage", chat_id=7, text="x" * 4096)
    assert status == 200


def test_edits_are_checked(telegram: FakeTelegram) -> None:
    """An edit that changes nothing, or of what is not there, is refused."""
    telegram.user(7)
    _, message = call(telegram, "sendMessage", chat_id=7, text="x")
    number = message["message_id"]
    _, same = call(telegram, "editMessageText", chat_id=7, message_id=number, text="x")
    assert same.startswith("Bad Request: message is not modified: ")
    _, gone = call(telegram, "editMessageText", chat_id=7, message_id=1, text="y")
    assert gone == "Bad Request: message to edit not found"
    status, _ = call(telegram, "editMessageText", chat_id=7, message_id=number, text="y")
    assert status == 200
    assert call(telegram, "deleteMessage", chat_id=7, message_id=number) == (200, True)
    _, gone = call(telegram, "deleteMessage", chat_id=7, message_id=number)
    assert gone == "Bad Request: message to delete not found"


def test_buttons_are_checked(telegram: FakeTelegram) -> None:
    """What a button carries has 1 to 64 bytes."""
    telegram.user(7)
    for data in ("", "я" * 33):
        markup = {"inline_keyboard": [[{"text": "b", "callback_data": data}]]}
        answer = call(telegram, "sendMessage", chat_id=7, text="x", reply_markup=markup)
        assert answer == (400, "Bad Request: BUTTON_DATA_INVALID")


def test_presses_are_answered_once_in_time_and_in_short(telegram: FakeTelegram) -> None:
    """An answer of over 200 characters, a second one, and one too late are refused."""
    person = telegram.user(7)
    markup = {"inline_keyboard": [[{"text": "b", "callback_data": "d"}]]}
    call(telegram, "sendMessage", chat_id=7, text="x", reply_markup=markup)
    reply = person.hears()
    press = person.presses(reply, "b")
    number = press.callback.id
    long = call(telegram, "answerCallbackQuery", callback_query_id=number, text="x" * 201)
    assert long == (400, "Bad Request: MESSAGE_TOO_LONG")
    told = call(
        telegram, "answerCallbackQuery", callback_query_id=number, text="no", show_alert=True
    )
    assert told == (200, True)
    assert press.alert() == "no"
    late = person.forges(reply, "d", expired=True).callback.id
    for query in (number, late, "0"):
        _, description = call(telegram, "answerCallbackQuery", callback_query_id=query)
        assert description.startswith("Bad Request: query is too old")


def test_tokens_are_checked(telegram: FakeTelegram) -> None:
    """A token of another bot is unauthorized, and one that is none is not found."""
    assert call(telegram, "getMe", "1:" + "x" * 35) == (401, "Unauthorized")
    assert call(telegram, "getMe", "nonsense") == (404, "Not Found")


def test_unknown_methods_and_parameters_are_faults(telegram: FakeTelegram) -> None:
    """What Telegram does not know is noted for the test to fail on."""
    telegram.user(7)
    assert call(telegram, "sendMesage", chat_id=7) == (404, "Not Found")
    assert call(telegram, "sendMessage", chat_id=7, text="x", colour="red")[0] == 200
    assert telegram.faults == [
        "unknown method sendMesage",
        "sendMessage: unknown parameters colour",
    ]


def test_chats_refuse(telegram: FakeTelegram) -> None:
    """Unknown, blocking and flooded chats refuse; sending on too early prolongs a flood."""
    telegram.user(7)
    assert call(telegram, "sendMessage", chat_id=8, text="x")[1] == "Bad Request: chat not found"
    telegram.floods(7, 60)
    for _ in range(2):
        status, description = call(telegram, "sendMessage", chat_id=7, text="x")
        assert (status, description) == (429, "Too Many Requests: retry after 60")
    assert telegram.world.prolonged[7] == 2
    telegram.world.blocked.add(7)
    answer = call(telegram, "sendMessage", chat_id=7, text="x")
    assert answer == (403, "Forbidden: bot was blocked by the user")


def test_updates_come_until_acknowledged(telegram: FakeTelegram) -> None:
    """An update comes again and again until a poll asks for later ones; unwanted kinds never do."""
    person = telegram.user(7)
    person.says("one")
    person.says("two")
    _, first = call(telegram, "getUpdates", limit=1)
    _, again = call(telegram, "getUpdates", limit=1)
    assert first == again
    assert first[0]["message"]["text"] == "one"
    _, second = call(
        telegram, "getUpdates", offset=first[0]["update_id"] + 1, allowed_updates=["message"]
    )
    assert [each["message"]["text"] for each in second] == ["two"]
    person.sends({"text": "three"}, kind="edited_message")
    _, rest = call(telegram, "getUpdates", offset=second[0]["update_id"] + 1)
    assert rest == []
    telegram.waits_until_idle()


def test_the_earlier_of_two_pollers_is_sent_away(telegram: FakeTelegram) -> None:
    """A poll that waits ends with a conflict as soon as there is another one."""
    answers: list[tuple[int, Any]] = []
    waiting = threading.Thread(
        target=lambda: answers.append(call(telegram, "getUpdates", timeout=30))
    )
    waiting.start()
    telegram.waits_for_poll(0)
    assert telegram.world.wait_for(lambda: telegram.world.polls == 1, 5)
    assert call(telegram, "getUpdates") == (200, [])
    waiting.join(5)
    assert answers[0][0] == 409
    assert answers[0][1].startswith("Conflict: terminated by other getUpdates request")
    telegram.world.webhook = "https://x.kz"
    assert "webhook is active" in call(telegram, "getUpdates")[1]
    call(telegram, "deleteWebhook")
    assert call(telegram, "getUpdates") == (200, [])


def test_commands_are_checked(telegram: FakeTelegram) -> None:
    """Names are lower case; descriptions are there."""
    for name, description in (("Start", "x"), ("start", ""), ("a" * 33, "x")):
        commands = [{"command": name, "description": description}]
        assert call(telegram, "setMyCommands", commands=commands)[0] == 400
    commands = [{"command": "start", "description": "x"}]
    assert call(telegram, "setMyCommands", commands=commands, language_code="ru") == (200, True)
    assert telegram.world.commands == {"ru": commands}
