"""A data folder -> a searcher, after finishing whatever a killed process left undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.collection import Collection
from index.errors import Busy, NoCollection, SnapshotError
from index.indexer.derived import current_snapshot, refresh
from index.indexer.lock import writer
from index.indexer.progress import silent
from index.ranking import read
from index.search import Searcher

if TYPE_CHECKING:
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
    collection = Collection.open(data)
    try:
        _require_documents(collection)
        return Searcher(collection, _snapshot(collection, analyzer, progress), analyzer)
    except BaseException:
        collection.close()
        raise


def _require_documents(collection: Collection) -> None:
    with collection.reading():
        if not collection.documents.count():
            raise NoCollection(data=str(collection.data))


def _snapshot(collection: Collection, analyzer: Analyzer, progress: Progress) -> Snapshot:
    snapshot = current_snapshot(collection, analyzer)
    if snapshot:
        return snapshot
    try:
        with writer(collection.data, patience=0):
            refresh(collection, analyzer, progress)
    except Busy:
        try:
            return read(collection.data, analyzer.fingerprint)
        except SnapshotError:
            raise Busy(data=str(collection.data)) from None
    return read(collection.data, analyzer.fingerprint)
