"""What is said of links and versions by those who know: people, and manifests beside documents."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable


_VERDICTS = (
    "SELECT id, a, a_number, a_digests, b, b_number, b_digests, verdict = 'confirmed',"
    " person, given FROM verdicts"
)


class Verdict(NamedTuple):
    """What a person said of a link; passages are named by what they say, so that it stands.

    Attributes:
        a: The key of the document whose language comes first in the alphabet.
        a_number: The number that its first passage had.
        a_digests: For each of its passages `digest_of` its text, in order.
        b: The key of the other document.
        b_number: The same for it.
        b_digests: The same for it.
        confirmed: Whether the passages belong together.
        person: Who said so.
        given: When, in ISO 8601.
    """

    a: int
    a_number: int
    a_digests: tuple[str, ...]
    b: int
    b_number: int
    b_digests: tuple[str, ...]
    confirmed: bool
    person: str
    given: str


class Declared(NamedTuple):
    """A document that a manifest names.

    Attributes:
        name: The document's name.
        manifest: The file that names it.
        line: On which line, from 1; the others there are versions of it.
    """

    name: str
    manifest: str
    line: int


class Sayings:
    """The sayings of a database. Writing methods expect a transaction around them."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def judge(self, verdict: Verdict) -> int:
        """Stores a verdict, in place of an earlier one on the same passages; returns its key."""
        ((key,),) = self._connection.execute(
            "INSERT OR REPLACE INTO verdicts"
            " (a, a_number, a_digests, b, b_number, b_digests, verdict, person, given)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
            (
                verdict.a,
                verdict.a_number,
                " ".join(verdict.a_digests),
                verdict.b,
                verdict.b_number,
                " ".join(verdict.b_digests),
                "confirmed" if verdict.confirmed else "rejected",
                verdict.person,
                verdict.given,
            ),
        )
        return int(key)

    def withdraw(self, keys: Iterable[int]) -> None:
        """Forgets verdicts by their keys."""
        self._connection.executemany("DELETE FROM verdicts WHERE id = ?", ((key,) for key in keys))

    def verdict(self, key: int) -> Verdict | None:
        """The verdict of a key, or None where there is none."""
        return self._verdicts("id = ?1", key).get(key)

    def verdicts(self, documents: Iterable[int]) -> dict[int, Verdict]:
        """The verdicts on links of some documents by their keys, the oldest first."""
        found: dict[int, Verdict] = {}
        for document in documents:
            found |= self._verdicts("a = ?1 OR b = ?1", document)
        return dict(sorted(found.items()))

    def judged(self, collection: str) -> list[int]:
        """The keys of a collection's documents that some verdict is about."""
        rows = self._connection.execute(
            "SELECT v.a, v.b FROM verdicts v JOIN documents d ON d.id = v.a WHERE d.collection = ?",
            (collection,),
        )
        return sorted({key for row in rows for key in row})

    def declare(
        self, collection: str, manifest: str, lines: Iterable[tuple[int, Iterable[str]]]
    ) -> bool:
        """Stores what a manifest says, in place of what it said before.

        Documents whose versions it tells otherwise than before are to be looked at again.

        Args:
            collection: The collection that its documents belong to.
            manifest: The file.
            lines: For each line its number, and the names of documents that are versions of each
                other; a name that another manifest held is this one's from now on.

        Returns:
            Whether it says something else than before.
        """
        rows = [(collection, name, manifest, line) for line, names in lines for name in names]
        before = self._connection.execute(
            "SELECT collection, name, manifest, line FROM version_groups"
            " WHERE collection = ? AND manifest = ?",
            (collection, manifest),
        ).fetchall()
        if sorted(rows) == sorted(before):
            return False
        self._connection.execute(
            "DELETE FROM version_groups WHERE collection = ? AND manifest = ?",
            (collection, manifest),
        )
        self._connection.executemany(
            "INSERT OR REPLACE INTO version_groups (collection, name, manifest, line)"
            " VALUES (?, ?, ?, ?)",
            rows,
        )
        # that a line has another number means nothing
        changed = {name for group in _groups(rows) ^ _groups(before) for name in group}
        self._connection.execute(
            "INSERT OR IGNORE INTO unlinked SELECT d.id, 0 FROM documents d"
            " WHERE d.collection = ?1 AND d.name IN (SELECT value FROM json_each(?2))",
            (collection, json.dumps(sorted(changed))),
        )
        return bool(changed)

    def declared(self, collection: str) -> list[Declared]:
        """What manifests say of a collection's documents, by name."""
        return [
            Declared(*row)
            for row in self._connection.execute(
                "SELECT name, manifest, line FROM version_groups WHERE collection = ?"
                " ORDER BY name",
                (collection,),
            )
        ]

    def _verdicts(self, where: str, key: int) -> dict[int, Verdict]:
        rows = self._connection.execute(f"{_VERDICTS} WHERE {where}", (key,))
        return {
            row[0]: Verdict(
                a=row[1],
                a_number=row[2],
                a_digests=tuple(row[3].split()),
                b=row[4],
                b_number=row[5],
                b_digests=tuple(row[6].split()),
                confirmed=bool(row[7]),
                person=row[8],
                given=row[9],
            )
            for row in rows
        }


def digest_of(text: str) -> str:
    """What a passage is known by in verdicts, as long as it says the same."""
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _groups(rows: Iterable[tuple[str, str, str, int]]) -> set[frozenset[str]]:
    """The names that stand on one line."""
    lines: dict[int, set[str]] = {}
    for _, name, _, line in rows:
        lines.setdefault(line, set()).add(name)
    return set(map(frozenset, lines.values()))
