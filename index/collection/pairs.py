"""Documents that are versions of each other, read side by side with the links between them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from index.model import Link, Passage, Side, Span, fold_space

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Container, Iterable, Iterator


@dataclass(frozen=True, slots=True)
class LinkedVersion:
    """What a document says in one language, with what is said of the document.

    Attributes:
        doc: The document's name.
        lang: The language of its passages that are linked.
        title: Its title, or None where it states none.
        date: The day that it is dated, or None where it states none.
        url: Its canonical web address, or None.
        passages: All that the document says in that language, and in languages in which it has no
            version anywhere (a quotation), in order.
    """

    doc: str
    lang: str
    title: str | None
    date: date | None
    url: str | None
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class LinkedPair:
    """Two versions and all links between them.

    Attributes:
        a: The version whose language comes first in alphabetical order of codes.
        b: The other one.
        links: At least one, in the order of their first passages in `a`.
    """

    a: LinkedVersion
    b: LinkedVersion
    links: tuple[Link, ...]


def read_pairs(
    connection: sqlite3.Connection,
    collection: str | None = None,
    documents: Container[str] | None = None,
) -> Iterator[LinkedPair]:
    """Pairs of versions in the order of the documents' names, one at a time.

    A document's text is read once a pair: SQLite would read all of it again for each passage that
    it were to cut out.

    Args:
        connection: A database; reading it must not be interrupted by writing to it.
        collection: Pairs of one collection only.
        documents: Pairs only in which one of these documents, by name, takes part.
    """
    rows = connection.execute(
        "SELECT DISTINCT l.a, l.b, x.name, y.name"
        " FROM links l JOIN documents x ON x.id = l.a JOIN documents y ON y.id = l.b"
        " WHERE ?1 IS NULL OR x.collection = ?1 ORDER BY x.name, y.name",
        (collection,),
    )
    for a, b, *names in rows:
        if documents is None or any(name in documents for name in names):
            yield from _pairs_of(a, b, _Document.read(connection, a), _Document.read(connection, b))


@dataclass(frozen=True, slots=True)
class _Member:
    """A passage's part in a link: the link's key and score, which side, both documents' keys."""

    link: int
    score: float
    side: str
    documents: tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Document:
    """A document with all passages, each with its part in a link."""

    name: str
    title: str | None
    date: date | None
    url: str | None
    passages: tuple[tuple[Passage, _Member | None], ...]

    @classmethod
    def read(cls, connection: sqlite3.Connection, key: int) -> _Document:
        name, title, day, url, text = connection.execute(
            "SELECT name, title, date, url, text FROM documents WHERE id = ?", (key,)
        ).fetchone()
        rows = connection.execute(
            'SELECT p.number, p.lang, p."start", p."end", l.id, l.score, m.side, l.a, l.b'
            " FROM passages p LEFT JOIN link_passages m ON m.passage = p.id"
            " LEFT JOIN links l ON l.id = m.link WHERE p.document = ? ORDER BY p.number",
            (key,),
        )
        return cls(
            name,
            title,
            date.fromisoformat(day) if day else None,
            url,
            tuple(
                (
                    Passage(number, lang, Span(start, end), fold_space(text[start:end])),
                    None if link is None else _Member(link, score, side, (a, b)),
                )
                for number, lang, start, end, link, score, side, a, b in rows
            ),
        )

    def side(self, side: str, documents: tuple[int, int]) -> dict[int, list[Passage]]:
        """The passages on that side of each link between two documents, by the link's key."""
        found: dict[int, list[Passage]] = {}
        for passage, member in self.passages:
            if member and member.side == side and member.documents == documents:
                found.setdefault(member.link, []).append(passage)
        return found

    def scores(self) -> dict[int, float]:
        """The scores of the links that its passages stand in, by the links' keys."""
        return {member.link: member.score for _, member in self.passages if member}

    def version(self, lang: str) -> LinkedVersion:
        """What it says in a language, and in those that nothing of it is linked in."""
        linked = {passage.lang for passage, member in self.passages if member}
        passages = tuple(
            passage
            for passage, _ in self.passages
            if passage.lang == lang or passage.lang not in linked
        )
        return LinkedVersion(self.name, lang, self.title, self.date, self.url, passages)


def _pairs_of(a_key: int, b_key: int, a: _Document, b: _Document) -> Iterator[LinkedPair]:
    """The pairs that two documents make: one, or one for each two languages that are linked."""
    a_sides, b_sides = a.side("a", (a_key, b_key)), b.side("b", (a_key, b_key))
    scores = a.scores()
    links: dict[tuple[str, str], list[Link]] = {}
    for key, passages in a_sides.items():
        if key in b_sides:  # a link without its other side is for `broken` to tell
            link = Link(_side(a, passages), _side(b, b_sides[key]), scores[key])
            links.setdefault((link.a.lang, link.b.lang), []).append(link)
    for (a_lang, b_lang), found in sorted(links.items()):
        yield LinkedPair(a.version(a_lang), b.version(b_lang), tuple(found))


def _side(document: _Document, passages: Iterable[Passage]) -> Side:
    passages = tuple(passages)
    return Side(
        doc=document.name,
        lang=passages[0].lang,
        paragraphs=tuple(passage.number for passage in passages),
        texts=tuple(passage.text for passage in passages),
    )
