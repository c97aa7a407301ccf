"""What names, addresses and manifests tell of documents, and which pairs follow from it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable


class Hint(NamedTuple):
    """Something that versions of one document have in common.

    Attributes:
        document: The document's key.
        kind: What it is read off.
        value: What it says: versions of each other say the same.
    """

    document: int
    kind: str
    value: str


class Hints:
    """The hints of a database. Writing methods expect a transaction around them."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def replace(self, documents: Collection[int], hints: Iterable[Hint]) -> None:
        """Puts hints in the place of all that some documents had."""
        self._connection.executemany(
            "DELETE FROM hints WHERE document = ?", ((key,) for key in documents)
        )
        self._connection.executemany("INSERT INTO hints VALUES (?, ?, ?)", hints)

    def sharing(self, documents: Collection[int]) -> set[int]:
        """Some documents, and all that hints join to them, directly or by way of others."""
        found = set(documents)
        fresh = found
        while fresh:
            rows = self._connection.execute(
                "SELECT DISTINCT o.document FROM hints h"
                " JOIN hints o ON o.kind = h.kind AND o.value = h.value"
                " WHERE h.document IN (SELECT value FROM json_each(?))",
                (json.dumps(sorted(fresh)),),
            )
            fresh = {key for (key,) in rows} - found
            found |= fresh
        return found

    def declare(self, documents: Collection[int], pairs: Iterable[tuple[int, int]]) -> None:
        """Puts pairs of versions in the place of all that some documents were in."""
        self._connection.executemany(
            "DELETE FROM declared WHERE a = ?1 OR b = ?1", ((key,) for key in documents)
        )
        self._connection.executemany("INSERT INTO declared VALUES (?, ?)", sorted(pairs))

    def declared(self, collection: str) -> frozenset[tuple[int, int]]:
        """The pairs of a collection's documents that are said to be versions of each other."""
        return frozenset(
            self._connection.execute(
                "SELECT p.a, p.b FROM declared p JOIN documents d ON d.id = p.a"
                " WHERE d.collection = ?",
                (collection,),
            )
        )
