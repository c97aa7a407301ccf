"""What goes into linking and what comes out of it: the values of this room."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class VersionPassage:
    """A passage as the aligner sees it.

    Attributes:
        number: Its place among all the passages of its document, from 1.
        words: What can be found again of it in another language, as `words_of` gives it.
        length: How long it is, as `length_of` gives it.
    """

    number: int
    words: tuple[str, ...]
    length: int


@dataclass(frozen=True, slots=True)
class Version:
    """What one document says in one language; a bilingual document holds two versions.

    Attributes:
        doc: The document's id.
        lang: The language's code.
        passages: The document's passages in that language, in order.
    """

    doc: int
    lang: str
    passages: tuple[VersionPassage, ...]


@dataclass(frozen=True, slots=True, order=True)
class PassageLink:
    """Neighbouring passages of one version that say what those of another version say.

    Attributes:
        a_doc: The id of the document on the side whose language code comes first in the alphabet.
        a_lang: That language.
        a_paragraphs: Numbers of its passages, in order; at least one.
        b_doc: The id of the document on the other side.
        b_lang: Its language.
        b_paragraphs: Numbers of its passages, in order; at least one.
        score: The probability that these passages belong together, above `LINK_THRESHOLD`.
    """

    a_doc: int
    a_lang: str
    a_paragraphs: tuple[int, ...]
    b_doc: int
    b_lang: str
    b_paragraphs: tuple[int, ...]
    score: float
