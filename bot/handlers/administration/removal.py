"""`/remove`: a document goes once the admin has seen which one, and pressed a button."""

from __future__ import annotations

import hashlib
import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from bot.administration.documents import removal_page, unknown_page
from bot.handlers import replies
from bot.keyboards import RemoveDocument, keyboard
from index.errors import TolmachError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from telegram import CallbackQuery, Update
    from telegram.ext import ContextTypes

    from bot.curation import Curation
    from bot.handlers.administration.desk import Desk
    from bot.handlers.callbacks import Alert
    from bot.handlers.reception import Visitor
    from index.model import DocumentCard, Listing

_logger = logging.getLogger(__name__)

REMOVE = "remove"

_PAGE = 500  # documents that are looked through at once


class Library(Protocol):
    """What gives the documents that there are."""

    async def documents(self, collections: frozenset[str], *, page: int, size: int = 8) -> Listing:
        """A page of the documents of some collections."""


@dataclass(frozen=True, slots=True)
class Removal:
    """Removes documents for those who run their collection.

    Attributes:
        renew: Has the names of collections asked for anew: one ends with its last document.
    """

    desk: Desk
    curation: Curation
    library: Library
    renew: Callable[[], Awaitable[None]]

    async def command(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Shows which document a name means, with a button that removes it."""
        visitor, message = await self.desk.admit(update, context), update.effective_message
        if visitor is None or message is None:
            return
        name = (message.text or "").partition(" ")[2].strip()
        if not name:
            await self.desk.lines.say(visitor, "remove-usage")
            return
        cards = await self._cards(visitor)
        wording = self.desk.wording(visitor)
        card = next((one for one in cards if one.name == name), None)
        if card is None:
            part = name.casefold()
            near = [one for one in cards if part in f"{one.name}\n{one.title or ''}".casefold()]
            await self.desk.lines.send(visitor, unknown_page(wording, name, near))
            return
        action = RemoveDocument(card.id, _digest(card))
        button = wording.text("button-remove"), action
        await self.desk.lines.send(visitor, removal_page(wording, card), keyboard([button]))

    async def press(
        self, query: CallbackQuery, visitor: Visitor, action: RemoveDocument
    ) -> Alert | None:
        """Removes the document of a button, if it is still the one that was shown."""
        if not self.desk.serves(visitor):
            return self.desk.gone(visitor)
        meant = (action.document, action.digest)
        cards = await self._cards(visitor)
        card = next((one for one in cards if (one.id, _digest(one)) == meant), None)
        if card is None:
            return self.desk.gone(visitor)
        try:
            await self.curation.remove(card.name)
            await self.renew()
        except TolmachError as error:
            _logger.warning("A document could not be removed: %s", error)
            return self.desk.alert(visitor, "remove-failed")
        page = self.desk.wording(visitor).message("remove-done", doc=card.name)
        await replies.edit(query, page, None)
        return None

    async def _cards(self, visitor: Visitor) -> list[DocumentCard]:
        """All documents of the collections that an admin runs."""
        cards: list[DocumentCard] = []
        while True:
            listing = await self.library.documents(
                visitor.is_admin_of, page=len(cards) // _PAGE, size=_PAGE
            )
            cards += listing.cards
            if len(cards) >= listing.total or not listing.cards:
                return cards


def _digest(card: DocumentCard) -> str:
    """What tells a document from another one that has its key by now."""
    return hashlib.blake2s(
        f"{card.collection}\n{card.name}".encode(errors="surrogatepass"), digest_size=8
    ).hexdigest()
