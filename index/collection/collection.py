"""The one truth: what was added, and what was found to belong together."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Self

from index.collection.acronyms import Acronyms
from index.collection.changes import Changes
from index.collection.database import FILE, connect, told, transaction
from index.collection.dictionaries import Dictionaries
from index.collection.documents import Documents
from index.collection.hints import Hints
from index.collection.lexicons import Lexicons
from index.collection.links import Links
from index.collection.partners import Partners
from index.collection.passages import Passages
from index.collection.sayings import Sayings
from index.collection.versions import Versions

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path
    from types import TracebackType


class Collection:
    """An open database.

    Attributes:
        data: The data folder.
        changes: What came and went between states.
        documents: Documents and passages.
        passages: Passages one by one, as they are quoted.
        versions: Documents as linking sees them.
        links: Links between passages.
        hints: What names, addresses and manifests tell of documents.
        partners: Which documents are versions of each other.
        lexicons: What linking learned of words.
        acronyms: What acronyms are short for.
        dictionaries: What was known of words beforehand.
        sayings: What people and manifests say of links and versions.
    """

    def __init__(self, data: Path, connection: sqlite3.Connection) -> None:
        self.data = data
        self._connection = connection
        self.changes = Changes(connection)
        self.documents = Documents(connection, self.changes)
        self.passages = Passages(connection)
        self.versions = Versions(connection)
        self.links = Links(connection)
        self.hints = Hints(connection)
        self.partners = Partners(connection)
        self.lexicons = Lexicons(connection)
        self.acronyms = Acronyms(connection)
        self.dictionaries = Dictionaries(connection)
        self.sayings = Sayings(connection)

    @classmethod
    def open(cls, data: Path, *, create: bool = False) -> Self:
        """Opens the collection of a data folder.

        Raises:
            NoCollection: There is none, and none was to be made.
            NewerFormat: A newer Tolmach wrote it.
            DamagedDatabase: It is no database of ours, or is damaged.
            DataFolderUnusable: The folder cannot be made, read or written.
        """
        return cls(data, connect(data, create=create))

    def close(self) -> None:
        """Closes the database."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def telling(self) -> AbstractContextManager[None]:
        """Within it SQLite's errors are ours.

        Raises:
            Busy: Another process holds the database for longer than we wait.
            DataFolderUnusable: The disk is full, or the file cannot be read or written.
            DamagedDatabase: The database is damaged.
        """
        return told(self.data / FILE)

    def pin(self) -> None:
        """Holds on to the state of this moment: whatever others write, it is what is read.

        Until the collection is closed; it must not be written through this connection then.
        """
        self._connection.execute("BEGIN")
        self._connection.execute("SELECT current FROM state").fetchone()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """All changes of the block, or none of them; raises what `telling` does."""
        with self.telling(), transaction(self._connection):
            yield

    @contextmanager
    def reading(self) -> Iterator[None]:
        """One state of the collection for the whole block, whatever others write meanwhile.

        Raises what `telling` does.
        """
        with self.telling():
            self._connection.execute("BEGIN")
            try:
                yield
            finally:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")

    @property
    def state(self) -> str:
        """The name of the state that the documents are in."""
        return str(self._connection.execute("SELECT current FROM state").fetchone()[0])

    @property
    def linked(self) -> str:
        """The name of the state that the links were made from."""
        return str(self._connection.execute("SELECT linked FROM state").fetchone()[0])

    @property
    def is_linked(self) -> bool:
        """Whether the links follow from the documents, and from what is said of them."""
        return self.linked == self.state and not self.partners.any_unlinked()

    def look_again(self, documents: Iterable[int]) -> None:
        """Has documents linked anew, and whoever reads the links now take up the new ones.

        Expects a transaction around it.
        """
        self.partners.reopen(documents)
        self.changes.begin()

    def faults(self) -> list[str]:
        """What SQLite itself finds wrong with the file, in its words."""
        found = [str(row[0]) for row in self._connection.execute("PRAGMA integrity_check")]
        broken = self._connection.execute("PRAGMA foreign_key_check").fetchall()
        return [line for line in found if line != "ok"] + [
            f"foreign key: {table} {row} -> {parent}" for table, row, parent, _ in broken
        ]
