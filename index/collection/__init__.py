"""The one truth: documents, passages and links in SQLite; everything else is derived from it."""

from index.collection.changes import AnalysedPassage
from index.collection.collection import Collection
from index.collection.links import NewLink
from index.collection.records import Analysed, PassageWords, Source, StoredPassage

__all__ = [
    "Analysed",
    "AnalysedPassage",
    "Collection",
    "NewLink",
    "PassageWords",
    "Source",
    "StoredPassage",
]
