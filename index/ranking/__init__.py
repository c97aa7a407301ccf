"""BM25: weights, postings, their file, and the ranker that answers queries."""

from index.ranking.postings import build
from index.ranking.ranker import Filters, PostingsRanker, Ranker, Scored
from index.ranking.snapshot import Snapshot, read, stamp, write

__all__ = [
    "Filters",
    "PostingsRanker",
    "Ranker",
    "Scored",
    "Snapshot",
    "build",
    "read",
    "stamp",
    "write",
]
