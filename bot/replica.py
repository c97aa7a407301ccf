"""One bot at a time in a data folder: two would answer the same questions from the same store."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from bot.errors import FolderServed
from index.errors import DataFolderUnusable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILE = "bot.lock"


@contextmanager
def alone(data: Path) -> Iterator[None]:
    """Serves a data folder alone; the system ends that with the process, however it ends.

    Args:
        data: The data folder, which is there.

    Raises:
        FolderServed: Another process serves it.
        DataFolderUnusable: The folder cannot be written.
    """
    lock = FileLock(data / FILE, mode=0o600)
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise FolderServed(data=str(data)) from error
    except OSError as error:
        raise DataFolderUnusable(data=str(data), cause=error.strerror or str(error)) from error
    try:
        yield
    finally:
        lock.release()
