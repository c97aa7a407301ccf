"""Stored passages -> hits, with card, match, highlights and best sentence, if they may be read."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING

from index.model import Hit, Match, PassagePlace, Span
from index.search.asking import Asked
from index.search.interrogatives import Sought
from index.search.sentence import SentenceText, best_sentence
from index.search.snippet import ReadText, matching

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from index.analysis import Analyzer, Token
    from index.collection import Collection, StoredPassage
    from index.model import DocumentCard, Part, Passage
    from index.search.query import QueryWord

_CARDS = _LINKS = 5000
"""How many cards and links are kept: some 500 bytes each."""

_READINGS = 1000
"""Of how many passages the words and sentences are kept: some 10 KB each."""


class Hits:
    """Makes hits from the passages of a collection that is pinned: what it read once stays true."""

    def __init__(self, collection: Collection, analyzer: Analyzer) -> None:
        self._collection = collection
        self._card = lru_cache(_CARDS)(collection.documents.card)
        self._across = lru_cache(_LINKS)(collection.links.across)
        self._reading = lru_cache(_READINGS)(partial(ReadText.of, analyzer))
        self._sentence_text = lru_cache(_READINGS)(
            lambda text, lang: SentenceText.of(self._reading(text), lang)
        )

    def card(self, document: int, collections: frozenset[str] | None) -> DocumentCard | None:
        """What is said of a document, or None where it is gone or may not be read."""
        card = self._card(document)
        if card is not None and collections is not None and card.collection not in collections:
            return None
        return card

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
        across = self._across(passage)
        card = self.card(across.document, collections) if across else None
        if across is None or card is None:
            return None
        side = across.side
        places = tuple(
            PassagePlace.of(across.document, number, text)
            for number, text in zip(side.paragraphs, side.texts, strict=True)
        )
        return Match(card, side, across.score, places, across.keys)
