"""What is quoted of a hit: its passage, or the version in the other language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.rendering.addresses import opening_at
from bot.rendering.display import displayed
from index.model import Quoted, Span

if TYPE_CHECKING:
    from index.model import DocumentCard, Hit, Passage, PassagePlace


@dataclass(frozen=True, slots=True)
class Version:
    """Where the same thing is said in another language.

    Attributes:
        lang: The code of that language.
        place: Its first passage.
    """

    lang: str
    place: PassagePlace


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quote before it is cut and marked up.

    Attributes:
        text: What is quoted, as it may be shown.
        lang: The code of its language.
        focus: The sentence that answers best, as a range of the text; empty for none.
        highlights: The words that matched, as ranges of the text, in order.
        card: The document that holds it.
        paragraphs: The numbers of the passages quoted, neighbours.
        place: The first of them, for a link that opens it.
        version: The other-language version, or None where there is none to be sure of.
        wanting: The language that there is no version in, where one was wanted.
        quoted: The passages as they were read.
    """

    text: str
    lang: str
    focus: Span
    highlights: tuple[Span, ...]
    card: DocumentCard
    paragraphs: tuple[int, ...]
    place: PassagePlace | None
    version: Version | None
    wanting: str | None
    quoted: tuple[Quoted, ...]

    @property
    def url(self) -> str | None:
        """The address of the document, opening at what is quoted; None where it has none."""
        return opening_at(self.card.url, self.text, self.focus)


def quotation(hit: Hit, view: str) -> Quotation:
    """The hit's passage, or its match where that is the one in the language wanted."""
    if hit.match is not None and view == hit.match.side.lang != hit.passage.lang:
        return of_match(hit) or of_passage(hit)
    return of_passage(hit, wanting=None if hit.passage.lang == view else view)


def of_passage(hit: Hit, wanting: str | None = None) -> Quotation:
    """The hit's passage.

    Args:
        wanting: The language that it has no version in, where one was wanted.
    """
    passage, match = hit.passage, hit.match
    return Quotation(
        text=displayed(passage.text),
        lang=passage.lang,
        focus=hit.sentence,
        highlights=hit.highlights,
        card=hit.card,
        paragraphs=(passage.number,),
        place=hit.place,
        version=Version(match.side.lang, match.places[0]) if match is not None else None,
        wanting=wanting,
        quoted=(Quoted(hit.passage_id, passage.text),),
    )


def of_match(hit: Hit) -> Quotation | None:
    """The other-language version of the hit, or None where there is none to be sure of."""
    if hit.match is None:
        return None
    match, side = hit.match, hit.match.side
    return Quotation(
        text=displayed("\n".join(side.texts)),
        lang=side.lang,
        focus=Span(0, len(side.texts[0])),  # a browser looks within one paragraph
        highlights=(),
        card=match.card,
        paragraphs=side.paragraphs,
        place=match.places[0],
        version=Version(hit.passage.lang, hit.place),
        wanting=None,
        quoted=tuple(map(Quoted, match.keys, side.texts)),
    )


def of_neighbour(passage: Passage, card: DocumentCard) -> Quotation:
    """A passage that stands near one that was found, in the same document."""
    return Quotation(
        text=displayed(passage.text),
        lang=passage.lang,
        focus=Span(0, 0),
        highlights=(),
        card=card,
        paragraphs=(passage.number,),
        place=None,
        version=None,
        wanting=None,
        quoted=(),
    )
