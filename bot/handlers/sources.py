"""The list of documents that may be read, page by page, the newest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot import keyboards
from bot.handlers import hearing, replies
from bot.handlers.answers import actions
from bot.handlers.callbacks import gone
from bot.keyboards import Labels, ListSources

if TYPE_CHECKING:
    from telegram import CallbackQuery, InlineKeyboardMarkup, Update
    from telegram.ext import ContextTypes

    from bot.answering import Answering
    from bot.handlers.answers import Members
    from bot.handlers.callbacks import Alert
    from bot.handlers.lines import Lines
    from bot.handlers.reception import Reception, Visitor
    from bot.rendering import Page, Renderer

_SIZE = 8  # documents of a page


@dataclass(frozen=True, slots=True)
class SourceLists:
    """Answers `/sources` and its buttons."""

    reception: Reception
    answering: Answering
    renderer: Renderer
    lines: Lines
    members: Members

    async def command(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Lists the newest documents."""
        visitor, message = await self.reception.admit(update), update.message
        if visitor is None or message is None:
            return
        if visitor.place.is_group and hearing.is_secondhand(message):
            return
        if not visitor.collections:
            await self.lines.turn_away(visitor)
            return
        await self.lines.send(visitor, *await self._list(visitor, 0))

    async def turn(
        self, query: CallbackQuery, visitor: Visitor, action: ListSources
    ) -> Alert | None:
        """Shows another page, in a message that is such a list, in a group to its members."""
        listed = any(isinstance(one, ListSources) for row in actions(query) for one in row)
        if not listed or not visitor.collections or not await self._is_inside(query, visitor):
            return gone(self.renderer, visitor)
        await replies.edit(query, *await self._list(visitor, action.page))
        return None

    async def _is_inside(self, query: CallbackQuery, visitor: Visitor) -> bool:
        if not visitor.place.is_group:
            return True
        return await self.members.is_member(visitor.chat_id, query.from_user.id)

    async def _list(self, visitor: Visitor, page: int) -> tuple[Page, InlineKeyboardMarkup | None]:
        """A page of the list, or the last one where there are not so many."""
        listing = await self.answering.documents(visitor.collections, page=page, size=_SIZE)
        labels = Labels(self.renderer.catalogues, visitor.lang)
        return (
            self.renderer.sources(listing, listing.page, _SIZE, visitor.lang),
            keyboards.below_sources(listing.page, listing.total, _SIZE, labels),
        )
