"""Every message that the bot sends: an answer, a passage, its surroundings, a list of documents."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.rendering.composition import BLANK_LINE, Item, Room, composed
from bot.rendering.corrections import corrected
from bot.rendering.display import inert, isolated, label, shortened
from bot.rendering.excerpt import excerpt
from bot.rendering.explanations import Account
from bot.rendering.markup import LIMIT, Markup, escaped, joined, plain
from bot.rendering.pages import AnswerPage, InlineCard, Page
from bot.rendering.quotations import of_match, of_neighbour, of_passage, quotation
from bot.rendering.sources import Sources
from index.model import RefusalKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.keyboards import Links
    from bot.rendering.quotations import Quotation
    from index.localization import Catalogues, Value
    from index.model import Answer, Correction, Explanation, Hit, Listing, Passage, Quoted

ALERT = 200  # characters of a callback's answer

QUOTES = 3
"""How many quotes a page of an answer has at most."""

_WEAK_QUOTES = 2  # quotes where there is no answer
# Bold words, quotes and links of three quotes stay under Telegram's 100 entities together.
_FIRST = Room(whole=700, cut=480, bold=28, bold_folded=24)
_NEXT = Room(whole=400, cut=300, bold=10, bold_folded=4)
_OPENED = Room(whole=1300, cut=700, bold=40, bold_folded=40)
_NEIGHBOUR = Room(whole=500, cut=400, bold=0, bold_folded=0)
_REACH = 2  # neighbours on either side: with the passage no more than a message holds
_NAMED_WORDS = 5  # words of the question that a message names
_WORD_ROOM = 40
_NAMING = {RefusalKind.UNKNOWN_WORDS}  # refusals that name the words that stand nowhere
_CARD_TITLE = 100
_CARD_TEXT = 200


@dataclass(frozen=True, slots=True)
class Renderer:
    """Makes messages; all their words come from the catalogues."""

    catalogues: Catalogues
    links: Links

    def line(self, lang: str, key: str, **values: Value) -> Page:
        """A message of the catalogues; what others wrote stands in it inert."""
        return Page(escaped(shortened(self._said(lang, key, values), LIMIT)))

    def alert(self, lang: str, key: str, **values: Value) -> str:
        """A message of the catalogues for a callback's answer, which takes no HTML."""
        return shortened(self._said(lang, key, values), ALERT)

    def answer(
        self, answer: Answer, *, view: str | None = None, page: int = 0, compact: bool = False
    ) -> AnswerPage:
        """A page of an answer, or why there is none, with its quotes.

        Args:
            answer: What `index` has to say; its language is that of all words around the quotes.
            view: The language to show passages in, where it is another one that there are matches
                in; a passage that has no match there is kept, with a note.
            page: Which page, from 0; the last one where there are fewer.
            compact: Whether a page has one quote, as in groups.
        """
        hits = answer.leading if answer.answered else answer.leading[:_WEAK_QUOTES]
        size = 1 if compact else QUOTES
        page = max(0, min(page, (len(hits) - 1) // size))
        here = hits[page * size : (page + 1) * size]
        languages = {answer.lang, *(hit.passage.lang for hit in hits)}
        languages |= {hit.match.side.lang for hit in hits if hit.match is not None}
        shown = view if view is not None and view in languages else answer.lang
        quotations = [quotation(hit, shown) for hit in here]
        preface = [plain(said) for said in self._preface(answer, weak=bool(hits))]
        rooms = (_FIRST, *(_NEXT,) * (QUOTES - 1))
        items = [
            Item(quote, room, self._sources.line(quote, answer.lang))
            for quote, room in zip(quotations, rooms, strict=False)
        ]
        return AnswerPage(
            html=composed(preface, items).html,
            quotes=_quoted(quotations),
            passages=tuple(hit.passage_id for hit in hits),
            shown=shown,
            turns=tuple(sorted(languages - {shown})),
            page=page,
            first=page * size,
            more=(page + 1) * size < len(hits),
        )

    def passage(self, hit: Hit, lang: str) -> Page:
        """What a permalink opens: a passage and its other-language version, both with sources.

        Args:
            lang: The language of the words around them.
        """
        own, match = of_passage(hit), of_match(hit)
        both = [own] if match is None else [own, match]
        missing = () if match is not None else (self._plain(lang, "passage-alone"),)
        items = [Item(quote, _OPENED, self._sources.line(quote, lang)) for quote in both]
        return Page(composed(missing, items).html, _quoted(both))

    def surroundings(self, hit: Hit, around: Sequence[Passage], lang: str) -> Page:
        """A passage among its neighbours.

        Args:
            around: The passages around it in their order, itself among them; the nearest ones are
                shown.
        """
        own, number = of_passage(hit), hit.passage.number
        place = next((at for at, one in enumerate(around) if one.number == number), None)
        near = () if place is None else around[max(0, place - _REACH) : place + _REACH + 1]
        quotations = [
            own if one.number == number else of_neighbour(one, hit.card) for one in near
        ] or [own]
        numbers = tuple(quote.paragraphs[0] for quote in quotations)
        items = [Item(quote, _FIRST if quote is own else _NEIGHBOUR) for quote in quotations]
        heading = self._sources.heading(own, lang, numbers)
        return Page(composed((heading,), items).html, _quoted(quotations))

    def sources(self, listing: Listing, page: int, size: int, lang: str) -> Page:
        """A page of the list of documents.

        Args:
            listing: Its documents, and how many there are in all.
            page: Which page it is, from 0; the last one for any behind it.
            size: Documents of a page.
        """
        if not listing.cards:
            return self.line(lang, "listing-empty")
        pages = -(-listing.total // size)
        page = min(page, max(0, pages - 1))
        heading = plain(
            self.catalogues.text(
                lang, "listing-heading", total=listing.total, page=page + 1, pages=pages
            )
        )
        lines = [
            self._sources.listed(place, card, lang)
            for place, card in enumerate(listing.cards, page * size + 1)
        ]
        return Page(joined(BLANK_LINE, (heading, joined("\n", _fitting(lines, heading)))).html)

    def explanation(self, answer: Answer, explanation: Explanation, lang: str) -> Page:
        """How an answer came about.

        Args:
            lang: The language of the reader.
        """
        return Account(self._sources, lang).page(answer, explanation)

    def inline(self, hit: Hit, lang: str, corrections: Sequence[Correction] = ()) -> InlineCard:
        """A passage as inline mode offers it.

        Args:
            lang: The language of the answer.
            corrections: What is to be said above the passage in the list, to who typed the
                question; in the message, which others read, the passage stands alone.
        """
        own = of_passage(hit)
        cut = excerpt(
            own.text, own.lang, focus=own.focus, highlights=own.highlights, room=_CARD_TEXT
        )
        title = self._sources.title(hit.card, lang, _CARD_TITLE)
        item = Item(own, _FIRST, self._sources.line(own, lang))
        above = " ".join(corrected(corrections, self.catalogues, lang))
        shown = isolated(f"{cut.before}{cut.text}{cut.after}") or title
        return InlineCard(
            title=title,
            description=f"{above}\n{shown}" if above else shown,
            page=Page(composed((), (item,)).html, own.quoted),
        )

    @property
    def _sources(self) -> Sources:
        return Sources(self.catalogues, self.links)

    def _preface(self, answer: Answer, *, weak: bool) -> Iterator[str]:
        """What is said above the quotes: what was put right, why there is no answer, what isn't.

        Words that stand nowhere are named whether or not there is an answer.
        """
        refusal, unknown = answer.refusal, _shown(answer.unknown)
        yield from corrected(answer.corrections, self.catalogues, answer.lang)
        if refusal is not None:
            yield self.catalogues.refusal(
                answer.lang, replace(refusal, words=_shown(refusal.words))
            )
        elif not answer.hits:
            yield self.catalogues.text(answer.lang, "answer-gone")
        if unknown and (answer.hits if refusal is None else refusal.kind not in _NAMING):
            yield self.catalogues.unknown(answer.lang, unknown)
        spellings = _shown(tuple(one.spelling for one in answer.suggestions))
        if spellings:
            yield self._likely(answer.lang, spellings)
        if refusal is not None and weak:
            yield self.catalogues.text(answer.lang, "weak-heading")

    def _likely(self, lang: str, spellings: tuple[str, ...]) -> str:
        words = ", ".join(self.catalogues.text(lang, "quoted-word", word=one) for one in spellings)
        return self.catalogues.text(lang, "answer-spelling", words=words)

    def _plain(self, lang: str, key: str) -> Markup:
        return plain(self.catalogues.text(lang, key))

    def _said(self, lang: str, key: str, values: dict[str, Value]) -> str:
        return self.catalogues.text(lang, key, **inert(values))


def _shown(words: tuple[str, ...]) -> tuple[str, ...]:
    """Words of a question as a message names them: not too many, none too long."""
    named = (label(word, _WORD_ROOM) for word in words[:_NAMED_WORDS])
    return tuple(word for word in named if word)


def _quoted(quotations: Iterable[Quotation]) -> tuple[Quoted, ...]:
    return tuple(one for quote in quotations for one in quote.quoted)


def _fitting(lines: Sequence[Markup], heading: Markup) -> Iterator[Markup]:
    """The lines that a message has room for below its heading: all, save with huge pages."""
    left = LIMIT - heading.units - len(BLANK_LINE)
    for line in lines:
        left -= line.units + 1
        if left < 0:
            return
        yield line
