"""A file of arrays: written once, piece by piece; mapped into memory when read, every byte checked.

magic       8 bytes, "TLMCIDX" and a line feed
sections    arrays in little endian, each at a multiple of 8 bytes
facts       JSON: format of the file, and for each section its type, place and length
size        8 bytes, little endian: length of the facts
digest      16 bytes: XXH3 (128 bits) of all that comes before
"""

from __future__ import annotations

import json
import mmap
import os
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import xxhash

from index.errors import DamagedSnapshot, DataFolderUnusable, StaleSnapshot

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path
    from typing import BinaryIO, Self

    from numpy.typing import NDArray

FORMAT = 2
_MAGIC = b"TLMCIDX\n"
_ALIGNMENT = 8
_DIGEST = 16


@dataclass(frozen=True, slots=True)
class Written:
    """A file as it was written.

    Attributes:
        name: Its name in the folder.
        size: Its length in bytes.
        digest: What stands at its end, in hexadecimal.
    """

    name: str
    size: int
    digest: str


class ArrayWriter:
    """Writes one file; sections come in their order, each whole or in pieces."""

    def __init__(self, file: BinaryIO, fingerprint: str) -> None:
        self._file = file
        self._fingerprint = fingerprint
        self._hash = xxhash.xxh3_128()
        self._sections: dict[str, dict[str, Any]] = {}
        self._size = 0
        self._write(_MAGIC)

    def append(self, name: str, piece: NDArray[Any]) -> None:
        """Adds to the section that was last begun, or begins another."""
        little = np.ascontiguousarray(piece, dtype=piece.dtype.newbyteorder("<"))
        if name not in self._sections:
            self._write(bytes(-self._size % _ALIGNMENT))
            self._sections[name] = {"type": little.dtype.str, "at": self._size, "entries": 0}
        self._write(little.data.cast("B") if little.size else b"")
        self._sections[name]["entries"] += little.size

    def finish(self, name: str) -> Written:
        """Writes what says where everything is, and has the system put the file on disk."""
        facts = {"format": FORMAT, "fingerprint": self._fingerprint, "sections": self._sections}
        text = json.dumps(facts).encode()
        self._write(text + len(text).to_bytes(8, "little"))
        digest = self._hash.digest()
        self._file.write(digest)
        self._file.flush()
        os.fsync(self._file.fileno())
        return Written(name, self._size + _DIGEST, digest.hex())

    def _write(self, content: bytes | memoryview) -> None:
        self._file.write(content)
        self._hash.update(content)
        self._size += len(content)


@contextmanager
def writing(folder: Path, name: str, fingerprint: str) -> Iterator[ArrayWriter]:
    """A writer of a new file; what fails leaves none behind.

    Raises:
        DataFolderUnusable: The disk is full, or the folder cannot be written.
    """
    path = folder / name
    try:
        with path.open("xb") as file:
            yield ArrayWriter(file, fingerprint)
    except OSError as error:
        path.unlink(missing_ok=True)
        raise DataFolderUnusable(data=str(folder), cause=error.strerror or str(error)) from error
    except BaseException:
        path.unlink(missing_ok=True)
        raise


@dataclass(frozen=True, slots=True)
class ArrayFile:
    """A file that has been read.

    Attributes:
        sections: Arrays over the file's bytes; they cannot be written.
    """

    sections: Mapping[str, NDArray[Any]]

    @classmethod
    def open(cls, folder: Path, written: Written, fingerprint: str, *, checked: bool) -> Self:
        """Maps a file into memory.

        Args:
            folder: Where it is.
            written: What it must be.
            fingerprint: The rules that its terms must have been found by.
            checked: Whether to read all of it and compare its digest.

        Raises:
            FileNotFoundError: It is not there: perhaps a newer state has taken its place.
            DamagedSnapshot: It is not what was written.
            StaleSnapshot: It has another format, or its terms come from other rules.
        """
        path = folder / written.name
        try:
            with path.open("rb") as file:
                content = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            return cls(_sections(path, content, written, fingerprint, checked=checked))
        except FileNotFoundError:
            raise
        except OSError as error:
            raise DamagedSnapshot(path=str(path), cause=error.strerror or str(error)) from error
        except (ValueError, KeyError, TypeError) as error:
            raise DamagedSnapshot(path=str(path), cause=str(error)) from error


def _sections(
    path: Path, content: mmap.mmap, written: Written, fingerprint: str, *, checked: bool
) -> dict[str, NDArray[Any]]:
    if len(content) != written.size or content[: len(_MAGIC)] != _MAGIC:
        raise ValueError("not the file that was written")
    view = memoryview(content)
    end = written.size - _DIGEST
    digest = content[end:].hex()
    if digest != written.digest or (checked and xxhash.xxh3_128_hexdigest(view[:end]) != digest):
        raise ValueError("its checksum is wrong")
    size = int.from_bytes(content[end - 8 : end], "little")
    facts = json.loads(content[end - 8 - size : end - 8])
    if (facts["format"], facts["fingerprint"]) != (FORMAT, fingerprint):
        raise StaleSnapshot(path=str(path))
    return {
        name: np.frombuffer(view, section["type"], section["entries"], section["at"])
        for name, section in facts["sections"].items()
    }
