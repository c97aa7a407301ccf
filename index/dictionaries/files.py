"""The bytes of a dictionary's files, packed by gzip or not, within bounds."""

from __future__ import annotations

import codecs
import gzip
import zlib
from typing import TYPE_CHECKING

from index.errors import (
    DamagedDictionary,
    DictionaryTooLarge,
    MissingPart,
    MissingPath,
    NoDictionary,
    UnreadableFile,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

LARGEST = 1 << 28
"""Bytes of a file when unpacked: ten times what the largest printed dictionaries come to."""

MOST_HEADWORDS = 1_000_000
"""How many headwords a dictionary may list, other spellings and inflected forms included."""

_PACKED = b"\x1f\x8b"


def content(path: Path) -> bytes:
    """All bytes of a file, unpacked where gzip (or dictzip, which is gzip) packed it.

    Raises:
        MissingPath: There is nothing at that path.
        UnreadableFile: The system does not let us read it.
        NoDictionary: It is no file.
        DamagedDictionary: It was packed, and cannot be unpacked.
        DictionaryTooLarge: It holds more than `LARGEST` bytes.
    """
    try:
        if path.exists() and not path.is_file():  # a folder, or a pipe that nobody writes to
            raise NoDictionary(path=str(path))
        with path.open("rb") as file:
            packed = file.read(len(_PACKED)) == _PACKED
            file.seek(0)
            unpacked = gzip.GzipFile(fileobj=file) if packed else file
            found = unpacked.read(LARGEST + 1)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise DamagedDictionary(path=str(path)) from error
    except FileNotFoundError as error:
        raise MissingPath(path=str(path)) from error
    except (OSError, ValueError) as error:  # ValueError: a path with a null character
        cause = getattr(error, "strerror", None) or str(error)
        raise UnreadableFile(path=str(path), cause=cause) from error
    if len(found) > LARGEST:
        raise DictionaryTooLarge(path=str(path))
    return found


def lines(path: Path) -> list[str]:
    """The lines of a text in UTF-8, or UTF-16 where it says so; what is wrong in it is replaced.

    Raises:
        DictionaryTooLarge: There are more than `MOST_HEADWORDS`.
        DictionaryError: What `content` raises.
    """
    found = content(path)
    if found.count(b"\n") > MOST_HEADWORDS:
        raise DictionaryTooLarge(path=str(path))
    wide = found.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    text = found.decode("utf-16" if wide else "utf-8-sig", "replace")
    return [line.removesuffix("\r") for line in text.split("\n")]


def part(base: Path, endings: Iterable[str]) -> Path:
    """The first of the files that are called as `base` with one of the endings.

    Raises:
        MissingPart: There is none of them.
    """
    paths = [base.with_name(base.name + ending) for ending in endings]
    for path in paths:
        if path.exists():
            return path
    raise MissingPart(path=str(base.parent), parts=", ".join(path.name for path in paths))
