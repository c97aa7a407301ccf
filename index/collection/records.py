"""What goes into the database and comes out of it: the values of this room."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Self

if TYPE_CHECKING:
    from index.model import Passage


@dataclass(frozen=True, slots=True)
class Source:
    """Where a stored document came from, and by which rules it was read.

    Attributes:
        name: The document's name.
        collection: The set of documents that it belongs to.
        origin: The file, as an absolute path.
        digest: SHA-256 of the file, in hexadecimal.
        reading: Fingerprint of the reader.
        analysis: Fingerprint of the analyzer.
    """

    name: str
    collection: str
    origin: str
    digest: str
    reading: str
    analysis: str


class Placed(NamedTuple):
    """What names and addresses say of a stored document.

    Attributes:
        id: The document's key.
        name: Its name.
        url: Its canonical web address, or None.
        lang: The language that most of its passages are in.
    """

    id: int
    name: str
    url: str | None
    lang: str


@dataclass(frozen=True, slots=True)
class StoredPassage:
    """A passage with its keys.

    Attributes:
        id: The passage's key.
        document: Its document's key.
    """

    id: int
    document: int
    passage: Passage


class AnalysedAcronym(NamedTuple):
    """An acronym with its full name, as analysis sees them.

    Attributes:
        short: The acronym in lower case, folded; a small word otherwise (WHO, IT), as its term.
        term: What it is found by.
        name: For each word of the name that is not small, the terms that it may be found by.
    """

    short: str
    term: str
    name: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Analysed:
    """What analysis made of a passage.

    Attributes:
        terms: What it is found by, in order, a space between.
        words: What the aligner compares, each once, a space between.
        length: Its characters, white space not counted.
        acronyms: Those that it gives with their full names, sorted.
    """

    terms: str
    words: str
    length: int
    acronyms: tuple[AnalysedAcronym, ...] = ()


class HeldTerms(NamedTuple):
    """What a passage is found by: nothing of its text.

    Attributes:
        id: The passage's key.
        document: Its document's key.
        number: Its place in the document, from 1.
        lang: Its language.
        terms: As analysed, in order.
    """

    id: int
    document: int
    number: int
    lang: str
    terms: list[str]

    @classmethod
    def of_row(cls, row: tuple[int, int, int, str, str]) -> Self:
        """From what the database has, the terms with a space between."""
        passage, document, number, lang, terms = row
        return cls(passage, document, number, lang, terms.split())


@dataclass(frozen=True, slots=True)
class PassageWords:
    """What the aligner needs of a passage: no text, its words.

    Attributes:
        passage: The passage's key.
        document: Its document's key.
        number: Its place in the document, from 1.
        words: As analysed, each once.
        length: Its characters, white space not counted.
    """

    passage: int
    document: int
    number: int
    lang: str
    words: tuple[str, ...]
    length: int
