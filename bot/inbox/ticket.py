"""What waits for an update that is stored, and the lane that it waits in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from telegram import Update

if TYPE_CHECKING:
    from collections.abc import Hashable

    from bot.inbox.store import Stored


SUSPECT = 2
"""So many beginnings by processes that did not take it make an update suspect."""


@dataclass(frozen=True, slots=True)
class Ticket:
    """What waits in a lane.

    Attributes:
        number: The update's.
        taken: When it was taken, on the intake's clock.
        is_query: Whether it is an inline query, which is worth nothing when its turn comes late.
        is_left: Whether an earlier process left it.
        is_suspect: See `is_suspect`.
        is_excess: Whether it is too much, and its person is to be told so.
    """

    number: int
    taken: float
    is_query: bool = False
    is_left: bool = False
    is_suspect: bool = False
    is_excess: bool = False


def is_suspect(stored: Stored) -> bool:
    """Whether an update may be what ended the last processes, or may have been answered by one.

    Nothing else is to be in hand with it. What ends a process is begun anew each time, but so is
    whatever stands beside it; alone, what is innocent is done. And an answer that may be sent once
    more and never again is to be on its way for as short a time as can be.
    """
    return stored.begun >= SUSPECT or stored.sends > 0


def kind_of(update: Update) -> str:
    """The kind of an update as the Bot API calls it: `message`, `inline_query`."""
    return next((kind for kind in Update.ALL_TYPES if getattr(update, kind, None)), "other")


def lane_of(update: Update) -> Hashable:
    """What an update keeps its order within: a chat; a person, where it happened in none.

    Inline queries have lanes of their own: who types in another chat is not to wait for an answer
    in this one.
    """
    if update.inline_query is not None:
        return "query", update.inline_query.from_user.id
    if update.effective_chat is not None:
        return "chat", update.effective_chat.id
    if update.effective_user is not None:
        return "person", update.effective_user.id
    return None
