"""The one truth: documents, passages and links in SQLite; everything else is derived from it."""

from index.collection.changes import AnalysedPassage
from index.collection.collection import Collection
from index.collection.lexicons import Lexicon, LexiconEntry, LexiconWord
from index.collection.links import NewLink
from index.collection.partners import Partner
from index.collection.passages import Passages
from index.collection.records import Analysed, PassageWords, Placed, Source, StoredPassage
from index.collection.sayings import Verdict, digest_of

__all__ = [
    "Analysed",
    "AnalysedPassage",
    "Collection",
    "Lexicon",
    "LexiconEntry",
    "LexiconWord",
    "NewLink",
    "Partner",
    "PassageWords",
    "Passages",
    "Placed",
    "Source",
    "StoredPassage",
    "Verdict",
    "digest_of",
]
