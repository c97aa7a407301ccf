"""Everything is linked anew from the beginning, as if all documents had come just now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.collection import Collection
from index.indexer.adding import totals
from index.indexer.derived import refresh
from index.indexer.lock import writer
from index.indexer.progress import silent

if TYPE_CHECKING:
    from pathlib import Path

    from index.analysis import Analyzer
    from index.indexer.adding import Totals
    from index.indexer.progress import Progress


def realign(data: Path, analyzer: Analyzer, *, progress: Progress = silent) -> Totals:
    """Forgets what linking learned, and links every collection anew.

    What dictionaries, manifests and people say stands. Until the new links are there the old ones
    are; stopped in between, whoever opens the collection next goes on.

    Returns:
        How much there is then.

    Raises:
        NoCollection: Nothing has been added yet.
        Busy: Another process is writing to the same data folder.
        CollectionError: The collection cannot be opened or written.
    """
    with Collection.open(data) as store, store.telling(), writer(data):
        with store.writing():
            store.lexicons.clear()
            store.look_again(card.id for card in store.documents.cards())
        refresh(store, analyzer, progress)
        return totals(store)
