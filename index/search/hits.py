"""Stored passages -> hits, with card, match, highlights and best sentence, if they may be read."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING, Generic, TypeVar

from index.model import Hit, Match, PassagePlace, Span
from index.search.asking import Asked
from index.search.interrogatives import Sought
from index.search.sentence import SentenceText, best_sentence
from index.search.snippet import ReadText, matching

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from index.analysis import Analyzer, Token
    from index.collection import Collection, StoredPassage
    from index.model import DocumentCard, Part, Passage
    from index.search.query import QueryWord

V = TypeVar("V")

_CARDS = _LINKS = 5000
"""How many cards and links are kept: some 500 bytes each."""

_COLLECTIONS = 100_000
"""Of how many documents it is kept which collection they belong to: some 100 bytes each."""

_READINGS = 1000
"""Of how many passages the words and sentences are kept: some 10 KB each."""


class _Kept(Generic[V]):
    """What was read of a collection that is pinned, by its keys: several are read at once."""

    def __init__(self, read: Callable[[Sequence[int]], Mapping[int, V]], most: int) -> None:
        self._read = read
        self._most = most
        self._known: dict[int, V | None] = {}

    def of(self, keys: Iterable[int]) -> dict[int, V]:
        """What there is of some keys; nothing for those that have none."""
        wanted = dict.fromkeys(keys)
        if len(self._known) >= self._most:
            self._known.clear()
        if missing := [key for key in wanted if key not in self._known]:
            read = self._read(missing)
            self._known |= {key: read.get(key) for key in missing}
        found = ((key, self._known[key]) for key in wanted)
        return {key: value for key, value in found if value is not None}


class Hits:
    """Makes hits from the passages of a collection that is pinned: what it read once stays true."""

    def __init__(self, collection: Collection, analyzer: Analyzer) -> None:
        self._collection = collection
        self._cards = _Kept(collection.documents.some, _CARDS)
        self._collections = _Kept(collection.documents.collections_of, _COLLECTIONS)
        self._across = _Kept(collection.links.across, _LINKS)
        self._reading = lru_cache(_READINGS)(partial(ReadText.of, analyzer))
        self._sentence_text = lru_cache(_READINGS)(
            lambda text, lang: SentenceText.of(self._reading(text), lang)
        )

    def card(self, document: int, collections: frozenset[str] | None) -> DocumentCard | None:
        """What is said of a document, or None where it is gone or may not be read."""
        card = self._cards.of((document,)).get(document)
        if card is not None and collections is not None and card.collection not in collections:
            return None
        return card

    def readable(
        self, documents: Iterable[int], collections: frozenset[str] | None
    ) -> frozenset[int]:
        """Those of some documents that are there and may be read."""
        known = self._collections.of(documents)
        return frozenset(
            key for key, name in known.items() if collections is None or name in collections
        )

    def prepare(self, found: Sequence[StoredPassage]) -> None:
        """Reads at once what `found` needs of passages beside themselves."""
        across = self._across.of([one.id for one in found])
        others = [one.document for one in across.values()]
        self._cards.of([*(one.document for one in found), *others])

    def found(
        self,
        stored: StoredPassage,
        parts: tuple[Part, ...],
        asked: Asked,
        weights: Mapping[QueryWord, float],
        collections: frozenset[str] | None,
    ) -> Hit | None:
        """The hit that a passage is, or None where its document is gone or may not be read.

        Args:
            stored: The passage.
            parts: What its score is made of.
            asked: What kind of thing answers.
            weights: The words of the question, in order, and how much each tells; with none, the
                passage is not read for them.
            collections: What may be read, or None for all.
        """
        card = self.card(stored.document, collections)
        if card is None:
            return None
        passage = stored.passage
        tokens = self.matching(passage.text, tuple(weights))
        whole = Span(0, len(passage.text))
        return Hit(
            passage_id=stored.id,
            card=card,
            passage=passage,
            score=sum(part.score for part in parts),
            highlights=tuple(token.span for token in tokens),
            sentence=self._sentence(passage, asked, weights) if weights else whole,
            match=self._match(stored.id, collections),
            parts=parts,
        )

    def unasked(self, stored: StoredPassage, collections: frozenset[str] | None) -> Hit | None:
        """A passage that no question found: it has no highlights, and all of it counts."""
        return self.found(stored, (), Asked(Sought.FACT), {}, collections)

    def matching(self, text: str, words: Sequence[QueryWord]) -> list[Token]:
        """The tokens of a passage that match a word of a question, in order."""
        return matching(self._reading(text), words) if words else []

    def _sentence(self, passage: Passage, asked: Asked, weights: Mapping[QueryWord, float]) -> Span:
        return best_sentence(self._sentence_text(passage.text, passage.lang), asked, weights)

    def _match(self, passage: int, collections: frozenset[str] | None) -> Match | None:
        """The other-language version of a passage, where there is one that may be read."""
        across = self._across.of((passage,)).get(passage)
        card = self.card(across.document, collections) if across else None
        if across is None or card is None:
            return None
        side = across.side
        places = tuple(
            PassagePlace.of(across.document, number, text)
            for number, text in zip(side.paragraphs, side.texts, strict=True)
        )
        return Match(card, side, across.score, places, across.keys)
