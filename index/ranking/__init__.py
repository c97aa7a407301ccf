"""BM25: weights, postings, their file, and the ranker that answers queries."""

from index.ranking.postings import build
from index.ranking.ranker import Filters, Frequencies, PostingsRanker, Ranker, Scored
from index.ranking.snapshot import Snapshot, committed, read, write

__all__ = [
    "Filters",
    "Frequencies",
    "PostingsRanker",
    "Ranker",
    "Scored",
    "Snapshot",
    "build",
    "committed",
    "read",
    "write",
]
