"""The only place where HTML is made and anything is escaped.

A message is a first quote, its source, and up to two more. It always fits: quotes take from one
room in their order, so that the later ones are shortened or left out before the first. The limits
are Telegram's: 4096 units of text after parsing, 32,768 bytes before, 100 entities.
"""

from __future__ import annotations

import html
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bot.excerpt import Excerpt, excerpt, shortened, units
from index.model import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from index.localization import Catalogues
    from index.model import Answer, DocumentCard, Hit

LIMIT = 4096  # units of a message
ALERT = 200  # characters of a callback's answer

_QUOTES = 3  # quotes of an answer
_WEAK_QUOTES = 2  # quotes where there is no answer
_FIRST_ROOM = 2400  # units of the first quote; a long paragraph of prose has half of that
_NEXT_ROOM = 800  # units of each other one
_LEAST_ROOM = 160  # units under which a quote is left out
_SPACING = 7  # units that a quote needs besides: "… " and " …", the line ends around its source
_TITLE_ROOM = 160
_URL_BYTES = 1024
_NAMED_WORDS = 5  # words of the question that a message names
_WORD_ROOM = 40
_FIRST_BOLD = 60  # bold words of the first quote; with the links and quotes under 100 entities
_NEXT_BOLD = 15


@dataclass(frozen=True, slots=True)
class Page:
    """A message ready to be sent.

    Attributes:
        html: Its text, in Telegram's HTML.
        turns: The languages that the same answer can be shown in instead.
        passages: The keys of the passages that are quoted, or whose matches are.
    """

    html: str
    turns: tuple[str, ...] = ()
    passages: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class _Quote:
    """What is quoted of a hit: its passage, or the match.

    Attributes:
        wanting: The language that there is no version in, where one was wanted.
    """

    text: str
    lang: str
    focus: Span
    highlights: tuple[Span, ...]
    card: DocumentCard
    paragraphs: tuple[int, ...]
    wanting: str | None


@dataclass(frozen=True, slots=True)
class Renderer:
    """Makes messages; all their words come from the catalogues."""

    catalogues: Catalogues

    def line(self, lang: str, key: str, **values: str) -> Page:
        """A message of the catalogues as it is."""
        return Page(_escaped(self.catalogues.text(lang, key, **values)))

    def alert(self, lang: str, key: str, **values: str) -> str:
        """A message of the catalogues for a callback's answer, which takes no HTML."""
        return self.catalogues.text(lang, key, **values)[:ALERT]

    def labels(self, lang: str) -> Callable[[str], str]:
        """What the button that turns an answer to a language says, for a reader of `lang`."""
        return lambda turn: self.catalogues.text(lang, "button-turn", lang=turn)

    def answer(self, answer: Answer, view: str | None = None) -> Page:
        """An answer, or why there is none, with its quotes.

        Args:
            answer: What `index` has to say; its language is that of all words around the quotes.
            view: The language to show passages in, where it is another one that there are matches
                in; a passage that has no match there is kept, with a note.
        """
        hits = answer.leading[: _QUOTES if answer.answered else _WEAK_QUOTES]
        languages = {answer.lang, *_match_languages(hits)}
        shown = view if view in languages else answer.lang
        blocks = list(self._preface(answer, weak=bool(hits)))
        quoted: set[int] = set()
        room = LIMIT - sum(units(html.unescape(block)) + 2 for block in blocks)
        for place, hit in enumerate(hits):
            quote = _quote(hit, shown)
            source = self._source(answer.lang, quote)
            left = room - units(_text_of(source)) - _SPACING
            if left < _LEAST_ROOM:
                break
            first = place == 0
            cut = excerpt(
                quote.text,
                quote.lang,
                focus=quote.focus,
                highlights=quote.highlights,
                room=min(left, _FIRST_ROOM if first else _NEXT_ROOM),
            )
            block = (
                _blockquote("blockquote", cut, _FIRST_BOLD)
                if first
                else _blockquote("blockquote expandable", cut, _NEXT_BOLD)
            )
            blocks.append(f"{block}\n{_linked(*source)}")
            quoted.add(hit.passage_id)
            room = left - units(cut.text)
        turns = tuple(sorted(languages - {shown}))
        return Page("\n\n".join(blocks), turns, frozenset(quoted))

    def _preface(self, answer: Answer, *, weak: bool) -> Iterable[str]:
        """What is said above the quotes: why they are no answer, or what stands nowhere."""
        refusal = answer.refusal
        if refusal is not None:
            words = _shown(refusal.words)
            yield _escaped(self.catalogues.refusal(answer.lang, replace(refusal, words=words)))
            if weak:
                yield _escaped(self.catalogues.text(answer.lang, "weak-heading"))
        elif answer.unknown:
            yield _escaped(self.catalogues.unknown(answer.lang, _shown(answer.unknown)))

    def _source(self, lang: str, quote: _Quote) -> tuple[str, str | None, str]:
        """The title, its address, and what follows: date, paragraph, a note if there is one."""
        card = quote.card
        facts = []
        if card.date is not None:
            facts.append(self.catalogues.text(lang, "source-date", date=card.date))
        numbers = _numbers(quote.paragraphs)
        count = len(quote.paragraphs)
        facts.append(self.catalogues.text(lang, "source-place", numbers=numbers, count=count))
        if quote.wanting is not None:
            facts.append(self.catalogues.text(lang, "source-no-version", lang=quote.wanting))
        title = shortened(" ".join((card.title or card.name).split()), _TITLE_ROOM)
        return title, _linkable(card.url), "".join(f" · {fact}" for fact in facts)


