"""Weighted terms, filters and k in, passages with scores out: all that search asks of ranking."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol

from index.ranking.weights import inverse_document_frequencies, saturation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date


@dataclass(frozen=True, slots=True)
class Filters:
    """Which passages may be found at all; None lets all pass.

    Attributes:
        lang: The code of a language.
        collections: Names of collections.
        dates: The first and the last day that a document may have; one without a date has none.
        document: The key of a document.
    """

    lang: str | None = None
    collections: frozenset[str] | None = None
    dates: tuple[date, date] | None = None
    document: int | None = None


class Scored(NamedTuple):
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


@dataclass(frozen=True, slots=True)
class Scale:
    """What `Ranker.top` scores terms by, for whoever scores a passage that lies at hand.

    Attributes:
        weights: The weight of each term that stands in some passage, whatever is filtered.
        average: How many terms a passage has in the mean.
    """

    weights: Mapping[str, float]
    average: float

    def score(self, term: str, frequency: int, length: int) -> float:
        """What a term adds to a passage's score.

        Args:
            term: The term.
            frequency: How often the passage holds it.
            length: How many terms the passage has.
        """
        weight = self.weights.get(term, 0.0)
        return weight * saturation(frequency, length, self.average) if weight else 0.0


class Ranker(Protocol):
    """What an engine offers, be it in this process or spread over machines.

    The contract of scores is in `weights`: a passage's score is the sum, in the order of the query,
    of each term's weight times the saturation of its posting. Weights and avgdl come from the
    statistics of all passages of one state of the collection, whatever is filtered, and stay as
    they are for as long as that state is asked: an engine of many parts gathers them first (N, the
    number of terms, n(t) of the query's terms are sums over parts) and gives each part the same,
    so that each part's k best are exact and the k best of these are the k best of all.
    """

    def frequencies(self, terms: Iterable[str], filters: Filters) -> Frequencies:
        """How common terms are among the passages that pass the filters, and nothing of others."""
        ...

    def scale(self, terms: Iterable[str], filters: Filters) -> Scale:
        """What terms are scored by, were the passages that pass filters all that there are.

        Without filters it is what `top` scores them by. Lengths are measured by the mean of all.
        """
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
