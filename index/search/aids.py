"""What helps to read a question: imported and made ready when a question first needs it.

A command that asks once should not wait for what its question has no use for.
"""

from __future__ import annotations

from dataclasses import InitVar, dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from index.loading import load
from index.ranking import Vocabulary
from index.search.acronyms import AcronymExpansion

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.analysis import Analyzer
    from index.collection import Collection
    from index.model import Suggestion
    from index.ranking import Ranker, Snapshot
    from index.search.corrections import Corrected, Corrector
    from index.search.expansion import Expander, Expansion
    from index.search.hits import Hits
    from index.search.query import Query
    from index.search.translation import Translator


@dataclass(frozen=True)
class Aids:
    """Dictionaries, word lists and what they were made into, for one state of a collection.

    Attributes:
        collection: The collection, pinned.
        snapshot: The index made from it.
        ranker: What searches that.
        hits: What knows which documents may be read.
        analyzer: The one that the passages were analysed by.
        previous: The aids of an older state: what they found out about segments of both states is
            taken over, and they are not kept.
    """

    collection: Collection
    snapshot: Snapshot
    ranker: Ranker
    hits: Hits
    analyzer: Analyzer
    previous: InitVar[Aids | None] = None

    def __post_init__(self, previous: Aids | None) -> None:
        """Makes what the older aids had made: it takes no longer than to look for what is new."""
        made = vars(previous) if previous else {}
        if "_vocabulary" in made:
            vocabulary = Vocabulary(self.snapshot, previous=made["_vocabulary"])
            object.__setattr__(self, "_vocabulary", vocabulary)
        if "_translator" in made:
            object.__setattr__(self, "_translator", self._translator_after(made["_translator"]))

    def expansions(
        self, text: str, lang: str, collections: frozenset[str] | None
    ) -> tuple[Expansion, ...]:
        """What else the words of a question may be read as; see `Expander.expansions`."""
        acronyms = AcronymExpansion(self.collection.acronyms, collections)
        return (*self._expander.expansions(text, lang, collections), acronyms)

    def translated(self, query: Query, to: str, collections: frozenset[str] | None) -> Query:
        """A question in the words of another language; see `Translator.translated`."""
        return self._translator.translated(query, to, collections)

    def corrected(
        self, question: str, unknown: Sequence[str], collections: frozenset[str] | None
    ) -> tuple[Corrected, ...]:
        """How a question may have been meant; see `Corrector.readings`."""
        return self._corrector.readings(question, unknown, collections)

    def suggestions(
        self, words: Sequence[str], collections: frozenset[str] | None
    ) -> tuple[Suggestion, ...]:
        """Likely spellings of words that stand nowhere; see `Spelling.suggestions`."""
        return self._corrector.spelling.suggestions(words, collections)

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        return Vocabulary(self.snapshot)

    @cached_property
    def _expander(self) -> Expander:
        made: Expander = load("index.search.expansion:Expander")(
            self.analyzer, self.ranker, self._vocabulary
        )
        return made

    @cached_property
    def _translator(self) -> Translator:
        return self._translator_after(None)

    def _translator_after(self, previous: Translator | None) -> Translator:
        made: Translator = load("index.search.translation:Translator")(
            self.collection, self.ranker, self.snapshot, previous=previous
        )
        return made

    @cached_property
    def _corrector(self) -> Corrector:
        made: Corrector = load("index.search.corrections:Corrector")(
            self._vocabulary, self.ranker, self.collection.passages, self.hits, self.analyzer
        )
        return made
