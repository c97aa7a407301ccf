"""Who is at the door, where the answer goes, and which language is theirs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from bot.access import Place
from bot.state import ChatSettings
from tests.bot.handlers.house import ADMIN, GROUP, PERSON, message, user

if TYPE_CHECKING:
    from tests.bot.handlers.house import House


@pytest.mark.parametrize(
    ("tag", "lang"),
    [("ru-RU", "ru"), ("ru", "ru"), ("RU_ru", "ru"), ("en-GB", "en"), ("kk", "en"), (None, "en")],
)
async def test_the_language_is_that_of_the_app(house: House, tag: str | None, lang: str) -> None:
    """A tag such as ru-RU is its language; one that the bot does not speak is the default."""
    visitor = await house.reception.admit(house.message(text="?", lang=tag))
    assert visitor is not None
    assert visitor.lang == lang


async def test_what_was_chosen_comes_before_the_app(house: House) -> None:
    """The group's choice comes first, then the person's, then the app's."""
    in_private, in_group = house.message(text="?"), house.message(GROUP, text="?")
    await house.state.people.choose(PERSON, "ru")
    langs = []
    for choice in (None, "en"):
        await house.state.chats.save(replace(ChatSettings(GROUP), lang=choice))
        for update in (in_private, in_group):
            visitor = await house.reception.admit(update)
            assert visitor is not None
            langs.append(visitor.lang)
    assert langs == ["ru", "ru", "ru", "en"]


@pytest.mark.parametrize(("text", "lang"), [("Когда?", "ru"), ("When?", "en"), ("2026?", "ru")])
def test_what_a_person_writes_decides(house: House, text: str, lang: str) -> None:
    """A text's own language comes before any other, which serves where a text has no letters."""
    assert house.reception.spoken(text, "ru") == lang


async def test_an_admin_is_known(house: House) -> None:
    """What a person runs may be read in private, and is told; others run nothing."""
    admin = await house.reception.admit(house.message(ADMIN, ADMIN, text="?"))
    other = await house.reception.admit(house.message(text="?"))
    assert admin is not None
    assert other is not None
    assert admin.is_admin_of == admin.collections == {"apart", "main"}
    assert not other.is_admin_of
    assert other.collections == {"main"}
    assert other.asker == house.state.pseudonym(PERSON) != admin.asker


@pytest.mark.parametrize(
    ("content", "thread"),
    [
        ({"message_thread_id": 5, "is_topic_message": True}, 5),
        ({"message_thread_id": 5}, None),
        ({}, None),
    ],
)
def test_a_topic_is_one_only_where_the_message_says_so(
    house: House, content: dict[str, Any], thread: int | None
) -> None:
    """A thread of replies in a group without topics is none."""
    caller = house.reception.caller(house.message(GROUP, text="?", message_id=9, **content))
    assert caller is not None
    assert (caller.place, caller.thread_id, caller.message_id) == (Place.SUPERGROUP, thread, 9)


def test_an_unnamed_admin_is_the_group(house: House) -> None:
    """Who writes as the group or a channel is that chat, and not the account that they share."""
    chat = {"id": GROUP, "type": "supergroup", "title": "Group"}
    update = house.message(GROUP, 1087968824, text="?", sender_chat=chat)
    caller = house.reception.caller(update)
    assert caller is not None
    assert caller.user_id == GROUP


async def test_an_inline_query_is_read_as_the_persons_own(house: House) -> None:
    """Whatever chat it is typed in, what counts is what the person may read."""
    query = {"id": "1", "from": user(ADMIN), "query": "x", "offset": "", "chat_type": "supergroup"}
    visitor = await house.reception.admit(house.update(inline_query=query))
    assert visitor is not None
    assert (visitor.place, visitor.chat_id) == (Place.INLINE, ADMIN)
    assert visitor.collections == {"apart", "main"}


async def test_nobody_is_behind_some_updates(house: House) -> None:
    """A channel's post, an update of nothing, and what is none at all have no visitor."""
    post = message(-1002, PERSON, text="?")
    post["chat"]["type"] = "channel"
    del post["from"]
    for update in (house.update(channel_post=post), house.update(), None):
        assert await house.reception.admit(update) is None
