"""From files to an index that answers: adding, removing, deriving, opening, checking.

A name is imported from its module when somebody first asks for it (PEP 562): whoever opens an index
to ask it needs nothing of what reads files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.loading import lazily

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

if not TYPE_CHECKING:  # a type checker reads the imports above, and would take any name for granted
    __getattr__ = lazily(
        __name__,
        {
            "adding": ["Change", "Outcome", "Totals", "add", "remove", "totals"],
            "checking": ["check"],
            "opening": ["open_linked", "open_searcher", "require_collection"],
            "progress": ["Progress", "silent"],
            "sources": ["Failure"],
        },
    )
