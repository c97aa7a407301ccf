"""Inline mode: what is offered, to whom, and how late is too late."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from telegram.error import BadRequest

from tests.bot.handlers.corpus import SECRET
from tests.bot.handlers.house import ADMIN, PERSON, user

if TYPE_CHECKING:
    from tests.bot.handlers.house import House


async def type_in(house: House, text: str, offset: str = "", by: int = PERSON) -> dict[str, Any]:
    """Types a query, and gives what it was answered with."""
    query = {"id": "1", "from": user(by), "query": text, "offset": offset, "chat_type": "channel"}
    await house.inline.query(house.update(inline_query=query), house.context())
    return house.wire.called("answerInlineQuery")[-1]


async def test_passages_are_offered_to_the_person_alone(house: House) -> None:
    """Each card carries quote and source, previews are off, and Telegram shares none of it."""
    answer = await type_in(house, "When is the summit?")
    assert answer["is_personal"] is True
    assert answer["cache_time"] <= 10
    assert "button" not in answer
    first = answer["results"][0]
    assert first["type"] == "article"
    assert "summit" in first["description"]
    content = first["input_message_content"]
    assert "<blockquote>" in content["message_text"]
    assert "news.txt" in content["message_text"]
    assert content["parse_mode"] == "HTML"
    assert content["link_preview_options"] == {"is_disabled": True}
    assert house.counted.questions == [("en", "inline", True)]
    assert (await house.state.questions.statistics(0, None)).asked == 0


async def test_fifty_passages_come_ten_at_a_time(house: House) -> None:
    """Pages follow each other by offset up to fifty; no card comes twice."""
    offset, keys, pages = "", [], 0
    while True:
        answer = await type_in(house, "many", offset)
        keys += [result["id"] for result in answer["results"]]
        pages += 1
        offset = answer["next_offset"]
        if not offset:
            break
    assert pages == 5
    assert len(keys) == len(set(keys)) == 50
    assert len(house.counted.questions) == 1


@pytest.mark.parametrize("offset", ["50", "-10", "7", "010", "9" * 40, "ten", "١٠"])
async def test_a_forged_offset_brings_nothing(house: House, offset: str) -> None:
    """An offset that was never given out is answered with an empty page."""
    answer = await type_in(house, "many", offset)
    assert (answer["results"], answer["next_offset"]) == ([], "")


@pytest.mark.parametrize("text", ["", "   ", "price of oil"])
async def test_what_has_no_answer_is_offered_nothing(house: House, text: str) -> None:
    """An empty query, and one that the documents do not answer, bring an empty list."""
    answer = await type_in(house, text)
    assert answer["results"] == []
    assert "button" not in answer


async def test_who_may_not_read_is_shown_the_way_in(house: House) -> None:
    """A stranger is offered nothing but a button that opens the chat with the bot."""
    house.corpus.names = ("apart",)
    answer = await type_in(house, "treaty")
    assert answer["results"] == []
    assert answer["is_personal"] is True
    assert answer["button"] == {
        "text": "Not let in yet: tap to learn how",
        "start_parameter": "start",
    }
    assert house.corpus.asked == []


async def test_a_restricted_passage_is_offered_to_who_may_read_it(house: House) -> None:
    """An admin is offered what another is not."""
    assert SECRET not in str(await type_in(house, "treaty"))
    assert SECRET in str(await type_in(house, "treaty", by=ADMIN))


async def test_cards_that_do_not_stand_are_left_out(house: House) -> None:
    """Of a page of which one quote does not stand, the other cards are offered."""
    house.corpus.stands = [False, False, True, True, True, True, True, True]
    answer = await type_in(house, "When?")
    offered = [result["description"] for result in answer["results"]]
    assert len(offered) == 6
    assert all(f"part {key}" in said for key, said in enumerate(offered, 2))


async def test_a_late_answer_is_logged_and_no_more(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    """Where the query is gone, a line stands in the log; other refusals are raised."""
    house.wire.refuses("answerInlineQuery", "Bad Request: query is too old and so on")
    with caplog.at_level("INFO"):
        await type_in(house, "When?")
    assert "too late" in caplog.text
    house.wire.refuses("answerInlineQuery", "Bad Request: RESULT_ID_INVALID")
    with pytest.raises(BadRequest):
        await type_in(house, "When?")
