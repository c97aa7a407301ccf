"""Invitations: made, followed, used up, run out, revoked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from bot.access import Place
from bot.config import Entry
from bot.handlers.administration.invitations import Invitations
from bot.keyboards import InvitationLink, Links
from bot.state import SubjectKind
from tests.bot.administration.room import CURATOR, GROUP, ROOT, STRANGER

if TYPE_CHECKING:
    from tests.bot.administration.room import Room

LINKS = Links("tolmach_test_bot", b"s" * 32)
ALL = frozenset({"main", "secret", "treaties"})
PAYLOAD = re.compile(r"\?(start|startgroup)=([A-Za-z0-9_-]{1,64})")


@pytest.fixture
def invitations(room: Room) -> Invitations:
    """The handlers."""
    return Invitations(room.desk, room.state, LINKS, room.notices, room.clock)


async def invited(room: Room, invitations: Invitations, *words: str) -> tuple[int, int]:
    """The numbers of an invitation for a person and one for a group, by the links of the answer."""
    await invitations.invite(room.message(CURATOR, "/invite"), room.context(*words))
    found = PAYLOAD.findall(room.post.last)
    assert [kind for kind, _ in found] == ["start", "startgroup"]
    person, chat = (LINKS.read(payload) for _, payload in found)
    assert isinstance(person, InvitationLink)
    assert isinstance(chat, InvitationLink)
    return person.id, chat.id


async def test_a_person_gets_in_once(room: Room, invitations: Invitations) -> None:
    """A link lets its holder read; it is used up then, and who is in already uses nothing."""
    person, _ = await invited(room, invitations)
    await room.state.people.met(CURATOR)
    visitor = await room.visitor(STRANGER, Place.PRIVATE, STRANGER)
    assert visitor.collections == {"main"}
    assert "may now read “treaties”" in (await invitations.accept(person, visitor)).html
    assert "already" in (await invitations.accept(person, visitor)).html
    assert await room.state.grants.of(SubjectKind.PERSON, STRANGER) == {"treaties"}
    visitor = await room.visitor(STRANGER, Place.PRIVATE, STRANGER)
    assert visitor.collections == {"main", "treaties"}
    late = await room.visitor(4, Place.PRIVATE, 4)
    assert "does not hold" in (await invitations.accept(person, late)).html
    assert [(chat, "used by the person 3" in text) for chat, text, _ in room.telegram.sent] == [
        (CURATOR, True)
    ]


async def test_a_group_gets_in_by_the_link_for_groups(room: Room, invitations: Invitations) -> None:
    """A link is for whom it was made; what it opens in a group opens nothing to the person."""
    person, chat = await invited(room, invitations)
    inside = await room.visitor(STRANGER, Place.SUPERGROUP, GROUP)
    outside = await room.visitor(STRANGER, Place.PRIVATE, STRANGER)
    assert "for one person" in (await invitations.accept(person, inside)).html
    assert "for a group" in (await invitations.accept(chat, outside)).html
    assert "This group may now read" in (await invitations.accept(chat, inside)).html
    assert await room.state.grants.of(SubjectKind.CHAT, GROUP) == {"treaties"}
    assert await room.state.grants.of(SubjectKind.PERSON, STRANGER) == frozenset()


async def test_an_invitation_runs_out(room: Room, invitations: Invitations) -> None:
    """After its days a link opens nothing; what it opened before stays."""
    person, _ = await invited(room, invitations, "treaties", "2", "5")
    await invitations.accept(person, await room.visitor(3, Place.PRIVATE, 3))
    room.clock.now += 2 * 86400
    page = await invitations.accept(person, await room.visitor(4, Place.PRIVATE, 4))
    assert "does not hold" in page.html
    assert await room.state.grants.of(SubjectKind.PERSON, 3) == {"treaties"}
    assert await room.state.grants.of(SubjectKind.PERSON, 4) == frozenset()


@pytest.mark.parametrize("form", ["/revoke {}", "/revoke_{}", "/revoke_{}@tolmach_test_bot"])
async def test_revoking_takes_back_what_came_by_it(
    room: Room, invitations: Invitations, form: str
) -> None:
    """A revoked invitation lets nobody in, and who came in by it is out again."""
    person, _ = await invited(room, invitations, "treaties", "7", "5")
    await invitations.accept(person, await room.visitor(3, Place.PRIVATE, 3))
    await invitations.revoke(room.message(CURATOR, "/revoke"), room.context())
    codes = re.findall(r"/revoke_(\w+)", room.post.last)
    assert len(codes) == 2
    for code in codes:
        await invitations.revoke(room.message(CURATOR, form.format(code)), room.context())
        assert "no longer holds" in room.post.last
    assert await room.state.grants.of(SubjectKind.PERSON, 3) == frozenset()
    page = await invitations.accept(person, await room.visitor(4, Place.PRIVATE, 4))
    assert "does not hold" in page.html
    await invitations.revoke(room.message(CURATOR, "/revoke"), room.context())
    assert room.post.last == "No invitations are out."


async def test_an_admins_invitations_end_with_the_office(
    room: Room, invitations: Invitations
) -> None:
    """A link made by who runs the collection no more lets nobody in."""
    person, _ = await invited(room, invitations)
    object.__setattr__(room.desk.gate, "admins", frozenset({Entry(ROOT, None)}))
    page = await invitations.accept(person, await room.visitor(3, Place.PRIVATE, 3))
    assert "does not hold" in page.html
    assert await room.state.grants.of(SubjectKind.PERSON, 3) == frozenset()


async def test_others_collections_are_not_heard_of(room: Room, invitations: Invitations) -> None:
    """What an admin does not run is met like what is not there, in inviting and revoking."""
    for name in ("secret", "nothing"):
        await invitations.invite(room.message(CURATOR, "/invite"), room.context(name))
        assert room.post.last == "Which collection? You run: treaties."
    await invitations.invite(room.message(ROOT, "/invite"), room.context("secret"))
    payload = PAYLOAD.findall(room.post.last)[0][1]
    link = LINKS.read(payload)
    assert isinstance(link, InvitationLink)
    code = re.findall(r"/revoke_(\w+)", room.post.last)[0]
    answers = set()
    for forged in (code, "zzz", "!", "zzzzzzzzzzzz"):
        await invitations.revoke(room.message(CURATOR, f"/revoke {forged}"), room.context())
        answers.add(room.post.last)
    assert len(answers) == 1
    await invitations.revoke(room.message(CURATOR, "/revoke"), room.context())
    assert room.post.last == "No invitations are out."
    found = await room.state.invitations.get(link.id)
    assert found is not None
    assert not found.revoked


async def test_what_is_public_needs_no_invitation(room: Room, invitations: Invitations) -> None:
    """To a public collection there are no links, and terms that do not read are explained."""
    await invitations.invite(room.message(ROOT, "/invite"), room.context("main"))
    assert room.post.last == "Everyone may read “main” anyway."
    await invitations.invite(room.message(ROOT, "/invite"), room.context("1", "9999"))
    assert "/invite COLLECTION DAYS USES" in room.post.last
    await invitations.invite(room.message(ROOT, "/invite"), room.context())
    assert room.post.last == "Which collection? You run: main, secret, treaties."
    assert await room.state.invitations.all(None) == ()


async def test_who_is_no_admin_meets_an_unknown_command(
    room: Room, invitations: Invitations
) -> None:
    """A stranger in private, and an admin in a group, are answered like any unknown command."""
    updates = [room.message(STRANGER, "/invite"), room.message(ROOT, "/invite", chat_id=GROUP)]
    for update in updates:
        await invitations.invite(update, room.context("secret"))
        await invitations.revoke(update, room.context())
    assert room.unknown == [update for update in updates for _ in range(2)]
    assert room.post.letters == []
