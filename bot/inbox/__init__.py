"""Where updates come in: stored, queued, worked on in order, and forgotten when that has ended.

`Intake` is the one place that they pass; `Polling` fetches them and `Webhook` has them brought.
"""

from bot.inbox.intake import Intake, Limits, Work
from bot.inbox.polling import Polling
from bot.inbox.store import Meter, Store, Stored
from bot.inbox.webhook import Webhook

__all__ = ["Intake", "Limits", "Meter", "Polling", "Store", "Stored", "Webhook", "Work"]
