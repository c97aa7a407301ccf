"""The values that the rooms hand to each other: frozen, without behaviour that needs a database.

Offsets are in code points, half open (`[start, end)`), and always point into a stored original.
"""

from index.model.answers import Answer, Hit, Match, Refusal, RefusalKind, Suggestion
from index.model.links import Difference, DifferenceKind, Link, Mark, Side
from index.model.texts import (
    Document,
    DocumentCard,
    Listing,
    Passage,
    PassagePlace,
    Quoted,
    Span,
    fold_space,
)

__all__ = [
    "Answer",
    "Difference",
    "DifferenceKind",
    "Document",
    "DocumentCard",
    "Hit",
    "Link",
    "Listing",
    "Mark",
    "Match",
    "Passage",
    "PassagePlace",
    "Quoted",
    "Refusal",
    "RefusalKind",
    "Side",
    "Span",
    "Suggestion",
    "fold_space",
]
