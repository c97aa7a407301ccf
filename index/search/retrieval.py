"""A question in its readings -> candidates with their evidence, best first, of both languages.

rank-bm25 gives the candidates: the best passages of the asker's language, and through the question
carried over those of the other, which stand for their versions in the asker's language where they
have one. What each candidate holds of the question is then read off its terms.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from heapq import merge
from itertools import islice
from typing import TYPE_CHECKING

from index.languages import LANGUAGES, language_of
from index.ranking import Filters
from index.search.evidence import Gauge
from index.search.scoring import ACROSS, Evidence

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from index.collection import Collection, HeldTerms
    from index.ranking import Frequencies, Ranker
    from index.search.narrowing import Narrowing
    from index.search.query import Query, QueryWord

    Translate = Callable[[Query, str, frozenset[str] | None], Query]

POOL = 20
"""How many candidates of the asker's language are ranked by evidence, at least."""

POOL_ACROSS = 15
"""The same of each other language."""

LOOKED_AROUND = 6
"""How many of them, the best so far, are looked around."""

REACH = 2
"""How many passages on each side count as what stands around one."""


DEEPEST = 2_000
"""How many passages are looked through at most for one that holds what it must."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that may answer.

    Attributes:
        passage: Its key, document, place and terms.
        evidence: What it holds of the question.
        words: The words of the question in its language.
    """

    passage: HeldTerms
    evidence: Evidence
    words: tuple[QueryWord, ...]


@dataclass(frozen=True)
class Inquiry:
    """A question put to one state of a collection: in each language a query, counts and a gauge.

    Attributes:
        query: What is asked, in the asker's language.
        queries: The same for each language that passages stand in.
        collections: What may be read, or None for all.
        ranker: What ranks.
        narrowing: Which passages may be found at all.
    """

    query: Query
    queries: Mapping[str, Query]
    collections: frozenset[str] | None
    ranker: Ranker
    narrowing: Narrowing

    @classmethod
    def of(
        cls,
        query: Query,
        collections: frozenset[str] | None,
        ranker: Ranker,
        translate: Translate,
        narrowing: Narrowing,
    ) -> Inquiry:
        """Puts a question in all languages."""
        queries = {
            lang: translate(query, lang, collections) if _needs_carrying(query, lang) else query
            for lang in LANGUAGES
        }
        return cls(query, queries, collections, ranker, narrowing)

    @cached_property
    def frequencies(self) -> dict[str, Frequencies]:
        """In each language, how common the terms of the question are where it may be read."""
        return {
            lang: self.ranker.frequencies(query.terms, Filters(lang, self.collections))
            for lang, query in self.queries.items()
        }

    @cached_property
    def gauges(self) -> dict[str, Gauge]:
        """What passages of each language are measured by."""
        terms = dict.fromkeys(term for query in self.queries.values() for term in query.terms)
        # what may not be read decides nothing
        scale = self.ranker.scale(terms, Filters(collections=self.collections))
        return {lang: Gauge(query.words, scale) for lang, query in self.queries.items()}

    def top(self, lang: str, k: int) -> list[int]:
        """The k best passages of a language by rank-bm25, each term as much as its best reading."""
        weights: dict[str, float] = {}
        for word in self.queries[lang].words:
            for reading in word.readings:  # a term that stands for several words counts for each
                weight = word.share * reading.weight
                weights[reading.term] = weights.get(reading.term, 0.0) + weight
        depth, looked_at = k, 0
        kept: list[int] = []
        while True:
            found = self._top(weights, lang, depth)
            kept += self.narrowing.admitted(found[looked_at:])
            if len(kept) >= k or len(found) < depth or depth >= DEEPEST:
                return kept[:k]
            looked_at = depth
            depth = min(DEEPEST, 4 * depth)

    def _top(self, weights: Mapping[str, float], lang: str, k: int) -> list[int]:
        lists = [
            self.ranker.top(weights, filters, k)
            for filters in self.narrowing.filters(lang, self.collections)
        ]
        ordered = merge(*lists, key=lambda one: (-one.score, one.passage))
        return [one.passage for one in islice(ordered, k)]


