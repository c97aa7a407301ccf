"""The line below a quote, and the list of documents: titles, dates, numbers, links."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.rendering.display import FOREIGN_ROOM, label
from bot.rendering.markup import Markup, joined, linked, plain
from index.model import PassagePlace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.keyboards import Links
    from bot.rendering.quotations import Quotation
    from index.localization import Catalogues
    from index.model import DocumentCard

_LISTED_ROOM = 120
_BETWEEN = " · "


@dataclass(frozen=True, slots=True)
class Sources:
    """Says where quotes are from; all its words come from the catalogues."""

    catalogues: Catalogues
    links: Links

    def line(self, quotation: Quotation, lang: str) -> Markup:
        """The source of a quote.

        Its title leads to the document's own address, opening at the passage; the passage's number
        and the other language to the passage in the bot.
        """
        title = linked(self.title(quotation.card, lang), quotation.url)
        return joined(_BETWEEN, (title, *self._facts(quotation, lang)))

    def heading(self, quotation: Quotation, lang: str, paragraphs: tuple[int, ...]) -> Markup:
        """The source of several passages of a document that are quoted below it."""
        title = linked(self.title(quotation.card, lang), quotation.url)
        numbers = plain(self._numbers(paragraphs, lang))
        return joined(_BETWEEN, (title, *self._date(quotation.card, lang), numbers))

    def listed(self, place: int, card: DocumentCard, lang: str) -> Markup:
        """A line of the list of documents; its title leads to the document's first passage.

        Args:
            place: Its place in the list, from 1.
        """
        first = self.links.passage(PassagePlace(card.id, 1, ""))
        title = linked(self.title(card, lang, _LISTED_ROOM), first)
        number = plain(f"{place}. ")
        facts = joined(_BETWEEN, (title, *self._date(card, lang), *self._passages(card, lang)))
        return joined("", (number, facts))

    def title(self, card: DocumentCard, lang: str, room: int = FOREIGN_ROOM) -> str:
        """What a document is called: its title, else its name, in one line."""
        named = label(card.title or "", room) or label(card.name, room)
        return named or self.catalogues.text(lang, "source-untitled")

    def _facts(self, quotation: Quotation, lang: str) -> Iterator[Markup]:
        yield from self._date(quotation.card, lang)
        numbers = self._numbers(quotation.paragraphs, lang)
        place = quotation.place
        yield linked(numbers, self.links.passage(place) if place is not None else None)
        version = quotation.version
        if version is not None:
            words = self.catalogues.text(lang, "source-version", lang=version.lang)
            yield linked(words, self.links.passage(version.place))
        if quotation.wanting is not None:
            yield plain(self.catalogues.text(lang, "source-no-version", lang=quotation.wanting))

    def _date(self, card: DocumentCard, lang: str) -> Iterator[Markup]:
        if card.date is not None:
            yield plain(self.catalogues.text(lang, "source-date", date=card.date))

    def _numbers(self, paragraphs: tuple[int, ...], lang: str) -> str:
        """`passage 7`, or `passages 7–8`: neighbours by `index`'s word, so the ends say it all."""
        first, last = min(paragraphs), max(paragraphs)
        numbers = str(first) if first == last else f"{first}–{last}"
        return self.catalogues.text(lang, "source-place", numbers=numbers, count=len(paragraphs))

    def _passages(self, card: DocumentCard, lang: str) -> Iterator[Markup]:
        for code, count in sorted(card.passages.items()):
            yield plain(self.catalogues.text(lang, "listing-passages", count=count, lang=code))
