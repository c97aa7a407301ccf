"""A data folder -> a searcher, after finishing whatever a killed process left undone."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from index.collection import Collection
from index.errors import Busy, DataFolderUnusable, NoCollection, UnknownCollection
from index.indexer.freshness import follows, snapshot_of
from index.indexer.progress import silent
from index.loading import load
from index.search import Searcher

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from index.analysis import Analyzer
    from index.indexer.progress import Progress


def open_searcher(
    data: Path,
    analyzer: Analyzer,
    progress: Progress = silent,
    *,
    previous: Searcher | None = None,
) -> Searcher:
    """Opens a collection for questions.

    While another process writes, or where there is no room for a newer one, the last committed
    snapshot answers.

    Args:
        data: The data folder.
        analyzer: The one that questions are read by.
        progress: Told of work that a killed process left undone.
        previous: A searcher of an older state: what the states share is not read again.

    Raises:
        NoCollection: Nothing has been added yet.
        Busy: The first documents are just being added.
        CollectionError: The collection cannot be opened.
    """
    with _opened(data) as collection:
        snapshot = snapshot_of(collection, analyzer, previous.snapshot if previous else None)
        if snapshot is None or not follows(collection, snapshot):
            try:
                _finish(collection, analyzer, progress, rebuild=snapshot is None)
            except DataFolderUnusable:  # a full disk: what was committed last still answers
                if snapshot is None:
                    raise
            snapshot = snapshot_of(collection, analyzer, snapshot)
        if snapshot is None:  # another process is at work on the first one
            raise Busy(data=str(data))
        collection.pin()
        return Searcher(collection, snapshot, analyzer, previous=previous)


def open_linked(data: Path, analyzer: Analyzer, progress: Progress = silent) -> Collection:
    """Opens a collection for its links; those that a killed process left unmade are made.

    Raises:
        NoCollection: Nothing has been added yet.
        CollectionError: The collection cannot be opened.
    """
    with _opened(data) as collection:
        if not collection.is_linked:
            _finish(collection, analyzer, progress)
        return collection


@contextmanager
def _opened(data: Path) -> Iterator[Collection]:
    """A collection with documents in it, for the block to hand on; closed where the block fails."""
    collection = Collection.open(data)
    try:
        with collection.telling():
            _require_documents(collection)
            yield collection
    except BaseException:
        collection.close()
        raise


def require_collection(data: Path, name: str) -> None:
    """Makes sure that some document belongs to a collection.

    Raises:
        UnknownCollection: None does.
        CollectionError: There are no documents at all, or they cannot be read.
    """
    with Collection.open(data) as store, store.telling():
        known = store.documents.collections()
    if name not in known:
        raise UnknownCollection(name=name, known=", ".join(known))


def _require_documents(collection: Collection) -> None:
    if collection.documents.is_empty():
        raise NoCollection(data=str(collection.data))


def _finish(
    collection: Collection, analyzer: Analyzer, progress: Progress, *, rebuild: bool = False
) -> None:
    """Derives what is missing; what derives is imported only where something is."""
    load("index.indexer.finishing:finish")(collection, analyzer, progress, rebuild=rebuild)
