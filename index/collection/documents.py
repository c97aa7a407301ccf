"""Documents and their passages, as stored."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from index.collection.acronyms import Acronyms
from index.collection.cards import read_cards
from index.collection.records import Analysed, Source, StoredPassage
from index.errors import UnknownDocument
from index.model import Passage, Span, fold_space

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

    from index.collection.changes import Changes
    from index.model import Document, DocumentCard


QUOTED = 'substr(d.text, p."start" + 1, p."end" - p."start")'
"""In SQL, the part of a document `d` that a passage `p` is, its white space not yet folded."""


class Documents:
    """The documents of a database. Writing methods expect a transaction around them."""

    def __init__(self, connection: sqlite3.Connection, changes: Changes) -> None:
        self._connection = connection
        self._changes = changes
        self._acronyms = Acronyms(connection)

    def key(self, name: str) -> int | None:
        """The key of the document of that name, or None where there is none."""
        row = self._connection.execute(
            "SELECT id FROM documents WHERE name = ?", (name,)
        ).fetchone()
        return int(row[0]) if row else None

    def source(self, name: str) -> Source | None:
        """Where the document of that name came from, or None where there is none."""
        row = self._connection.execute(
            "SELECT name, collection, origin, digest, reading, analysis"
            " FROM documents WHERE name = ?",
            (name,),
        ).fetchone()
        return Source(*row) if row else None

    def name_at(self, origin: str) -> str | None:
        """The name of the document that was read from that file, or None where there is none."""
        row = self._connection.execute(
            "SELECT name FROM documents WHERE origin = ? ORDER BY id", (origin,)
        ).fetchone()
        return str(row[0]) if row else None

    def put(self, source: Source, document: Document, analyses: Sequence[Analysed]) -> None:
        """Stores a document, in place of the one of the same name if there is one.

        Args:
            analyses: One a passage, in order.
        """
        change = self._changes.begin()
        known = self.key(source.name)
        if known is not None:
            self._changes.remove_passages(known, change)
        ((key,),) = self._connection.execute(
            "INSERT INTO documents (name, collection, origin, digest, reading, analysis, title,"
            " date, url, text, checksum) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (name) DO UPDATE SET collection = excluded.collection,"
            " origin = excluded.origin, digest = excluded.digest, reading = excluded.reading,"
            " analysis = excluded.analysis, title = excluded.title, date = excluded.date,"
            " url = excluded.url, text = excluded.text, checksum = excluded.checksum"
            " RETURNING id",
            (
                source.name,
                source.collection,
                source.origin,
                source.digest,
                source.reading,
                source.analysis,
                document.title,
                document.date.isoformat() if document.date else None,
                document.url,
                document.text,
                checksum(document.text),
            ),
        )
        # of its earlier form, if there was one
        self._connection.execute("DELETE FROM links WHERE a = ?1 OR b = ?1", (key,))
        self._reopen_partners(key)
        self._connection.execute(
            "INSERT INTO unlinked VALUES (?, 1) ON CONFLICT DO UPDATE SET changed = 1", (key,)
        )
        self._connection.executemany(
            'INSERT INTO passages (document, number, lang, "start", "end", terms, words, length)'
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    key,
                    passage.number,
                    passage.lang,
                    *passage.span,
                    found.terms,
                    found.words,
                    found.length,
                )
                for passage, found in zip(document.passages, analyses, strict=True)
            ],
        )
        self._acronyms.put(key, zip(document.passages, analyses, strict=True))

    def remove(self, name: str) -> None:
        """Removes a document, its passages and their links.

        Raises:
            UnknownDocument: There is none of that name.
        """
        known = self.key(name)
        if known is None:
            raise UnknownDocument(doc=name)
        self._reopen_partners(known)
        self._changes.remove_passages(known, self._changes.begin())
        self._connection.execute("DELETE FROM documents WHERE id = ?", (known,))

    def reanalyse(self, passages: Iterable[tuple[int, Analysed]], analysis: str) -> None:
        """Stores a new analysis of passages, and that all documents were analysed by those rules.

        Whoever follows the changes must begin anew: passages keep their keys. So must linking, and
        whoever finds acronyms.
        """
        self._connection.executemany(
            "UPDATE passages SET terms = ?, words = ?, length = ? WHERE id = ?",
            ((found.terms, found.words, found.length, key) for key, found in passages),
        )
        self._connection.execute("UPDATE documents SET analysis = ?", (analysis,))
        self._changes.begin_anew()
        self._connection.execute("DELETE FROM lexicons")
        self._acronyms.follow(0)
        self._connection.execute("INSERT OR IGNORE INTO unlinked SELECT id, 1 FROM documents")

    def _reopen_partners(self, key: int) -> None:
        """Lets the documents that one belongs to look for another."""
        self._connection.execute(
            "INSERT OR IGNORE INTO unlinked"
            " SELECT CASE WHEN a = ?1 THEN b ELSE a END, 0 FROM pairs"
            " WHERE (a = ?1 OR b = ?1) AND a <> b",
            (key,),
        )

    def move(self, name: str, origin: str) -> None:
        """Notes that the same file is at another path now."""
        self._connection.execute("UPDATE documents SET origin = ? WHERE name = ?", (origin, name))

    def damaged(self) -> list[str]:
        """The names of documents whose text is not what was stored."""
        rows = self._connection.execute("SELECT name, text, checksum FROM documents ORDER BY name")
        return [name for name, text, stored in rows if checksum(text) != stored]

    def collections(self) -> tuple[str, ...]:
        """The names of the collections that hold documents, sorted."""
        rows = self._connection.execute("SELECT DISTINCT collection FROM documents ORDER BY 1")
        return tuple(name for (name,) in rows)

    def names(self) -> list[tuple[int, str, str | None]]:
        """The key, the name and the title of every document."""
        return self._connection.execute("SELECT id, name, title FROM documents").fetchall()

    def analyses(self) -> set[str]:
        """The fingerprints of the rules that the stored terms were found by."""
        return {key for (key,) in self._connection.execute("SELECT analysis FROM documents")}

    def card(self, key: int) -> DocumentCard | None:
        """What is said of a document, or None where it is gone."""
        return self.some((key,)).get(key)

    def some(self, keys: Sequence[int]) -> dict[int, DocumentCard]:
        """What is said of those of some documents that are still there, by their keys."""
        cards = read_cards(self._connection, f"WHERE d.id IN ({_marks(keys)})", keys)
        return {card.id: card for card in cards}

    def collections_of(self, keys: Sequence[int]) -> dict[int, str]:
        """The names of the collections of those of some documents that are still there."""
        return dict(
            self._connection.execute(
                f"SELECT id, collection FROM documents WHERE id IN ({_marks(keys)})",  # noqa: S608 - a mark a key
                keys,
            )
        )

    def cards(self, collection: str | None = None) -> list[DocumentCard]:
        """What is said of all documents, or of those of one collection, by name."""
        if collection is None:
            return read_cards(self._connection, "", ())
        return read_cards(self._connection, "WHERE d.collection = ?", (collection,))

    def newest(self, collections: Iterable[str] | None = None) -> list[int]:
        """The keys of documents, or of those of some collections: newest first, undated last.

        Those of one day stand in the order of their names.
        """
        rows = self._connection.execute(
            "SELECT id FROM documents"
            " WHERE ?1 IS NULL OR collection IN (SELECT value FROM json_each(?1))"
            " ORDER BY date IS NULL, date DESC, name",
            (None if collections is None else json.dumps(sorted(collections)),),
        )
        return [key for (key,) in rows]

    def passages(self, collection: str | None = None) -> Iterator[StoredPassage]:
        """All passages, or those of one collection, document by document.

        Each document's text is read once: SQLite would read it again for each of its passages.
        """
        documents = self._connection.execute(
            "SELECT id, text FROM documents WHERE ?1 IS NULL OR collection = ?1 ORDER BY id",
            (collection,),
        )
        for document, text in documents:
            rows = self._connection.execute(
                'SELECT id, number, lang, "start", "end" FROM passages'
                " WHERE document = ? ORDER BY number",
                (document,),
            ).fetchall()
            for key, number, lang, start, end in rows:
                yield stored_passage((key, document, number, lang, start, end, text[start:end]))

    def analysed(self) -> Iterator[Analysed]:
        """The analyses of all passages, in the order of `passages`."""
        acronyms = self._acronyms.of_passages()
        for key, terms, words, length in self._connection.execute(
            "SELECT id, terms, words, length FROM passages ORDER BY document, number"
        ):
            yield Analysed(terms, words, length, acronyms.get(key, ()))

    def is_empty(self) -> bool:
        """Whether there are no documents."""
        return self._connection.execute("SELECT 1 FROM documents LIMIT 1").fetchone() is None

    def count(self, collection: str | None = None) -> int:
        """How many documents there are, in all or in one collection."""
        (count,) = self._connection.execute(
            "SELECT count(*) FROM documents WHERE ?1 IS NULL OR collection = ?1", (collection,)
        ).fetchone()
        return int(count)

    def passages_of(self, document: int) -> list[Passage]:
        """The passages of a document, in order."""
        ((text,),) = self._connection.execute(
            "SELECT text FROM documents WHERE id = ?", (document,)
        ).fetchall()
        return [
            Passage(number, lang, Span(start, end), fold_space(text[start:end]))
            for number, lang, start, end in self._connection.execute(
                'SELECT number, lang, "start", "end" FROM passages'
                " WHERE document = ? ORDER BY number",
                (document,),
            )
        ]

    def passage_counts(self) -> dict[str, int]:
        """How many passages there are in each language."""
        return dict(self._connection.execute("SELECT lang, count(*) FROM passages GROUP BY lang"))


def checksum(text: str) -> str:
    """SHA-256 of a text in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def stored_passage(row: tuple[int, int, int, str, int, int, str]) -> StoredPassage:
    """A passage of keys (its own and its document's), number, language, span and part of a text."""
    key, document, number, lang, start, end, text = row
    return StoredPassage(key, document, Passage(number, lang, Span(start, end), fold_space(text)))


def _marks(keys: Sequence[int]) -> str:
    return ", ".join("?" * len(keys))
