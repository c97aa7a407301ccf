"""How an answer came about: readings of words, parts of scores, signs that a passage answers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


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
    PHRASE = "phrase"
    """A phrase that was quoted among other words."""
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
        reading: By what a word is held; None for what is about several, and where nobody asked.
    """

    kind: PartKind
    label: str
    score: float
    reading: Reading | None = None


class SignKind(Enum):
    """What speaks for a passage as an answer, or against it."""

    COVERED = "covered"
    """The share of the question that it holds, or its version does."""
    MISSING_NAMES = "missing-names"
    """The share of the question in names and numbers that neither holds."""
    SURPRISE = "surprise"
    """How little chance explains that words stand together in it."""
    LEAD = "lead"
    """How far it is ahead of other documents."""
    STRENGTH = "strength"
    """How much it scores of what it could."""


class Sign(NamedTuple):
    """A sign for or against a passage.

    Attributes:
        kind: What is looked at.
        value: How much of it there is.
        log_odds: What that adds to the log odds of its being an answer.
    """

    kind: SignKind
    value: float
    log_odds: float


@dataclass(frozen=True, slots=True)
class ExplainedWord:
    """A word of a question as it was read.

    Attributes:
        typed: As it was typed.
        weight: How much it tells in the question.
        readings: For each language, the asker's first, what it was looked for by that stands in
            passages, surest first; empty where nothing does.
    """

    typed: str
    weight: float
    readings: Mapping[str, tuple[Reading, ...]]


@dataclass(frozen=True, slots=True)
class ExplainedHit:
    """Why a hit stands where it stands, and whether it answers.

    Attributes:
        passage_id: The passage's key in the collection.
        parts: What its score is made of, with readings; they add up to it.
        factor: What each part has been multiplied by: other than 1 for a passage that stands in the
            other language alone.
        signs: What speaks for it and against it.
        probability: How probably it answers.
        leads: Whether it is one of the best, by which it is decided whether there is an answer.
    """

    passage_id: int
    parts: tuple[Part, ...]
    factor: float
    signs: tuple[Sign, ...]
    probability: float
    leads: bool


@dataclass(frozen=True, slots=True)
class Explanation:
    """How an answer came about.

    Attributes:
        words: The words that were looked for.
        hits: The hits of the answer, in their order.
        base: The log odds of a passage without any sign.
        enough: From which probability on a passage is called an answer.
        demanded: Whether the question says by itself what a passage must hold: what holds that is
            an answer, however probable.
    """

    words: tuple[ExplainedWord, ...]
    hits: tuple[ExplainedHit, ...]
    base: float
    enough: float
    demanded: bool
