"""Which passages of which corpus a process works on, in a form that fits on its command line."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

Span = tuple[int, int]
"""Ordinals from the first up to the second, which is not among them."""


@dataclass(frozen=True, slots=True)
class Source:
    """Part of a corpus.

    Attributes:
        corpus: The folder that holds it.
        spans: Its passages, in ascending order.
    """

    corpus: Path
    spans: tuple[Span, ...]

    @property
    def ordinals(self) -> Iterator[int]:
        """All its passages."""
        return chain.from_iterable(range(*span) for span in self.spans)

    @property
    def arguments(self) -> list[str]:
        """What `parse` makes it from again."""
        return [str(self.corpus), *(f"{first}:{last}" for first, last in self.spans)]


def parse(arguments: list[str]) -> Source:
    """A source from a command line."""
    folder, *spans = arguments
    return Source(Path(folder), tuple(_span(span) for span in spans))


def _span(text: str) -> Span:
    first, last = text.split(":")
    return int(first), int(last)
