"""What is said of links and versions by those who know: people, and manifests beside documents."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable


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


class Sayings:
    """The sayings of a database. Writing methods expect a transaction around them."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def judge(self, verdict: Verdict) -> None:
        """Stores a verdict in place of an earlier one of the same passages.

        What was confirmed of any of the passages before no longer is: a passage has one link.
        """
        if verdict.confirmed:
            self._connection.executemany(
                "DELETE FROM verdicts WHERE id = ?",
                [
                    (key,)
                    for key, one in self._stored((verdict.a, verdict.b))
                    if _rival(one, verdict)
                ],
            )
        self._connection.execute(
            "INSERT OR REPLACE INTO verdicts"
            " (a, a_number, a_digests, b, b_number, b_digests, verdict, person, given)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
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

    def verdicts(self, documents: Iterable[int]) -> list[Verdict]:
        """The verdicts on links of some documents, the oldest first."""
        return [verdict for _, verdict in self._stored(documents)]

    def judged(self, collection: str) -> list[int]:
        """The keys of a collection's documents that some verdict is about."""
        rows = self._connection.execute(
            "SELECT v.a, v.b FROM verdicts v JOIN documents d ON d.id = v.a WHERE d.collection = ?",
            (collection,),
        )
        return sorted({key for row in rows for key in row})

    def declare(
        self, collection: str, manifest: str, lines: Iterable[tuple[int, list[str]]]
    ) -> bool:
        """Stores what a manifest says, in place of what it said before.

        Args:
            collection: The collection that its documents belong to.
            manifest: The file.
            lines: For each line its number, and the names of documents that are versions of each
                other.

        Returns:
            Whether it says something else than before.
        """
        rows = {(collection, name, manifest, line) for line, names in lines for name in names}
        before = set(
            self._connection.execute(
                "SELECT collection, name, manifest, line FROM version_groups"
                " WHERE collection = ? AND manifest = ?",
                (collection, manifest),
            )
        )
        if rows == before:
            return False
        self._connection.execute(
            "DELETE FROM version_groups WHERE collection = ? AND manifest = ?",
            (collection, manifest),
        )
        self._connection.executemany(
            "INSERT OR REPLACE INTO version_groups (collection, name, manifest, line)"
            " VALUES (?, ?, ?, ?)",
            sorted(rows),
        )
        self._connection.execute(
            "INSERT OR IGNORE INTO unlinked SELECT d.id, 0 FROM documents d"
            " WHERE d.collection = ?1 AND d.name IN (SELECT value FROM json_each(?2))",
            (collection, json.dumps(sorted({row[1] for row in rows ^ before}))),
        )
        return True

    def declared(self, collection: str) -> list[tuple[str, str]]:
        """What manifests say: for each named document the group that it is in."""
        return [
            (name, f"{manifest}:{line}")
            for name, manifest, line in self._connection.execute(
                "SELECT name, manifest, line FROM version_groups WHERE collection = ?"
                " ORDER BY name",
                (collection,),
            )
        ]

    def _stored(self, documents: Iterable[int]) -> list[tuple[int, Verdict]]:
        rows: dict[int, Verdict] = {}
        for document in documents:
            for key, *facts in self._connection.execute(
                "SELECT id, a, a_number, a_digests, b, b_number, b_digests,"
                " verdict = 'confirmed', person, given FROM verdicts WHERE a = ?1 OR b = ?1",
                (document,),
            ):
                a, a_number, a_digests, b, b_number, b_digests, confirmed, *who = facts
                rows[key] = Verdict(
                    a,
                    a_number,
                    tuple(a_digests.split()),
                    b,
                    b_number,
                    tuple(b_digests.split()),
                    bool(confirmed),
                    *who,
                )
        return sorted(rows.items())


def digest_of(text: str) -> str:
    """What a passage is known by in verdicts, as long as it says the same."""
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _rival(one: Verdict, other: Verdict) -> bool:
    """Whether two verdicts that confirm cannot both stand."""
    shared_a = one.a == other.a and set(one.a_digests) & set(other.a_digests)
    shared_b = one.b == other.b and set(one.b_digests) & set(other.b_digests)
    return one.confirmed and bool(shared_a or shared_b)
