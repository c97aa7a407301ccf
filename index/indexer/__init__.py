"""From files to an index that answers: adding, removing, deriving, opening, checking."""

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
