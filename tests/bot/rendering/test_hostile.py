"""Any contents: what is sent is what Telegram takes, and quotes are what the documents say.

The fake server's parser stands for Telegram's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.rendering import LIMIT, Page, displayed, units
from index.model import Answer, Listing, Passage, Span
from tests.bot.doubles import card, hit, match
from tests.bot.rendering.documents import answers, cards, contents, hits, languages, seen
from tests.support.bot_api import parse_html

if TYPE_CHECKING:
    from bot.rendering import Renderer
    from index.model import DocumentCard, Hit

KINDS = {"blockquote", "expandable_blockquote", "bold", "text_link"}

hostile = settings(
    deadline=None,
    max_examples=30,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def taken(page: Page) -> None:
    """Holds a page to what Telegram takes, and to entities of our own making."""
    parsed = parse_html(page.html)
    assert parsed.text
    assert units(parsed.text) <= LIMIT
    assert len(page.html.encode()) <= 32768
    assert not parsed.dropped
    assert {entity["type"] for entity in parsed.entities} <= KINDS


def verbatim(page: Page, texts: list[str]) -> None:
    """Holds each quote of a page, less the marks of its cuts, to be a part of one of the texts."""
    shown = [displayed(text) for text in texts]
    for quote in seen(page).quotes:
        part = quote.removeprefix("… ").removesuffix(" …").replace("\u202f", " ")
        assert any(part in text.replace("\u202f", " ") for text in shown)


def said(hit: Hit) -> list[str]:
    """All that may be quoted of a hit."""
    return [hit.passage.text, *(["\n".join(hit.match.side.texts)] if hit.match else [])]


@hostile
@given(found=answers(), view=st.none() | languages, page=st.integers(-1, 4), compact=st.booleans())
def test_every_answer_is_one_that_telegram_takes(
    renderer: Renderer, found: Answer, view: str | None, page: int, *, compact: bool
) -> None:
    """With any contents an answer parses, fits, loses no entity, and quotes what is stored."""
    made = renderer.answer(found, view=view, page=page, compact=compact)
    taken(made)
    verbatim(made, [text for hit in found.hits for text in said(hit)])
    stored = {hit.passage.text for hit in found.hits} | {
        text for hit in found.hits if hit.match for text in hit.match.side.texts
    }
    assert {quoted.text for quoted in made.quotes} <= stored


@hostile
@given(found=hits(), lang=languages)
def test_every_passage_is_one_that_telegram_takes(
    renderer: Renderer, found: Hit, lang: str
) -> None:
    """The same holds for what a permalink opens, and for what inline mode sends."""
    made = renderer.inline(found, lang)
    assert made.title
    assert units(made.title) <= 110
    assert units(made.description) <= 220
    for page in (renderer.passage(found, lang), made.page):
        taken(page)
        verbatim(page, said(found))


@hostile
@given(found=hits(), texts=st.lists(contents, max_size=5), lang=languages)
def test_every_surroundings_are_some_that_telegram_takes(
    renderer: Renderer, found: Hit, texts: list[str], lang: str
) -> None:
    """The same holds for a passage among its neighbours."""
    around = [
        Passage(5 + place, "en", Span(0, len(text)), text) for place, text in enumerate(texts)
    ]
    page = renderer.surroundings(found, around, lang)
    taken(page)
    verbatim(page, [found.passage.text, *texts])


@hostile
@given(documents=st.lists(cards(), max_size=20), lang=languages, total=st.integers(0, 10**6))
def test_every_list_is_one_that_telegram_takes(
    renderer: Renderer, documents: list[DocumentCard], lang: str, total: int
) -> None:
    """The same holds for the list of documents."""
    listing = Listing(tuple(documents), total)
    taken(renderer.sources(listing, 0, 8, lang))


@pytest.mark.parametrize("word", ["x", "Ж", "&", "😀", "\u202e", "\u0301", "א"])
def test_a_hundred_thousand_letters_are_one_word(renderer: Renderer, word: str) -> None:
    """A word of 100,000 letters in every place of an answer leaves a message that is taken."""
    long = word * 100_000
    source = card(long, long, url=f"https://x.kz/{long}")
    whole = Span(0, len(long))
    found = hit(long, "en", source=source, highlights=(whole,), match=match("ru", long, long))
    for page in (
        renderer.answer(Answer(long, "ru", None, (found, found), (long,))),
        renderer.passage(found, "ru"),
        renderer.inline(found, "ru").page,
        renderer.surroundings(found, [found.passage] * 5, "ru"),
    ):
        taken(page)


@hostile
@given(lang=languages, word=contents)
def test_every_line_is_one_that_telegram_takes(renderer: Renderer, lang: str, word: str) -> None:
    """A message of the catalogues fits, whatever is filled into it."""
    taken(renderer.line(lang, "answer-spelling", words=word))
    assert units(renderer.alert(lang, "answer-spelling", words=word)) <= 200
