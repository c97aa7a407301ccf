"""What changed between two states of the documents, and what each passage is found by.

Passages are never changed, only added and removed, and keys grow: so an index that knows the
highest key it holds and the state that it was made from follows by what came and what went.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator


@dataclass(frozen=True, slots=True)
class AnalysedPassage:
    """What ranking needs of a passage: no text, its terms.

    Attributes:
        id: The passage's key.
        document: Its document's key.
        date: Its document's date.
        terms: In order.
    """

    id: int
    document: int
    lang: str
    collection: str
    date: date | None
    terms: list[str]


class Changes:
    """The order of a database's states. Writing methods expect a transaction around them."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def begin(self) -> int:
        """Gives the state that the documents are about to be in a name; returns its number."""
        state = secrets.token_hex(16)
        number = self._connection.execute(
            "INSERT INTO changes (state) VALUES (?)", (state,)
        ).lastrowid
        self._connection.execute("UPDATE state SET current = ?", (state,))
        return int(number or 0)

    def begin_anew(self) -> None:
        """Begins a state that nothing older can be brought to."""
        self._connection.execute("DELETE FROM removed")
        self._connection.execute("DELETE FROM changes")
        self.begin()

    def remove_passages(self, document: int, change: int) -> None:
        """Removes a document's passages, remembering what they were found by."""
        self._connection.execute(
            "INSERT INTO removed (passage, document, lang, collection, date, terms, change)"
            " SELECT p.id, p.document, p.lang, d.collection, d.date, p.terms, ?"
            " FROM passages p JOIN documents d ON d.id = p.document WHERE p.document = ?",
            (change, document),
        )
        self._connection.execute("DELETE FROM passages WHERE document = ?", (document,))

    def knows(self, state: str) -> bool:
        """Whether what changed since a state is still known."""
        return self._number(state) is not None

    def added(self, after: int = 0) -> Iterator[AnalysedPassage]:
        """The passages with keys above one, in the order of their keys."""
        return _analysed(
            self._connection.execute(
                "SELECT p.id, p.document, p.lang, d.collection, d.date, p.terms"
                " FROM passages p JOIN documents d ON d.id = p.document"
                " WHERE p.id > ? ORDER BY p.id",
                (after,),
            )
        )

    def count_added(self, after: int) -> int:
        """How many passages have keys above one."""
        (count,) = self._connection.execute(
            "SELECT count(*) FROM passages WHERE id > ?", (after,)
        ).fetchone()
        return int(count)

    def removed(self, since: str) -> Iterator[AnalysedPassage]:
        """The passages that were removed after a known state, in the order of their keys."""
        return _analysed(
            self._connection.execute(
                "SELECT passage, document, lang, collection, date, terms FROM removed"
                " WHERE change > ? ORDER BY passage",
                (self._number(since),),
            )
        )

    def forget(self, state: str) -> None:
        """Forgets what changed up to a state: what is derived has been brought to it."""
        number = self._number(state)
        self._connection.execute("DELETE FROM removed WHERE change <= ?", (number,))
        self._connection.execute("DELETE FROM changes WHERE number < ?", (number,))

    def _number(self, state: str) -> int | None:
        row = self._connection.execute(
            "SELECT number FROM changes WHERE state = ?", (state,)
        ).fetchone()
        return int(row[0]) if row else None


def _analysed(
    rows: Iterable[tuple[int, int, str, str, str | None, str]],
) -> Iterator[AnalysedPassage]:
    for key, document, lang, collection, day, terms in rows:
        yield AnalysedPassage(
            key,
            document,
            lang,
            collection,
            date.fromisoformat(day) if day else None,
            terms.split(),
        )
