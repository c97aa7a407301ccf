"""Manifests: files in which an institution says which documents are versions of each other.

A file `versions.tsv` stands beside the documents, in any folder. Each line names two or more files
by their paths from that folder, tabs between; what follows `#` at the beginning of a line is a
comment. What a manifest says holds until it says otherwise, or is gone when its folder, or one
around it, is added again.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from index.errors import (
    EmptyFile,
    LoneVersion,
    ManifestError,
    NamedTwice,
    ReadingError,
    UnknownVersion,
)
from index.indexer.scanning import read
from index.indexer.sources import Failure
from index.reading.decoding import decode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from index.collection import Collection
    from index.indexer.sources import File

_COMMENT = "#"


def declare(
    store: Collection, collection: str, manifests: Iterable[File], paths: Iterable[Path]
) -> list[Failure]:
    """Stores what manifests say, once their documents are stored.

    Documents are linked anew where their versions are told otherwise than before. A line that says
    nothing is told, and the others hold.

    Args:
        store: Where to; the writer's lock is held.
        collection: The name of the collection that documents are added to.
        manifests: The files, in their order: of two that name a document the first is right.
        paths: What is added; what manifests said that are gone from these folders is forgotten.

    Raises:
        DataFolderUnusable: The disk is full, or the folder cannot be written.
        DamagedDatabase: The database is damaged.
    """
    said = _Said(store, collection)
    for file in manifests:
        said.read(file)
    said.forget(path for path in paths if os.path.isdir(path))  # noqa: PTH112 - as in `discover`
    said.resolve()
    with store.writing():
        changed = [
            store.sayings.declare(collection, manifest, lines)
            for manifest, lines in said.groups.items()
        ]
        if any(changed):
            store.changes.begin()  # whoever reads the links now takes up the new ones
    return said.failed


class _Line(NamedTuple):
    """A line that is no comment.

    Attributes:
        number: From 1.
        names: Names of files, as they stand there.
    """

    number: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Holder:
    """Where a document is named: in a manifest, on a line."""

    manifest: str
    line: int


@dataclass(frozen=True, slots=True)
class _Read:
    """A manifest that was read.

    Attributes:
        shown: Its path as people know it.
        folder: Its folder, without links.
        lines: What it says.
    """

    shown: str
    folder: Path
    lines: tuple[_Line, ...]


class _Said:
    """What manifests say of a collection.

    Attributes:
        groups: For each manifest that was read or is gone its lines, with names of documents.
        failed: What cannot be used.
    """

    def __init__(self, store: Collection, collection: str) -> None:
        self._store = store
        self._collection = collection
        self._read: dict[str, _Read] = {}
        self.groups: dict[str, list[tuple[int, list[str]]]] = {}
        self.failed: list[Failure] = []

    def read(self, file: File) -> None:
        """Reads a manifest."""
        folder = Path(os.path.realpath(file.path.parent))
        try:
            lines = tuple(_lines(file))
        except ReadingError as error:  # what it said last holds
            self.failed.append(Failure(str(file.path), error))
        else:
            found = _Read(str(file.path), folder, lines)
            self._read.setdefault(str(folder / file.path.name), found)

    def forget(self, folders: Iterable[Path]) -> None:
        """Notes which manifests are gone from some folders."""
        known = {one.manifest for one in self._store.sayings.declared(self._collection)}
        for folder in folders:
            around = os.path.realpath(folder)
            inside = (one for one in sorted(known) if Path(one).is_relative_to(around))
            gone = [one for one in inside if _is_gone(one)]
            self.groups |= {manifest: [] for manifest in gone}

    def resolve(self) -> None:
        """Finds the documents that are named."""
        holders = {
            one.name: _Holder(one.manifest, one.line)
            for one in self._store.sayings.declared(self._collection)
            if one.manifest not in self._read and not _is_gone(one.manifest)
        }
        for manifest, found in self._read.items():
            groups = self.groups[manifest] = []
            for line in found.lines:
                try:
                    names = self._documents(line, found, holders)
                except ManifestError as error:
                    self.failed.append(Failure(found.shown, error))
                else:
                    groups.append((line.number, names))
                    holders |= dict.fromkeys(names, _Holder(found.shown, line.number))

    def _documents(self, line: _Line, found: _Read, holders: Mapping[str, _Holder]) -> list[str]:
        """The names of the documents on a line.

        Raises:
            LoneVersion: They are fewer than two.
            UnknownVersion: One is none.
            NamedTwice: One is named by another line.
        """
        path, number = found.shown, line.number
        if len(set(line.names)) < 2:  # noqa: PLR2004 - it takes two
            raise LoneVersion(path=path, line=number)
        documents: dict[str, None] = {}
        for name in line.names:
            document = self._document(found.folder / name)
            if document is None:
                raise UnknownVersion(path=path, line=number, name=name)
            if document in holders:
                other = f"{holders[document].manifest}:{holders[document].line}"
                raise NamedTwice(path=path, line=number, name=name, other=other)
            documents[document] = None
        return list(documents)

    def _document(self, path: Path) -> str | None:
        """The name of the document that a file holds; None where it holds none of these."""
        name = self._store.documents.name_at(os.path.realpath(path))
        source = self._store.documents.source(name) if name else None
        return name if source and source.collection == self._collection else None


def _lines(file: File) -> Iterator[_Line]:
    """The lines of a manifest.

    Raises:
        ReadingError: It cannot be read, or is no text.
    """
    _, content = read(file)
    try:
        text = decode(content.data, str(file.path))
    except EmptyFile:  # which says nothing
        return
    for number, line in enumerate(text.split("\n"), 1):
        names = [name.strip() for name in line.split("\t")]
        if line.strip() and not line.startswith(_COMMENT):
            yield _Line(number, tuple(name for name in names if name))


def _is_gone(path: str) -> bool:
    """Whether there is surely no such file."""
    try:
        Path(path).stat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:  # it is there, or may be
        return False
    return False
