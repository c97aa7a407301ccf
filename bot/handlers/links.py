"""Links into the bot: a passage that is opened, an invitation that is followed.

Whatever is wrong with a link to a passage is met with the same words: forged, of a passage that is
gone, or of one that may not be read.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from bot.errors import Unverified
from bot.keyboards import InvitationLink, PassageLink

if TYPE_CHECKING:
    from bot.answering import Answering
    from bot.handlers.lines import Lines
    from bot.handlers.reception import Visitor
    from bot.keyboards import Links
    from bot.rendering import Page, Renderer
    from index.model import PassagePlace

_ATTEMPTS = 2  # at quotes that stand: documents may change between reading and sending


class Invitations(Protocol):
    """Who lets people and groups in."""

    async def accept(self, number: int, visitor: Visitor, /) -> Page:
        """Does what an invitation is for, and says what came of it."""


@dataclass(frozen=True, slots=True)
class DeepLinks:
    """Opens what a link leads to."""

    links: Links
    answering: Answering
    renderer: Renderer
    lines: Lines
    invitations: Invitations

    async def open(self, visitor: Visitor, payload: str) -> None:
        """Answers who followed a link.

        Raises:
            Unverified: Quotes did not stand in the documents, twice in a row.
        """
        link = self.links.read(payload)
        if isinstance(link, InvitationLink):
            page = await self.invitations.accept(link.id, visitor)
            await self.lines.send(visitor, page)
        elif not visitor.collections:
            await self.lines.turn_away(visitor)
        else:
            found = (
                await self._passage(link.place, visitor) if isinstance(link, PassageLink) else None
            )
            page = found or self.renderer.line(visitor.lang, "link-nothing")
            await self.lines.send(visitor, page)

    async def _passage(self, place: PassagePlace, visitor: Visitor) -> Page | None:
        """A passage with its match, or None where there is none that may be read."""
        for _ in range(_ATTEMPTS):
            hit = await self.answering.passage(
                place, collections=visitor.collections, lang=visitor.lang
            )
            if hit is None:
                return None
            page = self.renderer.passage(hit, visitor.lang)
            if await self.answering.stand(page.quotes):
                return page
        raise Unverified
