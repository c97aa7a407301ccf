"""A bot behind a webhook with nothing public: strangers, its door, its health and its figures."""

from __future__ import annotations

import http.client
import json
import re
from typing import TYPE_CHECKING

import pytest

from tests.e2e.documents import LITHIUM, TREATIES

if TYPE_CHECKING:
    from tests.e2e.office import Office
    from tests.support.bot_api import Message

CLOSED = "You have not been let in to any documents yet."
SECRET = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header
SUMMIT = "When is the climate summit?"


def request(
    port: int, path: str, body: bytes | None = None, headers: dict[str, str] | None = None
) -> tuple[int, str]:
    """The status and the text that a request gets; with a body it is posted."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET" if body is None else "POST", path, body, headers or {})
        response = connection.getresponse()
        return response.status, response.read().decode()
    finally:
        connection.close()


def test_a_stranger_is_told_how_to_be_let_in(closed: Office) -> None:
    """Whatever is sent, the answer is the same: nothing may be read, and the number to name."""
    person = closed.person()
    for text in (SUMMIT, LITHIUM, "/start", "/sources", "/start pAAAA", "qwertyzxcvb"):
        said = closed.ask(person, text).text
        assert said.startswith(CLOSED)
        assert str(person.id) in said
        assert TREATIES not in said


def test_a_stranger_types_in_vain(closed: Office) -> None:
    """Inline mode offers no passage, only a button that opens the chat with the bot."""
    answer = closed.telegram.stranger(closed.person().id + 1, "ru").types(SUMMIT).answer()
    assert answer.results == []
    assert answer.is_personal
    assert answer.button is not None
    assert answer.button["text"] == "Доступа пока нет: узнать, как получить"


def test_a_group_is_told_its_number(closed: Office) -> None:
    """Nobody asks in a group that was not let in, not even a reader."""
    group = closed.group(closed.reader)
    said = closed.ask(closed.reader, f"/ask {LITHIUM}", group).text
    assert said.startswith("This group has not been let in")
    assert str(group.id) in said


def test_a_reader_is_answered(closed: Office) -> None:
    """Question, other language, inline and permalink work as they do where the bot polls."""
    answer = closed.ask(closed.reader, LITHIUM)
    assert "Geneva" in answer.quotes[0]
    assert closed.reader.presses(answer, "In Russian").alert() is None
    assert "Женеве" in answer.quotes[0]
    assert closed.reader.types(LITHIUM).answer().results
    assert len(closed.follow(closed.reader, _link(answer)).quotes) == 2
    assert not closed.ask(closed.reader, SUMMIT).quotes


def test_questions_of_a_chat_keep_their_order(closed: Office) -> None:
    """Ten questions at once are answered one after another, each of them once."""
    before = len(closed.telegram.sent(closed.reader.id))
    closed.reader.says_at_once(*(f"{LITHIUM} z{number}z" for number in range(10)))
    closed.telegram.waits_for(
        lambda: len(closed.telegram.sent(closed.reader.id)) == before + 10, "ten answers"
    )
    told = "".join(message.text for message in closed.telegram.sent(closed.reader.id)[before:])
    assert re.findall(r"z(\d)z", told) == list("0123456789")


@pytest.mark.parametrize("secret", [None, "", "wrong", "\xe9", "a" * 300])
def test_updates_without_the_secret_are_refused(closed: Office, secret: str | None) -> None:
    """What anybody posts is not even read."""
    number = 10**9
    update = {
        "update_id": number,
        "message": {
            "message_id": 1,
            "date": 1,
            "text": LITHIUM,
            "chat": {"id": closed.reader.id, "type": "private", "first_name": "R"},
            "from": closed.reader.user,
        },
    }
    before = closed.telegram.sent(closed.reader.id)
    headers = {} if secret is None else {SECRET: secret}
    assert closed.door is not None
    status, text = request(closed.door, "/updates", json.dumps(update).encode(), headers)
    assert (status, text) == (403, "")
    closed.ask(closed.person(), "/help")
    assert closed.telegram.sent(closed.reader.id) == before


def test_what_is_no_update_is_refused(closed: Office) -> None:
    """With the secret too: broken, empty and huge bodies get an error and cost nothing."""
    assert closed.door is not None
    headers = {SECRET: closed.telegram.world.delivery.secret}
    for body in (b"", b"null", b"[]", b"{", b'{"update_id": "x"}', b"\xff", b"[" * 100_000):
        assert request(closed.door, "/updates", body, headers)[0] == 400
    assert request(closed.door, "/updates", b" " * (2 << 20), headers)[0] == 413
    assert request(closed.door, "/updates")[0] == 405
    assert closed.ask(closed.person(), SUMMIT).text.startswith(CLOSED)


def test_an_update_that_is_brought_twice_is_answered_once(closed: Office) -> None:
    """Telegram brings again what it holds for not taken; the store knows it."""
    person = closed.person()
    message = person.posts("/help")
    content = closed.telegram.world.written(message)
    person.hears()
    assert closed.door is not None
    headers = {SECRET: closed.telegram.world.delivery.secret}
    body = json.dumps({"update_id": message.update, "message": content}).encode()
    assert request(closed.door, "/updates", body, headers)[0] == 200
    closed.ask(person, "/start")
    assert len(closed.telegram.sent(person.id)) == 2


def test_health_and_figures(closed: Office) -> None:
    """The process lives, takes updates, and counts questions without a word of them."""
    closed.ask(closed.reader, LITHIUM)
    assert request(closed.monitor, "/healthz")[0] == 200
    assert request(closed.monitor, "/readyz")[0] == 200
    closed.telegram.waits_until_idle()
    status, text = request(closed.monitor, "/metrics")
    assert status == 200
    found = re.search(
        r'^tolmach_questions_total\{answered="yes",lang="en",place="private"\} (\S+)$',
        text,
        re.MULTILINE,
    )
    assert found is not None
    assert float(found[1]) >= 1
    for secret in ("lithium", TREATIES, str(closed.reader.id), closed.telegram.token):
        assert secret not in text
    assert request(closed.monitor, "/updates")[0] == 404


def _link(answer: Message) -> str:
    """The link to the first passage of an answer."""
    return next(address for _, address in answer.links if address.startswith("https://t.me/"))
