"""Updates that wait for the bot: which kinds it wants, and those that it has not acknowledged."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.support.bot_api.refusals import conflict

if TYPE_CHECKING:
    import threading

UNASKED = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
"""Kinds that come to those alone who ask for them by name."""

Update = dict[str, Any]


@dataclass(slots=True)
class Delivery:
    """How updates are brought to a webhook.

    Attributes:
        secret: What stands in the header that tells the bot who brings them.
        connections: How many are brought at once, at most.
        last_error: When an update was last not taken (seconds of the epoch), and why.
    """

    secret: str = ""
    connections: int = 40
    last_error: tuple[int, str] | None = None


class Updates:
    """The queue; `changed` is held by whoever looks at it or alters it.

    Attributes:
        delivered: When each update was first handed out, by `time.perf_counter`.
        acknowledged: The greatest number that the bot said to have taken.
        polls: How many polls there have been.
        closing: Whether those who wait are to stop waiting.
    """

    def __init__(self, changed: threading.Condition) -> None:
        self.changed = changed
        self.delivered: dict[int, float] = {}
        self.acknowledged = 0
        self.polls = 0
        self.closing = False
        self.webhook = ""
        self.wanted: frozenset[str] | None = None
        self._waiting: dict[int, Update] = {}

    def __len__(self) -> int:
        return len(self._waiting)

    def add(self, number: int, kind: str, content: dict[str, Any]) -> None:
        """Queues an update, unless the bot does not want that kind."""
        wanted = kind in self.wanted if self.wanted else kind not in UNASKED
        if wanted:
            self._waiting[number] = {"update_id": number, kind: content}

    def want(self, kinds: list[str] | None) -> None:
        """Notes what the bot wants from now on; None leaves it as it was."""
        if kinds is not None:
            self.wanted = frozenset(kinds)

    def waiting(self) -> list[Update]:
        """Those that have not been acknowledged, in order."""
        return list(self._waiting.values())

    def hand_out(self, update: Update) -> Update:
        """Notes that an update is on its way."""
        self.delivered.setdefault(update["update_id"], time.perf_counter())
        return update

    def acknowledge(self, number: int) -> None:
        """Forgets an update that the bot has taken."""
        self._waiting.pop(number, None)
        self.acknowledged = max(self.acknowledged, number)

    def drop(self) -> None:
        """Forgets all."""
        self._waiting.clear()

    def poll(self, offset: int, limit: int, timeout: float) -> list[Update]:
        """Waits for updates from `offset` on; those before it are acknowledged.

        An offset below zero counts from the end, and forgets what is before.

        Raises:
            Refused: There is a webhook, or another poll came meanwhile.
        """
        self.polls += 1
        poller = self.polls
        if offset < 0:
            for number in list(self._waiting)[:offset]:
                self.acknowledge(number)
        for number in [number for number in self._waiting if number < offset]:
            self.acknowledge(number)
        self.acknowledged = max(self.acknowledged, offset - 1)
        self.changed.notify_all()
        self.changed.wait_for(
            lambda: self._waiting or poller != self.polls or self.closing or self.webhook, timeout
        )
        if poller != self.polls:
            raise conflict(
                "terminated by other getUpdates request;"
                " make sure that only one bot instance is running"
            )
        if self.webhook:
            raise conflict("terminated by setWebhook request")
        return [self.hand_out(update) for update in self.waiting()[:limit]]
