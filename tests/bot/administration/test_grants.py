"""Grants by an admin's word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.access import Place
from bot.handlers.administration.grants import Grants
from bot.state import ChatSettings, Grant, SubjectKind
from tests.bot.administration.room import CURATOR, GROUP, ROOT, STRANGER

if TYPE_CHECKING:
    from tests.bot.administration.room import Room


@pytest.fixture
def grants(room: Room) -> Grants:
    """The handlers."""
    return Grants(room.desk, room.state)


async def test_people_groups_and_members_are_let_in_and_out(room: Room, grants: Grants) -> None:
    """What is allowed may be read, and may not any more once it is denied."""
    cases = (
        (("3", "treaties"), SubjectKind.PERSON, 3),
        ((str(GROUP), "treaties"), SubjectKind.CHAT, GROUP),
        (("members", str(GROUP), "treaties"), SubjectKind.MEMBERS, GROUP),
    )
    for words, kind, subject in cases:
        await grants.allow(room.message(CURATOR, "/allow"), room.context(*words))
        assert "may now read “treaties”" in room.post.last
        assert await room.state.grants.of(kind, subject) == {"treaties"}
    assert (await room.visitor(STRANGER, Place.PRIVATE, 3)).collections == {"main", "treaties"}
    for words, kind, subject in cases:
        await grants.deny(room.message(CURATOR, "/deny"), room.context(*words))
        assert "no longer" in room.post.last
        assert await room.state.grants.of(kind, subject) == frozenset()
        await grants.deny(room.message(CURATOR, "/deny"), room.context(*words))
        assert "had not been allowed" in room.post.last


async def test_what_the_settings_allow_is_said_to_stay(room: Room, grants: Grants) -> None:
    """Who reads by the settings on the server goes on reading, and that is said."""
    await grants.deny(room.message(CURATOR, "/deny"), room.context(str(GROUP - 1), "treaties"))
    assert "may still read" in room.post.last


async def test_nobody_is_let_into_what_is_not_the_admins(room: Room, grants: Grants) -> None:
    """A collection of others is met like one that is not there."""
    for name in ("secret", "nothing"):
        await grants.allow(room.message(CURATOR, "/allow"), room.context("3", name))
        assert room.post.last == "Which collection? You run: treaties."
    await grants.allow(room.message(CURATOR, "/allow"), room.context("x"))
    assert room.post.last.startswith("/allow NUMBER COLLECTION")
    await grants.allow(room.message(STRANGER, "/allow"), room.context("3", "treaties"))
    assert len(room.unknown) == 1
    assert await room.state.grants.all(None) == ()


async def test_access_shows_who_may_read_what(room: Room, grants: Grants) -> None:
    """Each admin sees the collections that are theirs, with people, groups, members and ways."""
    await room.state.chats.save(ChatSettings(GROUP, title="Press <office>"))
    for grant in (
        Grant(SubjectKind.PERSON, 3, "treaties", CURATOR, None),
        Grant(SubjectKind.CHAT, GROUP, "treaties", CURATOR, 5),
        Grant(SubjectKind.MEMBERS, GROUP, "treaties", CURATOR, None),
        Grant(SubjectKind.PERSON, 4, "secret", ROOT, None),
    ):
        await room.state.grants.allow(grant)
    await grants.access(room.message(CURATOR, "/access"), room.context())
    assert room.post.last.splitlines() == [
        "<b>treaties</b>",
        "1: runs it",
        "2: runs it",
        "-101: group, by the settings on the server",
        "-100 Press &lt;office&gt;: group, by an invitation",
        "-100 Press &lt;office&gt;: members of the group, in private",
        "3: by /allow",
    ]
    await grants.access(room.message(ROOT, "/access"), room.context())
    assert "<b>main</b>\nEveryone may read it." in room.post.last
    assert "<b>secret</b>\n1: runs it\n4: by /allow" in room.post.last
    await grants.access(room.message(STRANGER, "/access"), room.context())
    assert len(room.unknown) == 1


async def test_a_long_list_fits_one_message(room: Room, grants: Grants) -> None:
    """Hundreds of grants are cut to what a message holds, and the rest is counted."""
    for user in range(10, 400):
        await room.state.grants.allow(Grant(SubjectKind.PERSON, user, "treaties", CURATOR, None))
    await grants.access(room.message(CURATOR, "/access"), room.context())
    assert len(room.post.last) < 4096
    assert room.post.last.endswith("more")
