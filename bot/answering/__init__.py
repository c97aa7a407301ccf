"""The bridge to `index`: one thread that searches, and a limit to how long anyone waits for it."""

from bot.answering.answering import Answering
from bot.answering.searcher import Searcher

__all__ = ["Answering", "Searcher"]
