"""What a collection has to say to a question: passages found, or why it does not answer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from index.model.texts import PassagePlace

if TYPE_CHECKING:
    from index.model.explanations import Explanation, Part
    from index.model.links import Side
    from index.model.texts import DocumentCard, Passage, Span


class CorrectionKind(Enum):
    """In what way a question was mistyped."""

    LAYOUT = "layout"
    """The keyboard was set to the other language."""
    ALPHABET = "alphabet"
    """The words were written in the other language's letters, by their sound."""
    MIXED = "mixed"
    """Letters of one alphabet stood among those of the other."""
    SPELLING = "spelling"
    """Letters were left out, added, exchanged."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A part of a question that was read otherwise than it was typed.

    Attributes:
        kind: In what way it was mistyped.
        typed: As it was typed.
        meant: As it was read.
    """

    kind: CorrectionKind
    typed: str
    meant: str


@dataclass(frozen=True, slots=True)
class Match:
    """The other-language version of a passage.

    Attributes:
        card: The document that holds it.
        side: The passages themselves.
        score: How sure the alignment is, from 0 to 1.
        places: Where each of its passages stands.
        keys: Their keys in the collection.
    """

    card: DocumentCard
    side: Side
    score: float
    places: tuple[PassagePlace, ...]
    keys: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that a question found.

    Attributes:
        passage_id: The passage's key in the collection.
        card: The document that holds it.
        score: Its BM25 score, as rank-bm25 defines it; 0 where it was not searched for.
        highlights: The words that matched, as ranges of the passage's text, in order.
        sentence: The sentence that answers best, as a range of the passage's text.
        match: The other-language version, or None where there is none to be sure of.
        parts: What its score is made of.
    """

    passage_id: int
    card: DocumentCard
    passage: Passage
    score: float
    highlights: tuple[Span, ...]
    sentence: Span
    match: Match | None
    parts: tuple[Part, ...] = ()

    @property
    def place(self) -> PassagePlace:
        """Where the passage stands."""
        return PassagePlace.of(self.card.id, self.passage.number, self.passage.text)


class RefusalKind(Enum):
    """Why a collection does not answer a question."""

    NO_WORDS = "no-words"
    """The question holds no word to look for."""
    UNKNOWN_WORDS = "unknown-words"
    """Words of the question occur nowhere in the documents."""
    SCATTERED = "scattered"
    """Every word occurs, but no passage has enough of them together."""
    NARROWED = "narrowed"
    """Passages would be found, but none is what was asked for beside the words."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why there is no answer.

    Attributes:
        kind: The reason.
        words: What of the question the reason is about: words as they were typed, or phrases, days
            and names of documents that it was narrowed down to.
    """

    kind: RefusalKind
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """How a word that stands nowhere was probably meant.

    Attributes:
        word: As it was typed.
        spelling: A word of the documents that may be read, as it stands there.
    """

    word: str
    spelling: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What a collection has to say to a question.

    Attributes:
        question: The question as it was asked; one that follows up another, read with that.
        lang: The language that it is answered in.
        refusal: Why the collection does not answer, or None where it does.
        hits: The passages found, best first; with a refusal, the nearest ones.
        unknown: Words of the question that stand nowhere in the documents that may be read.
        suggestions: Likely spellings of such words.
        corrections: What of the question was read otherwise than it was typed.
        confidence: How probably the best hit answers, from 0 to 1.
        explanation: How it came about, where that was asked for.
    """

    question: str
    lang: str
    refusal: Refusal | None
    hits: tuple[Hit, ...]
    unknown: tuple[str, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    corrections: tuple[Correction, ...] = ()
    confidence: float = 0.0
    explanation: Explanation | None = None

    @property
    def answered(self) -> bool:
        """Whether the hits answer the question."""
        return self.refusal is None

    @property
    def leading(self) -> tuple[Hit, ...]:
        """The hits worth a person's time: those that score at least half of what the best does."""
        return tuple(hit for hit in self.hits if hit.score >= self.hits[0].score / 2)
