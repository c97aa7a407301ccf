"""Links between passages, as stored: each passage stands in one link at most."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from index.collection.documents import QUOTED
from index.collection.pairs import read_pairs
from index.model import Side, fold_space

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Container, Iterable, Iterator, Sequence

    from index.collection.pairs import LinkedPair
    from index.model import Link


@dataclass(frozen=True, slots=True)
class NewLink:
    """A link to be stored: keys of documents and of the passages on each side."""

    a: int
    b: int
    a_passages: tuple[int, ...]
    b_passages: tuple[int, ...]
    score: float


class StoredLink(NamedTuple):
    """A link by numbers alone.

    Attributes:
        a_doc: The key of the document whose language comes first in the alphabet.
        a_lang: That language.
        a_paragraphs: The numbers of its passages.
        b_doc: The same of the other document.
        b_lang: See `a_lang`.
        b_paragraphs: See `a_paragraphs`.
        score: How sure the link is.
    """

    a_doc: int
    a_lang: str
    a_paragraphs: tuple[int, ...]
    b_doc: int
    b_lang: str
    b_paragraphs: tuple[int, ...]
    score: float


class Across(NamedTuple):
    """What stands on the other side of a link.

    Attributes:
        document: The key of its document.
        side: Its passages, in order.
        keys: Their keys.
        score: How sure the link is.
    """

    document: int
    side: Side
    keys: tuple[int, ...]
    score: float


class Links:
    """The links of a database. Writing methods expect a transaction around them."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def clear(self, collection: str) -> None:
        """Forgets all links of a collection."""
        self._connection.execute(
            "DELETE FROM links WHERE a IN (SELECT id FROM documents WHERE collection = ?)",
            (collection,),
        )

    def drop(self, documents: Iterable[int]) -> None:
        """Forgets the links of some documents."""
        self._connection.executemany(
            "DELETE FROM links WHERE a = ?1 OR b = ?1", ((key,) for key in documents)
        )

    def add(self, links: Iterable[NewLink]) -> None:
        """Stores links between passages that have none."""
        for link in links:
            key = self._connection.execute(
                "INSERT INTO links (a, b, score) VALUES (?, ?, ?)", (link.a, link.b, link.score)
            ).lastrowid
            self._connection.executemany(
                "INSERT INTO link_passages (passage, link, side) VALUES (?, ?, ?)",
                [(passage, key, "a") for passage in link.a_passages]
                + [(passage, key, "b") for passage in link.b_passages],
            )

    def follow(self) -> None:
        """Notes that the links follow from the documents as they are now."""
        self._connection.execute("UPDATE state SET linked = current")

    def versions(self, passages: Sequence[int]) -> dict[int, list[int]]:
        """The keys of what stands on the other side of some passages' links, in order."""
        marks = ", ".join("?" * len(passages))
        found: dict[int, list[int]] = {}
        for passage, other in self._connection.execute(
            "SELECT m.passage, o.passage FROM link_passages m"  # noqa: S608 - a mark a key
            " JOIN link_passages o ON o.link = m.link AND o.side <> m.side"
            f" WHERE m.passage IN ({marks}) ORDER BY m.passage, o.passage",
            passages,
        ):
            found.setdefault(passage, []).append(other)
        return found

    def across(self, passages: Sequence[int]) -> dict[int, Across]:
        """The other sides of the links of those of some passages that have one, by passage."""
        marks = ", ".join("?" * len(passages))
        rows = self._connection.execute(
            "SELECT m.passage, p.document, d.name, p.lang, p.number,"  # noqa: S608 - a constant, and a mark a key
            f" {QUOTED}, p.id, l.score"
            " FROM link_passages m JOIN links l ON l.id = m.link"
            " JOIN link_passages o ON o.link = m.link AND o.side <> m.side"
            " JOIN passages p ON p.id = o.passage JOIN documents d ON d.id = p.document"
            f" WHERE m.passage IN ({marks}) ORDER BY m.passage, p.number",
            passages,
        )
        found = {}
        for passage, members in groupby(rows, itemgetter(0)):
            _, documents, docs, langs, numbers, texts, keys, scores = zip(*members, strict=True)
            side = Side(docs[0], langs[0], numbers, tuple(map(fold_space, texts)))
            found[passage] = Across(documents[0], side, keys, scores[0])
        return found

    def pairs(
        self, collection: str | None = None, documents: Container[str] | None = None
    ) -> Iterator[LinkedPair]:
        """Versions and the links between them, a pair at a time, in the order of their names.

        Args:
            collection: Pairs of one collection only.
            documents: Pairs only in which one of these documents, by name, takes part.
        """
        return read_pairs(self._connection, collection, documents)

    def all(self) -> Iterator[Link]:
        """All links: by the names of their documents, then in the order of their first passages."""
        for pair in self.pairs():
            yield from pair.links

    def stored(self, collection: str) -> Iterator[StoredLink]:
        """The links of a collection by numbers alone, document by document."""
        rows = self._connection.execute(
            "SELECT l.id, l.a, l.b, l.score, m.side, p.lang, p.number FROM links l"
            " JOIN documents d ON d.id = l.a JOIN link_passages m ON m.link = l.id"
            " JOIN passages p ON p.id = m.passage WHERE d.collection = ?"
            " ORDER BY l.id, m.side, p.number",
            (collection,),
        )
        for _, found in groupby(rows, itemgetter(0)):
            members = list(found)
            sides = [[row for row in members if row[4] == side] for side in ("a", "b")]
            (a, b) = sides
            yield StoredLink(
                members[0][1],
                a[0][5],
                tuple(row[6] for row in a),
                members[0][2],
                b[0][5],
                tuple(row[6] for row in b),
                members[0][3],
            )

    def count(self) -> int:
        """How many links there are."""
        (count,) = self._connection.execute("SELECT count(*) FROM links").fetchone()
        return int(count)

    def broken(self) -> int:
        """How many links do not join one document's one language with another's: 0 if all is well.

        Each side must be there, be of one language and of the document that the link names.
        """
        (count,) = self._connection.execute(
            """
            SELECT count(*) FROM links l WHERE
                (SELECT count(DISTINCT m.side) FROM link_passages m WHERE m.link = l.id) <> 2
                OR (SELECT count(DISTINCT m.side || p.lang) FROM link_passages m
                    JOIN passages p ON p.id = m.passage WHERE m.link = l.id) <> 2
                OR (SELECT count(DISTINCT p.lang) FROM link_passages m
                    JOIN passages p ON p.id = m.passage WHERE m.link = l.id) <> 2
                OR EXISTS (SELECT 1 FROM link_passages m JOIN passages p ON p.id = m.passage
                    WHERE m.link = l.id
                    AND p.document <> CASE m.side WHEN 'a' THEN l.a ELSE l.b END)
            """
        ).fetchone()
        return int(count)
