"""What goes into linking and what comes out of it: the values of this room."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from index.bitext.knowledge import Knowledge


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


class VersionKey(NamedTuple):
    """Which version: of which document, in which language."""

    doc: int
    lang: str


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
        score: The probability that these passages belong together, all of them and no others,
            above `LINK_THRESHOLD`; 1 where a person has said so.
    """

    a_doc: int
    a_lang: str
    a_paragraphs: tuple[int, ...]
    b_doc: int
    b_lang: str
    b_paragraphs: tuple[int, ...]
    score: float

    @property
    def key(self) -> tuple[object, ...]:
        """Which passages it links."""
        return (
            self.a_doc, self.a_lang, self.a_paragraphs, self.b_doc, self.b_lang, self.b_paragraphs
        )  # fmt: skip


class VersionPair(NamedTuple):
    """Two versions that belong together, and why.

    Attributes:
        a: That in the language whose code comes first in the alphabet.
        b: The other.
        evidence: Nats for it.
        probability: How probable it is.
    """

    a: VersionKey
    b: VersionKey
    evidence: float
    probability: float


class Judged(NamedTuple):
    """What a person has said of a link; the attributes are those of a `PassageLink`.

    Attributes:
        confirmed: Whether the passages belong together, as the person says.
    """

    a: VersionKey
    a_paragraphs: tuple[int, ...]
    b: VersionKey
    b_paragraphs: tuple[int, ...]
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Told:
    """What linking has been told and need not find out.

    Attributes:
        versions: Pairs of documents that are versions of each other.
        judged: What people have said of links.
    """

    versions: frozenset[tuple[int, int]] = frozenset()
    judged: tuple[Judged, ...] = ()


@dataclass(frozen=True, slots=True)
class Linked:
    """What linking found.

    Attributes:
        pairs: The versions that belong together, in order.
        links: The passages that do, in order; for each other language a passage is in one link at
            most.
        knowledge: What was learned, for each pair of languages.
    """

    pairs: tuple[VersionPair, ...]
    links: tuple[PassageLink, ...]
    knowledge: dict[tuple[str, str], Knowledge]
