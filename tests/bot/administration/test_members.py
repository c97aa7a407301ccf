"""What Telegram tells of chats."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from telegram import Chat, ChatMember, ChatMemberRestricted, ChatMemberUpdated, Update, User
from telegram.error import Forbidden

from bot.handlers.administration.members import ChatChanges
from bot.state import ChatSettings, Grant, SubjectKind
from tests.bot.administration.room import CURATOR, GROUP, ROOT

if TYPE_CHECKING:
    from tests.bot.administration.room import Room

NEW = -1000
BOT = User(9, "T", is_bot=True)


@pytest.fixture
def changes(room: Room) -> ChatChanges:
    """The handlers."""
    return ChatChanges(room.desk, room.state, room.members, room.notices)


def moved(was: str, now: str, chat: int = GROUP, kind: str = "supergroup") -> Update:
    """The bot's standing in a chat has changed."""
    user = User(50, "P", is_bot=False, language_code="ru")
    change = ChatMemberUpdated(
        Chat(chat, kind, title="Press"),
        user,
        dt.datetime(2026, 1, 7, tzinfo=dt.UTC),
        ChatMember(BOT, was),
        ChatMember(BOT, now),
    )
    return Update(1, my_chat_member=change)


def restricted(*, is_member: bool) -> ChatMember:
    """A bot that is restricted, in the chat or not."""
    rights: dict[str, Any] = dict.fromkeys(
        (name for name in ChatMemberRestricted.__slots__ if name.startswith("can_")), False
    )
    until = dt.datetime(2026, 1, 7, tzinfo=dt.UTC)
    return ChatMemberRestricted(BOT, is_member=is_member, until_date=until, **rights)


async def test_a_group_is_greeted_once(room: Room, changes: ChatChanges) -> None:
    """One message in the adder's language says how to ask; becoming an admin brings no other."""
    await changes.bot_moved(moved("left", "member"), room.context())
    await changes.bot_moved(moved("member", "administrator"), room.context())
    [(chat, text, _)] = room.telegram.sent
    assert chat == GROUP
    assert "/ask" in text
    assert "Спрашивайте" in text
    assert (await room.state.chats.get(GROUP)).title == "Press"


async def test_a_group_that_was_not_let_in_is_told_its_number(
    room: Room, changes: ChatChanges
) -> None:
    """Where nothing may be read, the greeting says what to hand to who runs the bot."""
    object.__setattr__(room.desk.gate, "public", frozenset())
    await changes.bot_moved(moved("left", "member"), room.context())
    assert str(GROUP) in room.telegram.sent[0][1]


async def test_no_greeting_outside_groups_or_where_it_fails(
    room: Room, changes: ChatChanges
) -> None:
    """Channels and people are not greeted, and a group that takes no message costs nothing."""
    await changes.bot_moved(moved("left", "administrator", -5, "channel"), room.context())
    await changes.bot_moved(moved("kicked", "member", 7, "private"), room.context())
    assert room.telegram.sent == []
    refusal = Forbidden("bot is not a member of the supergroup chat")
    room.telegram.refuses["send_message"] = refusal
    await changes.bot_moved(moved("left", "member"), room.context())


@pytest.mark.parametrize("status", ["left", "kicked"])
async def test_a_chat_that_is_gone_gets_nothing_more(
    room: Room, changes: ChatChanges, status: str
) -> None:
    """Subscriptions go with a chat that the bot was removed from, or a person who blocked it."""
    await room.state.subscriptions.subscribe(CURATOR, CURATOR)
    await changes.bot_moved(moved("member", status, CURATOR, "private"), room.context())
    assert await room.state.subscriptions.due(room.clock() + 1) == ()
    await changes.bot_moved(moved("member", status), room.context())
    assert not (await room.state.chats.get(GROUP)).present


async def test_a_restricted_bot_may_be_in_the_group_or_not(
    room: Room, changes: ChatChanges
) -> None:
    """A bot that is restricted and still there is not gone."""
    update = moved("member", "left")
    assert update.my_chat_member is not None
    for inside in (True, False):
        with update.my_chat_member._unfrozen():
            update.my_chat_member.new_chat_member = restricted(is_member=inside)
        await changes.bot_moved(update, room.context())
        assert (await room.state.chats.get(GROUP)).present is inside


