"""Where an export is written: all of it or nothing."""

from __future__ import annotations

import os
import secrets
import stat
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO

from index.errors import OutputUnwritable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A file to write to, which takes its name when the block has ended well.

    Until then it stands beside it under a name of its own, and is removed where the block fails:
    who reads `path` finds what was there before, or all of the new. What is no file (a pipe, a
    terminal, `/dev/null`) is written to as it is; a symbolic link goes on pointing where it did.

    Raises:
        OutputUnwritable: The disk is full, the folder cannot be written, `path` is a folder.
    """
    try:
        known = _mode(path)
        if known is None or stat.S_ISREG(known):
            with _renamed(path.resolve(), known) as file:
                yield file
        else:
            with path.open("wb") as file:
                yield file
    except OSError as error:
        raise OutputUnwritable(path=str(path), cause=error.strerror or str(error)) from error


def _mode(path: Path) -> int | None:
    """What kind of file stands there, and who may read it; None where there is none."""
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        return None


@contextmanager
def _renamed(path: Path, mode: int | None) -> Iterator[BinaryIO]:
    temporary = path.with_name(f".tolmach-{secrets.token_hex(8)}.tmp")
    with temporary.open("xb") as file:
        try:
            if mode is not None:
                temporary.chmod(stat.S_IMODE(mode))
            yield file
            file.flush()
            os.fsync(file.fileno())
            temporary.replace(path)
        except BaseException:
            temporary.unlink()
            raise
    _sync(path.parent)


def _sync(folder: Path) -> None:
    """Has the system put the folder's names on disk, so that the new one outlives a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
