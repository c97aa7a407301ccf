"""A collection in memory that a few of its documents are linked in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from index.bitext import Knowledge, Told, link_some, link_versions

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.bitext import Followed, PassageLink, Version, VersionKey, VersionPair

LANGS = ("en", "ru")


@dataclass
class Remembered:
    """`Surroundings` of versions in English and Russian, with what was found of them so far.

    Attributes:
        held: All versions.
        pairs: Those that belong together.
        links: Their links.
        known: What is known of all words.
    """

    held: list[Version]
    pairs: list[VersionPair] = field(default_factory=list)
    links: list[PassageLink] = field(default_factory=list)
    known: Knowledge = field(default_factory=Knowledge)

    @classmethod
    def linked(cls, held: Sequence[Version], told: Told | None = None) -> Remembered:
        """A collection that was linked as a whole."""
        found = link_versions(held, told)
        known = found.knowledge.get(LANGS, Knowledge())
        return cls(list(held), list(found.pairs), list(found.links), known)

    def versions(self, documents: Iterable[int]) -> list[Version]:
        """All versions of some documents."""
        wanted = set(documents)
        return [version for version in self.held if version.doc in wanted and version.passages]

    def candidates(self, versions: Iterable[Version]) -> set[tuple[int, int]]:
        """Nothing is too unlike to be compared."""
        return {
            (one.doc, other.doc)
            for one in versions
            for other in self.held
            if one.lang != other.lang
        }

    def partners(self, documents: Iterable[int]) -> set[tuple[VersionKey, VersionKey]]:
        """The pairs that some documents are in by now."""
        wanted = set(documents)
        return {(one.a, one.b) for one in self.pairs if {one.a.doc, one.b.doc} & wanted}

    def knowledge(self, versions: Sequence[Version]) -> Knowledge:
        """All that is known; of more words than these have."""
        del versions
        return self.known

    def follow(self, documents: Iterable[int], told: Told | None = None) -> Followed:
        """Links some documents, and puts what was found in the place of what was there."""
        followed = link_some(documents, LANGS, self, told or Told())
        self.pairs = [
            one for one in self.pairs if not {one.a.doc, one.b.doc} & followed.documents
        ]  # fmt: skip
        self.pairs = sorted([*self.pairs, *followed.pairs])
        self.links = [one for one in self.links if not {one.a_doc, one.b_doc} & followed.documents]
        self.links = sorted([*self.links, *followed.links])
        return followed
