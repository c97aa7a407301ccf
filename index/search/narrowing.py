"""What was typed beside a question, held against one state of a collection."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.analysis import Word
from index.ranking import Filters

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from index.collection import Collection, HeldTerms
    from index.search.grammar.constraints import Constraints

MOST_DOCUMENTS = 100
"""Up to how many documents that were asked for are searched one by one, so that none is missed."""

_BREAK = Word("", None, (), is_stop=True)
"""What stands between texts: no word of a phrase."""


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Which passages may be found beside those that a question is about.

    Attributes:
        constraints: What was typed.
        collection: The collection, pinned.
        documents: The keys of the documents that were asked for, or None for all.
    """

    constraints: Constraints
    collection: Collection
    documents: frozenset[int] | None

    @classmethod
    def of(
        cls,
        constraints: Constraints,
        collection: Collection,
        collections: frozenset[str] | None = None,
    ) -> Narrowing:
        """Looks up the documents that were asked for, among those that may be read.

        Args:
            constraints: What was typed.
            collection: The collection, pinned.
            collections: What may be read, or None for all: how many others are named so changes
                nothing.
        """
        if not constraints.names:
            return cls(constraints, collection, None)
        named = collection.documents.names()
        keys = {key for key, name, title in named if constraints.admits(name, title)}
        if collections is not None:
            keys.intersection_update(collection.documents.newest(collections))
        return cls(constraints, collection, frozenset(keys))

    def filters(self, lang: str, collections: frozenset[str] | None) -> Iterator[Filters]:
        """What to search by: all that may be found passes one of these filters.

        Args:
            lang: The language of the passages.
            collections: What may be read, or None for all.
        """
        dates = self.constraints.dates
        if self.documents is None or len(self.documents) > MOST_DOCUMENTS:
            yield Filters(lang, collections, dates)
        else:
            for key in sorted(self.documents):
                yield Filters(lang, collections, dates, key)

    def admitted(self, passages: Sequence[int]) -> list[int]:
        """Those of the passages found that hold what they must and nothing that they must not.

        A passage and its version in the other language say the same: a phrase may stand in either,
        and what is excluded in neither.

        Args:
            passages: Their keys, found by `filters`; those that are gone are left out.
        """
        phrases = self.constraints.required or self.constraints.excluded
        if not phrases and self.documents is None:
            return list(passages)
        versions = self.collection.links.versions(passages) if phrases else {}
        likely = self._likely(passages, versions) if phrases else passages
        others = {other for key in likely for other in versions.get(key, ())}
        stored = {one.id: one for one in self.collection.passages.get([*likely, *others])}
        texts = {key: one.passage.text for key, one in stored.items()}
        return [
            key
            for key in likely
            if key in stored
            and (self.documents is None or stored[key].document in self.documents)
            and self._holds([texts[one] for one in (key, *versions.get(key, ())) if one in texts])
        ]

    def _likely(self, passages: Sequence[int], versions: Mapping[int, Sequence[int]]) -> list[int]:
        """Those that may hold what they must by their terms: to read a text costs far more."""
        needed = [terms for phrase in self.constraints.terms for terms in phrase]
        unwanted = self._unwanted
        if not needed and not unwanted:
            return list(passages)
        others = {other for key in passages for other in versions.get(key, ())}
        held = self.collection.passages.terms([*passages, *others])
        terms = {
            key: {
                term
                for one in (key, *versions.get(key, ()))
                if one in held
                for term in held[one].terms
            }
            for key in passages
        }
        return [
            key
            for key in passages
            if unwanted.isdisjoint(terms[key]) and not any(map(terms[key].isdisjoint, needed))
        ]

    @property
    def _unwanted(self) -> set[str]:
        """The terms of the single words that are excluded in any form."""
        lemmas = self.constraints.lemmas
        ends = [lemmas.ends.get(phrase, 0) & lemmas.starts for phrase in self.constraints.excluded]
        return {term for term, mask in lemmas.masks.items() if any(mask & end for end in ends)}

    def standing_in(self, versions: Sequence[HeldTerms]) -> set[int]:
        """The keys of those versions of passages found that could have been found themselves.

        Args:
            versions: They may be of another document, of another day.
        """
        kept = set(self.admitted([one.id for one in versions]))
        return {one.id for one in versions if one.id in kept and self._is_of_its_days(one.document)}

    def _is_of_its_days(self, document: int) -> bool:
        if self.constraints.dates is None:
            return True
        first, last = self.constraints.dates
        card = self.collection.documents.card(document)
        return card is not None and card.date is not None and first <= card.date <= last

    def _holds(self, texts: Sequence[str]) -> bool:
        """Whether texts together hold what they must; no phrase runs from one into the next."""
        constraints = self.constraints
        analyzer = constraints.analyzer
        words = (word for text in texts for word in (*analyzer.words(text), _BREAK))
        typed = (word for text in texts for word in (*analyzer.split(text), _BREAK.form))
        return constraints.held_by(
            words if constraints.lemmas.ends else (), typed if constraints.forms.ends else ()
        ).allowed
