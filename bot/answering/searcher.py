"""What the bot asks of `index`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.model import Answer, Hit, Listing, Passage, PassagePlace, Quoted


class Searcher(Protocol):
    """What is asked of `index`: a snapshot of the collections, to be used from one thread."""

    def warm(self) -> None:
        """Does once what the first questions would wait for."""

    def ask(  # noqa: PLR0913 - one keyword a circumstance
        self,
        question: str,
        *,
        lang: str | None = None,
        fallback: str = "en",
        limit: int = 5,
        marked: int | None = None,
        collections: frozenset[str] | None = None,
        after: str | None = None,
        explain: bool = False,
    ) -> Answer:
        """Answers a question from the collections named, or what it says `after` another."""

    def revisit(
        self,
        question: str,
        passages: Sequence[int],
        *,
        lang: str,
        collections: frozenset[str] | None = None,
    ) -> Answer:
        """The passages of an earlier answer as they are now."""

    def passage(
        self, place: PassagePlace, *, lang: str = "en", collections: frozenset[str] | None = None
    ) -> Hit | None:
        """The passage that stands at a place."""

    def around(
        self, place: PassagePlace, *, reach: int = 2, collections: frozenset[str] | None = None
    ) -> tuple[Passage, ...]:
        """A passage with its neighbours."""

    def documents(
        self, collections: frozenset[str] | None = None, *, page: int = 0, size: int = 8
    ) -> Listing:
        """A page of the list of documents."""

    def stand(self, quotes: Sequence[Quoted]) -> bool:
        """Whether quotes are what the database says at this moment."""

    def collections(self) -> tuple[str, ...]:
        """The names of the collections that hold documents."""

    def is_current(self) -> bool:
        """Whether nothing newer has been committed."""

    def close(self) -> None:
        """Lets go of the snapshot."""
