"""What ranking needs of a passage."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date


class Passage(Protocol):
    """A passage as the analyzer left it.

    Attributes:
        id: Its key; passages that are added later have higher ones.
        document: Its document's key.
        lang: The code of its language.
        collection: The name of its collection.
        date: Its document's date.
        terms: In order; none has a line feed in it.
    """

    @property
    def id(self) -> int: ...  # noqa: D102 - the class's docstring says it
    @property
    def document(self) -> int: ...  # noqa: D102 - as above
    @property
    def lang(self) -> str: ...  # noqa: D102 - as above
    @property
    def collection(self) -> str: ...  # noqa: D102 - as above
    @property
    def date(self) -> date | None: ...  # noqa: D102 - as above
    @property
    def terms(self) -> Sequence[str]: ...  # noqa: D102 - as above
