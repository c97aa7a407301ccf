"""BM25: the definition of scores, the index files, and the engine that answers queries from them.

From passages to files: `writer`, which gathers new ones in a `batch` (`inversion`), writes them
with bounds (`building`, `impacts`), marks removed ones (`tombstones`), merges what has become many
(`compaction`, `merging`, `copying`), and commits all of it with the `manifest`. From files to
scores: `snapshot`, made of `segment`s; `engine`, which weighs terms (`weights`, `statistics`),
selects passages (`selection`) and searches (`frames`, `room`, `dictionary`, `maxscore`,
`counting`). `vocabulary` gives the words that there are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.loading import lazily

if TYPE_CHECKING:
    from index.ranking.comparison import same
    from index.ranking.engine import SegmentRanker
    from index.ranking.manifest import index_folder
    from index.ranking.ranker import Filters, Frequencies, Ranker, Scale, Scored
    from index.ranking.snapshot import Snapshot, committed
    from index.ranking.vocabulary import Vocabulary
    from index.ranking.writer import IndexWriter

__all__ = [
    "Filters",
    "Frequencies",
    "IndexWriter",
    "Ranker",
    "Scale",
    "Scored",
    "SegmentRanker",
    "Snapshot",
    "Vocabulary",
    "committed",
    "index_folder",
    "same",
]

if not TYPE_CHECKING:  # a type checker reads the imports above, and would take any name for granted
    __getattr__ = lazily(
        __name__,
        {
            "comparison": ["same"],
            "engine": ["SegmentRanker"],
            "manifest": ["index_folder"],
            "ranker": ["Filters", "Frequencies", "Ranker", "Scale", "Scored"],
            "snapshot": ["Snapshot", "committed"],
            "vocabulary": ["Vocabulary"],
            "writer": ["IndexWriter"],
        },
    )
