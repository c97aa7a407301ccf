"""Whether what is derived from the documents is as new as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.acronyms import RULES
from index.errors import SnapshotError
from index.ranking import Snapshot, index_folder

if TYPE_CHECKING:
    from index.analysis import Analyzer
    from index.collection import Collection


def follows(collection: Collection, snapshot: Snapshot) -> bool:
    """Whether the index files of a snapshot and all else follow from the documents as they are."""
    state = collection.state
    indexed = snapshot.state == state == snapshot.linked
    return indexed and collection.is_linked and collection.acronyms.rules == RULES


def snapshot_of(
    collection: Collection, analyzer: Analyzer, previous: Snapshot | None = None
) -> Snapshot | None:
    """The committed snapshot, or None where there is none that can be used.

    Args:
        collection: What it was made from.
        analyzer: The one that questions are read by.
        previous: An older one of the same collection: what they share is not read again.
    """
    try:
        return Snapshot.open(index_folder(collection.data), analyzer.fingerprint, previous)
    except SnapshotError:
        return None
