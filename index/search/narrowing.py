"""What was typed beside a question, held against one state of a collection."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.ranking import Filters

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from index.collection import Collection
    from index.search.grammar.constraints import Constraints

MOST_DOCUMENTS = 100
"""Up to how many documents that were asked for are searched one by one, so that none is missed."""


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
    def of(cls, constraints: Constraints, collection: Collection) -> Narrowing:
        """Looks up the documents that were asked for."""
        if not constraints.names:
            return cls(constraints, collection, None)
        named = collection.documents.names()
        keys = (key for key, name, title in named if constraints.admits(name, title))
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
        """Those of some passages that hold what they must and nothing that they must not.

        A phrase may stand in the version in the other language.

        Args:
            passages: Their keys; those that are gone are left out.
        """
        if not self.constraints.binds:
            return list(passages)
        versions = self.collection.links.versions(passages) if self.constraints.required else {}
        others = {key for found in versions.values() for key in found}
        stored = {one.id: one for one in self.collection.passages.get([*passages, *others])}
        texts = {key: one.passage.text for key, one in stored.items()}
        return [
            key
            for key in passages
            if key in stored
            and (self.documents is None or stored[key].document in self.documents)
            and self._holds(key, versions, texts)
        ]

    def _holds(
        self, key: int, versions: Mapping[int, Sequence[int]], texts: Mapping[int, str]
    ) -> bool:
        both = (texts[one] for one in (key, *versions.get(key, ())) if one in texts)
        return self.constraints.holds("\n".join(both))
