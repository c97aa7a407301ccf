"""Updates that were read when they came, kept for their turn as long as there is room.

Nearly always their turn comes at once. What does not fit is read from the store again, so that a
crowd of waiting updates costs a bounded amount of memory.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from telegram import Update

ROOM = 2_000_000
"""Characters of JSON whose updates are kept; an update read takes about ten bytes for each."""


class Shelf:
    """Updates by their numbers, up to a size."""

    def __init__(self, room: int = ROOM) -> None:
        """Empty.

        Args:
            room: How many characters of JSON the updates on it may have been altogether.
        """
        self._room = room
        self._updates: dict[int, tuple[Update, int]] = {}

    def put(self, update: Update, size: int) -> None:
        """Keeps an update of so many characters, if it fits."""
        if size <= self._room:
            self._room -= size
            self._updates[update.update_id] = update, size

    def take(self, number: int) -> Update | None:
        """The update, which is kept no longer; None where it did not fit."""
        update, size = self._updates.pop(number, (None, 0))
        self._room += size
        return update
