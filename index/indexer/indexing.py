"""The index files follow the documents: at the cost of what changed, or made anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.errors import SnapshotError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.collection import AnalysedPassage, Collection
    from index.indexer.progress import Progress
    from index.ranking import IndexWriter

_STEP = 1_000
"""How many passages are added between two words on progress."""


def index(
    collection: Collection, writer: IndexWriter, progress: Progress, *, rebuild: bool = False
) -> None:
    """Brings the index files to the state that the documents are in, and commits them.

    Args:
        collection: What to index; nobody else writes to it.
        writer: Of its index files.
        progress: Told of passages.
        rebuild: Whether to begin anew, whatever there is.

    Raises:
        DataFolderUnusable: The disk is full, or the folder cannot be written.
        DamagedDatabase: The database is damaged.
    """
    try:
        _follow(collection, writer, progress, rebuild=rebuild)
    except SnapshotError:  # a file that is needed for what changed cannot be read
        _follow(collection, writer, progress, rebuild=True)


def _follow(
    collection: Collection, writer: IndexWriter, progress: Progress, *, rebuild: bool
) -> None:
    with collection.reading():
        state = collection.state
        if rebuild or writer.state is None or not collection.changes.knows(writer.state):
            writer.clear()
        elif writer.state == state:
            return
        else:
            writer.remove(collection.changes.removed(writer.state))
        writer.add(_told(collection, writer.last, progress))
        writer.commit(state, collection.linked)
    with collection.writing():
        collection.changes.forget(state)


def _told(collection: Collection, last: int, progress: Progress) -> Iterator[AnalysedPassage]:
    """The passages added after a key, with a word now and then on how many have been taken."""
    total = collection.changes.count_added(last)
    for done, passage in enumerate(collection.changes.added(last)):
        if done % _STEP == 0:
            progress("indexing", done, total)
        yield passage
    progress("indexing", total, total)
