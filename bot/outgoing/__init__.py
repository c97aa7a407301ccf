"""What goes out: within Telegram's limits, in order within a chat, and again where that is safe."""

from bot.outgoing.limits import TELEGRAM, Limits
from bot.outgoing.outgoing import Outgoing
from bot.outgoing.request import Noting
from bot.outgoing.sending import LONGEST_WAIT

__all__ = ["LONGEST_WAIT", "TELEGRAM", "Limits", "Noting", "Outgoing"]
