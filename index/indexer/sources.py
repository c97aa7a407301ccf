"""Which files are documents, and what they are called."""

from __future__ import annotations

import os
import stat
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import (
    MissingPath,
    NoDocuments,
    TolmachError,
    UnknownFormat,
    UnreadableFile,
    UnusableName,
)
from index.reading import FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


MANIFEST = "versions.tsv"
"""What a file is called that says which documents are versions of each other."""


@dataclass(frozen=True, slots=True)
class File:
    """A file to be added.

    Attributes:
        path: Where it is.
        name: What its document is called: its path relative to the folder that was named, with
            `/`; the file's name alone where the file itself was named.
    """

    path: Path
    name: str


@dataclass(frozen=True, slots=True)
class Failure:
    """A path that gave no document, and why."""

    path: str
    error: TolmachError


def discover(paths: Iterable[Path]) -> Iterator[File | Failure]:
    """The files that the paths lead to, manifests among them, folders in alphabetical order.

    In a folder, hidden files and files of a kind that isn't read are passed over, and links to
    folders are not followed; a file that is named itself is always tried.
    """
    for path in paths:
        if os.path.isdir(path):  # noqa: PTH112 - False for whatever cannot be looked at
            yield from _folder(path)
        else:
            yield _file(path, path.name)


def parted(found: Iterable[File | Failure]) -> tuple[list[File | Failure], list[File]]:
    """What may give documents, and the manifests, each in their order."""
    documents: list[File | Failure] = []
    manifests: list[File] = []
    for one in found:
        if isinstance(one, File) and _is_manifest(one.path):
            manifests.append(one)
        else:
            documents.append(one)
    return documents, manifests


def _folder(folder: Path) -> Iterator[File | Failure]:
    empty = True
    unreadable: list[OSError] = []
    for place, folders, files in os.walk(folder, onerror=unreadable.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(place, name)
            if not name.startswith(".") and _is_read(path):
                empty = False
                yield _file(path, path.relative_to(folder).as_posix())
    for error in unreadable:
        empty = False
        where = _shown(Path(error.filename))
        yield Failure(where, UnreadableFile(path=where, cause=error.strerror or str(error)))
    if empty:
        shown = _shown(folder)
        yield Failure(shown, NoDocuments(path=shown, formats=" ".join(FORMATS)))


def _file(path: Path, name: str) -> File | Failure:
    shown = _shown(path)
    if _unusable(str(path)):
        return Failure(shown, UnusableName(path=shown))
    try:
        kind = path.stat().st_mode
    except FileNotFoundError:
        return Failure(shown, MissingPath(path=shown))
    except OSError as error:
        return Failure(shown, UnreadableFile(path=shown, cause=error.strerror or str(error)))
    if not stat.S_ISREG(kind):
        return Failure(shown, UnreadableFile(path=shown, cause="not a regular file"))
    if not _is_read(path):
        return Failure(shown, UnknownFormat(path=shown, formats=" ".join(FORMATS)))
    return File(path, name)


def _is_read(path: Path) -> bool:
    return path.suffix.lower() in FORMATS or _is_manifest(path)


def _is_manifest(path: Path) -> bool:
    return path.name.lower() == MANIFEST


def _unusable(name: str) -> bool:
    """Whether a name holds control characters, or bytes that are no text."""
    return any(unicodedata.category(letter) in {"Cc", "Cs", "Zl", "Zp"} for letter in name)


def _shown(path: Path) -> str:
    """The path as text on one line, whatever bytes are in its name."""
    text = os.fsencode(path).decode("utf-8", errors="backslashreplace")
    return "".join(
        letter.encode("unicode_escape").decode() if _unusable(letter) else letter for letter in text
    )
