"""What the inbox asks of the store that updates are kept in, and of whoever counts them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


class Stored(Protocol):
    """An update that was stored: its number, its JSON, its age in seconds.

    And how often it was begun anew, and an answer to it about to be sent.
    """

    @property
    def id(self) -> int: ...  # noqa: D102 - see above
    @property
    def content(self) -> str: ...  # noqa: D102 - the same
    @property
    def age(self) -> float: ...  # noqa: D102 - the same
    @property
    def begun(self) -> int: ...  # noqa: D102 - the same
    @property
    def sends(self) -> int: ...  # noqa: D102 - the same


class Store(Protocol):
    """Where updates are kept from being taken until their work has ended."""

    async def take(self, updates: Mapping[int, str]) -> frozenset[int]:
        """Stores all or none; which are new, neither stored nor dropped. Raises `Unwritable`."""

    async def untouched(self) -> Sequence[Stored]:
        """What is stored, in order."""

    async def content(self, number: int) -> str | None:
        """The JSON of one, or None where it is there no more."""

    async def begun(self, number: int) -> int:
        """Notes that its work begins; how often it has, 0 if it is not stored. Raises `Unwritable`.

        Asked of those alone that an earlier process left.
        """

    async def drop(self, number: int) -> None:
        """Forgets one. Raises `Unwritable`."""


class Meter(Protocol):
    """What is told to whoever watches over the bot."""

    def update(self, kind: str) -> None:
        """An update of a kind was taken."""

    def passed_over(self, reason: str) -> None:
        """An update was dropped without work: `late`, `limited`, `newer`, `unread`, `deadly`."""

    def backlog(self, count: Callable[[], float]) -> None:
        """This tells how many wait, whenever it is asked."""
