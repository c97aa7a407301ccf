"""Grants and invitations: who may read what, and until when."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.state import Grant, Invitation, SubjectKind, new_invitation_id

if TYPE_CHECKING:
    from bot.state import State
    from tests.bot.clock import Clock

PERSON, CHAT, MEMBERS = SubjectKind.PERSON, SubjectKind.CHAT, SubjectKind.MEMBERS


def invitation(clock: Clock, *, uses: int = 3, collection: str = "press") -> Invitation:
    """An invitation for an hour."""
    return Invitation(
        new_invitation_id(), collection, PERSON, 1, int(clock.now) + 3600, uses, revoked=False
    )


async def test_a_grant_holds_until_it_is_taken_back(state: State) -> None:
    """What was granted is found for that person alone, and gone once it is denied."""
    await state.grants.allow(Grant(PERSON, 7, "press", 1))
    await state.grants.allow(Grant(PERSON, 7, "press", 1))
    await state.grants.allow(Grant(PERSON, 7, "treaties", 1))
    assert await state.grants.of(PERSON, 7) == {"press", "treaties"}
    assert await state.grants.of(PERSON, 8) == frozenset()
    assert await state.grants.of(CHAT, 7) == frozenset()
    assert await state.grants.deny(PERSON, 7, "press") is True
    assert await state.grants.deny(PERSON, 7, "press") is False
    assert await state.grants.of(PERSON, 7) == {"treaties"}


async def test_all_grants_can_be_listed(state: State) -> None:
    """Everything that was granted, or what was granted of one collection."""
    grants = [Grant(CHAT, -100, "press", 1), Grant(PERSON, 7, "press", 2, 99)]
    other = Grant(MEMBERS, -100, "treaties", 1)
    for grant in (*grants, other):
        assert await state.grants.allow(grant)
    assert await state.grants.all("press") == tuple(grants)
    assert await state.grants.all(None) == (*grants, other)
    assert await state.grants.all("press' OR 1") == ()


async def test_groups_whose_members_may_read_are_known(state: State) -> None:
    """By group, all that its members may read in private."""
    for chat, collection in ((-100, "press"), (-100, "treaties"), (-200, "press")):
        await state.grants.allow(Grant(MEMBERS, chat, collection, 1))
    await state.grants.allow(Grant(CHAT, -300, "press", 1))
    assert await state.grants.member_chats() == {
        -100: {"press", "treaties"},
        -200: {"press"},
    }


async def test_an_invitation_is_used_as_often_as_it_says(state: State, clock: Clock) -> None:
    """Of many who come at one moment, so many are let in and no more."""
    made = invitation(clock, uses=3)
    await state.invitations.create(made)
    let_in = await asyncio.gather(
        *(state.invitations.use(made.id, person) for person in range(1, 21))
    )
    assert sum(let_in) == 3
    granted = {one.subject for one in await state.grants.all()}
    assert granted == {person for person, inside in enumerate(let_in, 1) if inside}
    assert await state.invitations.get(made.id) == replace(made, uses_left=0)


async def test_an_invitation_ends(state: State, clock: Clock) -> None:
    """Past its hour it lets nobody in; and one that never was, never does."""
    made = invitation(clock)
    await state.invitations.create(made)
    clock.now += 3599
    assert await state.invitations.use(made.id, 7)
    clock.now += 1
    assert not await state.invitations.use(made.id, 7)
    assert not await state.invitations.use(made.id + 1, 7)


async def test_what_came_by_a_revoked_invitation_goes(state: State, clock: Clock) -> None:
    """Its grants go; what an admin granted directly, or another invitation did, stays."""
    made, other = invitation(clock), invitation(clock)
    for one in (made, other):
        await state.invitations.create(one)
    for person, by in ((7, made), (8, made), (8, other)):
        await state.grants.allow(Grant(PERSON, person, "press", 1, by.id))
    await state.grants.allow(Grant(PERSON, 9, "press", 1, made.id))
    await state.grants.allow(Grant(PERSON, 9, "press", 1))
    assert await state.invitations.revoke(made.id) is True
    assert await state.invitations.revoke(made.id) is False
    assert await state.grants.of(PERSON, 7) == frozenset()
    assert await state.grants.of(PERSON, 8) == {"press"}
    assert await state.grants.of(PERSON, 9) == {"press"}
    assert not await state.invitations.use(made.id, 7)


async def test_who_was_denied_does_not_come_back_by_the_same_link(
    state: State, clock: Clock
) -> None:
    """The invitation that somebody came by ends with the grant; others who came by it stay."""
    made, other = invitation(clock, uses=9), invitation(clock)
    for one in (made, other):
        await state.invitations.create(one)
    assert await state.invitations.use(made.id, 7)
    assert await state.invitations.use(made.id, 8)
    assert await state.grants.deny(PERSON, 7, "press")
    assert not await state.invitations.use(made.id, 7)
    assert await state.grants.of(PERSON, 7) == frozenset()
    assert await state.grants.of(PERSON, 8) == {"press"}
    assert await state.invitations.use(other.id, 9)


async def test_who_comes_while_it_is_revoked_is_not_let_in(state: State, clock: Clock) -> None:
    """Neither by the link, nor by a grant that names the invitation."""
    made = invitation(clock)
    await state.invitations.create(made)
    await state.invitations.revoke(made.id)
    assert await state.invitations.use(made.id, 7) is False
    assert await state.grants.allow(Grant(PERSON, 7, "press", 1, made.id)) is False
    assert await state.grants.of(PERSON, 7) == frozenset()


async def test_invitations_can_be_listed(state: State, clock: Clock) -> None:
    """All, or those to one collection, the first to end first."""
    late, early = invitation(clock), invitation(clock, collection="treaties")
    early = replace(early, expires_at=early.expires_at - 60)
    for made in (late, early):
        await state.invitations.create(made)
    assert await state.invitations.all(None) == (early, late)
    assert await state.invitations.all("press") == (late,)


async def test_an_invitation_is_kept_while_it_can_be_revoked(state: State, clock: Clock) -> None:
    """Long after its end it goes; not while somebody reads by it."""
    used, unused = invitation(clock), invitation(clock)
    for made in (used, unused):
        await state.invitations.create(made)
    await state.grants.allow(Grant(PERSON, 7, "press", 1, used.id))
    clock.now += 60 * 24 * 60 * 60
    await state.sweep()
    assert await state.invitations.all(None) == (used,)
    assert await state.invitations.revoke(used.id)
    await state.sweep()
    assert await state.invitations.all(None) == ()
