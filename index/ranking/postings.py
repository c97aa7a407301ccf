"""The inverted index: for each term, the passages that hold it and how often.

Passages are numbered from 0 in the order of their keys (their ordinals); all arrays about passages
follow that order. Postings of a term are sorted by ordinal.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np

from index.ranking.statistics import Statistics

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray


class Analysed(Protocol):
    """A passage as the analyzer left it."""

    @property
    def id(self) -> int: ...  # noqa: D102 - the protocol's docstring says it
    @property
    def document(self) -> int: ...  # noqa: D102 - as above
    @property
    def lang(self) -> str: ...  # noqa: D102 - as above
    @property
    def collection(self) -> str: ...  # noqa: D102 - as above
    @property
    def terms(self) -> list[str]: ...  # noqa: D102 - as above


@dataclass(frozen=True, slots=True)
class PassageTable:
    """What filters and scores need of each passage, one entry an ordinal.

    Attributes:
        ids: Keys in the collection, ascending.
        documents: Keys of their documents.
        langs: Indexes into `lang_names`.
        collections: Indexes into `collection_names`.
        lengths: How many terms each has.
        lang_names: Codes of languages, sorted.
        collection_names: Names of collections, sorted.
    """

    ids: NDArray[np.int64]
    documents: NDArray[np.int64]
    langs: NDArray[np.uint32]
    collections: NDArray[np.uint32]
    lengths: NDArray[np.uint32]
    lang_names: tuple[str, ...]
    collection_names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Postings:
    """All postings of a collection.

    Attributes:
        vocabulary: Each term's place in `starts`.
        starts: Where each term's postings begin; one entry more than there are terms.
        ordinals: Passages, term after term.
        frequencies: How often the term stands in that passage.
    """

    passages: PassageTable
    vocabulary: dict[str, int]
    starts: NDArray[np.int64]
    ordinals: NDArray[np.uint32]
    frequencies: NDArray[np.uint32]

    @property
    def statistics(self) -> Statistics:
        """The counts that BM25 needs."""
        lengths = self.passages.lengths
        return Statistics(passages=len(lengths), terms=int(lengths.sum(dtype=np.int64)))

    def document_frequency(self, term: str) -> int:
        """In how many passages a term stands."""
        place = self.vocabulary.get(term)
        return 0 if place is None else int(self.starts[place + 1] - self.starts[place])

    def of(self, term: str) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
        """Ordinals and frequencies of a term's postings; empty for a term that is nowhere."""
        place = self.vocabulary.get(term)
        part = slice(0, 0) if place is None else slice(*self.starts[place : place + 2].tolist())
        return self.ordinals[part], self.frequencies[part]


def build(analysed: Iterable[Analysed]) -> Postings:
    """Inverts passages, which come in the order of their keys."""
    ids, documents, lengths = [], [], []
    langs: list[str] = []
    collections: list[str] = []
    lists: dict[str, list[tuple[int, int]]] = {}
    for ordinal, passage in enumerate(analysed):
        ids.append(passage.id)
        documents.append(passage.document)
        langs.append(passage.lang)
        collections.append(passage.collection)
        lengths.append(len(passage.terms))
        for term, frequency in Counter(passage.terms).items():
            lists.setdefault(term, []).append((ordinal, frequency))
    terms = sorted(lists)
    counts = [len(lists[term]) for term in terms]
    pairs = np.array(
        [posting for term in terms for posting in lists[term]], dtype=np.uint32
    ).reshape(-1, 2)
    lang_names, lang_places = _numbered(langs)
    collection_names, collection_places = _numbered(collections)
    return Postings(
        passages=PassageTable(
            ids=np.array(ids, dtype=np.int64),
            documents=np.array(documents, dtype=np.int64),
            langs=lang_places,
            collections=collection_places,
            lengths=np.array(lengths, dtype=np.uint32),
            lang_names=lang_names,
            collection_names=collection_names,
        ),
        vocabulary={term: place for place, term in enumerate(terms)},
        starts=np.concatenate([[0], np.cumsum(counts, dtype=np.int64)]).astype(np.int64),
        ordinals=np.ascontiguousarray(pairs[:, 0]),
        frequencies=np.ascontiguousarray(pairs[:, 1]),
    )


def _numbered(names: list[str]) -> tuple[tuple[str, ...], NDArray[np.uint32]]:
    """The different names, sorted, and each entry's place among them."""
    distinct = tuple(sorted(set(names)))
    places = {name: place for place, name in enumerate(distinct)}
    return distinct, np.array([places[name] for name in names], dtype=np.uint32)
