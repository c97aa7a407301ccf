"""Who may read what, as admins see it; and the invitations that are out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.administration.arguments import code_of
from bot.administration.wording import bold
from bot.rendering import joined, plain
from bot.state import SubjectKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bot.administration.wording import Wording
    from bot.rendering import Markup, Page
    from bot.state import Grant, Invitation

REVOKE = "revoke"


@dataclass(frozen=True, slots=True)
class Readership:
    """Who may read a collection.

    Attributes:
        collection: Its name.
        public: Whether anyone may; the others are then of no interest.
        admins: Who runs it.
        listed: The people and chats that the settings name.
        grants: Who was let in since.
    """

    collection: str
    public: bool
    admins: tuple[int, ...]
    listed: tuple[int, ...]
    grants: tuple[Grant, ...]


def readers_page(
    wording: Wording, readerships: Iterable[Readership], titles: Mapping[int, str]
) -> Page:
    """Who may read what.

    Args:
        readerships: A collection each.
        titles: The names of chats that are known.
    """
    blocks = [
        [bold(wording.listed((one.collection,))), *_who(wording, one, titles)]
        for one in readerships
    ]
    return wording.page(blocks or [[wording.line("access-nothing")]])


def invitations_page(wording: Wording, open_ones: Sequence[Invitation]) -> Page:
    """The invitations that can be revoked, each with the command that does it."""
    if not open_ones:
        return wording.page([[wording.line("revoke-none")]])
    items = [
        joined("\n", (_invitation(wording, one), plain(f"/{REVOKE}_{code_of(one.id)}")))
        for one in open_ones
    ]
    return wording.page([[wording.line("revoke-heading")], *([item] for item in items)])


def _invitation(wording: Wording, one: Invitation) -> Markup:
    return wording.line(
        "revoke-item",
        collection=one.collection,
        kind=one.kind.value,
        date=datetime.fromtimestamp(one.expires_at, UTC).date(),
        uses=one.uses_left,
    )


def _who(wording: Wording, one: Readership, titles: Mapping[int, str]) -> Iterator[Markup]:
    if one.public:
        yield wording.line("access-public")
    for admin in one.admins:
        yield wording.line("access-admin", subject=str(admin))
    if one.public:
        return
    for subject in one.listed:
        kind = (SubjectKind.PERSON if subject > 0 else SubjectKind.CHAT).value
        yield wording.line("access-listed", kind=kind, subject=_named(subject, titles))
    for grant in one.grants:
        yield wording.line(
            "access-granted",
            kind=grant.kind.value,
            subject=_named(grant.subject, titles),
            way="admin" if grant.invitation is None else "invitation",
        )
    if not one.listed and not one.grants:
        yield wording.line("access-nobody")


def _named(subject: int, titles: Mapping[int, str]) -> str:
    """A number, and the name that goes with it where that is known."""
    return f"{subject} {titles.get(subject, '')}".rstrip()
