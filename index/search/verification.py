"""Whether quotes still stand: read from the database as it is now, not as an answer found it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.collection import Collection

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from index.model import Quoted


class Verification:
    """Compares quotes with the newest committed state of a collection.

    A new version of a document gives each of its passages another key: a quote of the old version
    does not stand, even where the new one says the same.
    """

    def __init__(self, data: Path) -> None:
        """Opens nothing yet.

        Args:
            data: The data folder.
        """
        self._data = data
        self._collection: Collection | None = None

    def stand(self, quotes: Sequence[Quoted]) -> bool:
        """Whether each quote is, character for character, in the passage that it names.

        All are read from one state. An empty quote does not stand; where nothing is quoted, all is
        well.

        Raises:
            CollectionError: The database cannot be read.
        """
        if not quotes:
            return True
        if self._collection is None:
            self._collection = Collection.open(self._data)
        with self._collection.telling():
            stored = self._collection.passages.get(sorted({one.passage for one in quotes}))
        texts = {one.id: one.passage.text for one in stored}
        return all(one.text and one.text in texts.get(one.passage, "") for one in quotes)

    def close(self) -> None:
        """Closes the database."""
        if self._collection is not None:
            self._collection.close()
            self._collection = None
