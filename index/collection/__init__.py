"""The one truth: documents, passages and links in SQLite; everything else is derived from it."""

from index.collection.collection import Collection
from index.collection.documents import AnalysedPassage, Source, StoredPassage
from index.collection.links import NewLink

__all__ = ["AnalysedPassage", "Collection", "NewLink", "Source", "StoredPassage"]
