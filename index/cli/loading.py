"""Parts of the program that are imported when they are first needed.

A process that answers one question for a script waits for nothing that only a conversation, a
progress bar or another command uses.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any


def load(place: str) -> Any:
    """What a module holds, the module imported only now.

    Args:
        place: The module's name, a colon, the name in it, as entry points have it.
    """
    module, _, name = place.partition(":")
    return getattr(import_module(module), name)
