"""Who is in a chat, as Telegram says, and how long that is believed."""

from __future__ import annotations

import asyncio
import datetime as dt
from typing import TYPE_CHECKING, Any, cast

import pytest
from telegram import Chat, ChatMember, ChatMemberUpdated, User
from telegram.error import BadRequest, Forbidden, NetworkError

from bot.access import Membership
from bot.access.membership import KEPT
from tests.bot.clock import Clock

if TYPE_CHECKING:
    from telegram import Bot

CHAT, USER = -100, 7

LIBERTIES = [
    f"can_{name}"
    for name in (
        *("send_messages", "send_polls", "send_other_messages", "add_web_page_previews"),
        *("change_info", "invite_users", "pin_messages", "manage_topics", "send_audios"),
        *("send_documents", "send_photos", "send_videos", "send_video_notes"),
        *("send_voice_notes", "edit_tag", "react_to_messages"),
    )
]
RIGHTS = [
    *("can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages"),
    *("can_manage_video_chats", "can_restrict_members", "can_promote_members"),
    *("can_change_info", "can_invite_users", "can_post_stories", "can_edit_stories"),
    "can_delete_stories",
]


def member(status: str, **facts: Any) -> ChatMember:
    """A member of that status."""
    user = {"id": USER, "is_bot": False, "first_name": "P"}
    if status == "restricted":
        facts |= dict.fromkeys(LIBERTIES, True) | {"until_date": 0}
    if status == "administrator":
        facts |= dict.fromkeys(RIGHTS, True)
    if status == "creator":
        facts["is_anonymous"] = False
    if status == "kicked":
        facts["until_date"] = 0
    found = ChatMember.de_json({"status": status, "user": user, **facts}, None)
    assert found is not None
    return found


def change(status: str) -> ChatMemberUpdated:
    """An update that tells a new status."""
    user = User(USER, "P", is_bot=False)
    now = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    chat = Chat(CHAT, "supergroup")
    return ChatMemberUpdated(chat, user, now, member("left"), member(status))


class Telegram:
    """Answers as it is told, and counts how often it was asked."""

    def __init__(self, answer: ChatMember | Exception) -> None:
        self.answer = answer
        self.asked = 0
        self.gate: asyncio.Event | None = None

    async def get_chat_member(self, chat_id: int, user_id: int) -> ChatMember:
        """What is known of the person."""
        assert (chat_id, user_id) == (CHAT, USER)
        self.asked += 1
        answer = self.answer
        if self.gate is not None:
            await self.gate.wait()
        if isinstance(answer, Exception):
            raise answer
        return answer


def made(answer: ChatMember | Exception) -> tuple[Telegram, Clock, Membership]:
    """A membership above a scripted server."""
    telegram, clock = Telegram(answer), Clock(0.0)
    return telegram, clock, Membership(cast("Bot", telegram), clock)


@pytest.mark.parametrize(
    ("found", "inside", "admin"),
    [
        (member("creator"), True, True),
        (member("administrator"), True, True),
        (member("member"), True, False),
        (member("restricted", is_member=True), True, False),
        (member("restricted", is_member=False), False, False),
        (member("left"), False, False),
        (member("kicked"), False, False),
        (ChatMember(User(USER, "P", is_bot=False), "something new"), False, False),
    ],
)
async def test_each_status_has_its_standing(
    found: ChatMember, *, inside: bool, admin: bool
) -> None:
    """Owners and administrators run a chat; those who left, or are unheard of, are outside."""
    _, _, members = made(found)
    assert await members.is_member(CHAT, USER) is inside
    assert await members.is_admin(CHAT, USER) is admin


async def test_an_answer_is_believed_for_a_minute() -> None:
    """Within a minute Telegram is asked once, unless it is to be asked afresh."""
    telegram, clock, members = made(member("administrator"))
    assert await members.is_admin(CHAT, USER)
    telegram.answer = member("left")
    clock.now = KEPT - 1
    assert await members.is_admin(CHAT, USER)
    assert telegram.asked == 1
    assert not await members.is_admin(CHAT, USER, fresh=True)
    assert not await members.is_member(CHAT, USER)
    assert telegram.asked == 2
    clock.now += KEPT
    assert not await members.is_member(CHAT, USER)
    assert telegram.asked == 3


async def test_an_update_is_believed_at_once() -> None:
    """What an update tells takes the place of what was known; forgetting has Telegram asked."""
    telegram, _, members = made(member("member"))
    assert await members.is_member(CHAT, USER)
    members.note(change("kicked"))
    assert not await members.is_member(CHAT, USER)
    members.note(change("administrator"))
    assert await members.is_admin(CHAT, USER)
    assert telegram.asked == 1
    members.forget(CHAT, USER + 1)
    assert await members.is_admin(CHAT, USER)
    members.forget(CHAT, USER)
    assert not await members.is_admin(CHAT, USER)
    members.forget(CHAT)
    assert await members.is_member(CHAT, USER)
    assert telegram.asked == 3


@pytest.mark.parametrize(
    ("error", "kept"),
    [
        (BadRequest("Member list is inaccessible"), KEPT),
        (Forbidden("bot was kicked from the supergroup chat"), KEPT),
        (NetworkError("Bad Gateway"), 5.0),
    ],
)
async def test_where_telegram_does_not_say_so_nobody_is_a_member(
    error: Exception, kept: float, caplog: pytest.LogCaptureFixture
) -> None:
    """An error shuts, is logged, and is not asked for again at each question."""
    caplog.set_level("INFO")
    telegram, clock, members = made(error)
    assert not await members.is_member(CHAT, USER)
    assert not await members.is_admin(CHAT, USER)
    assert telegram.asked == 1
    assert str(CHAT) in caplog.text
    clock.now = kept
    telegram.answer = member("member")
    assert await members.is_member(CHAT, USER)


async def test_those_who_ask_at_once_share_one_request() -> None:
    """Many questions at one moment ask Telegram once, though one of them is given up."""
    telegram, _, members = made(member("member"))
    telegram.gate = asyncio.Event()
    asking = [asyncio.create_task(members.is_member(CHAT, USER)) for _ in range(20)]
    await asyncio.sleep(0)
    asking[0].cancel()
    await asyncio.sleep(0)
    telegram.gate.set()
    assert await asyncio.gather(*asking[1:]) == [True] * 19
    assert telegram.asked == 1


async def test_an_answer_from_before_an_update_opens_nothing() -> None:
    """Who is removed while Telegram is being asked does not come in by the older answer."""
    telegram, _, members = made(member("administrator"))
    telegram.gate = asyncio.Event()
    asking = asyncio.create_task(members.is_admin(CHAT, USER))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    members.note(change("left"))
    telegram.gate.set()
    assert not await asking
    assert not await members.is_member(CHAT, USER)
    assert telegram.asked == 1
