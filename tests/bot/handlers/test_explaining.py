"""Who is told how an answer came about, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.keyboards import Explain, encode
from tests.bot.handlers.corpus import SECRET
from tests.bot.handlers.house import ADMIN, GROUP, PERSON, buttons

if TYPE_CHECKING:
    from tests.bot.handlers.house import House

WHY = "Why this answer?"
GONE = "This answer is no longer kept. Please ask again."


async def number_of(house: House, chat: int) -> int:
    """The number of the answer in message 1000."""
    stored = await house.state.answers.of_message(chat, 1000)
    assert stored is not None
    return stored.id


async def test_who_runs_what_is_quoted_is_told_below_the_answer(house: House) -> None:
    """A press brings a message in reply to the answer, which quotes no passage."""
    await house.ask("When?", ADMIN)
    reply = await house.press(buttons(house.last.keyboard)[WHY], chat=ADMIN, by=ADMIN)
    assert "text" not in reply
    (sent,) = house.wire.called("sendMessage")
    assert sent["chat_id"] == ADMIN
    assert sent["reply_parameters"]["message_id"] == 1000
    assert "How this answer came about" in sent["text"]
    assert "treaty.txt" not in sent["text"]  # of eight hits the first three
    assert SECRET not in sent["text"]


async def test_others_have_no_such_button_and_gain_nothing_by_forging_it(house: House) -> None:
    """What they press is met as any press is that nothing belongs to."""
    await house.ask("When?")
    assert WHY not in buttons(house.last.keyboard)
    reply = await house.press(encode(Explain(await number_of(house, PERSON))))
    assert reply["text"] == GONE
    assert house.wire.called("sendMessage") == []


async def test_pages_keep_the_button(house: House) -> None:
    """Turned to its other language, an admin's answer still has it."""
    await house.ask("When?", ADMIN)
    await house.press(buttons(house.last.keyboard)["In Russian"], chat=ADMIN, by=ADMIN)
    (edit,) = house.wire.called("editMessageText")
    assert WHY in buttons(edit["reply_markup"])


async def test_in_a_group_only_the_admin_is_told_in_private(house: House) -> None:
    """The group reads nothing of it; a member who presses is refused."""
    house.roll.members |= {(GROUP, PERSON), (GROUP, ADMIN)}
    letter = await house.ask_group(by=ADMIN)
    data = buttons(letter.keyboard)[WHY]
    refused = await house.press(data, chat=GROUP, by=PERSON)
    assert refused["text"] == GONE
    assert house.wire.called("sendMessage") == []
    told = await house.press(data, chat=GROUP, by=ADMIN)
    assert told["text"] == "Sent to you in our private chat."
    (sent,) = house.wire.called("sendMessage")
    assert sent["chat_id"] == ADMIN
    assert "reply_parameters" not in sent


async def test_who_may_not_be_written_to_is_told_what_to_do(house: House) -> None:
    """Where no message can be sent, a window says how to make that possible."""
    house.roll.members.add((GROUP, ADMIN))
    letter = await house.ask_group(by=ADMIN)
    house.wire.refuses("sendMessage", "Bad Request: chat not found")
    told = await house.press(buttons(letter.keyboard)[WHY], chat=GROUP, by=ADMIN)
    assert told["text"].startswith("I may not write to you yet")
    assert told["show_alert"] is True


async def test_a_refusal_is_explained_too(house: House) -> None:
    """Where there is no answer, it is said why."""
    await house.ask("price of oil", ADMIN)
    await house.press(buttons(house.last.keyboard)[WHY], chat=ADMIN, by=ADMIN)
    (sent,) = house.wire.called("sendMessage")
    assert "Not answered" in sent["text"]
