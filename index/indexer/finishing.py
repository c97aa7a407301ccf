"""What a killed process left undone is done by whoever opens the collection next."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from index.errors import Busy
from index.indexer.derived import refresh
from index.indexer.lock import writer

if TYPE_CHECKING:
    from index.analysis import Analyzer
    from index.collection import Collection
    from index.indexer.progress import Progress


def finish(
    collection: Collection, analyzer: Analyzer, progress: Progress, *, rebuild: bool = False
) -> None:
    """Derives what is missing, unless another process is just at work on it.

    Args:
        collection: What to derive it from.
        analyzer: The one that questions are read by.
        progress: Told of passages and steps.
        rebuild: Whether the index files are of no use.

    Raises:
        DataFolderUnusable: The folder cannot be written.
        DamagedDatabase: The database is damaged.
    """
    with suppress(Busy), writer(collection.data, patience=0):
        refresh(collection, analyzer, progress, rebuild=rebuild)
