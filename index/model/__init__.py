"""The values that the rooms hand to each other: frozen, without behaviour that needs a database.

Offsets are in code points, half open (`[start, end)`), and always point into a stored original.
"""

from index.model.answers import (
    Answer,
    Correction,
    CorrectionKind,
    Hit,
    Match,
    Refusal,
    RefusalKind,
    Suggestion,
)
from index.model.explanations import (
    ExplainedHit,
    ExplainedWord,
    Explanation,
    Part,
    PartKind,
    Reading,
    ReadingKind,
    Sign,
    SignKind,
)
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
    "Correction",
    "CorrectionKind",
    "Difference",
    "DifferenceKind",
    "Document",
    "DocumentCard",
    "ExplainedHit",
    "ExplainedWord",
    "Explanation",
    "Hit",
    "Link",
    "Listing",
    "Mark",
    "Match",
    "Part",
    "PartKind",
    "Passage",
    "PassagePlace",
    "Quoted",
    "Reading",
    "ReadingKind",
    "Refusal",
    "RefusalKind",
    "Side",
    "Sign",
    "SignKind",
    "Span",
    "Suggestion",
    "fold_space",
]
