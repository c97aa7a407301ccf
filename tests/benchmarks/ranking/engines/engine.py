"""What an engine has to offer to be measured.

Methods of an open engine are called from another process, so that they take and return what JSON
can say. Modules of engines import nothing that the engine itself doesn't need, so that memory and
start are its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, Self

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from tests.benchmarks.ranking.corpus import Passage
    from tests.benchmarks.ranking.source import Source

Hits = list[tuple[int, float]]
"""Keys of passages with their scores, best first."""


class Engine(Protocol):
    """An index that is open for questions."""

    @classmethod
    def build(cls, passages: Iterable[Passage], folder: Path) -> None:
        """Indexes passages, which come in the order of their keys, into an empty folder."""
        ...

    @classmethod
    def open(cls, folder: Path, source: Source) -> Self:
        """Opens what was built; an engine that keeps nothing on disk reads its source again."""
        ...

    def top(self, terms: Sequence[str], k: int) -> Hits:
        """The k best passages that hold any of the terms: what is timed."""
        ...
