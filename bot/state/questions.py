"""What was asked: a line of statistics a question, and the questions that were asked in vain."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from bot.state.wording import folded, storable

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Mapping

    from bot.state.database import Database

_COUNTS = "asked_at >= :since AND scope IN (SELECT value FROM json_each(:scopes))"
"""Whether a question counts: new enough, and asked of a collection that is the caller's."""

_Wanted: TypeAlias = dict[str, float | str]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, as statistics see it.

    Attributes:
        asker: The pseudonym of who asked.
        place: The kind of chat that it was asked in.
        lang: The language that it was answered in.
        answered: Whether the documents answered it.
        seconds: From its coming to its answer.
        text: The question.
        collections: What was searched.
    """

    asker: str
    place: str
    lang: str
    answered: bool
    seconds: float
    text: str
    collections: frozenset[str]


@dataclass(frozen=True, slots=True)
class Statistics:
    """What was asked in some time.

    Attributes:
        asked: How many questions.
        people: By how many people, of those who are still told apart.
        answered: How many of the questions the documents answered.
        unanswered: How many they did not, by language.
        up: Votes for answers.
        down: Votes against answers.
        reasons: What was wrong, by votes against.
        median_seconds: Half of the answers took no longer; 0 where nothing was asked.
        p95_seconds: 95 in a hundred took no longer.
    """

    asked: int
    people: int
    answered: int
    unanswered: Mapping[str, int]
    up: int
    down: int
    reasons: Mapping[str, int]
    median_seconds: float
    p95_seconds: float


@dataclass(frozen=True, slots=True)
class InVain:
    """A question that the documents did not answer: as it was last asked, and how often it was."""

    text: str
    lang: str
    count: int


@dataclass(frozen=True, slots=True)
class Questions:
    """The questions that were asked."""

    database: Database
    clock: Callable[[], float]

    async def note(self, asked: Asked) -> None:
        """Counts a question whose answer no button will ask for.

        Raises:
            Unwritable: The database takes nothing.
        """
        now = int(self.clock())
        await self.database.write(lambda connection: note(connection, asked, now))

    async def statistics(self, since: float, collections: frozenset[str] | None) -> Statistics:
        """What was asked since a moment.

        Args:
            since: In seconds since 1970.
            collections: Whose questions count: those asked of at least one of these; None is all.
        """
        # each figure is a turn of its own, so that who asks in the meantime need not wait for all
        wanted = await self._wanted(since, collections)
        ((asked, people, answered),) = await self.database.rows(_ASKED, wanted)
        unanswered = await self.database.rows(_UNANSWERED, wanted)
        ((up, down),) = await self.database.rows(_VOTES, wanted)
        reasons = await self.database.rows(_REASONS, wanted)
        median, p95 = [await self._quantile(wanted, asked, share) for share in (0.5, 0.95)]
        return Statistics(
            asked, people, answered, dict(unanswered), up, down, dict(reasons), median, p95
        )

    async def in_vain(
        self, since: float, collections: frozenset[str] | None, limit: int = 20
    ) -> tuple[InVain, ...]:
        """Unanswered questions, those asked most often first, among these the newest.

        Those that differ in case, marks and spaces alone are one.

        Args:
            since: In seconds since 1970.
            collections: Whose questions count, as in `statistics`.
            limit: How many there are to be at most.
        """
        wanted = {**await self._wanted(since, collections), "limit": limit}
        rows = await self.database.rows(_IN_VAIN, wanted)
        return tuple(InVain(*row[:3]) for row in rows)

    async def _wanted(self, since: float, collections: frozenset[str] | None) -> _Wanted:
        """What a question is looked for by; the sets that were searched are few."""
        rows = await self.database.rows("SELECT id, collections FROM scopes")
        mine = [
            number
            for number, searched in rows
            if collections is None or not collections.isdisjoint(json.loads(searched))
        ]
        return {"since": since, "scopes": json.dumps(mine)}

    async def _quantile(self, wanted: _Wanted, count: int, share: float) -> float:
        """Seconds, by nearest rank: one of the times that there were."""
        rank = max(0, math.ceil(share * count) - 1)
        row = await self.database.row(_SECONDS, {**wanted, "rank": rank})
        return float(row[0]) if row else 0.0


def note(connection: sqlite3.Connection, asked: Asked, now: int, answer: int | None = None) -> None:
    """Counts a question within a transaction; `answer` is what votes will be about."""
    text, searched = storable(asked.text), json.dumps(sorted(asked.collections))
    connection.execute(
        "INSERT INTO scopes (collections) SELECT ?1"
        " WHERE NOT EXISTS (SELECT 1 FROM scopes WHERE collections = ?1)",
        (searched,),
    )
    connection.execute(
        "INSERT INTO questions (asked_at, answer, asker, place, lang, answered, seconds, text,"
        " folded, scope)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT id FROM scopes WHERE collections = ?))",
        (
            now,
            answer,
            asked.asker,
            asked.place,
            asked.lang,
            asked.answered,
            asked.seconds,
            text,
            folded(text),
            searched,
        ),
    )


_ASKED = (
    "SELECT count(*), count(DISTINCT asker), coalesce(sum(answered), 0)"  # noqa: S608 - own text
    f" FROM questions WHERE {_COUNTS}"
)
_UNANSWERED = (
    f"SELECT lang, count(*) FROM questions WHERE NOT answered AND {_COUNTS}"  # noqa: S608 - own text
    " GROUP BY lang ORDER BY lang"
)
_VOTES = (
    "SELECT coalesce(sum(up), 0), coalesce(sum(NOT up), 0)"  # noqa: S608 - own text
    f" FROM votes JOIN questions USING (answer) WHERE {_COUNTS}"
)
_REASONS = (
    "SELECT reason, count(*) FROM votes JOIN questions USING (answer)"  # noqa: S608 - own text
    f" WHERE reason IS NOT NULL AND {_COUNTS} GROUP BY reason ORDER BY reason"
)
_SECONDS = (
    f"SELECT seconds FROM questions WHERE {_COUNTS}"  # noqa: S608 - own text
    " ORDER BY seconds LIMIT 1 OFFSET :rank"
)
# beside max() SQLite takes the other columns from the row that has the maximum
_IN_VAIN = (
    "SELECT text, lang, count(*), max(id) FROM questions"  # noqa: S608 - own text
    f" WHERE NOT answered AND text IS NOT NULL AND {_COUNTS}"
    " GROUP BY folded, lang ORDER BY count(*) DESC, max(id) DESC LIMIT :limit"
)
