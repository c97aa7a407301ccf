"""The expansions of a question, in the order in which they are applied."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

from index.loading import load
from index.ranking import Filters
from index.search.expansion.compounds import Joined, Parted
from index.search.expansion.families import families
from index.search.expansion.longer_words import RUSSIAN, longer_words
from index.search.expansion.naming import Naming, may_hold_quantity
from index.search.expansion.relatives import Relatives
from index.search.query import QueryWord

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from index.analysis import Analyzer
    from index.ranking import Ranker, Vocabulary
    from index.search.expansion.writings import Standing

Expansion = Callable[[tuple[QueryWord, ...]], tuple[QueryWord, ...]]
"""The words of a question -> the same with more readings, or more words with a share each."""

_RIGHTS = 32
"""For how many sets of readable collections relatives are remembered."""


class Expander:
    """Gives the expansions of questions to one state of a collection.

    That state never changes, so that what was looked up once is remembered: questions have few
    words that others don't. One thread at a time may use it.
    """

    def __init__(self, analyzer: Analyzer, ranker: Ranker, vocabulary: Vocabulary) -> None:
        """Looks nothing up yet.

        Args:
            analyzer: The one that the texts were read by.
            ranker: What knows how common terms are.
            vocabulary: The terms themselves.
        """
        self._analyzer = analyzer
        self._ranker = ranker
        self._vocabulary = vocabulary
        self._relatives = lru_cache(_RIGHTS)(self._related)

    def expansions(
        self, question: str, lang: str, collections: frozenset[str] | None = None
    ) -> tuple[Expansion, ...]:
        """What is to be applied to the words of a question, one after the other.

        Args:
            question: As it was typed; the words' spans are ranges of it.
            lang: The language that its numbers and dates are read in, and written in texts.
            collections: What may be read, or None for all: no other term is added.
        """
        standing = partial(self._standing, collections)
        return (
            *self._quantities(question, lang, standing),
            Joined(question, standing),
            Parted(self._analyzer, standing),
            self._relatives(collections),
        )

    def _quantities(self, question: str, lang: str, standing: Standing) -> tuple[Expansion, ...]:
        """Those of numbers and dates: what they import takes longer than an answer otherwise."""
        if not may_hold_quantity(self._analyzer.split(question), lang):
            return ()
        found: Any = load("index.quantities:quantities")(question, lang)
        naming = Naming(lang, self._analyzer)
        return (
            load("index.search.expansion.figures:Figures")(question, found, naming, standing),
            load("index.search.expansion.dates:Dates")(found, naming, standing),
        )

    def _standing(
        self, collections: frozenset[str] | None, terms: Iterable[str]
    ) -> Mapping[str, int]:
        """In how many passages that may be read each term stands; those in none are left out."""
        asked = frozenset(terms)
        if not asked:
            return {}
        return self._ranker.frequencies(asked, Filters(collections=collections)).terms

    def _related(self, collections: frozenset[str] | None) -> Relatives:
        """What is related to the words of questions in what may be read."""
        standing = partial(self._standing, collections)
        beginning = partial(self._vocabulary.prefixed, lang=RUSSIAN, collections=collections)
        return Relatives(
            partial(longer_words, beginning=beginning, standing=standing),
            partial(families, standing=standing),
        )
