"""Files that were sent together: Telegram brings each by itself, and one of them has the caption.

Which one depends on the sender's app; often it is the last. So those that come before it wait.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Generic, TypeVar

_MOST = 256  # albums that are remembered; an album has ten files at most

T = TypeVar("T")


@dataclass(slots=True)
class _Album(Generic[T]):
    """What is known of an album.

    Attributes:
        caption: What was written below it, once that has come.
        waiting: Its files that came before.
    """

    caption: str | None = None
    waiting: list[T] = field(default_factory=list)


class Albums(Generic[T]):
    """The albums of the last time, by what Telegram calls them."""

    def __init__(self) -> None:
        """None is known yet."""
        self._known: OrderedDict[tuple[int, str], _Album[T]] = OrderedDict()

    def caption(self, chat_id: int, album: str) -> str | None:
        """What was written below an album, as far as that has come."""
        return self._album(chat_id, album).caption

    def begins(self, chat_id: int, album: str) -> bool:
        """Notes an album, and tells whether this is the first that is known of it."""
        begins = (chat_id, album) not in self._known
        self._album(chat_id, album)
        return begins

    def tell(self, chat_id: int, album: str, caption: str) -> list[T]:
        """Notes a caption, and gives the files that have waited for it, in their order."""
        known = self._album(chat_id, album)
        known.caption = caption
        return self.release(chat_id, album)

    def hold(self, chat_id: int, album: str, item: T) -> bool:
        """Has a file wait for the caption, and tells whether it is the first that does."""
        waiting = self._album(chat_id, album).waiting
        waiting.append(item)
        return len(waiting) == 1

    def release(self, chat_id: int, album: str) -> list[T]:
        """The files that have waited; from now on they do no more."""
        known = self._album(chat_id, album)
        released, known.waiting = known.waiting, []
        return released

    def _album(self, chat_id: int, album: str) -> _Album[T]:
        key = chat_id, album
        known = self._known.setdefault(key, _Album())
        self._known.move_to_end(key)
        while len(self._known) > _MOST:
            self._known.popitem(last=False)
        return known
