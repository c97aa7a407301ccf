"""What a failed handler leaves in the log, and what the person hears of it."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from telegram.error import BadRequest, Forbidden, TimedOut

from bot.errors import Overdue, Unverified, Unwritable
from index.errors import NoCollection
from tests.bot.handlers.house import GROUP, PERSON, House, message, user


@pytest.mark.parametrize(
    ("error", "part"),
    [
        (RuntimeError("broken"), "something went wrong"),
        (Overdue(seconds=8), "took too long"),
        (NoCollection(data="/x"), "no documents here"),
        (Unverified(), "being changed"),
        (Unwritable(path="/x", cause="full"), "something went wrong"),
    ],
)
async def test_an_apology_has_the_number_of_the_log(
    house: House, error: Exception, part: str, caplog: pytest.LogCaptureFixture
) -> None:
    """The person reads a reference, and under the same one the log has the cause."""
    await house.errors.report(house.message(text="When?"), house.context(error=error))
    (sent,) = house.wire.called("sendMessage")
    assert part in sent["text"]
    reference = sent["text"].rstrip(".").split()[-1]
    assert reference in caplog.text


@pytest.mark.parametrize(
    ("error", "traced"), [(Overdue(seconds=8), False), (RuntimeError("broken"), True)]
)
async def test_what_was_foreseen_is_one_line(
    house: House,
    error: Exception,
    traced: bool,  # noqa: FBT001 - a table of facts
    caplog: pytest.LogCaptureFixture,
) -> None:
    """A search that takes too long is a line with a reference; what nobody foresaw, a traceback."""
    with caplog.at_level(logging.ERROR):
        await house.errors.report(None, house.context(error=error))
    assert "reference" in caplog.text
    assert bool(caplog.records[0].exc_info) == traced


async def test_a_missing_right_is_no_failure_of_the_bots(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    """Where a group lets the bot write nothing, a line says so, without where that was met."""
    error = BadRequest("Not enough rights to send text messages to the chat")
    await house.errors.report(house.message(GROUP, text="/ask When?"), house.context(error=error))
    (line,) = [one for one in caplog.records if "may not write" in one.message]
    assert line.levelno == logging.WARNING
    assert not line.exc_info


async def test_the_apology_is_in_the_questions_language(house: House) -> None:
    """The question's own language comes first, then the chosen one, then the app's."""
    for text in ("Когда саммит?", "2026?"):
        update = house.message(text=text, lang="en" if text[0] == "К" else "ru")
        await house.errors.report(update, house.context(error=RuntimeError()))
    assert all("Простите" in call["text"] for call in house.wire.called("sendMessage"))


async def test_a_failing_store_costs_no_apology(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the chosen language cannot be read, the apology comes in the app's."""

    async def fails(*_: object) -> None:
        raise Unwritable(path="/x", cause="full")

    monkeypatch.setattr(type(house.state.people), "lang", fails)
    await house.errors.report(
        house.message(text="2026?", lang="ru"), house.context(error=OSError())
    )
    assert "Простите" in house.wire.called("sendMessage")[0]["text"]


async def test_a_press_is_apologised_for_in_a_window(house: House) -> None:
    """Who pressed a button sees the apology where the button is, and no message comes."""
    press = {"id": "1", "from": user(PERSON), "chat_instance": "1", "data": "2v:1:1"}
    press["message"] = message(PERSON, 77, text="answer")
    await house.errors.report(house.update(callback_query=press), house.context(error=OSError()))
    (answer,) = house.wire.called("answerCallbackQuery")
    assert answer["show_alert"] is True
    assert "Sorry" in answer["text"]
    assert house.wire.called("sendMessage") == []


async def test_nobody_is_apologised_to_who_did_not_ask(house: House) -> None:
    """Inline queries, service messages, talk among colleagues, updates of nobody: the log only."""
    query = {"id": "1", "from": user(PERSON), "query": "x", "offset": ""}
    for update in (
        house.update(inline_query=query),
        house.message(GROUP, text="Lunch?"),
        house.message(GROUP, new_chat_title="New"),
        house.message(GROUP, migrate_to_chat_id=-1009),
        None,
    ):
        await house.errors.report(update, house.context(error=OSError()))
    assert [name for name, _ in house.wire.calls] == ["getMe"]


async def test_in_a_group_the_apology_replies_to_the_question(house: House) -> None:
    """In its topic, to the message that was meant for the bot."""
    update = house.message(
        GROUP,
        text="/ask When?",
        entities=[{"type": "bot_command", "offset": 0, "length": 4}],
        message_id=8,
        message_thread_id=3,
        is_topic_message=True,
    )
    await house.errors.report(update, house.context(error=OSError()))
    (sent,) = house.wire.called("sendMessage")
    assert sent["message_thread_id"] == 3
    assert sent["reply_parameters"] == {"message_id": 8, "allow_sending_without_reply": True}


@pytest.mark.parametrize("error", [Forbidden("Forbidden: bot was blocked"), TimedOut()])
async def test_who_cannot_be_reached_gets_nothing(
    house: House, error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    """Where sending is what failed, or the answer may have arrived, nothing more is sent.

    That a chat may not be written to any more is told where it was met, and not once more here.
    """
    with caplog.at_level(logging.INFO):
        await house.errors.report(house.message(text="When?"), house.context(error=error))
    assert bool(caplog.records) is not isinstance(error, Forbidden)
    assert house.wire.called("sendMessage") == []


async def test_an_apology_that_fails_is_logged(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    """A server that takes no apology ends the matter with a line."""
    house.wire.refuses("sendMessage", "Bad Request: chat not found")
    await house.errors.report(house.message(text="When?"), house.context(error=OSError()))
    assert "could not be sent" in caplog.text


@pytest.mark.parametrize("met", [True, False])
async def test_a_missing_permission_is_told_in_private(
    house: House,
    met: bool,  # noqa: FBT001 - a table of facts
) -> None:
    """Where the bot may not write in the group, who asked is told apart, if that is possible."""
    if met:
        await house.state.people.met(PERSON)
    content: dict[str, Any] = {"text": "/ask When?"}
    content["entities"] = [{"type": "bot_command", "offset": 0, "length": 4}]
    error = BadRequest("Not enough rights to send text messages to the chat")
    await house.errors.report(house.message(GROUP, **content), house.context(error=error))
    sent = house.wire.called("sendMessage")
    assert [call["chat_id"] for call in sent] == ([PERSON] if met else [])
    assert all("I may not write in the group" in call["text"] for call in sent)
