"""What linking learned of words: a lexicon for two languages of a collection."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Iterator

_AT_ONCE = 500  # words that a query names


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What is known of two languages apart from their words.

    Attributes:
        collection: The name of the collection.
        a_lang: The language whose code comes first in the alphabet.
        b_lang: The other.
        documents: How many documents there were when it was learned.
        links: How many links it was learned from.
        beads: How frequent each kind of bead is.
        lengths: What `bitext.LengthModel` has: ratio, variance, chance.
    """

    collection: str
    a_lang: str
    b_lang: str
    documents: int
    links: int
    beads: tuple[float, ...]
    lengths: tuple[float, float, float]


class LexiconWord(NamedTuple):
    """What is known of a word.

    Attributes:
        passages: How many passages of the collection hold it.
        taught: How often it is expected to have been translated in the links learned from.
    """

    lang: str
    word: str
    passages: int
    taught: float


class LexiconEntry(NamedTuple):
    """How often two words stand for each other in the links that were learned from."""

    a: str
    b: str
    times: float


class Taught(NamedTuple):
    """What links taught of a word, and one of its translations.

    Attributes:
        word: The word.
        taught: How often it is expected to have been translated.
        other: A word that it was translated by, None where there is none.
        times: How often it was.
    """

    word: str
    taught: float
    other: str | None
    times: float


_TAUGHT = """
    SELECT w.word, w.taught, o.word, coalesce(e.count, 0.0) FROM lexicons l
    CROSS JOIN json_each(?4) j
    CROSS JOIN lexicon_words w ON w.lexicon = l.id AND w.word = j.value AND w.lang = ?5
    LEFT JOIN lexicon_entries e ON e.{own} = w.id
    LEFT JOIN lexicon_words o ON o.id = e.{other}
    WHERE l.collection = ?1 AND l.a_lang = ?2 AND l.b_lang = ?3
"""


