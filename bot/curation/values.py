"""What is told of changes to the documents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Stage:
    """How far a change has come.

    Attributes:
        name: What is being done: `reading`, `linking`, `comparing`, … as `index.indexer` has it.
        done: Steps done.
        total: Steps in all.
    """

    name: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Added:
    """A document that was taken.

    Attributes:
        doc: What it is called.
        change: `added`, `updated` or `unchanged`.
        passages: How many passages it has in each language.
        counterparts: Names of the documents that hold its other-language version.
        links: How many of its passages, or groups of them, have a match.
        differences: In how many places it disagrees with them.
    """

    doc: str
    change: str
    passages: dict[str, int]
    counterparts: tuple[str, ...]
    links: int
    differences: int


class JudgedPassages(Protocol):
    """Neighbouring passages of a document, as whoever judges them saw them."""

    @property
    def doc(self) -> str:
        """The document's name."""

    @property
    def paragraphs(self) -> tuple[int, ...]:
        """The passages' numbers."""

    @property
    def texts(self) -> tuple[str, ...] | None:
        """What they say; None for whatever that is by now."""
