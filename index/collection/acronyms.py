"""Acronyms with their full names, and the passages that give both.

What is asked for is counted per collection, so that a question costs the same however many
passages define an acronym; the counts follow the passages by triggers of the database.
"""

from __future__ import annotations

import json
from itertools import pairwise, product
from typing import TYPE_CHECKING, NamedTuple

from index.collection.records import AnalysedAcronym

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

    from index.collection.records import Analysed
    from index.model import Passage


class Meaning(NamedTuple):
    """What an acronym is short for in a collection.

    Attributes:
        collection: The name of the collection.
        acronym: The acronym with its full name.
        passages: How many passages say so.
    """

    collection: str
    acronym: AnalysedAcronym
    passages: int


class Acronyms:
    """The acronyms of a database. Writing methods expect a transaction around them."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    @property
    def rules(self) -> int:
        """The number of the rules that acronyms were found by; 0 where they are to be found."""
        return int(self._connection.execute("SELECT acronyms FROM state").fetchone()[0])

    def follow(self, rules: int) -> None:
        """Notes that what is stored was found by some rules; 0: that it is to be found anew."""
        self._connection.execute("UPDATE state SET acronyms = ?", (rules,))

    def replace(self, found: Iterable[tuple[int, Sequence[AnalysedAcronym]]], rules: int) -> None:
        """Stores the acronyms of all passages, in place of what there was.

        Args:
            found: The key of each passage, and what it gives.
            rules: The number of the rules that they were found by.
        """
        self._connection.execute("DELETE FROM acronym_passages")
        for passage, acronyms in found:
            self.add(passage, acronyms)
        self.follow(rules)

    def put(self, document: int, analysed: Iterable[tuple[Passage, Analysed]]) -> None:
        """Stores what the passages of a document give that has just been stored."""
        for passage, found in analysed:
            if found.acronyms:
                ((key,),) = self._connection.execute(
                    "SELECT id FROM passages WHERE document = ? AND number = ?",
                    (document, passage.number),
                )
                self.add(key, found.acronyms)

    def add(self, passage: int, acronyms: Iterable[AnalysedAcronym]) -> None:
        """Stores what a passage gives."""
        for one in acronyms:
            name = _joined(one.name)
            self._connection.execute(
                "INSERT OR IGNORE INTO acronyms (collection, short, term, name)"
                " SELECT d.collection, ?, ?, ?"
                " FROM passages p JOIN documents d ON d.id = p.document WHERE p.id = ?",
                (one.short, one.term, name, passage),
            )
            ((key,),) = self._connection.execute(
                "SELECT a.id FROM passages p JOIN documents d ON d.id = p.document"
                " JOIN acronyms a ON a.collection = d.collection"
                " WHERE p.id = ? AND a.short = ? AND a.term = ? AND a.name = ?",
                (passage, one.short, one.term, name),
            )
            self._connection.execute(
                "INSERT OR IGNORE INTO acronym_passages VALUES (?, ?)", (passage, key)
            )
            self._connection.executemany(
                "INSERT OR IGNORE INTO acronym_pairs VALUES (?, ?)",
                ((pair, key) for pair in _pairs(one.name)),
            )

    def of_passages(self) -> dict[int, tuple[AnalysedAcronym, ...]]:
        """What each passage gives that gives any, sorted."""
        found: dict[int, list[AnalysedAcronym]] = {}
        for passage, *columns in self._connection.execute(
            "SELECT p.passage, a.short, a.term, a.name FROM acronym_passages p"
            " JOIN acronyms a ON a.id = p.acronym"
        ):
            found.setdefault(passage, []).append(_acronym(*columns))
        return {passage: tuple(sorted(given)) for passage, given in found.items()}

    def is_empty(self) -> bool:
        """Whether no passage gives any."""
        return self._connection.execute("SELECT 1 FROM acronyms LIMIT 1").fetchone() is None

    def meanings(self, shorts: Iterable[str]) -> list[Meaning]:
        """What acronyms are short for, in each collection; the most frequent first.

        Args:
            shorts: The acronyms: `AnalysedAcronym.short`.
        """
        return self._meanings("a.short IN (SELECT value FROM json_each(?))", shorts)

    def named(self, pairs: Iterable[tuple[str, str]]) -> list[Meaning]:
        """The acronyms of full names that begin with one of some pairs of terms."""
        return self._meanings(
            "a.id IN (SELECT acronym FROM acronym_pairs"
            " WHERE pair IN (SELECT value FROM json_each(?)))",
            map(" ".join, pairs),
        )

    def _meanings(self, where: str, values: Iterable[str]) -> list[Meaning]:
        rows = self._connection.execute(
            "SELECT a.collection, a.passages, a.short, a.term, a.name FROM acronyms a"  # noqa: S608 - `where` is one of the constants above
            f" WHERE {where} ORDER BY a.passages DESC, a.name, a.collection",
            (json.dumps(list(values), ensure_ascii=False),),
        )
        return [
            Meaning(collection, _acronym(*columns), passages)
            for collection, passages, *columns in rows
        ]


def _joined(name: Sequence[Sequence[str]]) -> str:
    """A name as it is stored: a space between its words, a bar between readings of one."""
    return " ".join("|".join(readings) for readings in name)


def _acronym(short: str, term: str, name: str) -> AnalysedAcronym:
    return AnalysedAcronym(short, term, tuple(tuple(word.split("|")) for word in name.split(" ")))


def _pairs(name: Sequence[Sequence[str]]) -> Iterator[str]:
    """What a name is looked up by: its first two words, in each of their readings."""
    for first, second in pairwise(name[:2]):
        yield from map(" ".join, product(first, second))
