"""A query -> an answer: the best passages, in the asker's language if that has any."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.languages import LANGUAGES
from index.model import Answer
from index.ranking import Filters
from index.search.refusal import coverage, decide, known_words, unknown_words, word_weights
from index.search.snippet import words_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.collection import Passages, StoredPassage
    from index.model import Hit, Refusal
    from index.ranking import Ranker
    from index.search.hits import Hits
    from index.search.query import Query

_SPARE = 20
"""How many passages more than asked for are ranked first: some may be gone from the collection."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What one language has to say to a question."""

    refusal: Refusal | None
    hits: tuple[Hit, ...]
    unknown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finder:
    """Finds passages in one state of a collection.

    Attributes:
        ranker: What ranks them.
        passages: Where they are stored.
        hits: What makes hits of them.
    """

    ranker: Ranker
    passages: Passages
    hits: Hits

    def answer(
        self,
        question: str,
        query: Query,
        collections: frozenset[str] | None,
        limit: int,
        marked: int,
    ) -> Answer:
        """What the collection has to say to a question.

        Args:
            question: As it was typed.
            query: What was read from it.
            collections: What may be read, or None for all.
            limit: How many passages at most.
            marked: How many of them, the best, have to have highlights and their best sentence.
        """
        own = self._look(query, query.lang, collections, limit, marked)
        if own.refusal is None:
            return Answer(question, query.lang, None, own.hits, own.unknown)
        for other in LANGUAGES:
            if other == query.lang:
                continue
            found = self._look(query, other, collections, limit, marked)
            if found.refusal is None:
                # answered by the other language's words; shown in the asker's where the
                # passage has a version in it
                turned = (
                    self.hits.turned(hit, query.words, collections) or hit for hit in found.hits
                )
                once = {hit.passage_id: hit for hit in reversed(tuple(turned))}
                hits = tuple(reversed(once.values()))
                nowhere = tuple(word for word in found.unknown if word in own.unknown)
                return Answer(question, query.lang, None, hits, nowhere)
        return Answer(question, query.lang, own.refusal, own.hits, own.unknown)

    def again(
        self,
        question: str,
        query: Query,
        passages: Sequence[int],
        collections: frozenset[str] | None,
    ) -> Answer:
        """The same passages again, with what a question finds in them now.

        Args:
            question: As it was typed.
            query: What was read from it.
            passages: Their keys; those that are gone or may not be read are left out.
            collections: What may be read, or None for all.
        """
        counted = {
            lang: self.ranker.frequencies(query.terms, Filters(lang, collections))
            for lang in LANGUAGES
        }
        weights = {lang: word_weights(query.words, counted[lang]) for lang in LANGUAGES}
        hits = []
        best, lang = 0.0, query.lang
        for stored in self.passages.get(passages):
            found = self.hits.found(stored, 0.0, weights[stored.passage.lang], collections)
            if found is None:
                continue
            hit, covered = found
            hits.append(hit)
            best, lang = max((best, lang), (covered, stored.passage.lang))
            if hit.match is not None:  # the passage may have been found by its version's words
                side = hit.match.side
                for text in side.texts:
                    tokens = self.hits.matching(text, query.words)
                    share = coverage(words_in(tokens, query.words), weights[side.lang])
                    best, lang = max((best, lang), (share, side.lang))
        if not hits:
            return Answer(question, query.lang, None, ())
        known = known_words(query.words, counted[lang])
        refusal = decide(query.words, known, best)
        unknown = unknown_words(query.words, known)
        return Answer(question, query.lang, refusal, tuple(hits), unknown)

    def _look(
        self,
        query: Query,
        lang: str,
        collections: frozenset[str] | None,
        limit: int,
        marked: int,
    ) -> _Found:
        """The best passages of one language, and why they are no answer if they are none."""
        filters = Filters(lang, collections)
        frequencies = self.ranker.frequencies(query.terms, filters)
        weights = word_weights(query.words, frequencies)
        known = known_words(query.words, frequencies)
        hits: list[Hit] = []
        best = 0.0
        for stored, score in self._ranked(query, filters, limit):
            # reading a passage costs more than finding it: no more are read than have to be
            read = len(hits) < marked or decide(query.words, known, best) is not None
            found = self.hits.found(stored, score, weights if read else {}, collections)
            if found is not None:
                hit, covered = found
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
            ranked = self.ranker.top(terms, filters, k)
            for first in range(seen, len(ranked), limit):
                scores = dict(ranked[first : first + limit])
                for stored in self.passages.get(tuple(scores)):
                    yield stored, scores[stored.id]
            if len(ranked) < k:
                return
            k, seen = 4 * k, k
