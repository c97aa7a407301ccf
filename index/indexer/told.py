"""What linking is told of a collection: by manifests, addresses and names, and by people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.bitext import Told
from index.indexer.standing import standing

if TYPE_CHECKING:
    from index.collection import Collection


def told_of(collection: Collection, name: str) -> Told:
    """What is said of the documents of a collection."""
    return Told(
        collection.hints.declared(name),
        tuple(standing(collection, collection.sayings.judged(name)).values()),
    )
