"""What a press of a button asks for: one value a kind of button."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Reason(Enum):
    """What was wrong with an answer, by whoever pressed 👎."""

    PASSAGE = "passage"
    """The passage does not answer the question."""
    MATCH = "match"
    """The other-language version is not the same passage."""
    LANGUAGE = "language"
    """It came in the wrong language."""
    MISSING = "missing"
    """The documents hold something better."""


@dataclass(frozen=True, slots=True)
class Show:
    """To show a page of an answer.

    Attributes:
        answer: The number of the stored answer.
        page: The page, from 0.
        lang: The code of the language to show passages in.
    """

    answer: int
    page: int
    lang: str


@dataclass(frozen=True, slots=True)
class Back:
    """To go back to a page of an answer, from its surroundings or from what was wrong.

    Attributes:
        answer: The number of the stored answer.
        page: The page, from 0.
        lang: The code of the language to show passages in.
    """

    answer: int
    page: int
    lang: str


@dataclass(frozen=True, slots=True)
class Around:
    """To show what stands around a passage.

    Attributes:
        answer: The number of the stored answer.
        index: The place of the passage among those of the answer, from 0.
    """

    answer: int
    index: int


@dataclass(frozen=True, slots=True)
class Vote:
    """To say that an answer was good, or that it was not."""

    answer: int
    up: bool


@dataclass(frozen=True, slots=True)
class Blame:
    """To say what was wrong with an answer."""

    answer: int
    reason: Reason


@dataclass(frozen=True, slots=True)
class Explain:
    """To be told how an answer came about."""

    answer: int


@dataclass(frozen=True, slots=True)
class ListSources:
    """To show a page of the list of documents, from 0."""

    page: int


@dataclass(frozen=True, slots=True)
class ChooseLanguage:
    """To be spoken to in a language."""

    lang: str


@dataclass(frozen=True, slots=True)
class ForgetMe:
    """To have all forgotten that is kept of the person who presses, or to leave it."""

    confirmed: bool


@dataclass(frozen=True, slots=True)
class GroupLanguage:
    """To speak a language in a group; None for that of each question."""

    lang: str | None


@dataclass(frozen=True, slots=True)
class GroupCollection:
    """To let a group use a collection or not.

    Attributes:
        index: Its place among those that the group may choose from, from 0.
    """

    index: int


@dataclass(frozen=True, slots=True)
class GroupAsking:
    """To say who of a group may ask."""

    admins_only: bool


@dataclass(frozen=True, slots=True)
class Judge:
    """To settle a reported match.

    Attributes:
        review: The number of the report.
        confirmed: Whether the passages do match.
    """

    review: int
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Digest:
    """To get the weekly digest or not."""

    on: bool


@dataclass(frozen=True, slots=True)
class RemoveDocument:
    """To remove a document.

    Attributes:
        document: Its key.
        digest: What tells whether the key still stands for the document that was meant; 1 to 32
            characters of `[A-Za-z0-9_-]`.
    """

    document: int
    digest: str


Action = (
    Show
    | Back
    | Around
    | Vote
    | Blame
    | Explain
    | ListSources
    | ChooseLanguage
    | ForgetMe
    | GroupLanguage
    | GroupCollection
    | GroupAsking
    | Judge
    | Digest
    | RemoveDocument
)
