"""What goes into the database and comes out of it: the values of this room."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

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


@dataclass(frozen=True, slots=True)
class Analysed:
    """What analysis made of a passage.

    Attributes:
        terms: What it is found by, in order, a space between.
        words: What the aligner compares, each once, a space between.
        length: Its characters, white space not counted.
    """

    terms: str
    words: str
    length: int


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
