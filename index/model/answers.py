"""What a collection has to say to a question: passages found, or why it does not answer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from index.model.texts import PassagePlace

if TYPE_CHECKING:
    from index.model.links import Side
    from index.model.texts import DocumentCard, Passage, Span


class ReadingKind(Enum):
    """Why a term is looked for where another word was typed."""

    LEMMA = "lemma"
    """It is the word's own."""
    FAMILY = "family"
    """It is another word of the same root."""
    FIGURE = "figure"
    """It is the same number or date, written otherwise."""
    ACRONYM = "acronym"
    """One is short for the other."""
    TRANSLATION = "translation"
    """The lexicon or a dictionary has it."""
    SOUND = "sound"
    """It is the same name in the other alphabet."""
    PARAPHRASE = "paraphrase"
    """Both have the same translations."""


class Reading(NamedTuple):
    """A term that a word of a question may stand for.

    Attributes:
        term: The term.
        weight: How probably whoever wrote it meant what the question's word means, from 0 to 1.
        kind: Why it is looked for.
    """

    term: str
    weight: float
    kind: ReadingKind


class PartKind(Enum):
    """What a part of a score is given for."""

    WORD = "word"
    """A word of the question that the passage holds, as rank-bm25 scores it."""
    NEAR = "near"
    """Words of the question close to each other."""
    SENTENCE = "sentence"
    """What the best sentence holds of the question."""
    DOCUMENT = "document"
    """What stands around the passage in its document."""
    VERSION = "version"
    """What the passage's version in the other language holds of the question, carried over."""


class Part(NamedTuple):
    """A part of a hit's score; all parts add up to it.

    Attributes:
        kind: What it is given for.
        label: The words that it is about, as people are shown them.
        score: What it adds.
    """

    kind: PartKind
    label: str
    score: float


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
    """

    question: str
    lang: str
    refusal: Refusal | None
    hits: tuple[Hit, ...]
    unknown: tuple[str, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    corrections: tuple[Correction, ...] = ()
    confidence: float = 0.0

    @property
    def answered(self) -> bool:
        """Whether the hits answer the question."""
        return self.refusal is None

    @property
    def leading(self) -> tuple[Hit, ...]:
        """The hits worth a person's time: those that score at least half of what the best does."""
        return tuple(hit for hit in self.hits if hit.score >= self.hits[0].score / 2)
