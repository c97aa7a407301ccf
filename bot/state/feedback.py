"""Votes on answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.state.database import is_storable

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.state.database import Database


@dataclass(frozen=True, slots=True)
class Feedback:
    """What people said of answers; a person's last vote on one counts."""

    database: Database
    clock: Callable[[], float]

    async def vote(
        self,
        answer_id: int,
        voter: str,
        up: bool,  # noqa: FBT001 - 👍 or 👎: there is no third
        reason: str | None = None,
    ) -> None:
        """Stores a vote in place of the person's last one; none on what nobody asked.

        Args:
            answer_id: The answer's number.
            voter: The person's pseudonym.
            up: Whether the answer was good.
            reason: What was wrong with it.

        Raises:
            Unwritable: The database takes nothing.
        """
        if not is_storable(answer_id):
            return
        row = (answer_id, voter, up, reason, int(self.clock()))
        await self.database.change(
            "INSERT INTO votes (answer, voter, up, reason, voted_at) SELECT ?1, ?2, ?3, ?4, ?5"
            " WHERE EXISTS (SELECT 1 FROM questions WHERE answer = ?1)"
            " ON CONFLICT (answer, voter) DO UPDATE SET"
            " up = excluded.up, reason = excluded.reason, voted_at = excluded.voted_at",
            row,
        )
