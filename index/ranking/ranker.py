"""Weighted terms, filters and k in, passages with scores out: all that search asks of ranking."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np

from index.ranking.weights import inverse_document_frequencies, saturation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray

    from index.ranking.postings import Postings


@dataclass(frozen=True, slots=True)
class Filters:
    """Which passages may be found at all; None lets all pass.

    Attributes:
        lang: The code of a language.
        collections: Names of collections.
    """

    lang: str | None = None
    collections: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Scored:
    """A passage's key and its score."""

    passage: int
    score: float


@dataclass(frozen=True, slots=True)
class Frequencies:
    """How common terms are among the passages that pass filters.

    Attributes:
        passages: How many passages pass.
        terms: In how many of them each term stands; terms that stand in none are left out.
    """

    passages: int
    terms: Mapping[str, int]

    @property
    def weights(self) -> dict[str, float]:
        """The weight of each term, were these passages all that there are."""
        return inverse_document_frequencies(self.passages, self.terms)


class Ranker(Protocol):
    """What an engine offers. The contract of scores is in `weights`."""

    def frequencies(self, terms: Iterable[str], filters: Filters) -> Frequencies:
        """How common terms are among the passages that pass the filters, and nothing of others."""
        ...

    def top(self, terms: Mapping[str, float], filters: Filters, k: int) -> list[Scored]:
        """The k best passages that hold any of the terms, best first.

        Args:
            terms: For each term of the query, how many times its score counts.
            filters: Which passages may be found.
            k: How many at most.

        Returns:
            Scores as rank-bm25 defines them, with the statistics of all passages, whatever is
            filtered; of equal scores the passage with the lower key (which
            was added earlier) comes first.
        """
        ...


class PostingsRanker:
    """Scores every posting of the query's terms: exact, at a cost that follows the postings."""

    def __init__(self, postings: Postings) -> None:
        self._postings = postings
        self._statistics = postings.statistics

    def frequencies(self, terms: Iterable[str], filters: Filters) -> Frequencies:
        """How common terms are among the passages that pass the filters."""
        allowed = self._allowed(filters)
        counts = {term: int(allowed[self._postings.of(term)[0]].sum()) for term in terms}
        return Frequencies(int(allowed.sum()), {term: n for term, n in counts.items() if n})

    def top(self, terms: Mapping[str, float], filters: Filters, k: int) -> list[Scored]:
        """The k best passages that hold any of the terms, best first; see `Ranker.top`."""
        table = self._postings.passages
        scores = np.zeros(len(table.ids), dtype=np.float64)
        touched = np.zeros(len(table.ids), dtype=np.bool_)
        weights = self._weights(terms)
        for term, times in terms.items():
            if term not in weights:
                continue
            ordinals, frequencies = self._postings.of(term)
            lengths = table.lengths[ordinals]
            # a term's postings name a passage once, so plain indexing adds all of them
            scores[ordinals] += (
                times
                * weights[term]
                * saturation(frequencies, lengths, self._statistics.average_length)
            )
            touched[ordinals] = True
        found = np.flatnonzero(touched & self._allowed(filters))
        best = found[np.lexsort((found, -scores[found]))[:k]]
        return [Scored(int(table.ids[place]), float(scores[place])) for place in best]

    def _weights(self, terms: Iterable[str]) -> dict[str, float]:
        """The weight of each of these terms that stands in some passage, whatever is filtered."""
        counts = {term: self._postings.document_frequency(term) for term in terms}
        return inverse_document_frequencies(
            self._statistics.passages, {term: n for term, n in counts.items() if n}
        )

    def _allowed(self, filters: Filters) -> NDArray[np.bool_]:
        table = self._postings.passages
        allowed = np.ones(len(table.ids), dtype=np.bool_)
        if filters.lang is not None:
            allowed &= np.isin(table.langs, _places(table.lang_names, {filters.lang}))
        if filters.collections is not None:
            allowed &= np.isin(
                table.collections, _places(table.collection_names, filters.collections)
            )
        return allowed


def _places(names: tuple[str, ...], wanted: set[str] | frozenset[str]) -> list[int]:
    return [place for place, name in enumerate(names) if name in wanted]
