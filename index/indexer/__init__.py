"""From files to an index that answers: adding, removing, deriving, opening, checking.

A name is imported from its module when somebody first asks for it (PEP 562): whoever opens an index
to ask it needs nothing of what reads files.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from index.indexer.adding import Change, Outcome, Totals, add, remove, totals
    from index.indexer.checking import check
    from index.indexer.opening import open_linked, open_searcher, require_collection
    from index.indexer.progress import Progress, silent
    from index.indexer.sources import Failure

__all__ = [
    "Change",
    "Failure",
    "Outcome",
    "Progress",
    "Totals",
    "add",
    "check",
    "open_linked",
    "open_searcher",
    "remove",
    "require_collection",
    "silent",
    "totals",
]

_MODULES = {
    **dict.fromkeys(("Change", "Outcome", "Totals", "add", "remove", "totals"), "adding"),
    **dict.fromkeys(("check",), "checking"),
    **dict.fromkeys(("open_linked", "open_searcher", "require_collection"), "opening"),
    **dict.fromkeys(("Progress", "silent"), "progress"),
    **dict.fromkeys(("Failure",), "sources"),
}

if not TYPE_CHECKING:  # a type checker reads the imports above, and would take any name for granted

    def __getattr__(name: str) -> Any:
        """A name of `__all__`, from the module that it stands in."""
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
