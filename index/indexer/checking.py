"""What is stored, verified: the database, the index file, every quote's offsets, every link."""

from __future__ import annotations

from contextlib import suppress
from itertools import starmap
from typing import TYPE_CHECKING, Any

import numpy as np

from index.collection import Collection
from index.errors import Busy, DamagedDatabase, DamagedSnapshot, NoSnapshot, StaleSnapshot
from index.indexer.derived import current_snapshot, refresh
from index.indexer.lock import writer
from index.indexer.progress import silent
from index.ranking import build, read

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from numpy.typing import NDArray

    from index.analysis import Analyzer
    from index.indexer.progress import Progress
    from index.ranking import Snapshot


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
    problems = list(_index_file(collection, analyzer))
    if not problems:
        # a writer that is just at work will bring the index up to date itself
        with suppress(Busy), writer(collection.data, patience=0):
            refresh(collection, analyzer, progress)
    with collection.reading():
        snapshot = current_snapshot(collection, analyzer)
        problems.extend(_texts(collection))
        problems.extend(_passages(collection, analyzer, progress))
        problems.extend(_links(collection))
        if snapshot is not None:
            problems.extend(_postings(collection, snapshot))
    return problems


def _index_file(collection: Collection, analyzer: Analyzer) -> Iterator[str]:
    """The index file is whole; that there is none, or an older one, is work to be finished."""
    try:
        read(collection.data, analyzer.fingerprint)
    except DamagedSnapshot as error:
        yield f"index file: {error.facts['cause']}; the next question rebuilds it"
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
    terms = {passage.id: passage.terms for passage in collection.documents.analysed()}
    ends: dict[int, tuple[int, int]] = {}
    for done, stored in enumerate(collection.documents.passages()):
        progress("checking", done, total)
        passage = stored.passage
        where = f"{names.get(stored.document, '?')}, passage {passage.number}"
        number, end = ends.get(stored.document, (0, 0))
        if passage.number != number + 1 or passage.span.start < end:
            yield f"{where}: out of order"
        # a quote's length never exceeds its span's; less is left where white space was folded
        if not passage.text or len(passage.text) > passage.span.end - passage.span.start:
            yield f"{where}: its offsets point at nothing"
        if terms.get(stored.id) != analyzer.terms(passage.text):
            yield f"{where}: its terms are not those of its text"
        ends[stored.document] = (passage.number, passage.span.end)


def _links(collection: Collection) -> Iterator[str]:
    broken = collection.links.broken()
    if broken:
        yield f"links: {broken} do not join one document's language with the other's"


def _postings(collection: Collection, snapshot: Snapshot) -> Iterator[str]:
    """The index file is what the database gives."""
    fresh, stored = build(collection.documents.analysed()), snapshot.postings
    pairs = [
        (fresh.starts, stored.starts),
        (fresh.ordinals, stored.ordinals),
        (fresh.frequencies, stored.frequencies),
        (fresh.passages.ids, stored.passages.ids),
        (fresh.passages.documents, stored.passages.documents),
        (fresh.passages.lengths, stored.passages.lengths),
        (fresh.passages.langs, stored.passages.langs),
        (fresh.passages.collections, stored.passages.collections),
    ]
    same = fresh.vocabulary == stored.vocabulary and all(starmap(_equal, pairs))
    if not same:
        yield "index file: it does not follow from the database"


def _equal(one: NDArray[Any], other: NDArray[Any]) -> bool:
    return np.array_equal(one, other)
