"""Collections made of a few texts, for tests of search."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, TypeAlias

import pytest

from index.collection import Collection, NewLink
from index.collection.dictionaries import DictionaryEntry, StoredDictionary
from index.indexer import add, open_searcher

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from index.analysis import Analyzer
    from index.model import Answer
    from index.search import Searcher

    Shelf: TypeAlias = Callable[..., "Path"]
    Opened: TypeAlias = Callable[..., Searcher]


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory, analyzer: Analyzer) -> Shelf:
    """Makes a data folder of texts, by file name; those of `closed` are a collection apart.

    Links are those of `linked` alone: pairs of documents whose passages are each other's versions,
    one by one. `words` is a dictionary, English first.
    """

    def made(
        texts: Mapping[str, str],
        *,
        closed: Mapping[str, str] | None = None,
        linked: Sequence[tuple[str, str]] = (),
        words: Sequence[tuple[str, str]] = (),
    ) -> Path:
        folder = tmp_path_factory.mktemp("shelf")
        data = folder / "data"
        for collection, held in (("main", texts), ("closed", closed or {})):
            paths = [folder / collection / name for name in held]
            for path in paths:
                path.parent.mkdir(exist_ok=True)
                path.write_text(held[path.name], encoding="utf-8")
            if paths:
                add(data, paths, analyzer, collection=collection, workers=1)
        with Collection.open(data) as store, store.writing():
            store.links.clear("main")
            store.links.clear("closed")
            store.lexicons.clear()
            for one, other in linked:
                store.links.add(_one_by_one(store, one, other))
            if words:
                entries = (DictionaryEntry(n, a, b, a, b) for n, (a, b) in enumerate(words, 1))
                kept = StoredDictionary("test", ("en", "ru"), "rules", len(words))
                store.dictionaries.replace(kept, entries)
        return data

    return made


def _one_by_one(store: Collection, one: str, other: str) -> Iterator[NewLink]:
    """A link for each passage of a document and the one that has its place in another."""
    keys = [store.documents.key(name) for name in (one, other)]
    assert None not in keys
    a, b = (key for key in keys if key is not None)
    for here, there in zip(store.passages.of(a), store.passages.of(b), strict=True):
        yield NewLink(a, b, (here.id,), (there.id,), 0.9)


@pytest.fixture(scope="session")
def opened(analyzer: Analyzer) -> Iterator[Opened]:
    """Opens a searcher for a data folder, once, and closes it in the end."""
    searchers: dict[Path, Searcher] = {}

    def searcher(data: Path) -> Searcher:
        if data not in searchers:
            searchers[data] = open_searcher(data, analyzer)
        return searchers[data]

    yield searcher
    for one in searchers.values():
        with closing(one):
            pass


def places(answer: Answer) -> list[tuple[str, int]]:
    """The documents and numbers of an answer's passages, best first."""
    return [(hit.card.name, hit.passage.number) for hit in answer.hits]
