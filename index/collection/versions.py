"""Documents as linking sees them: words in place of texts, and what names and addresses say."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from index.collection.records import PassageWords, Placed

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator


class Versions:
    """The versions that the documents of a database hold."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def words(self, collection: str) -> Iterator[PassageWords]:
        """The words of a collection's passages, document by document."""
        rows = self._connection.execute(
            "SELECT p.id, p.document, p.number, p.lang, p.words, p.length"
            " FROM passages p JOIN documents d ON d.id = p.document"
            " WHERE d.collection = ? ORDER BY p.document, p.number",
            (collection,),
        )
        for key, document, number, lang, words, length in rows:
            yield PassageWords(key, document, number, lang, tuple(words.split()), length)

    def words_of(self, documents: Iterable[int]) -> Iterator[PassageWords]:
        """The words of the passages of some documents, document by document."""
        for document in documents:
            for key, number, lang, words, length in self._connection.execute(
                "SELECT id, number, lang, words, length FROM passages"
                " WHERE document = ? ORDER BY number",
                (document,),
            ):
                yield PassageWords(key, document, number, lang, tuple(words.split()), length)

    def keys(self, document: int) -> dict[int, int]:
        """For the numbers of a document's passages their keys."""
        return dict(
            self._connection.execute(
                "SELECT number, id FROM passages WHERE document = ?", (document,)
            )
        )

    def holders(self, passages: Iterable[int]) -> dict[int, int]:
        """For each of some passages that are there the key of its document."""
        return {
            key: row[0]
            for key in passages
            if (
                row := self._connection.execute(
                    "SELECT document FROM passages WHERE id = ?", (key,)
                ).fetchone()
            )
        }

    def placed(self, collection: str, documents: Iterable[int]) -> list[Placed]:
        """Names, addresses and main languages of some documents of a collection.

        One without passages is left out.
        """
        rows = self._connection.execute(
            "SELECT id, name, url, lang, max(held) FROM ("
            " SELECT d.id, d.name, d.url, p.lang, count(*) AS held FROM json_each(?) AS wanted"
            " JOIN documents d ON d.id = wanted.value JOIN passages p ON p.document = d.id"
            " WHERE d.collection = ? GROUP BY d.id, p.lang ORDER BY d.id, p.lang)"
            " GROUP BY id ORDER BY id",
            (json.dumps(sorted(documents)), collection),
        )
        return [Placed(*row[:4]) for row in rows]

    def languages(self, collection: str) -> tuple[str, ...]:
        """The languages that a collection has passages in, sorted."""
        rows = self._connection.execute(
            "SELECT lang FROM (SELECT DISTINCT lang FROM passages) AS l WHERE EXISTS"
            " (SELECT 1 FROM passages p JOIN documents d ON d.id = p.document"
            " WHERE p.lang = l.lang AND d.collection = ?) ORDER BY 1",
            (collection,),
        )
        return tuple(lang for (lang,) in rows)
