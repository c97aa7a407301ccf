"""Passages that say the same in two languages, and where they disagree."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.model.texts import Span


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a link: neighbouring passages of one document in one language."""

    doc: str
    lang: str
    paragraphs: tuple[int, ...]
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Passages that say the same in two languages.

    Attributes:
        a: The side whose language comes first in alphabetical order of codes.
        b: The other side.
        score: How sure the alignment is, from 0 to 1.
    """

    a: Side
    b: Side
    score: float


class DifferenceKind(Enum):
    """In what two versions disagree."""

    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    SENTENCE = "sentence"


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a passage that something is said about.

    Attributes:
        paragraph: The passage's number in its document.
        span: A range of the passage's text; empty where it is about what is not there.
    """

    paragraph: int
    span: Span


@dataclass(frozen=True, slots=True)
class Difference:
    """Where the two sides of a link disagree.

    Attributes:
        kind: In what.
        a: Where on side a; for a sentence that side a leaves out, where it would stand.
        b: The same on side b.
        score: How sure it is that they disagree, from 0 to 1.
    """

    kind: DifferenceKind
    a: Mark
    b: Mark
    score: float
