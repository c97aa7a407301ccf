"""Groups: who is answered, where the answer goes, and what is met with silence."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.keyboards import Show
from bot.state import ChatSettings, Grant, SubjectKind
from tests.bot.handlers.house import (
    ADMIN,
    ANONYMOUS,
    CHANNEL_SENDER,
    GROUP,
    PERSON,
    STRANGER,
    TOPIC,
    House,
    carried,
    message,
)


def mention(text: str) -> dict[str, Any]:
    """A text that begins with the bot's name."""
    return {"text": text, "entities": [{"type": "mention", "offset": 0, "length": 12}]}


async def test_an_answer_replies_to_its_question(house: House) -> None:
    """In a group the answer is compact, replies to the question, and names no topic."""
    letter = await house.ask_group(message_id=55)
    assert (letter.chat_id, letter.thread_id, letter.reply_to) == (GROUP, None, 55)
    assert letter.html.count("<blockquote") == 1
    stored = await house.state.answers.of_message(GROUP, 1000)
    assert stored is not None
    assert stored.question == "When?"
    assert house.counted.questions == [("en", "group", True)]


async def test_an_answer_goes_to_the_topic_that_was_asked_in(house: House) -> None:
    """In a forum the topic is named; a thread of replies that is no topic is not one."""
    in_topic = await house.ask_group(message_thread_id=TOPIC, is_topic_message=True)
    assert in_topic.thread_id == TOPIC
    in_thread = await house.ask_group(message_thread_id=TOPIC)
    assert in_thread.thread_id is None


async def test_the_beginning_of_a_topic_is_no_message_that_is_replied_to(house: House) -> None:
    """In a topic that the bot began, talk that replies to nothing is no reply to it."""
    begun = message(
        GROUP,
        77,
        message_id=TOPIC,
        forum_topic_created={"name": "News", "icon_color": 7322096},
    )
    where: dict[str, Any] = {
        "message_thread_id": TOPIC,
        "is_topic_message": True,
        "reply_to_message": begun,
    }
    await house.groups.message(house.message(GROUP, text="Lunch?", **where), house.context())
    assert house.post.letters == []
    await house.ask_group("/ask", **where)
    assert "after /ask" in house.last.html


@pytest.mark.parametrize(
    "content",
    [
        {"text": "When is the summit?"},
        {
            "text": "/ask@other_bot When?",
            "entities": [{"type": "bot_command", "offset": 0, "length": 14}],
        },
        {"text": "/frobnicate", "entities": [{"type": "bot_command", "offset": 0, "length": 11}]},
        {
            "sticker": {
                "file_id": "a",
                "file_unique_id": "b",
                "width": 1,
                "height": 1,
                "is_animated": False,
                "is_video": False,
                "type": "regular",
            }
        },
        {"new_chat_title": "New"},
        {**mention("@tolmach_bot When?"), "via_bot": {"id": 77, "is_bot": True, "first_name": "T"}},
        {
            **mention("@tolmach_bot When?"),
            "forward_origin": {"type": "hidden_user", "sender_user_name": "X", "date": 1},
        },
        {**mention("@tolmach_bot When?"), "from": {"id": 9, "is_bot": True, "first_name": "Bot"}},
        {
            "text": "thanks",
            "reply_to_message": message(
                GROUP, PERSON, text="card", via_bot={"id": 77, "is_bot": True, "first_name": "T"}
            ),
        },
    ],
)
async def test_what_is_not_meant_for_the_bot_is_met_with_silence(
    house: House, content: dict[str, Any]
) -> None:
    """Neither the chat nor the store hears of it, whether privacy mode is on or off."""
    update = house.update(message={**message(GROUP, PERSON), **content})
    await house.groups.message(update, house.context())
    assert house.post.letters == []
    assert house.wire.called("sendMessage") == []
    assert house.corpus.asked == []


