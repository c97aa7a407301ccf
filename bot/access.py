"""The one gate: which collections may be read, by whom, from where.

Every way in asks here, each time it is used (a button too, long after its message was sent), and
nothing else decides. In this form: what is public, in private chats; anywhere else, nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

NOTHING: frozenset[str] = frozenset()


class Place(Enum):
    """The kind of chat that somebody writes in; the values are Telegram's."""

    PRIVATE = "private"
    GROUP = "group"
    SUPERGROUP = "supergroup"
    CHANNEL = "channel"


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


@dataclass(frozen=True, slots=True)
class Access:
    """What may be read.

    Attributes:
        public: The names of the collections that anyone may read.
    """

    public: frozenset[str]

    def readable(self, reader: Reader) -> frozenset[str]:
        """The collections that may be shown; where there are none, the bot says nothing at all."""
        return self.public if reader.place is Place.PRIVATE else NOTHING
