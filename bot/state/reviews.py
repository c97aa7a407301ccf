"""Matches that somebody held to be wrong, waiting for an admin of their collection to settle."""

from __future__ import annotations

import hashlib
import json
from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING, Any

from bot.state.database import is_storable

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Sequence

    from bot.state.database import Database


@dataclass(frozen=True, slots=True)
class ReviewedSide:
    """One side of a match.

    Attributes:
        doc: The document's name.
        lang: The code of its language.
        paragraphs: The numbers of its passages.
        texts: Their texts.
    """

    doc: str
    lang: str
    paragraphs: tuple[int, ...]
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """A reported match.

    Attributes:
        id: Its number.
        a: One side.
        b: The other side.
        collection: The collection of both.
        verdict: Whether the match was confirmed; None while it waits.
    """

    id: int
    a: ReviewedSide
    b: ReviewedSide
    collection: str
    verdict: bool | None = None


@dataclass(frozen=True, slots=True)
class Reviews:
    """The reported matches."""

    database: Database
    clock: Callable[[], float]

    async def report(self, a: ReviewedSide, b: ReviewedSide, collection: str) -> int | None:
        """The number of a new review; None where this pair of texts has been reported before.

        Raises:
            Unwritable: The database takes nothing.
        """
        row = (_digest(a, b), json.dumps([astuple(a), astuple(b)]), collection)

        def work(connection: sqlite3.Connection) -> int | None:
            new = connection.execute(
                "INSERT INTO reviews (digest, sides, collection) VALUES (?, ?, ?)"
                " ON CONFLICT DO NOTHING RETURNING id",
                row,
            ).fetchall()
            return int(new[0][0]) if new else None

        return await self.database.write(work)

    async def get(self, number: int) -> Review | None:
        """The review of that number, settled ones too until their texts are past their time."""
        if not is_storable(number):
            return None
        row = await self.database.row(f"{_SELECT} WHERE sides IS NOT NULL AND id = ?", (number,))
        return _review(row) if row else None

    async def settle(
        self,
        number: int,
        confirmed: bool,  # noqa: FBT001 - confirmed or rejected: there is no third
        by: str,
    ) -> bool:
        """Stores a verdict; whether this is the one that counts, which is the first.

        Args:
            number: The review's number.
            confirmed: Whether the passages are versions of each other after all.
            by: The pseudonym of who says so.

        Raises:
            Unwritable: The database takes nothing.
        """
        if not is_storable(number):
            return False
        now = int(self.clock())
        settled = await self.database.change(
            "UPDATE reviews SET confirmed = ?, settled_by = ?, settled_at = ?"
            " WHERE id = ? AND confirmed IS NULL",
            (confirmed, by, now, number),
        )
        return settled > 0

    async def waiting(self, collections: frozenset[str] | None) -> tuple[Review, ...]:
        """Those that nobody has settled, in the order of their coming.

        Args:
            collections: Those of which collections; None is all.
        """
        rows = await self.database.rows(f"{_SELECT} WHERE confirmed IS NULL ORDER BY id")
        reviews = map(_review, rows)
        return tuple(
            review for review in reviews if collections is None or review.collection in collections
        )


_SELECT = "SELECT id, sides, collection, confirmed FROM reviews"


def _digest(a: ReviewedSide, b: ReviewedSide) -> str:
    """SHA-256 of which texts of which documents, whichever side comes first."""
    sides = sorted((side.doc, side.lang, side.texts) for side in (a, b))
    return hashlib.sha256(json.dumps(sides).encode()).hexdigest()


def _review(row: Sequence[Any]) -> Review:
    number, sides, collection, confirmed = row
    a, b = (
        ReviewedSide(doc, lang, tuple(paragraphs), tuple(texts))
        for doc, lang, paragraphs, texts in json.loads(sides)
    )
    return Review(number, a, b, collection, None if confirmed is None else bool(confirmed))
