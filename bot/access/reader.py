"""Who wants to read, and where."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

NOTHING: frozenset[str] = frozenset()


class Place(Enum):
    """Where somebody asks; the values of chats are Telegram's."""

    PRIVATE = "private"
    GROUP = "group"
    SUPERGROUP = "supergroup"
    CHANNEL = "channel"
    INLINE = "inline"
    """A line of text in any chat, which only the person who types it sees answers to."""

    @property
    def is_group(self) -> bool:
        """Whether people talk with each other there."""
        return self in {Place.GROUP, Place.SUPERGROUP}


@dataclass(frozen=True, slots=True)
class Reader:
    """Who wants to read, and where it will be read.

    Attributes:
        user_id: The person.
        chat_id: The chat that the answer goes to.
        place: What kind of chat that is.
    """

    user_id: int
    chat_id: int
    place: Place
