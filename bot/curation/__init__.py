"""Changing the documents while others ask: in a process of its own, one change after another."""

from bot.curation.curation import Curation
from bot.curation.values import Added, JudgedPassages, Stage

__all__ = ["Added", "Curation", "JudgedPassages", "Stage"]
