"""A hand-written collection: hits made up in tests, and a searcher that answers as it is told."""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from index.errors import NoCollection
from index.languages import language_of
from index.model import (
    Answer,
    DocumentCard,
    Hit,
    Listing,
    Match,
    Passage,
    PassagePlace,
    Refusal,
    RefusalKind,
    Side,
    Span,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from index.model import Quoted

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
    """The other-language version of a passage; its passages have keys from 101 on."""
    source = source or card(f"news.{lang}.txt")
    paragraphs = tuple(range(first, first + len(texts)))
    places = tuple(map(PassagePlace.of, (source.id,) * len(texts), paragraphs, texts))
    keys = tuple(range(101, 101 + len(texts)))
    return Match(source, Side(source.name, lang, paragraphs, texts), 0.97, places, keys)


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
        match=match("ru" if lang == "en" else "en", other),
    )
    return Answer("?", lang, None, (found,))


class ScriptedSearcher:
    """Answers by words in the question; `summit` where the question has none of them.

    An `echo` quotes the question; what is `moving` has another key each time, as after a change. A
    question that follows another is read behind it. Passages that were found can be looked at
    again; any quote stands.
    """

    def __init__(self, hangs: float = 0.0) -> None:
        self._hangs = hangs
        self._asked = 0
        self._found: dict[int, Hit] = {}

    def warm(self) -> None:
        """Nothing to be read beforehand."""

    def ask(  # noqa: PLR0913 - the signature is the searcher's
        self,
        question: str,
        *,
        lang: str | None = None,
        fallback: str = "en",
        limit: int = 5,
        marked: int | None = None,  # noqa: ARG002 - the signature is the searcher's
        collections: frozenset[str] | None = None,
        after: str | None = None,
        explain: bool = False,  # noqa: ARG002 - the signature is the searcher's
    ) -> Answer:
        """Answers, refuses, dawdles or fails, as the question says."""
        if collections != frozenset({"main"}):
            raise AssertionError(f"asked for {collections}")
        found = language_of(question)
        lang = lang or (found.code if found else fallback)
        answer = self._answer(f"{after} {question}" if after else question, lang)
        self._found |= {one.passage_id: one for one in answer.hits}
        return replace(answer, hits=answer.hits[:limit])

    def revisit(
        self,
        question: str,
        passages: Sequence[int],
        *,
        lang: str,
        collections: frozenset[str] | None = None,
    ) -> Answer:
        """What was found by those keys, in their order."""
        hits = tuple(self._found[key] for key in passages if key in self._found)
        readable = collections is None or "main" in collections
        return Answer(question, lang, None, hits if readable else ())

    def passage(
        self,
        place: PassagePlace,
        *,
        lang: str = "en",  # noqa: ARG002 - the signature is the searcher's
        collections: frozenset[str] | None = None,
    ) -> Hit | None:
        """What was found there, or the summit."""
        if collections is not None and "main" not in collections:
            return None
        known = (*self._found.values(), *(summit(one).hits[0] for one in ("en", "ru")))
        return next((one for one in known if one.place == place), None)

    def around(
        self,
        place: PassagePlace,
        *,
        reach: int = 2,
        collections: frozenset[str] | None = None,
    ) -> tuple[Passage, ...]:
        """A passage between others that say their number."""
        found = self.passage(place, collections=collections)
        if found is None:
            return ()
        middle, lang = place.number, found.passage.lang
        texts = {
            number: f"Passage {number}." for number in range(middle - reach, middle + reach + 1)
        } | {middle: found.passage.text}
        return tuple(
            Passage(number, lang, Span(0, len(text)), text) for number, text in texts.items()
        )

    def documents(
        self, collections: frozenset[str] | None = None, *, page: int = 0, size: int = 8
    ) -> Listing:
        """Ten documents."""
        readable = collections is None or "main" in collections
        cards = [card(f"news{number}.txt") for number in range(1, 11) if readable]
        page = max(0, min(page, (len(cards) - 1) // size))
        return Listing(tuple(cards[page * size : (page + 1) * size]), len(cards), page)

    def stand(self, quotes: Sequence[Quoted]) -> bool:  # noqa: ARG002 - the signature is the searcher's
        """Nothing is ever changed."""
        return True

    def _answer(self, question: str, lang: str) -> Answer:
        if "fail" in question:
            raise RuntimeError("the disk is on fire")
        if "gone" in question:
            raise NoCollection(data="/nowhere")
        if "slow" in question:
            time.sleep(self._hangs)
        if "oil" in question:
            refusal = Refusal(RefusalKind.UNKNOWN_WORDS, ("oil",))
            return Answer(question, lang, refusal, (hit(SUMMIT_EN, "en"),))
        if "echo" in question:
            return Answer(question, lang, None, (hit(question, "en"),))
        if "moving" in question:
            self._asked += 1
            other = match("ru", SUMMIT_RU)
            return Answer(
                question, lang, None, (hit(SUMMIT_EN, "en", match=other, key=self._asked),)
            )
        if "alone" in question:
            return Answer(question, lang, None, (hit(SUMMIT_EN, "en"),))
        return replace(summit(lang), question=question)

    def collections(self) -> tuple[str, ...]:
        """The one collection there is."""
        return ("main",)

    def is_current(self) -> bool:
        """Nothing newer ever comes."""
        return True

    def close(self) -> None:
        """Nothing to close."""


def opener(hangs: float, opening: float = 0.0) -> Callable[[Path], Callable[[], ScriptedSearcher]]:
    """What `application.run` opens instead of an index.

    Args:
        hangs: Seconds that slow questions take.
        opening: Seconds that opening takes.
    """

    def opened() -> ScriptedSearcher:
        if opening:
            sys.stderr.write("opening\n")
        time.sleep(opening)
        return ScriptedSearcher(hangs)

    return lambda _folder: opened
