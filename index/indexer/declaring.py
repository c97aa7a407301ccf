"""What hints say of documents is worked out when these change, not each time that it is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.collection.hints import Hint
from index.indexer.hints import declared, keys_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from index.collection import Collection, Placed


def declare_versions(collection: Collection, name: str) -> None:
    """Stores which documents of a collection hints declare to be versions of each other.

    Only documents that are still to be linked are read, and those that have a hint in common with
    them. Expects a transaction around it.

    Args:
        collection: What the documents belong to.
        name: The name of the collection.
    """
    documents = collection.partners.unlinked(name).all
    hints = collection.hints
    before = hints.sharing(documents)
    manifests = {
        one.name: f"{one.manifest}:{one.line}" for one in collection.sayings.declared(name)
    }
    placed = collection.versions.placed(name, documents)
    hints.replace(documents, (hint for one in placed for hint in _hints(one, name, manifests)))
    concerned = hints.sharing(documents | before)
    pairs = declared(collection.versions.placed(name, concerned), manifests)
    hints.declare(concerned, pairs)


def _hints(document: Placed, collection: str, manifests: Mapping[str, str]) -> Iterator[Hint]:
    """What a document's place tells, told apart from what it tells in other collections."""
    for kind, value in keys_of(document, manifests).items():
        if value:
            yield Hint(document.id, kind, f"{collection}\n{value}")
