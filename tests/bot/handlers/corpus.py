"""A small library of passages that answers as it is told, with the interface of the real one."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from index.languages import language_of
from index.model import (
    Answer,
    ExplainedHit,
    Explanation,
    Listing,
    Match,
    Part,
    PartKind,
    PassagePlace,
    Refusal,
    RefusalKind,
    Side,
)
from tests.bot.doubles import SUMMIT_EN, SUMMIT_RU, card, hit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.model import Hit, Passage, Quoted

SECRET = "The secret treaty was signed in Vienna."  # noqa: S105 - a passage
FOLLOWED = " | "
"""What stands between a question and the one before it, where both were read together."""


def russian() -> Match:
    """The version of the first passage."""
    source = replace(card("news.ru.txt"), id=3)
    place = PassagePlace.of(3, 7, SUMMIT_RU)
    return Match(source, Side(source.name, "ru", (7,), (SUMMIT_RU,)), 0.97, (place,), (51,))


def passages() -> tuple[Hit, ...]:
    """Seven that anyone may read, the first with a Russian version, and one set apart."""
    ours = [
        hit(
            SUMMIT_EN if key == 1 else f"{SUMMIT_EN} This is part {key}.",
            "en",
            match=russian() if key == 1 else None,
            key=key,
        )
        for key in range(1, 8)
    ]
    apart = hit(SECRET, "en", source=replace(card("treaty.txt"), id=2, collection="apart"), key=99)
    return (*ours, apart)


_BEFORE = hit("What came before.", "en", key=60)
BEFORE = (replace(_BEFORE, passage=replace(_BEFORE.passage, number=6)),)
"""What stands around each passage."""


def _explained(answer: Answer) -> Explanation:
    """An explanation of an answer: each hit was found by one word."""
    hits = (
        ExplainedHit(
            hit.passage_id, (Part(PartKind.WORD, "when", hit.score),), 1.0, (), 0.9, leads=True
        )
        for hit in answer.hits
    )
    return Explanation((), tuple(hits), -2.9, 0.5, demanded=False)


@dataclass
class Corpus:
    """Answers every question with all that may be read.

    A question with `oil` in it is refused, one with `many` brings more, `slow` takes a second.

    Attributes:
        names: The collections that there are.
        stands: What comes of the next looks whether quotes stand; True from then on.
        asked: The questions, as they were read.
        failure: What is raised at the next question.
        looked_up: The quotes that were looked up last.
    """

    names: tuple[str, ...] = ("apart", "main")
    hits: tuple[Hit, ...] = field(default_factory=passages)
    stands: list[bool] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    failure: Exception | None = None
    looked_up: list[str] = field(default_factory=list)

    async def collections(self) -> tuple[str, ...]:
        """The names of the collections."""
        return self.names

    async def ask(  # noqa: PLR0913 - the interface is the real one's
        self,
        question: str,
        *,
        collections: frozenset[str],
        lang: str | None = None,
        fallback: str,
        limit: int = 5,
        marked: int | None = None,  # noqa: ARG002 - the same
        after: str | None = None,
        explain: bool = False,
    ) -> Answer:
        """Answers, refuses, fails or dawdles."""
        if self.failure is not None:
            raise self.failure
        if "slow" in question:
            await asyncio.sleep(1)
        whole = question if after is None else f"{after}{FOLLOWED}{question}"
        self.asked.append(whole)
        found = language_of(question)
        lang = lang or (found.code if found else fallback)
        hits = self._readable(collections)
        if "many" in question:
            hits = tuple(replace(hits[0], passage_id=key) for key in range(1, 61))
        refusal = Refusal(RefusalKind.UNKNOWN_WORDS, ("oil",)) if "oil" in question else None
        answer = Answer(whole, lang, refusal, hits[:limit])
        return replace(answer, explanation=_explained(answer)) if explain else answer

    async def revisit(
        self,
        question: str,
        passages: tuple[int, ...],
        *,
        lang: str,
        collections: frozenset[str],
    ) -> Answer:
        """The same passages again, as far as they may be read."""
        by_key = {hit.passage_id: hit for hit in self._readable(collections)}
        return Answer(question, lang, None, tuple(by_key[key] for key in passages if key in by_key))

    async def passage(
        self,
        place: PassagePlace,
        *,
        collections: frozenset[str],
        lang: str,  # noqa: ARG002 - the interface is the real one's
    ) -> Hit | None:
        """The passage that stands there, if it may be read."""
        known = (*self._readable(collections), *BEFORE)
        return next((hit for hit in known if hit.place == place), None)

    async def around(
        self,
        place: PassagePlace,
        *,
        collections: frozenset[str],
        reach: int = 2,
    ) -> tuple[Passage, ...]:
        """The passage and one before it."""
        found = await self.passage(place, collections=collections, lang="en")
        if found is None or not reach:
            return ()
        return (*(hit.passage for hit in BEFORE), found.passage)

    async def documents(self, collections: frozenset[str], *, page: int, size: int = 8) -> Listing:
        """Twenty documents."""
        cards = tuple(
            replace(card(f"{number}.txt"), id=number)
            for number in range(1, 21)
            if "main" in collections
        )
        page = min(page, (len(cards) - 1) // size)
        return Listing(cards[page * size : (page + 1) * size], len(cards), page)

    async def stand(self, quotes: Sequence[Quoted]) -> bool:
        """Whether they stand, as told."""
        self.looked_up = [quote.text for quote in quotes]
        return self.stands.pop(0) if self.stands else True

    def _readable(self, collections: frozenset[str]) -> tuple[Hit, ...]:
        return tuple(hit for hit in self.hits if hit.card.collection in collections)
