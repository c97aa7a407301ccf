"""Documents, the passages cut from them, and how both are named."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Self

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
        id: Its key in the collection, which it keeps through all its versions.
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
class Listing:
    """A page of the list of documents.

    Attributes:
        cards: Its documents: newest first, those without a date last.
        total: How many documents all pages hold.
        page: Which page it is, from 0: the last one where one behind it was asked for.
    """

    cards: tuple[DocumentCard, ...]
    total: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class PassagePlace:
    """Where a passage stands, told so that it is found again in a new version of its document.

    Attributes:
        document: The document's key, which it keeps through all its versions.
        number: The passage's number.
        digest: What `of` makes of its text; "" for whatever stands there.
    """

    document: int
    number: int
    digest: str

    @classmethod
    def of(cls, document: int, number: int, text: str) -> Self:
        """The place of a passage that says this: SHA-256's first 64 bits, in hexadecimal."""
        content = text.encode(errors="surrogatepass")
        return cls(document, number, hashlib.sha256(content).hexdigest()[:16])


@dataclass(frozen=True, slots=True)
class Quoted:
    """What a message says that a passage says.

    Attributes:
        passage: The passage's key.
        text: Its text, or a part of it, with white space folded.
    """

    passage: int
    text: str