@dataclass(frozen=True, slots=True)
class Retrieval:
    """Finds candidates in one state of a collection.

    Attributes:
        collection: The collection, pinned.
    """

    collection: Collection

    def candidates(self, inquiry: Inquiry, k: int) -> list[Candidate]:
        """The best passages, best first; of equals the one that was added earlier.

        Args:
            inquiry: The question.
            k: How many are wanted; fewer where there are fewer.
        """
        lang = inquiry.query.lang
        own = inquiry.top(lang, max(k, POOL))
        others = [
            key for other in LANGUAGES if other != lang for key in inquiry.top(other, POOL_ACROSS)
        ]
        return self._ranked(inquiry, own, others)[:k]

    def judged(self, inquiry: Inquiry, passages: Sequence[int]) -> list[Candidate]:
        """What passages hold of a question that were found before, in their order.

        Args:
            inquiry: The question.
            passages: Their keys; those that are gone are left out.
        """
        terms, versions = self._read(passages)
        found = [
            self._candidate(inquiry, terms[key], versions, terms)
            for key in passages
            if key in terms
        ]
        return self._looked_around(inquiry, found)

    def _ranked(
        self, inquiry: Inquiry, own: Sequence[int], others: Sequence[int]
    ) -> list[Candidate]:
        terms, versions = self._read([*own, *others])
        lang = inquiry.query.lang
        keys = dict.fromkeys(own)
        here = {
            other: [
                terms[key]
                for key in versions.get(other, ())
                if key in terms and terms[key].lang == lang
            ]
            for other in others
        }
        allowed = inquiry.narrowing.standing_in([one for held in here.values() for one in held])
        for other, held in here.items():
            keys |= dict.fromkeys([one.id for one in held if one.id in allowed] or [other])
        found = [
            self._candidate(inquiry, terms[key], versions, terms) for key in keys if key in terms
        ]
        found.sort(key=order)
        near = self._looked_around(inquiry, found[:LOOKED_AROUND])
        return sorted([*near, *found[LOOKED_AROUND:]], key=order)

    def _read(self, passages: Sequence[int]) -> tuple[dict[int, HeldTerms], dict[int, list[int]]]:
        """The terms of passages and of their versions, and which are whose versions."""
        versions = self.collection.links.versions(passages)
        for passage, others in list(versions.items()):
            for other in others:
                versions.setdefault(other, [passage])
        return self.collection.passages.terms(list(dict.fromkeys([*passages, *versions]))), versions

    def _candidate(
        self,
        inquiry: Inquiry,
        passage: HeldTerms,
        versions: Mapping[int, Sequence[int]],
        terms: Mapping[int, HeldTerms],
    ) -> Candidate:
        gauge = inquiry.gauges[passage.lang]
        found = gauge.found(passage.terms)
        held = gauge.held(found)
        near, together = gauge.together(found)
        own = passage.lang == inquiry.query.lang
        version = (
            [terms[key] for key in versions.get(passage.id, ()) if key in terms] if own else []
        )
        if version:
            there = inquiry.gauges[version[0].lang]
            other = there.found([term for one in version for term in one.terms])
            evidence = Evidence(held, near, together, there.held(other), there.together(other)[1])
        else:
            evidence = Evidence(held, near, together, factor=1.0 if own else ACROSS)
        return Candidate(passage, evidence, gauge.words)

    def _looked_around(self, inquiry: Inquiry, candidates: Sequence[Candidate]) -> list[Candidate]:
        """Candidates with what stands around each of them."""
        places = [(one.passage.document, one.passage.number) for one in candidates]
        others = self.collection.passages.terms_around(places, REACH)
        found = []
        for one, place in zip(candidates, places, strict=True):
            lang, evidence = one.passage.lang, one.evidence
            near = [other.terms for other in others[place] if other.lang == lang]
            around = inquiry.gauges[lang].around(evidence.held, near)
            found.append(replace(one, evidence=replace(evidence, around=around)))
        return found


def _needs_carrying(query: Query, lang: str) -> bool:
    """Whether words of a question are in another language than passages: some of any may be."""
    known = {LANGUAGES[lang], None}
    return lang != query.lang or any(language_of(term) not in known for term in query.terms)


def order(candidate: Candidate) -> tuple[float, int]:
    """What candidates are sorted by: the best first, of equals the one that was added earlier."""
    return -candidate.evidence.score, candidate.passage.id
