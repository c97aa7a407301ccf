"""How much the server takes: a message a second in a chat, 20 a minute in a group, 30/s in all.

Short bursts pass in a chat. One that was sent too much refuses for a while; what is sent on before
that ends starts the while anew.
"""

from __future__ import annotations

import math
import time
from collections import Counter, defaultdict, deque
from dataclasses import dataclass

from tests.support.bot_api.refusals import Refused

BURST = 5
A_MINUTE = 20
A_SECOND = 30
_MINUTE = 60.0


@dataclass(slots=True)
class _Spell:
    """A time in which a chat takes nothing."""

    until: float
    seconds: int
    refusals: int = 0


class Floods:
    """What has been sent of late, and where nothing more is taken.

    Attributes:
        limited: Whether the server counts at all; most tests are about something else.
        refused: How many requests each chat has refused since the start.
    """

    def __init__(self) -> None:
        self.limited = False
        self.refused: Counter[int] = Counter()
        self._spells: dict[int, _Spell] = {}
        self._chats: defaultdict[int, deque[float]] = defaultdict(deque)
        self._all: deque[float] = deque()

    def begin(self, chat_id: int, seconds: int) -> None:
        """From now on, that chat takes nothing for so many seconds."""
        self._spells[chat_id] = _Spell(time.monotonic() + seconds, seconds)

    def check(self, chat_id: int) -> None:
        """Counts a message to a chat, or refuses it."""
        now = time.monotonic()
        if self.limited and not self._is_within_spell(chat_id, now):
            wait = self._wait(chat_id, now)
            if wait:
                self._spells[chat_id] = _Spell(now + wait, wait)
        spell = self._spells.get(chat_id)
        if spell is None or now >= spell.until:
            if self.limited:
                self._chats[chat_id].append(now)
                self._all.append(now)
            return
        if spell.refusals:
            spell.until = now + spell.seconds
        spell.refusals += 1
        self.refused[chat_id] += 1
        left = max(1, math.ceil(spell.until - now - 0.01))
        raise Refused(429, f"Too Many Requests: retry after {left}", retry_after=left)

    def _is_within_spell(self, chat_id: int, now: float) -> bool:
        spell = self._spells.get(chat_id)
        return spell is not None and now < spell.until

    def _wait(self, chat_id: int, now: float) -> int:
        """Whole seconds until one more message is taken; 0 where it is taken now."""
        sent = self._chats[chat_id]
        while sent and sent[0] <= now - _MINUTE:
            sent.popleft()
        while self._all and self._all[0] <= now - 1:
            self._all.popleft()
        waits = [self._burst(sent, now)]
        if chat_id < 0 and len(sent) >= A_MINUTE:
            waits.append(sent[-A_MINUTE] + _MINUTE - now)
        if len(self._all) >= A_SECOND:
            waits.append(self._all[-A_SECOND] + 1 - now)
        return math.ceil(max(waits))

    @staticmethod
    def _burst(sent: deque[float], now: float) -> float:
        """Seconds until a bucket of `BURST` tokens, one more each second, has one."""
        tokens, last = float(BURST), now - _MINUTE
        for moment in sent:
            tokens = min(BURST, tokens + moment - last) - 1
            last = moment
        tokens = min(BURST, tokens + now - last)
        return max(0.0, 1 - tokens)