async def test_mentions_replies_and_captions_ask(house: House) -> None:
    """A mention, a mention below a picture, and a reply to the bot are questions."""
    photo = [{"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1}]
    caption = mention("@tolmach_bot Where?")
    for content in (
        mention("@tolmach_bot When?"),
        {"photo": photo, "caption": caption["text"], "caption_entities": caption["entities"]},
        {"text": "Who?", "reply_to_message": message(GROUP, 77, text="Hello.")},
    ):
        await house.groups.message(house.message(GROUP, **content), house.context())
    assert house.corpus.asked == ["When?", "Where?", "Who?"]


async def test_a_colleagues_question_is_answered_for_who_asks_it_of_the_bot(house: House) -> None:
    """`/ask` in reply to a colleague asks what the colleague said, or the part that is quoted."""
    theirs = message(GROUP, STRANGER, text="When is the summit? And lunch?")
    await house.ask_group("/ask", message_id=60, reply_to_message=theirs)
    assert house.last.reply_to == 60
    quote = {"text": "When is the summit?", "position": 0, "is_manual": True}
    await house.ask_group("/ask", reply_to_message=theirs, quote=quote)
    assert house.corpus.asked == ["When is the summit? And lunch?", "When is the summit?"]


async def test_a_call_without_a_question_is_explained_in_a_line(house: House) -> None:
    """`/ask` alone says how it is used."""
    letter = await house.ask_group("/ask")
    assert (
        letter.html
        == "Write your question after /ask, or send /ask in reply to a colleague’s question."
    )
    assert house.corpus.asked == []


async def test_a_group_reads_what_the_group_may_read(house: House) -> None:
    """What an admin may read in private is not shown in a group that may not read it."""
    await house.ask_group(by=ADMIN)
    stored = await house.state.answers.of_message(GROUP, 1000)
    assert stored is not None
    assert 99 not in stored.passages


async def test_a_group_without_access_is_told_its_number(house: House) -> None:
    """Where a group may read nothing, who calls the bot is told how it can be let in."""
    house.corpus.names = ("apart",)
    letter = await house.ask_group(by=ADMIN)
    assert str(GROUP) in letter.html
    assert "apart" not in letter.html
    await house.groups.message(house.message(GROUP, text="Lunch?"), house.context())
    assert len(house.post.letters) == 1
    await house.state.grants.allow(Grant(SubjectKind.CHAT, GROUP, "apart", ADMIN, None))
    await house.ask_group()
    assert house.corpus.asked == ["When?"]


async def test_where_admins_ask_others_are_told_once(house: House) -> None:
    """One line an hour to each person; admins, named or not, are answered."""
    await house.state.chats.save(replace(ChatSettings(GROUP), admins_only=True))
    house.roll.admins.add((GROUP, ADMIN))
    for by in (PERSON, PERSON, STRANGER, PERSON):
        await house.ask_group(by=by)
    assert [letter.html[:13] for _, letter in house.post.letters] == ["In this group"] * 2
    house.clock += 3601
    await house.ask_group(by=PERSON)
    assert len(house.post.letters) == 3
    await house.ask_group(by=ADMIN)
    as_group = {"id": GROUP, "type": "supergroup", "title": "Group"}
    await house.ask_group(by=ANONYMOUS, sender_chat=as_group)
    as_channel = {"id": -1002, "type": "channel", "title": "Channel"}
    await house.ask_group(by=CHANNEL_SENDER, sender_chat=as_channel)
    assert house.corpus.asked == ["When?"] * 2


async def test_a_groups_language_is_its_admins_choice(house: House) -> None:
    """The words of the bot come in the language that the group was set to, for everyone."""
    await house.state.people.choose(PERSON, "en")
    await house.state.chats.save(replace(ChatSettings(GROUP), lang="ru"))
    assert (await house.ask_group("/ask")).html.startswith("Напишите вопрос")


async def test_a_followed_up_answer_of_a_group_is_the_groups(house: House) -> None:
    """A reply to an answer in the group follows it up, whoever replies."""
    await house.ask_group()
    answer = message(GROUP, 77, message_id=1000, text="answer")
    update = house.message(GROUP, STRANGER, text="and in 2026?", reply_to_message=answer)
    await house.groups.message(update, house.context())
    assert house.corpus.asked[-1] == "When? | and in 2026?"
    assert Show in {type(action) for action in carried(house.last.keyboard)}
