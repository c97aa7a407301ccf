"""A data folder -> a searcher, after finishing whatever a killed process left undone."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from index.collection import Collection
from index.errors import Busy, NoCollection, SnapshotError, UnknownCollection
from index.indexer.derived import current_snapshot, refresh
from index.indexer.lock import writer
from index.indexer.progress import silent
from index.ranking import read
from index.search import Searcher

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from index.analysis import Analyzer
    from index.indexer.progress import Progress
    from index.ranking import Snapshot


def open_searcher(data: Path, analyzer: Analyzer, progress: Progress = silent) -> Searcher:
    """Opens a collection for questions.

    While another process writes, its last committed snapshot answers.

    Raises:
        NoCollection: Nothing has been added yet.
        Busy: The first documents are just being added.
        CollectionError: The collection cannot be opened.
    """
    with _opened(data) as collection:
        snapshot = current_snapshot(collection, analyzer)
        if snapshot is None:
            _finish(collection, analyzer, progress)
        collection.pin()
        return Searcher(collection, snapshot or _snapshot(collection, analyzer), analyzer)


def open_linked(data: Path, analyzer: Analyzer, progress: Progress = silent) -> Collection:
    """Opens a collection for its links; those that a killed process left unmade are made.

    Raises:
        NoCollection: Nothing has been added yet.
        CollectionError: The collection cannot be opened.
    """
    with _opened(data) as collection:
        if collection.linked != collection.state:
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
    if not collection.documents.count():
        raise NoCollection(data=str(collection.data))


def _finish(collection: Collection, analyzer: Analyzer, progress: Progress) -> None:
    """Derives what is missing, unless another process is just at work on it."""
    with suppress(Busy), writer(collection.data, patience=0):
        refresh(collection, analyzer, progress)


def _snapshot(collection: Collection, analyzer: Analyzer) -> Snapshot:
    try:
        return read(collection.data, analyzer.fingerprint)
    except SnapshotError:
        # none that can be used, and another process at work on one
        raise Busy(data=str(collection.data)) from None
