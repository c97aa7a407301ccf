"""What the bot remembers: a SQLite database of its own beside the collection's.

`State.open` gives everything: a member an idea (`inbox`, `answers`, `grants`, …), each with the
values that it takes and gives. What people asked is kept for as long as settings say, and what a
person wants forgotten is gone from the file.
"""

from bot.state.answers import StoredAnswer, new_answer_id
from bot.state.chats import ChatSettings
from bot.state.grants import Grant, SubjectKind
from bot.state.inbox import StoredUpdate
from bot.state.invitations import Invitation, new_invitation_id
from bot.state.questions import Asked, InVain, Statistics
from bot.state.retention import KEPT
from bot.state.reviews import Review, ReviewedSide
from bot.state.state import State
from bot.state.subscriptions import Subscription

__all__ = [
    "KEPT",
    "Asked",
    "ChatSettings",
    "Grant",
    "InVain",
    "Invitation",
    "Review",
    "ReviewedSide",
    "State",
    "Statistics",
    "StoredAnswer",
    "StoredUpdate",
    "SubjectKind",
    "Subscription",
    "new_answer_id",
    "new_invitation_id",
]
