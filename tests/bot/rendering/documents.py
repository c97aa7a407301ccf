"""Documents made up for the tests of rendering, plain and hostile, and what Telegram shows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from index.model import (
    Answer,
    Correction,
    CorrectionKind,
    DocumentCard,
    Hit,
    Refusal,
    RefusalKind,
    Span,
    Suggestion,
)
from tests.bot import doubles
from tests.bot.doubles import card, hit, match
from tests.support.bot_api import Message, parse_html

if TYPE_CHECKING:
    from bot.rendering import Page


def summit(lang: str) -> Answer:
    """The answer to a question about the summit, its first sentence the best one."""
    (found,) = doubles.summit(lang).hits
    best = Span(0, found.passage.text.index(".") + 1)
    return answer(replace(found, sentence=best), lang=lang)


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


corrections = st.builds(Correction, st.sampled_from(CorrectionKind), contents, contents)


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
        tuple(draw(st.lists(corrections, max_size=5))),
    )
