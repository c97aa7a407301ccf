"""The one truth: documents, passages and links in SQLite; everything else is derived from it."""

from index.collection.acronyms import Acronyms, Meaning
from index.collection.changes import AnalysedPassage
from index.collection.collection import Collection
from index.collection.lexicons import Lexicon, LexiconEntry, LexiconWord
from index.collection.links import NewLink
from index.collection.partners import Partner
from index.collection.passages import Passages
from index.collection.records import (
    Analysed,
    AnalysedAcronym,
    HeldTerms,
    PassageWords,
    Placed,
    Source,
    StoredPassage,
)
from index.collection.sayings import Verdict, digest_of

__all__ = [
    "Acronyms",
    "Analysed",
    "AnalysedAcronym",
    "AnalysedPassage",
    "Collection",
    "HeldTerms",
    "Lexicon",
    "LexiconEntry",
    "LexiconWord",
    "Meaning",
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
