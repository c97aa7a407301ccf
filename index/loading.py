"""Parts of the program that are imported when they are first needed.

A process that answers one question for a script waits for nothing that only a conversation, a
progress bar, another command or a writer uses.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping


def load(place: str) -> Any:
    """What a module holds, the module imported only now.

    Args:
        place: The module's name, a colon, the name in it, as entry points have it.
    """
    module, _, name = place.partition(":")
    return getattr(import_module(module), name)


def lazily(room: str, names: Mapping[str, Iterable[str]]) -> Callable[[str], Any]:
    """The `__getattr__` of a room that imports a module of its own with its first name (PEP 562).

    Args:
        room: The room's full name.
        names: What it gives to others, by the module that it stands in.
    """
    modules = {name: module for module, given in names.items() for name in given}

    def attribute(name: str) -> Any:
        """A name that the room gives, from the module that it stands in."""
        if name not in modules:
            raise AttributeError(f"module {room!r} has no attribute {name!r}")
        return load(f"{room}.{modules[name]}:{name}")

    return attribute
