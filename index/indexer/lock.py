"""One writer at a time in a data folder; readers never wait."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from index.errors import Busy, DataFolderUnusable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from index.errors import TolmachError

FILE = "writer.lock"


@contextmanager
def writer(data: Path, *, patience: float = 10.0) -> Iterator[None]:
    """Holds the right to write.

    A folder that isn't there is made, readable by its owner alone.

    Args:
        data: The data folder.
        patience: Seconds to wait for another writer.

    Raises:
        Busy: Another process is still writing.
        DataFolderUnusable: The folder cannot be written.
    """
    try:
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise _unusable(data, error) from error
    with held(data, FILE, Busy(data=str(data)), patience=patience):
        yield


@contextmanager
def held(data: Path, file: str, taken: TolmachError, *, patience: float = 0.0) -> Iterator[None]:
    """Holds a lock of a data folder; the system gives it back when the process ends, however.

    Args:
        data: The data folder, which is there.
        file: The name of the lock's file in it.
        taken: What is raised where another process holds it.
        patience: Seconds to wait for that process.

    Raises:
        TolmachError: `taken`.
        DataFolderUnusable: The folder cannot be written.
    """
    lock = FileLock(data / file, mode=0o600)
    try:
        lock.acquire(timeout=patience)
    except Timeout as error:
        raise taken from error
    except OSError as error:
        raise _unusable(data, error) from error
    try:
        yield
    finally:
        lock.release()


def _unusable(data: Path, error: OSError) -> DataFolderUnusable:
    return DataFolderUnusable(data=str(data), cause=error.strerror or str(error))
