"""One writer at a time in a data folder; readers never wait."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from index.errors import Busy, DataFolderUnusable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILE = "writer.lock"


@contextmanager
def writer(data: Path, *, patience: float = 10.0) -> Iterator[None]:
    """Holds the right to write; the system gives it back when the process ends, however it ends.

    A folder that isn't there is made, readable by its owner alone.

    Args:
        data: The data folder.
        patience: Seconds to wait for another writer.

    Raises:
        Busy: Another process is still writing.
        DataFolderUnusable: The folder cannot be written.
    """
    lock = FileLock(data / FILE)
    try:
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock.acquire(timeout=patience)
    except Timeout as error:
        raise Busy(data=str(data)) from error
    except OSError as error:
        raise DataFolderUnusable(data=str(data), cause=error.strerror or str(error)) from error
    try:
        yield
    finally:
        lock.release()
