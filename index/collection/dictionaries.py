"""Dictionaries from outside, as stored: they serve every collection, and follow no document."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from index.errors import UnknownDictionary

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection as Words
    from collections.abc import Iterable, Iterator

    WordPairs = Iterator[tuple[tuple[str, ...], tuple[str, ...]]]

_ALL = """
    SELECT e.a_words, e.b_words FROM dictionaries d
    JOIN dictionary_entries e ON e.dictionary = d.id
    WHERE d.a_lang = ? AND d.b_lang = ? AND e.a_words <> '' AND e.b_words <> ''
"""

# joined in this order, so that each word is looked up where the words stand in their order
_SOME = """
    SELECT DISTINCT e.a_words, e.b_words FROM dictionaries d
    CROSS JOIN json_each(?3) j
    CROSS JOIN dictionary_words w ON w.dictionary = d.id AND w.word = j.value
    CROSS JOIN dictionary_entries e ON e.dictionary = w.dictionary AND e.number = w.entry
    WHERE d.a_lang = ?1 AND d.b_lang = ?2 AND e.a_words <> '' AND e.b_words <> ''
"""

_AT_ONCE = 10_000  # entries that are stored by one statement


@dataclass(frozen=True, slots=True)
class DictionaryEntry:
    """A word or phrase and a translation.

    Attributes:
        headword: Which of the dictionary's headwords it stands under, from 1.
        a_text: As it stands in the dictionary, in the language that comes first in the alphabet.
        b_text: The same in the other language.
        a_words: What the aligner compares of it, a space between; nothing, if it says nothing.
        b_words: The same of the other side; an entry is used where both have words.
    """

    headword: int
    a_text: str
    b_text: str
    a_words: str
    b_words: str


@dataclass(frozen=True, slots=True)
class StoredDictionary:
    """A dictionary without its entries.

    Attributes:
        name: What it is called.
        langs: Its languages, in alphabetical order.
        rules: The fingerprint of the rules that the words of its entries were found by.
        size: How many headwords it has.
    """

    name: str
    langs: tuple[str, str]
    rules: str
    size: int


class Dictionaries:
    """The dictionaries of a database. Writing methods expect a transaction around them."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def replace(self, dictionary: StoredDictionary, entries: Iterable[DictionaryEntry]) -> None:
        """Stores a dictionary in the place of one of that name.

        Args:
            dictionary: What it is called, and what its entries belong to.
            entries: They are read while they are stored.
        """
        self._connection.execute("DELETE FROM dictionaries WHERE name = ?", (dictionary.name,))
        (key,) = self._connection.execute(
            "INSERT INTO dictionaries (name, a_lang, b_lang, rules, entries)"
            " VALUES (?, ?, ?, ?, ?) RETURNING id",
            (dictionary.name, *dictionary.langs, dictionary.rules, dictionary.size),
        ).fetchone()
        numbered = enumerate(entries, 1)
        while batch := list(islice(numbered, _AT_ONCE)):
            self._connection.executemany(
                "INSERT INTO dictionary_entries VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    (key, number, one.headword, one.a_text, one.b_text, one.a_words, one.b_words)
                    for number, one in batch
                ),
            )
            self._connection.executemany(
                "INSERT INTO dictionary_words VALUES (?, ?, ?)",
                (
                    (key, word, number)
                    for number, one in batch
                    for word in {*one.a_words.split(), *one.b_words.split()}
                ),
            )

    def remove(self, name: str) -> None:
        """Removes a dictionary and its entries.

        Raises:
            UnknownDictionary: There is none of that name.
        """
        gone = self._connection.execute("DELETE FROM dictionaries WHERE name = ?", (name,))
        if not gone.rowcount:
            known = ", ".join(one.name for one in self.all())
            raise UnknownDictionary(name=name, known=known or "–")

    def all(self) -> tuple[StoredDictionary, ...]:
        """All dictionaries, by name."""
        rows = self._connection.execute(
            "SELECT name, a_lang, b_lang, rules, entries FROM dictionaries ORDER BY name"
        )
        return tuple(
            StoredDictionary(name, (a_lang, b_lang), rules, size)
            for name, a_lang, b_lang, rules, size in rows
        )

    def used(self, name: str) -> int:
        """How many of a dictionary's headwords have a translation with words on both sides."""
        (count,) = self._connection.execute(
            "SELECT count(DISTINCT e.headword)"
            " FROM dictionaries d JOIN dictionary_entries e ON e.dictionary = d.id"
            " WHERE d.name = ? AND e.a_words <> '' AND e.b_words <> ''",
            (name,),
        ).fetchone()
        return int(count)

    def stored(self, name: str) -> list[DictionaryEntry]:
        """The entries of a dictionary, in its order."""
        rows = self._connection.execute(
            "SELECT e.headword, e.a_text, e.b_text, e.a_words, e.b_words"
            " FROM dictionaries d JOIN dictionary_entries e ON e.dictionary = d.id"
            " WHERE d.name = ? ORDER BY e.number",
            (name,),
        )
        return [DictionaryEntry(*row) for row in rows]

    def entries(self, a_lang: str, b_lang: str, words: Words[str] | None = None) -> WordPairs:
        """The entries of all dictionaries for two languages that have words on both sides.

        Entries of several dictionaries may be the same.

        Args:
            a_lang: The language of the first words of each pair.
            b_lang: The language of the second ones.
            words: Only entries in which one of these stands, on either side.
        """
        first, second = sorted((a_lang, b_lang))
        if words is None:
            rows = self._connection.execute(_ALL, (first, second))
        else:
            rows = self._connection.execute(_SOME, (first, second, json.dumps(list(words))))
        for a_words, b_words in rows:
            pair = tuple(a_words.split()), tuple(b_words.split())
            yield pair if first == a_lang else pair[::-1]
