"""Inline queries: what waits for an answer, and answers that the server keeps for everybody.

An answer is kept for as long as it says. Whoever types the same words meanwhile gets it without the
bot being asked, unless it says that it is personal: then only the person whom it was made for does.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.support.bot_api.messages import Message

LIFETIME = 10.0
"""Seconds after which a query can't be answered any more."""


@dataclass(slots=True)
class InlineAnswer:
    """What a person sees above the line that they type in.

    Attributes:
        results: The results as the bot gave them.
        messages: By the result's id, what picking it sends: parsed text, buttons, options.
        next_offset: What scrolling on asks for; empty at the end.
        is_personal: Whether the server keeps it for this person alone.
        cache_time: Seconds for which the server keeps it.
        button: The button above the results.
        from_cache: Whether the server gave it without asking the bot.
    """

    results: list[dict[str, Any]]
    messages: dict[str, Message]
    next_offset: str
    is_personal: bool
    cache_time: int
    button: dict[str, Any] | None
    from_cache: bool = False


@dataclass(slots=True)
class InlineQuery:
    """A query that waits for its answer."""

    id: str
    user_id: int
    text: str
    offset: str
    expired: bool = False
    answer: InlineAnswer | None = None
    asked_at: float = field(default_factory=time.monotonic)

    @property
    def is_open(self) -> bool:
        """Whether an answer is still taken."""
        late = time.monotonic() - self.asked_at > LIFETIME
        return self.answer is None and not self.expired and not late


class Cache:
    """Answers that are kept, by the words and the offset that were asked."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str, int | None], tuple[float, InlineAnswer]] = {}

    def keep(self, query: InlineQuery, answer: InlineAnswer) -> None:
        """Keeps an answer for as long as it says, for whom it says."""
        whose = query.user_id if answer.is_personal else None
        until = time.monotonic() + answer.cache_time
        self._kept[query.text, query.offset, whose] = (until, answer)

    def find(self, query: InlineQuery) -> InlineAnswer | None:
        """The answer that this person gets without the bot being asked."""
        for whose in (query.user_id, None):
            until, answer = self._kept.get((query.text, query.offset, whose), (0.0, None))
            if answer is not None and time.monotonic() < until:
                return answer
        return None
