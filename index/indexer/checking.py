"""What is stored, verified: the database, the index file, every quote's offsets, every link."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from index.collection import Collection
from index.errors import Busy, DamagedDatabase, DamagedSnapshot, NoSnapshot, StaleSnapshot
from index.indexer.analysis import PassageAnalyzer
from index.indexer.derived import refresh
from index.indexer.freshness import follows, snapshot_of
from index.indexer.lock import writer
from index.indexer.progress import silent
from index.ranking import IndexWriter, Snapshot, index_folder, same

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.analysis import Analyzer
    from index.indexer.progress import Progress


def check(data: Path, analyzer: Analyzer, progress: Progress = silent) -> list[str]:
    """Finds what is wrong with a collection; work that was interrupted is finished first.

    Returns:
        A line a problem, in English; none if all is well.

    Raises:
        NoCollection: Nothing has been added yet.
        CollectionError: The collection is of a newer format, or its folder cannot be used.
    """
    try:
        with Collection.open(data) as collection, collection.telling():
            return collection.faults() or _problems(collection, analyzer, progress)
    except DamagedDatabase as error:
        return [f"database: {error.facts['cause']}"]


def _problems(collection: Collection, analyzer: Analyzer, progress: Progress) -> list[str]:
    problems = list(_index_files(collection, analyzer))
    if not problems:
        # a writer that is just at work will bring the index up to date itself
        with suppress(Busy), writer(collection.data, patience=0):
            refresh(collection, analyzer, progress)
    with collection.reading():
        snapshot = snapshot_of(collection, analyzer)
        problems.extend(_texts(collection))
        problems.extend(_passages(collection, analyzer, progress))
        problems.extend(_links(collection))
        if snapshot is not None and follows(collection, snapshot):
            problems.extend(_postings(collection, snapshot))
    return problems


def _index_files(collection: Collection, analyzer: Analyzer) -> Iterator[str]:
    """The index files are whole; that there are none, or older ones, is work to be finished."""
    try:
        Snapshot.open(index_folder(collection.data), analyzer.fingerprint)
    except DamagedSnapshot as error:
        yield f"index files: {error.facts['cause']}; the next question rebuilds them"
    except (NoSnapshot, StaleSnapshot):
        return


def _texts(collection: Collection) -> Iterator[str]:
    """Each document's text is the one that was stored."""
    for name in collection.documents.damaged():
        yield f"{name}: its text has changed since it was stored"


def _passages(collection: Collection, analyzer: Analyzer, progress: Progress) -> Iterator[str]:
    """Each passage is a part of its document, after the one before it, and analysed as stored."""
    names = {card.id: card.name for card in collection.documents.cards()}
    total = sum(collection.documents.passage_counts().values())
    analyses = collection.documents.analysed()
    analysis = PassageAnalyzer(analyzer)
    ends: dict[int, tuple[int, int]] = {}
    stored_analyses = zip(collection.documents.passages(), analyses, strict=True)
    for done, (stored, analysed) in enumerate(stored_analyses):
        progress("checking", done, total)
        passage = stored.passage
        where = f"{names.get(stored.document, '?')}, passage {passage.number}"
        number, end = ends.get(stored.document, (0, 0))
        if passage.number != number + 1 or passage.span.start < end:
            yield f"{where}: out of order"
        # a quote's length never exceeds its span's; less is left where white space was folded
        if not passage.text or len(passage.text) > passage.span.end - passage.span.start:
            yield f"{where}: its offsets point at nothing"
        if analysed != analysis.passage(passage):
            yield f"{where}: its terms are not those of its text"
        ends[stored.document] = (passage.number, passage.span.end)


def _links(collection: Collection) -> Iterator[str]:
    broken = collection.links.broken()
    if broken:
        yield f"links: {broken} do not join one document's language with the other's"


def _postings(collection: Collection, snapshot: Snapshot) -> Iterator[str]:
    """The index files are what the database gives."""
    with TemporaryDirectory() as folder:
        fresh = IndexWriter.open(Path(folder), snapshot.fingerprint)
        fresh.add(collection.changes.added())
        fresh.commit(snapshot.state, snapshot.linked)
        if not same(snapshot, Snapshot.open(Path(folder), snapshot.fingerprint), Path(folder)):
            yield "index files: they do not follow from the database"
