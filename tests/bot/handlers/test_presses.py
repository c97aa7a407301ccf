"""Presses below answers: what they show, and that nothing is to be had by forging them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.keyboards import Around, Back, Blame, ListSources, Reason, Show, Vote, encode
from bot.state import SubjectKind
from bot.state.grants import Grant
from tests.bot.doubles import SUMMIT_RU
from tests.bot.handlers.corpus import SECRET
from tests.bot.handlers.house import GROUP, PERSON, STRANGER, House, buttons, carried

GONE = "This answer is no longer kept. Please ask again."


async def answered(house: House, chat: int = PERSON) -> int:
    """The number of an answer given in that chat, in message 1000."""
    await (house.ask("When?") if chat == PERSON else house.ask_group())
    stored = await house.state.answers.of_message(chat, 1000)
    assert stored is not None
    return stored.id


async def test_one_tap_shows_the_other_language_in_place(house: House) -> None:
    """The message is edited to the match, with a button back, and the press says nothing."""
    number = await answered(house)
    reply = await house.press(buttons(house.last.keyboard)["In Russian"])
    assert "text" not in reply
    (edit,) = house.wire.called("editMessageText")
    assert SUMMIT_RU in edit["text"]
    assert (edit["chat_id"], edit["message_id"]) == (PERSON, 1000)
    assert Show(number, 0, "en") in [*carried(edit["reply_markup"])]


async def test_more_results_are_a_tap_away(house: House) -> None:
    """The next page stands in the same message, its language kept."""
    number = await answered(house)
    await house.press(encode(Show(number, 1, "en")))
    (edit,) = house.wire.called("editMessageText")
    assert "part 4" in edit["text"]


async def test_surroundings_lead_back_to_the_page(house: House) -> None:
    """What stands around the first passage of a page, and back to that page in its language."""
    number = await answered(house)
    await house.press(encode(Show(number, 1, "en")), keyboard=house.last.keyboard)
    keyboard = house.wire.called("editMessageText")[0]["reply_markup"]
    await house.press(encode(Around(number, 3)), keyboard=keyboard)
    edit = house.wire.called("editMessageText")[1]
    assert "What came before." in edit["text"]
    assert "What came before." in house.corpus.looked_up
    assert carried(edit["reply_markup"]) == [Back(number, 1, "en")]
    await house.press(encode(Back(number, 1, "en")), keyboard=edit["reply_markup"])
    assert "part 4" in house.wire.called("editMessageText")[2]["text"]


@pytest.mark.parametrize("data", ["1t:1:ru", "2s:1:0:ru", "", "x" * 64, "'; DROP TABLE", "2d:1"])
async def test_forged_data_meets_the_same_words(house: House, data: str) -> None:
    """Old buttons, guessed numbers and rubbish are met as an answer that is no longer kept."""
    await answered(house)
    reply = await house.press(data)
    assert (reply["text"], reply["show_alert"]) == (GONE, True)
    assert house.wire.called("editMessageText") == []


@pytest.mark.parametrize(
    "action",
    [
        Show(0, 0, "ru"),
        Back(0, 0, "ru"),
        Around(0, 0),
        Vote(0, up=True),
        Blame(0, Reason.MATCH),
    ],
)
async def test_a_press_counts_where_the_answer_was_given(
    house: House, action: Show | Back | Around | Vote | Blame
) -> None:
    """From another chat, or below another message, every kind of press is met the same way."""
    data = encode(replace(action, answer=await answered(house)))
    for chat, by, below in ((STRANGER, STRANGER, 1000), (GROUP, PERSON, 1000), (PERSON, PERSON, 4)):
        reply = await house.press(data, chat=chat, by=by, below=below)
        assert reply["text"] == GONE
    assert house.wire.called("editMessageText") == []
    assert house.reported.pairs == []
    counts = await house.state.questions.statistics(0, None)
    assert (counts.up, counts.down) == (0, 0)


async def test_access_is_asked_for_at_each_press(house: House) -> None:
    """What was readable when it was asked and is not any more is not shown by a press."""
    house.corpus.names = ("apart",)
    await house.state.grants.allow(Grant(SubjectKind.PERSON, PERSON, "apart", 1, None))
    number = await answered(house)
    assert SECRET in house.last.html
    await house.state.grants.deny(SubjectKind.PERSON, PERSON, "apart")
    for action in (
        Show(number, 0, "en"),
        Around(number, 0),
        Vote(number, up=False),
        Blame(number, Reason.PASSAGE),
    ):
        reply = await house.press(encode(action))
        assert SECRET not in str(house.wire.calls)
        assert reply["text"] == GONE
    counts = await house.state.questions.statistics(0, None)
    assert (counts.up, counts.down) == (0, 0)


async def test_in_groups_members_press(house: House) -> None:
    """Who asked and who is a member may turn an answer; a passer-by of a public group may not."""
    number = await answered(house, GROUP)
    data = encode(Show(number, 0, "ru"))
    assert (await house.press(data, chat=GROUP, by=STRANGER))["text"] == GONE
    assert "text" not in await house.press(data, chat=GROUP, by=PERSON)
    house.roll.members.add((GROUP, STRANGER))
    assert "text" not in await house.press(data, chat=GROUP, by=STRANGER)


async def test_quotes_that_do_not_stand_are_not_shown_by_a_press(house: House) -> None:
    """Where documents changed at that moment, the message stays and the press says why."""
    number = await answered(house)
    house.corpus.stands = [False]
    reply = await house.press(encode(Show(number, 0, "ru")))
    assert reply["text"] == "The documents have changed since this answer. Please ask again."
    assert house.wire.called("editMessageText") == []


async def test_passages_that_are_gone_leave_the_others(house: House) -> None:
    """A button for a passage that is gone is met like one that never was; the others still show."""
    number = await answered(house)
    house.corpus.hits = house.corpus.hits[1:]
    assert (await house.press(encode(Around(number, 0))))["text"] == GONE
    assert "text" not in await house.press(encode(Around(number, 1)))
    assert (await house.press(encode(Around(number, 999))))["text"] == GONE


async def test_a_good_vote_is_thanked_for(house: House) -> None:
    """👍 counts once a person and leaves the message as it is."""
    number = await answered(house)
    for _ in range(2):
        reply = await house.press(encode(Vote(number, up=True)))
        assert (reply["text"], reply["show_alert"]) == ("Thank you, that has been noted.", False)
    counts = await house.state.questions.statistics(0, None)
    assert (counts.up, counts.down) == (1, 0)
    assert house.wire.called("editMessageText") == []


async def test_a_bad_vote_asks_what_was_wrong(house: House) -> None:
    """👎 counts at once, asks in the place of the buttons, and leads back to the same page."""
    number = await answered(house)
    await house.press(encode(Show(number, 0, "ru")), keyboard=house.last.keyboard)
    turned = house.wire.called("editMessageText")[0]["reply_markup"]
    reply = await house.press(encode(Vote(number, up=False)), keyboard=turned)
    assert reply["text"] == "What was wrong?"
    (edit,) = house.wire.called("editMessageReplyMarkup")
    reasons = carried(edit["reply_markup"])
    assert reasons == [*(Blame(number, reason) for reason in Reason), Back(number, 0, "ru")]
    await house.press(encode(Blame(number, Reason.LANGUAGE)), keyboard=edit["reply_markup"])
    assert SUMMIT_RU in house.wire.called("editMessageText")[1]["text"]
    counts = await house.state.questions.statistics(0, None)
    assert (counts.up, counts.down, counts.reasons) == (0, 1, {"language": 1})


async def test_a_wrong_match_is_reported(house: House) -> None:
    """The first passage of the page that has a match is laid before who may settle it."""
    number = await answered(house)
    await house.press(encode(Blame(number, Reason.MATCH)))
    ((a, b, collection),) = house.reported.pairs
    assert (a.doc, a.lang, a.paragraphs) == ("news.txt", "en", (7,))
    assert (b.doc, b.lang, b.texts) == ("news.ru.txt", "ru", (SUMMIT_RU,))
    assert collection == "main"


async def test_a_match_is_not_reported_where_there_is_none_on_the_page(house: House) -> None:
    """A page without matches, its button forged, reports nothing."""
    number = await answered(house)
    back = {"inline_keyboard": [[{"text": "x", "callback_data": encode(Back(number, 1, "en"))}]]}
    await house.press(encode(Blame(number, Reason.MATCH)), keyboard=back)
    assert house.reported.pairs == []


async def test_a_list_of_documents_turns_its_pages_alone(house: House) -> None:
    """A forged page of the list does not take the place of an answer."""
    await answered(house)
    data = encode(ListSources(1))
    assert (await house.press(data, keyboard=house.last.keyboard))["text"] == GONE
    await house.sources.command(house.message(text="/sources"), house.context())
    keyboard = house.last.keyboard
    assert carried(keyboard) == [ListSources(1)]
    assert "text" not in await house.press(data, keyboard=keyboard)
    (edit,) = house.wire.called("editMessageText")
    assert "9.txt" in edit["text"]
    await house.press(encode(ListSources(77)), keyboard=keyboard)
    assert "20.txt" in house.wire.called("editMessageText")[1]["text"]


async def test_a_list_in_a_group_turns_its_pages_for_members(house: House) -> None:
    """A passer-by of a public group learns no more titles than stand there."""
    await house.sources.command(house.message(GROUP, text="/sources"), house.context())
    data, keyboard = encode(ListSources(1)), house.last.keyboard
    passed = await house.press(data, chat=GROUP, by=STRANGER, keyboard=keyboard)
    assert passed["text"] == GONE
    house.roll.members.add((GROUP, STRANGER))
    assert "text" not in await house.press(data, chat=GROUP, by=STRANGER, keyboard=keyboard)


async def test_a_button_without_a_message_is_gone(house: House) -> None:
    """A press below what inline mode sent, or below a message too old, is answered all the same."""
    number = await answered(house)
    who = {"id": PERSON, "is_bot": False, "first_name": "P"}
    chat = {"id": PERSON, "type": "private"}
    for where in (
        {"inline_message_id": "abc"},
        {"message": {"chat": chat, "message_id": 1000, "date": 0}},
    ):
        data = encode(Show(number, 0, "ru"))
        press = {"id": "1", "from": who, "chat_instance": "1", "data": data, **where}
        await house.callbacks.press(house.update(callback_query=press), house.context())
    assert [call["text"] for call in house.wire.called("answerCallbackQuery")] == [GONE, GONE]


async def test_a_press_answered_late_or_twice_does_no_harm(house: House) -> None:
    """Where the server says so, the bot goes on."""
    number = await answered(house)
    house.wire.refuses("editMessageText", "Bad Request: message is not modified: same")
    house.wire.refuses("answerCallbackQuery", "Bad Request: query is too old and so on")
    await house.press(encode(Show(number, 0, "en")))
