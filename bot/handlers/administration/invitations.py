"""Invitations: made and revoked by admins, followed by whoever they were passed on to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.access import Place
from bot.administration.arguments import (
    INVITATION_DAYS,
    INVITATION_USES,
    MOST_DAYS,
    MOST_USES,
    code_of,
    number_of,
    terms,
)
from bot.administration.readers import REVOKE, invitations_page
from bot.rendering import plain
from bot.state import Invitation, SubjectKind, new_invitation_id

if TYPE_CHECKING:
    from collections.abc import Callable

    from telegram import Update
    from telegram.ext import ContextTypes

    from bot.administration.arguments import Terms
    from bot.handlers.administration.desk import Desk
    from bot.handlers.administration.notices import Notices
    from bot.handlers.reception import Visitor
    from bot.keyboards import Links
    from bot.rendering import Page
    from bot.state import State

_DAY = 24 * 60 * 60
_SHOWN = 30  # invitations of a list, the newest


@dataclass(frozen=True, slots=True)
class Invitations:
    """Answers admins who invite, and who follows an invitation.

    Attributes:
        clock: Tells the time in seconds since 1970.
    """

    desk: Desk
    state: State
    links: Links
    notices: Notices
    clock: Callable[[], float]

    async def invite(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Makes two links to a collection: one for people, one for groups."""
        visitor = await self.desk.admit(update, context)
        if visitor is None:
            return
        wanted = terms(context.args or (), visitor.is_admin_of)
        if wanted is None:
            await self.desk.lines.say(
                visitor,
                "invite-usage",
                days=INVITATION_DAYS,
                uses=INVITATION_USES,
                most_days=MOST_DAYS,
                most_uses=MOST_USES,
            )
            return
        collection = await self.desk.restricted(visitor, wanted.collection)
        if collection is None:
            return
        person, chat = [
            await self._made(visitor, collection, wanted, kind)
            for kind in (SubjectKind.PERSON, SubjectKind.CHAT)
        ]
        wording = self.desk.wording(visitor)
        facts = wording.line(
            "invite-made", collection=collection, days=wanted.days, uses=wanted.uses
        )
        blocks = [
            [wording.line(key), plain(self.links.invitation(one)), plain(_revoking(one))]
            for key, one in (("invite-person", person), ("invite-chat", chat))
        ]
        await self.desk.lines.send(visitor, wording.page([[facts], *blocks]))

    async def revoke(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Lists the invitations that are out, or ends the one whose code is given.

        The code stands behind the command, or is a part of its name, which one tap sends.
        """
        visitor = await self.desk.admit(update, context)
        if visitor is None:
            return
        code = _code(update)
        if not code:
            page = invitations_page(self.desk.wording(visitor), await self._open(visitor))
            await self.desk.lines.send(visitor, page)
            return
        number = number_of(code)
        found = None if number is None else await self.state.invitations.get(number)
        if found is None or not self._runs(visitor, found.collection):
            await self.desk.lines.say(visitor, "revoke-unknown")
            return
        await self.state.invitations.revoke(found.id)
        await self.desk.lines.say(visitor, "revoke-done", collection=found.collection)

    async def accept(self, number: int, visitor: Visitor) -> Page:
        """What an invitation's link does for who follows it, in private or in a group.

        One that was revoked, is used up, past its time, or made by who is no admin any more, is
        met like one that never was. Who may read already uses nothing up.

        Args:
            number: The invitation's, from a link whose signature was right.
            visitor: Who follows it, and where.
        """
        wording = self.desk.wording(visitor)
        invitation = await self.state.invitations.get(number)
        if invitation is None or not self.desk.gate.administers(
            invitation.by, invitation.collection
        ):
            return wording.message("invitation-void")
        wanted = Place.PRIVATE if invitation.kind is SubjectKind.PERSON else None
        fits = visitor.place is wanted if wanted else visitor.place.is_group
        if not fits:
            return wording.message("invitation-elsewhere", kind=invitation.kind.value)
        subject = visitor.user_id if wanted else visitor.chat_id
        if invitation.collection in await self.state.grants.of(invitation.kind, subject):
            return wording.message("invitation-already", collection=invitation.collection)
        if not await self.state.invitations.use(number, subject):
            return wording.message("invitation-void")
        await self._tell(invitation, subject)
        key = "invitation-person" if wanted else "invitation-chat"
        return wording.message(key, collection=invitation.collection)

    async def _tell(self, invitation: Invitation, subject: int) -> None:
        """Tells who made an invitation that it was followed; an admin who can't be told isn't."""
        if not await self.state.people.is_met(invitation.by):
            return
        wording = await self.desk.wording_for(invitation.by)
        page = wording.message(
            "invitation-followed",
            kind=invitation.kind.value,
            subject=str(subject),
            collection=invitation.collection,
        )
        self.notices.leave(invitation.by, page)

    async def _made(
        self, visitor: Visitor, collection: str, wanted: Terms, kind: SubjectKind
    ) -> Invitation:
        invitation = Invitation(
            id=new_invitation_id(),
            collection=collection,
            kind=kind,
            by=visitor.user_id,
            expires_at=int(self.clock()) + wanted.days * _DAY,
            uses_left=wanted.uses,
            revoked=False,
        )
        await self.state.invitations.create(invitation)
        return invitation

    async def _open(self, visitor: Visitor) -> list[Invitation]:
        """The newest invitations that an admin may revoke, those that are used up included.

        With these go the grants that came by them.
        """
        mine = [
            one
            for one in await self.state.invitations.all(None)
            if not one.revoked and self._runs(visitor, one.collection)
        ]
        return sorted(mine, key=lambda one: one.expires_at, reverse=True)[:_SHOWN]

    def _runs(self, visitor: Visitor, collection: str) -> bool:
        return self.desk.gate.administers(visitor.user_id, collection)


def _revoking(invitation: Invitation) -> str:
    return f"/{REVOKE}_{code_of(invitation.id)}"


def _code(update: Update) -> str:
    """What stands behind `/revoke`, be it after a space or an underscore."""
    message = update.effective_message
    command, _, rest = ((message and message.text) or "").partition(" ")
    named = command.partition("@")[0].removeprefix(f"/{REVOKE}").removeprefix("_")
    return named or rest.strip()
