"""Passages one by one, as they are found, quoted and looked at again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.collection.documents import QUOTED, stored_passage
from index.collection.records import HeldTerms

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from index.collection.records import StoredPassage

_COLUMNS = f'p.id, p.document, p.number, p.lang, p."start", p."end", {QUOTED}'


class Passages:
    """The passages of a database, for reading."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def get(self, keys: Sequence[int]) -> list[StoredPassage]:
        """Those of some passages that are still there, in the order of their keys in `keys`."""
        rows = self._connection.execute(
            f"SELECT {_COLUMNS} FROM passages p JOIN documents d ON d.id = p.document"  # noqa: S608 - constants, and a mark a key
            f" WHERE p.id IN ({_marks(keys)})",
            keys,
        )
        found = {row[0]: stored_passage(row) for row in rows}
        return [found[key] for key in dict.fromkeys(keys) if key in found]

    def terms(self, keys: Sequence[int]) -> dict[int, HeldTerms]:
        """What those of some passages that are still there are found by, by their keys."""
        rows = self._connection.execute(
            f"SELECT id, document, number, lang, terms FROM passages WHERE id IN ({_marks(keys)})",  # noqa: S608 - a mark a key
            keys,
        )
        found = map(HeldTerms.of_row, rows)
        return {one.id: one for one in found}

    def terms_around(
        self, places: Sequence[tuple[int, int]], reach: int
    ) -> dict[tuple[int, int], list[HeldTerms]]:
        """What passages are found by that stand near some places, in order, for each place.

        Args:
            places: The document's key and the number of passages, themselves left out.
            reach: How many places on each side.
        """
        found: dict[tuple[int, int], list[HeldTerms]] = {place: [] for place in places}
        if not places:
            return found
        values = ", ".join(["(?, ?)"] * len(places))
        for row in self._connection.execute(
            f"WITH near (document, number) AS (VALUES {values})"  # noqa: S608 - marks, and a number
            " SELECT n.number, p.id, p.document, p.number, p.lang, p.terms"
            " FROM near n CROSS JOIN passages p ON p.document = n.document"
            f" AND p.number BETWEEN n.number - {reach:d} AND n.number + {reach:d}"
            " AND p.number <> n.number ORDER BY p.document, p.number",
            [value for place in places for value in place],
        ):
            one = HeldTerms.of_row(row[1:])
            found[one.document, row[0]].append(one)
        return found

    def of(self, document: int) -> list[StoredPassage]:
        """The passages of a document in order; none where it is gone."""
        row = self._connection.execute(
            "SELECT text FROM documents WHERE id = ?", (document,)
        ).fetchone()
        if row is None:
            return []
        (text,) = row
        return [
            stored_passage((*facts, start, end, text[start:end]))
            for *facts, start, end in self._connection.execute(
                'SELECT id, document, number, lang, "start", "end" FROM passages'
                " WHERE document = ? ORDER BY number",
                (document,),
            )
        ]


def _marks(keys: Sequence[int]) -> str:
    return ", ".join("?" * len(keys))