def _shown(words: tuple[str, ...]) -> tuple[str, ...]:
    """Words of a question as a message names them: not too many, none too long."""
    return tuple(shortened(word, _WORD_ROOM) for word in words[:_NAMED_WORDS])


def _match_languages(hits: Iterable[Hit]) -> set[str]:
    return {hit.match.side.lang for hit in hits if hit.match is not None}


def _quote(hit: Hit, view: str) -> _Quote:
    """The hit's passage, or its match where that is the one in the language wanted."""
    passage, match = hit.passage, hit.match
    if match is not None and view == match.side.lang != passage.lang:
        side = match.side
        text = "\n".join(side.texts)
        return _Quote(text, side.lang, Span(0, 0), (), match.card, side.paragraphs, None)
    wanting = None if passage.lang == view else view
    return _Quote(
        passage.text,
        passage.lang,
        hit.sentence,
        hit.highlights,
        hit.card,
        (passage.number,),
        wanting,
    )


def _numbers(paragraphs: tuple[int, ...]) -> str:
    """7, or 7–8; neighbours by `index`'s word, so that the ends say it all."""
    first, last = min(paragraphs), max(paragraphs)
    return str(first) if first == last else f"{first}–{last}"


def _blockquote(tag: str, cut: Excerpt, most_bold: int) -> str:
    pieces, at = [], 0
    for start, end in cut.highlights[:most_bold]:
        pieces += [_escaped(cut.text[at:start]), f"<b>{_escaped(cut.text[start:end])}</b>"]
        at = end
    pieces.append(_escaped(cut.text[at:]))
    before, after = "… " if cut.cut_before else "", " …" if cut.cut_after else ""
    return f"<{tag}>{before}{''.join(pieces)}{after}</blockquote>"


def _linked(title: str, url: str | None, facts: str) -> str:
    name = _escaped(title)
    if url is not None:
        name = f'<a href="{html.escape(url)}">{name}</a>'
    return name + _escaped(facts)


def _text_of(source: tuple[str, str | None, str]) -> str:
    """What a reader sees of a source line."""
    return source[0] + source[2]


def _linkable(url: str | None) -> str | None:
    """The address, if it is one that Telegram links to and no longer than a line can carry."""
    if url is None or any(letter.isspace() or not letter.isprintable() for letter in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    fits = len(html.escape(url).encode()) <= _URL_BYTES
    return url if parts.scheme in {"http", "https"} and parts.hostname and fits else None


def _escaped(text: str) -> str:
    """The text for Telegram's HTML; halves of surrogate pairs, which no UTF-8 has, replaced."""
    return html.escape(text.encode("utf-16", "replace").decode("utf-16"), quote=False)
