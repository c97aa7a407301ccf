"""Documents made up for the tests of rendering, plain and hostile, and what Telegram shows."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from index.model import (
    Answer,
    DocumentCard,
    Hit,
    Match,
    Passage,
    PassagePlace,
    Refusal,
    RefusalKind,
    Side,
    Span,
    Suggestion,
)
from tests.support.bot_api import Message, parse_html

if TYPE_CHECKING:
    from bot.rendering import Page

SUMMIT_EN = "The summit is held in 2026. It is about the climate."
SUMMIT_RU = "Саммит пройдёт в 2026 году. Он о климате."


def card(  # noqa: PLR0913 - one keyword a fact of a document
    name: str = "news.txt",
    title: str | None = None,
    dated: date | None = None,
    url: str | None = None,
    *,
    key: int = 1,
    passages: dict[str, int] | None = None,
) -> DocumentCard:
    """A document's card."""
    return DocumentCard(key, name, "main", title, dated, url, passages or {"en": 8, "ru": 8})


def hit(  # noqa: PLR0913 - one keyword a fact of a hit
    text: str,
    lang: str,
    *,
    source: DocumentCard | None = None,
    highlights: tuple[Span, ...] = (),
    sentence: Span | None = None,
    match: Match | None = None,
    key: int = 1,
) -> Hit:
    """A passage found; its best sentence is all of it unless told."""
    passage = Passage(7, lang, Span(0, len(text)), text)
    best = sentence or Span(0, len(text))
    return Hit(key, source or card(), passage, 3.5, highlights, best, match)


def match(lang: str, *texts: str, source: DocumentCard | None = None, first: int = 7) -> Match:
    """The other-language version of a passage; its passages have the keys 100, 101, and so on."""
    source = source or card(f"news.{lang}.txt", key=2)
    numbers = tuple(range(first, first + len(texts)))
    return Match(
        card=source,
        side=Side(source.name, lang, numbers, texts),
        score=0.97,
        places=tuple(PassagePlace(source.id, number, "00ff") for number in numbers),
        keys=tuple(range(100, 100 + len(texts))),
    )


def summit(lang: str) -> Answer:
    """The answer to a question about the summit, in English or Russian."""
    own, other = (SUMMIT_EN, SUMMIT_RU) if lang == "en" else (SUMMIT_RU, SUMMIT_EN)
    source = card(
        f"summit.{lang}.txt", "Summit <2026>", date(2025, 11, 28), "https://x.kz/?a=1&b=2"
    )
    found = hit(
        own,
        lang,
        source=source,
        highlights=(Span(0, 10) if lang == "en" else Span(0, 6),),
        sentence=Span(0, own.index(".") + 1),
        match=match("ru" if lang == "en" else "en", other),
    )
    return answer(found, lang=lang)


def answer(*hits: Hit, lang: str = "en") -> Answer:
    """An answer with these hits."""
    return Answer("?", lang, None, hits)


def seen(page: Page) -> Message:
    """The page as Telegram shows it, with no-break spaces as spaces."""
    return Message(1, 1, 0, parse_html(page.html.replace("\u202f", " ")), [], {})


_pieces = st.sampled_from(
    ["a", "б", " ", ". ", "! ", "\n", "<", ">", "&", "&amp;", "</b>", "<a href='", '"', "😀", "🇰🇿",
     "👨‍👩‍👧‍👦", "👍🏽", "\u202e", "\u2067", "\u2069", "\u200f", "עברית", "مرحبا", "漢", "e\u0301",
     "\ud800", "\udfff", "\x00", "\x07", "\r", "\u200d", "\ufeff", "Слово", "-", ",", "%", "#",
     "</blockquote>", "—", "«", "2026"]
)  # fmt: skip

contents = st.builds(
    lambda parts, times: "".join(parts) * times,
    st.lists(_pieces, max_size=30),
    st.sampled_from([1, 1, 1, 5, 100]),
) | st.sampled_from(["", " ", "\u200b", "x" * 8000, "😀" * 5000, "&" * 5000, "\x00" * 5000])
addresses = st.builds("https://{}".format, contents) | contents | st.just("https://x.kz/a#b")
languages = st.sampled_from(["en", "ru"])


@st.composite
def cards(draw: st.DrawFn) -> DocumentCard:
    """A document's card with any contents."""
    return card(
        draw(contents),
        draw(st.none() | contents),
        draw(st.none() | st.dates()),
        draw(st.none() | addresses),
        key=draw(st.integers(1, 2**63 - 1)),
        passages=draw(st.dictionaries(languages, st.integers(0, 10**6))),
    )


@st.composite
def hits(draw: st.DrawFn) -> Hit:
    """A hit with any contents."""
    text = draw(contents)
    borders = sorted(draw(st.sets(st.integers(0, len(text)), max_size=250)))
    highlights = [Span(*pair) for pair in zip(borders[::2], borders[1::2], strict=False)]
    source = draw(cards())
    found = match("ru", *draw(st.lists(contents, min_size=1, max_size=3)), source=draw(cards()))
    return hit(
        text,
        draw(languages),
        source=source,
        highlights=tuple(highlights),
        sentence=highlights[0] if highlights else None,
        match=draw(st.sampled_from([None, found])),
    )


@st.composite
def answers(draw: st.DrawFn) -> Answer:
    """An answer or a refusal with any contents."""
    words = st.lists(contents, max_size=12).map(tuple)
    refusal = draw(st.none() | st.builds(Refusal, st.sampled_from(RefusalKind), words))
    spellings = st.lists(st.builds(Suggestion, contents, contents), max_size=12).map(tuple)
    return Answer(
        draw(contents),
        draw(languages),
        refusal,
        tuple(draw(st.lists(hits(), max_size=7))),
        draw(words) if refusal is None else (),
        draw(spellings),
    )
