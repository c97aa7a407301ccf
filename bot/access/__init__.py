"""The one gate: which collections may be read, by whom, from where.

Every way in asks here, each time it is used (a button too, long after its message was sent), and
nothing else decides. `reader` holds the values, `membership` what Telegram says of who is in a
chat, `gate` decides.
"""

from __future__ import annotations

from bot.access.gate import Gate
from bot.access.membership import Membership
from bot.access.reader import NOTHING, Place, Reader

__all__ = ["NOTHING", "Gate", "Membership", "Place", "Reader"]
