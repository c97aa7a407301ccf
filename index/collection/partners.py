"""Which documents are versions of each other, and which are still to be looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable


class Partner(NamedTuple):
    """Two versions that belong together.

    Attributes:
        a: The key of the document whose language comes first in the alphabet.
        a_lang: That language.
        b: The key of the other document.
        b_lang: Its language.
        evidence: Nats for it.
        probability: How probable it is.
    """

    a: int
    a_lang: str
    b: int
    b_lang: str
    evidence: float
    probability: float


@dataclass(frozen=True, slots=True)
class Unlinked:
    """Documents of a collection whose versions are to be looked for.

    Attributes:
        changed: Keys of those that are new, or have a new form.
        left: Keys of those that lost the document that they belonged to.
    """

    changed: tuple[int, ...]
    left: tuple[int, ...]

    @property
    def all(self) -> frozenset[int]:
        """The keys of both."""
        return frozenset(self.changed + self.left)


class Partners:
    """The pairs of a database. Writing methods expect a transaction around them."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def of(self, document: int) -> list[Partner]:
        """The pairs that a document is in, also those found in an earlier form of it."""
        return [
            Partner(*row)
            for row in self._connection.execute(
                "SELECT a, a_lang, b, b_lang, evidence, probability FROM pairs"
                " WHERE a = ?1 OR b = ?1 ORDER BY a, b",
                (document,),
            )
        ]

    def clear(self, collection: str) -> None:
        """Forgets all pairs of a collection."""
        self._connection.execute(
            "DELETE FROM pairs WHERE a IN (SELECT id FROM documents WHERE collection = ?)",
            (collection,),
        )

    def drop(self, documents: Iterable[int]) -> None:
        """Forgets the pairs that some documents are in."""
        self._connection.executemany(
            "DELETE FROM pairs WHERE a = ?1 OR b = ?1", ((key,) for key in documents)
        )

    def add(self, partners: Iterable[Partner]) -> None:
        """Stores pairs."""
        self._connection.executemany(
            "INSERT INTO pairs (a, a_lang, b, b_lang, evidence, probability)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            partners,
        )

    def unlinked(self, collection: str) -> Unlinked:
        """The documents of a collection that are still to be looked at, by key."""
        rows = self._connection.execute(
            "SELECT u.document, u.changed FROM unlinked u"
            " JOIN documents d ON d.id = u.document WHERE d.collection = ? ORDER BY 1",
            (collection,),
        ).fetchall()
        return Unlinked(
            tuple(key for key, changed in rows if changed),
            tuple(key for key, changed in rows if not changed),
        )

    def any_unlinked(self) -> bool:
        """Whether any document is still to be looked at."""
        return self._connection.execute("SELECT 1 FROM unlinked LIMIT 1").fetchone() is not None

    def reopen(self, documents: Iterable[int]) -> None:
        """Has documents looked at once more."""
        self._connection.executemany(
            "INSERT OR IGNORE INTO unlinked VALUES (?, 0)", ((key,) for key in documents)
        )

    def settle(self, documents: Iterable[int]) -> None:
        """Notes that documents have been looked at."""
        self._connection.executemany(
            "DELETE FROM unlinked WHERE document = ?", ((key,) for key in documents)
        )
