"""Questions in, answers out, over one immutable snapshot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.languages import LANGUAGES
from index.model import Answer, Hit, Span
from index.ranking import Filters, SegmentRanker, committed, index_folder
from index.search.query import Query, parse
from index.search.refusal import coverage, decide, known_words, unknown_words, word_weights
from index.search.snippet import best_sentence, highlights, words_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from index.analysis import Analyzer
    from index.collection import Collection, StoredPassage
    from index.model import Match, Refusal
    from index.ranking import Ranker, Snapshot
    from index.search.query import QueryWord

_SPARE = 20
"""How many passages more than asked for are ranked first: some may be gone from the collection."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What one language has to say to a question."""

    refusal: Refusal | None
    hits: tuple[Hit, ...]
    unknown: tuple[str, ...]


class Searcher:
    """Answers questions from a collection and the snapshot made from it.

    It sees the collection in the state that it was opened in, whatever others write meanwhile:
    whoever keeps it asks `is_current` before each question and opens another when it isn't. One
    thread at a time may use it.

    Attributes:
        snapshot: The index that it searches.
    """

    def __init__(self, collection: Collection, snapshot: Snapshot, analyzer: Analyzer) -> None:
        """Takes over the collection, pinned.

        Args:
            collection: To be closed by `close`.
            snapshot: The last one committed.
            analyzer: The one that the snapshot's terms were found by.
        """
        self._collection = collection
        self.snapshot = snapshot
        self._ranker: Ranker = SegmentRanker(snapshot)
        self._analyzer = analyzer

    def is_current(self) -> bool:
        """Whether no newer snapshot has been committed; costs a look at a small file."""
        folder = index_folder(self._collection.data)
        now = committed(folder, self.snapshot.fingerprint)
        return now in {(self.snapshot.state, self.snapshot.linked), None}

    def collections(self) -> tuple[str, ...]:
        """The names of the collections that hold documents, sorted."""
        with self._collection.telling():
            return self._collection.documents.collections()

    def close(self) -> None:
        """Closes the collection."""
        self._collection.close()

    def ask(
        self,
        question: str,
        *,
        lang: str | None = None,
        fallback: str = "en",
        limit: int = 5,
        collections: frozenset[str] | None = None,
    ) -> Answer:
        """What the collection has to say to a question.

        Args:
            question: In English or Russian.
            lang: The language to answer in; None takes the question's own.
            fallback: The language to answer in where the question has no letters to tell by.
            limit: How many passages at most.
            collections: The sets of documents that may be read, matches included; None reads all.

        Raises:
            DamagedDatabase: The database is damaged.
            DataFolderUnusable: The database cannot be read.
        """
        query = parse(question, self._analyzer, lang=lang, fallback=fallback)
        with self._collection.telling():
            own = self._look(query, query.lang, collections, limit)
            if own.refusal is None:
                return Answer(question, query.lang, None, own.hits, own.unknown)
            for other in LANGUAGES:
                if other == query.lang:
                    continue
                found = self._look(query, other, collections, limit)
                if found.refusal is None:
                    # answered by the other language's words; shown in the asker's where the
                    # passage has a version in it
                    turned = (self._turned(hit, query, collections) or hit for hit in found.hits)
                    once = {hit.passage_id: hit for hit in reversed(tuple(turned))}
                    hits = tuple(reversed(once.values()))
                    return Answer(question, query.lang, None, hits, found.unknown)
        return Answer(question, query.lang, own.refusal, own.hits, own.unknown)

    def _look(
        self, query: Query, lang: str, collections: frozenset[str] | None, limit: int
    ) -> _Found:
        """The best passages of one language, and why they are no answer if they are none."""
        filters = Filters(lang, collections)
        frequencies = self._ranker.frequencies(query.terms, filters)
        weights = word_weights(query.words, frequencies)
        known = known_words(query.words, frequencies)
        hits: list[Hit] = []
        best = 0.0
        for stored, score in self._ranked(query, filters, limit):
            hit, covered = self._hit(stored, score, query.words, weights, collections)
            if hit is not None:
                hits.append(hit)
                best = max(best, covered)
            if len(hits) == limit:
                break
        refusal = decide(query.words, known, best)
        return _Found(refusal, tuple(hits), unknown_words(query.words, known))

    def _ranked(
        self, query: Query, filters: Filters, limit: int
    ) -> Iterator[tuple[StoredPassage, float]]:
        """Passages that are still there, best first, ranked on as far as they are asked for."""
        terms = dict.fromkeys(query.terms, 1.0)
        k, seen = limit + _SPARE, 0
        while True:
            ranked = self._ranker.top(terms, filters, k)
            for scored in ranked[seen:]:
                stored = self._collection.documents.passage(scored.passage)
                if stored is not None:
                    yield stored, scored.score
            if len(ranked) < k:
                return
            k, seen = 4 * k, k

    def _hit(
        self,
        stored: StoredPassage,
        score: float,
        words: Sequence[QueryWord],
        weights: Mapping[QueryWord, float],
        collections: frozenset[str] | None,
    ) -> tuple[Hit | None, float]:
        """The hit that a scored passage is, and how much of the question it covers."""
        card = self._collection.documents.card(stored.document)
        if card is None or (collections is not None and card.collection not in collections):
            return None, 0.0
        passage = stored.passage
        tokens = self._analyzer.tokens(passage.text)
        hit = Hit(
            passage_id=stored.id,
            card=card,
            passage=passage,
            score=score,
            highlights=highlights(tokens, words),
            sentence=best_sentence(passage.text, passage.lang, tokens, words, weights),
            match=self._match(stored.id, collections),
        )
        return hit, coverage(words_in(tokens, words), weights)

    def _match(self, passage: int, collections: frozenset[str] | None) -> Match | None:
        match = self._collection.match(passage)
        if match and collections is not None and match.card.collection not in collections:
            return None
        return match

    def _turned(self, hit: Hit, query: Query, collections: frozenset[str] | None) -> Hit | None:
        """A hit of the other language as its version in the asker's, or None where it has none."""
        if hit.match is None:
            return None
        stored = self._collection.documents.passage(
            self._collection.links.passages_across(hit.passage_id)[0]
        )
        if stored is None:
            return None
        passage = stored.passage
        return Hit(
            passage_id=stored.id,
            card=hit.match.card,
            passage=passage,
            score=hit.score,
            highlights=highlights(self._analyzer.tokens(passage.text), query.words),
            sentence=Span(0, len(passage.text)),
            match=self._match(stored.id, collections),
        )
