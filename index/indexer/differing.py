"""Where linked passages of a collection disagree."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from index.differences import Comparer
from index.errors import UnknownDocument
from index.indexer.knowing import knowledge_of
from index.indexer.progress import silent

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.analysis import Analyzer
    from index.collection import Collection
    from index.indexer.progress import Progress
    from index.model import Difference, Link

AT_ONCE = 500
"""How many links are compared together: their words are looked up at once."""


class Differing:
    """Compares links of an open collection; what is known of a collection is read once."""

    def __init__(self, collection: Collection, analyzer: Analyzer) -> None:
        self._collection = collection
        self._analyzer = analyzer
        self._comparers: dict[tuple[str, str, str], Comparer] = {}

    def of_pair(self, links: Sequence[Link]) -> list[tuple[Difference, ...]]:
        """Where the sides of the links of two documents disagree.

        Raises:
            UnknownDocument: The collection does not hold the document of side a.
        """
        if not links:
            return []
        source = self._collection.documents.source(links[0].a.doc)
        if source is None:
            raise UnknownDocument(doc=links[0].a.doc)
        return self._compared(source.collection, links)

    def all(
        self, doc: str | None = None, progress: Progress = silent
    ) -> Iterator[tuple[Link, tuple[Difference, ...]]]:
        """All links, in the order of their documents' names, with what they disagree in.

        Args:
            doc: The name of a document: its links alone.
            progress: Told how many links are done.

        Raises:
            UnknownDocument: There is no document of that name.
        """
        if doc is None:
            names, documents = self._collection.documents.collections(), None
        else:
            source = self._collection.documents.source(doc)
            if source is None:
                raise UnknownDocument(doc=doc)
            names, documents = (source.collection,), {doc}
        total, done = self._collection.links.count(), 0
        for name in names:
            pairs = self._collection.links.pairs(name, documents)
            links = (link for pair in pairs for link in pair.links)
            while some := list(islice(links, AT_ONCE)):
                yield from zip(some, self._compared(name, some), strict=True)
                done += len(some)
                progress("comparing", done, total)

    def _compared(self, name: str, links: Sequence[Link]) -> list[tuple[Difference, ...]]:
        """What links of a collection disagree in, whatever languages they are in."""
        by_langs: dict[tuple[str, str], list[int]] = {}
        for place, link in enumerate(links):
            by_langs.setdefault((link.a.lang, link.b.lang), []).append(place)
        found: dict[int, tuple[Difference, ...]] = {}
        for langs, places in by_langs.items():
            differences = self._comparer(name, *langs).differences([links[n] for n in places])
            found.update(zip(places, differences, strict=True))
        return [found[place] for place in range(len(links))]

    def _comparer(self, name: str, a_lang: str, b_lang: str) -> Comparer:
        key = name, a_lang, b_lang
        if key not in self._comparers:
            known = knowledge_of(self._collection, name, (a_lang, b_lang))
            self._comparers[key] = Comparer(known, (a_lang, b_lang), self._analyzer)
        return self._comparers[key]