class Lexicons:
    """The lexicons of a database. Writing methods expect a transaction around them."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def get(self, collection: str, a_lang: str, b_lang: str) -> Lexicon | None:
        """The lexicon of a collection for two languages, or None where nothing is learned yet."""
        row = self._connection.execute(
            "SELECT documents, links, beads, ratio, variance, chance FROM lexicons"
            " WHERE collection = ? AND a_lang = ? AND b_lang = ?",
            (collection, a_lang, b_lang),
        ).fetchone()
        if row is None:
            return None
        documents, links, beads, *lengths = row
        shares = tuple(float(share) for share in beads.split())
        return Lexicon(collection, a_lang, b_lang, documents, links, shares, tuple(lengths))

    def replace(
        self, lexicon: Lexicon, words: Iterable[LexiconWord], entries: Iterable[LexiconEntry]
    ) -> None:
        """Stores a lexicon in place of the one for the same languages, if there is one."""
        names = lexicon.collection, lexicon.a_lang, lexicon.b_lang
        self._connection.execute(
            "DELETE FROM lexicons WHERE collection = ? AND a_lang = ? AND b_lang = ?", names
        )
        ((key,),) = self._connection.execute(
            "INSERT INTO lexicons (collection, a_lang, b_lang, documents, links, beads, ratio,"
            " variance, chance) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
            (
                *names,
                lexicon.documents,
                lexicon.links,
                " ".join(map(repr, lexicon.beads)),
                *lexicon.lengths,
            ),
        )
        self._connection.executemany(
            "INSERT INTO lexicon_words (lexicon, lang, word, passages, taught)"
            " VALUES (?, ?, ?, ?, ?)",
            ((key, *word) for word in words),
        )
        keys = {
            (lang, word): place
            for place, lang, word in self._connection.execute(
                "SELECT id, lang, word FROM lexicon_words WHERE lexicon = ?", (key,)
            )
        }
        self._connection.executemany(
            "INSERT INTO lexicon_entries (a, b, count) VALUES (?, ?, ?)",
            sorted(
                (keys[lexicon.a_lang, entry.a], keys[lexicon.b_lang, entry.b], entry.times)
                for entry in entries
            ),
        )

    def clear(self) -> None:
        """Forgets all lexicons."""
        self._connection.execute("DELETE FROM lexicons")

    def meet(self, lexicon: Lexicon, lang: str, words: Iterable[tuple[str, int]]) -> None:
        """Notes that new passages hold some words, and how many of them hold each."""
        key = self._key(lexicon)
        self._connection.executemany(
            "INSERT INTO lexicon_words (lexicon, lang, word, passages, taught)"
            " VALUES (?, ?, ?, ?, 0)"
            " ON CONFLICT DO UPDATE SET passages = passages + excluded.passages",
            ((key, lang, word, passages) for word, passages in words),
        )

    def passages(self, lexicon: Lexicon) -> dict[str, int]:
        """For each language the sum of how many passages hold each word."""
        return dict(
            self._connection.execute(
                "SELECT lang, sum(passages) FROM lexicon_words WHERE lexicon = ? GROUP BY lang",
                (self._key(lexicon),),
            )
        )

    def words(
        self, lexicon: Lexicon, words: Collection[str] | None = None
    ) -> Iterator[LexiconWord]:
        """What is known of words: of all, or of some."""
        query = "SELECT lang, word, passages, taught FROM lexicon_words WHERE lexicon = ?"
        yield from map(LexiconWord._make, self._selected(query, lexicon, "word", words))

    def untaught(self, lexicon: Lexicon, lang: str, below: float) -> list[str]:
        """The words of a language that were translated less often than that."""
        rows = self._connection.execute(
            "SELECT word FROM lexicon_words WHERE lexicon = ? AND lang = ? AND taught < ?"
            " ORDER BY word",
            (self._key(lexicon), lang, below),
        )
        return [word for (word,) in rows]

    def entries(
        self, lexicon: Lexicon, words: Collection[str] | None = None
    ) -> Iterator[LexiconEntry]:
        """The entries: all, or those of some words of either language."""
        query = (
            "SELECT a.word, b.word, e.count FROM lexicon_words {first}"
            " JOIN lexicon_entries e ON e.{first} = {first}.id"
            " JOIN lexicon_words {second} ON {second}.id = e.{second}"
            " WHERE {first}.lexicon = ?"
        )
        of_a = self._selected(query.format(first="a", second="b"), lexicon, "a.word", words)
        found = dict.fromkeys(map(LexiconEntry._make, of_a))
        if words is not None:
            of_b = self._selected(query.format(first="b", second="a"), lexicon, "b.word", words)
            found |= dict.fromkeys(map(LexiconEntry._make, of_b))
        yield from found

    def taught(
        self, collection: str, langs: tuple[str, str], words: Collection[str]
    ) -> Iterator[Taught]:
        """What the links of a collection taught of words: a row for each of their translations.

        Args:
            collection: Its name.
            langs: The language of the words, and that of their translations.
            words: Those that were never met are left out.
        """
        first, second = sorted(langs)
        own, other = ("a", "b") if langs[0] == first else ("b", "a")
        yield from map(
            Taught._make,
            self._connection.execute(
                _TAUGHT.format(own=own, other=other),
                (collection, first, second, json.dumps(list(words)), langs[0]),
            ),
        )

    def _selected(
        self, query: str, lexicon: Lexicon, column: str, words: Collection[str] | None
    ) -> Iterator[tuple[object, ...]]:
        """The rows of a query, all of them or those in which a column is one of some words."""
        key = self._key(lexicon)
        if words is None:
            yield from self._connection.execute(query, (key,))
            return
        left = iter(words)
        while some := list(islice(left, _AT_ONCE)):
            marks = ", ".join("?" * len(some))
            yield from self._connection.execute(f"{query} AND {column} IN ({marks})", (key, *some))

    def _key(self, lexicon: Lexicon) -> int | None:
        """The key that a lexicon is stored under; None, which nothing has, where it is not."""
        row = self._connection.execute(
            "SELECT id FROM lexicons WHERE collection = ? AND a_lang = ? AND b_lang = ?",
            (lexicon.collection, lexicon.a_lang, lexicon.b_lang),
        ).fetchone()
        return int(row[0]) if row else None
