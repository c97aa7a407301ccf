"""How long work tells how far it has come."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Called now and then with a stage ("reading", "linking"), steps done, and steps in all."""

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Tells where the work stands."""


def silent(stage: str, done: int, total: int) -> None:
    """Tells nobody."""
