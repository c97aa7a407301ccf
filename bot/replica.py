"""One bot at a time in a data folder: two would answer the same questions from the same store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.errors import FolderServed
from index.indexer.lock import held

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from pathlib import Path

FILE = "bot.lock"


def alone(data: Path) -> AbstractContextManager[None]:
    """Serves a data folder alone, for as long as the context lasts.

    Args:
        data: The data folder, which is there.

    Raises:
        FolderServed: Another process serves it.
        DataFolderUnusable: The folder cannot be written.
    """
    return held(data, FILE, FolderServed(data=str(data)))
