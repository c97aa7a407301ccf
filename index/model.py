"""The values that the rooms hand to each other: frozen, without behaviour that needs a database.

Offsets are in code points, half open (`[start, end)`), and always point into a stored original.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date


class Span(NamedTuple):
    """A range of a text, `[start, end)`, in code points."""

    start: int
    end: int


def fold_space(text: str) -> str:
    """The text with each run of white space as one space, none at the ends: how quotes are cut."""
    return " ".join(text.split())


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph that can be quoted.

    Attributes:
        number: Its place among the passages of its document, from 1.
        lang: The code of the language that it is written in.
        span: Where it stands in the document's text.
        text: That part of the document's text, with white space folded.
    """

    number: int
    lang: str
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """A document as a reader hands it over.

    Attributes:
        title: Its title, or None where the document states none.
        date: The day that it is dated, or None where the document states none.
        url: Its canonical web address, or None.
        text: All of its text as it was read; every passage is a part of it.
        passages: What can be quoted, in order; page furniture is left out.
    """

    title: str | None
    date: date | None
    url: str | None
    text: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class DocumentCard:
    """What is said of a stored document: where a quote comes from.

    Attributes:
        id: Its key in the collection; a new version of the document gets a new one.
        name: What people call it: a path relative to the folder that was added.
        collection: The set of documents that it belongs to.
        passages: How many passages it has in each language.
        counterparts: Names of the documents that hold its other-language version.
    """

    id: int
    name: str
    collection: str
    title: str | None
    date: date | None
    url: str | None
    passages: dict[str, int]
    counterparts: tuple[str, ...] = ()


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


@dataclass(frozen=True, slots=True)
class Match:
    """The other-language version of a passage.

    Attributes:
        card: The document that holds it.
        side: The passages themselves.
        score: How sure the alignment is, from 0 to 1.
    """

    card: DocumentCard
    side: Side
    score: float


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that a question found.

    Attributes:
        passage_id: The passage's key in the collection.
        card: The document that holds it.
        score: Its BM25 score, as rank-bm25 defines it.
        highlights: The words that matched, as ranges of the passage's text, in order.
        sentence: The sentence that answers best, as a range of the passage's text.
        match: The other-language version, or None where there is none to be sure of.
    """

    passage_id: int
    card: DocumentCard
    passage: Passage
    score: float
    highlights: tuple[Span, ...]
    sentence: Span
    match: Match | None


class RefusalKind(Enum):
    """Why a collection does not answer a question."""

    NO_WORDS = "no-words"
    """The question holds no word to look for."""
    UNKNOWN_WORDS = "unknown-words"
    """Words of the question occur nowhere in the documents."""
    SCATTERED = "scattered"
    """Every word occurs, but no passage has enough of them together."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why there is no answer.

    Attributes:
        kind: The reason.
        words: Words of the question, as they were typed, that the reason is about.
    """

    kind: RefusalKind
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a collection has to say to a question.

    Attributes:
        question: The question as it was asked.
        lang: The language that it is answered in.
        refusal: Why the collection does not answer, or None where it does.
        hits: The passages found, best first; with a refusal, the nearest ones.
        unknown: Words of the question that stand nowhere in the documents that may be read.
    """

    question: str
    lang: str
    refusal: Refusal | None
    hits: tuple[Hit, ...]
    unknown: tuple[str, ...] = ()

    @property
    def answered(self) -> bool:
        """Whether the hits answer the question."""
        return self.refusal is None

    @property
    def leading(self) -> tuple[Hit, ...]:
        """The hits worth a person's time: those that score at least half of what the best does."""
        return tuple(hit for hit in self.hits if hit.score >= self.hits[0].score / 2)
