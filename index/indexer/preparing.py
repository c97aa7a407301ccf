"""A file's bytes -> a document with its analysis: the work of `add` that needs no database.

What goes in and comes out can be sent between processes, so that several can do it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.errors import ReadingError
from index.reading import read_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from index.collection import Analysed
    from index.indexer.analysis import PassageAnalyzer
    from index.model import Document


@dataclass(frozen=True, slots=True)
class Content:
    """What a file holds.

    Attributes:
        path: Where it is; its ending tells its kind.
        data: All of its bytes.
    """

    path: Path
    data: bytes


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document that is ready to be stored.

    Attributes:
        analyses: One a passage, in order.
    """

    document: Document
    analyses: tuple[Analysed, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that is no document: an error's parts, since the error itself cannot be sent."""

    kind: type[ReadingError]
    facts: dict[str, str | int]

    @property
    def error(self) -> ReadingError:
        """The error that reading it raised."""
        return self.kind(**self.facts)


def prepare(content: Content, analysis: PassageAnalyzer) -> Prepared | Refused:
    """Reads and analyses a file."""
    try:
        document = read_bytes(content.path, content.data)
    except ReadingError as error:
        return Refused(type(error), error.facts)
    return Prepared(document, analysis.document(document))