async def test_who_comes_and_goes_is_known_at_once(room: Room, changes: ChatChanges) -> None:
    """What was remembered of a person ends with an update, or with the group's own message."""
    room.telegram.admins.add((GROUP, 50))
    assert await room.members.is_admin(GROUP, 50)
    room.telegram.admins.clear()
    person = User(50, "P", is_bot=False)
    left = room.message(50, chat_id=GROUP, left_chat_member=person)
    await changes.service(left, room.context())
    assert not await room.members.is_admin(GROUP, 50)
    joined = ChatMemberUpdated(
        Chat(GROUP, "supergroup"),
        person,
        dt.datetime(2026, 1, 7, tzinfo=dt.UTC),
        ChatMember(person, "left"),
        ChatMember(person, "administrator"),
    )
    await changes.member_moved(Update(2, chat_member=joined), room.context())
    assert await room.members.is_admin(GROUP, 50)
    assert room.telegram.asked == 2


async def test_a_group_takes_its_settings_along(room: Room, changes: ChatChanges) -> None:
    """Settings and grants go to the new number, whichever of the two messages is read first."""
    settings = ChatSettings(GROUP, "Press", "ru", frozenset({"main"}), admins_only=True)
    await room.state.chats.save(settings)
    await room.state.grants.allow(Grant(SubjectKind.CHAT, GROUP, "treaties", ROOT, None))
    messages = [
        room.message(50, chat_id=GROUP, migrate_to_chat_id=NEW),
        room.message(50, chat_id=NEW, migrate_from_chat_id=GROUP),
    ]
    for update in messages:
        await changes.service(update, room.context())
        assert await room.state.chats.get(NEW) == ChatSettings(
            NEW, "Press", "ru", frozenset({"main"}), admins_only=True
        )
        assert await room.state.grants.of(SubjectKind.CHAT, NEW) == {"treaties"}


async def test_leaving_the_old_group_does_not_undo_the_move(
    room: Room, changes: ChatChanges
) -> None:
    """That the bot is gone from the old group, told in between, costs the new one nothing."""
    await room.state.chats.save(ChatSettings(GROUP, "Press", "ru"))
    await changes.service(room.message(50, chat_id=GROUP, migrate_to_chat_id=NEW), room.context())
    await changes.bot_moved(moved("member", "left", GROUP, "group"), room.context())
    await changes.service(room.message(50, chat_id=NEW, migrate_from_chat_id=GROUP), room.context())
    assert await room.state.chats.get(NEW) == ChatSettings(NEW, "Press", "ru")


async def test_a_group_that_was_left_first_takes_its_grants_along(
    room: Room, changes: ChatChanges
) -> None:
    """Where the bot is gone from the old group before it is told of the move, nothing is lost."""
    await room.state.grants.allow(Grant(SubjectKind.CHAT, GROUP, "treaties", ROOT, None))
    await changes.bot_moved(moved("member", "left", GROUP, "group"), room.context())
    await changes.service(room.message(50, chat_id=NEW, migrate_from_chat_id=GROUP), room.context())
    assert await room.state.grants.of(SubjectKind.CHAT, NEW) == {"treaties"}
    assert (await room.state.chats.get(NEW)).present


async def test_a_number_in_the_settings_cannot_follow(
    changes: ChatChanges, caplog: pytest.LogCaptureFixture
) -> None:
    """Where the settings on the server name the old number, a line of the log says so."""
    await changes.move(GROUP - 1, NEW)
    assert f"Group {GROUP - 1} has become {NEW}" in caplog.text


async def test_a_new_title_is_taken_up(room: Room, changes: ChatChanges) -> None:
    """Admins see groups by the name that they have now."""
    update = room.message(50, chat_id=GROUP, new_chat_title="Protocol")
    await changes.service(update, room.context())
    assert (await room.state.chats.get(GROUP)).title == "Protocol"
