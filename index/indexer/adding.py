"""Files into the collection: each document whole, in its old or its new form, at every moment."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from index.collection import Collection, Source
from index.errors import (
    NameTaken,
    OtherCollection,
    ReadingError,
    UnknownDocument,
    UnreadableFile,
)
from index.indexer.derived import refresh
from index.indexer.lock import writer
from index.indexer.progress import silent
from index.indexer.sources import Failure, discover
from index.reading import fingerprint, read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.analysis import Analyzer
    from index.indexer.progress import Progress
    from index.indexer.sources import File


@dataclass(frozen=True, slots=True)
class Totals:
    """How much a collection holds.

    Attributes:
        passages: Passages in each language.
    """

    documents: int
    passages: dict[str, int]
    links: int


class Change(Enum):
    """What became of a file that was read."""

    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the files of one `add`.

    Attributes:
        changes: How many files there were of each kind.
        failed: The paths that gave no document, and why.
    """

    changes: Counter[Change] = field(default_factory=Counter)
    failed: list[Failure] = field(default_factory=list)

    @property
    def added(self) -> int:
        """How many documents are new."""
        return self.changes[Change.ADDED]

    @property
    def updated(self) -> int:
        """How many documents have a new form."""
        return self.changes[Change.UPDATED]

    @property
    def unchanged(self) -> int:
        """How many documents were there already, as they are."""
        return self.changes[Change.UNCHANGED]


def add(
    data: Path,
    paths: Iterable[Path],
    analyzer: Analyzer,
    *,
    collection: str = "main",
    progress: Progress = silent,
) -> tuple[Outcome, Totals]:
    """Adds or updates documents from files and folders, then derives links and snapshot anew.

    A file that cannot be read costs nothing: the others are added, and a document that it held in
    an earlier form stays.

    Args:
        collection: The set of documents that new documents belong to.

    Raises:
        Busy: Another process is writing to the same data folder.
        CollectionError: The collection cannot be opened or written.
    """
    outcome = Outcome()
    # the lock comes first, so that no two processes make the database at once
    with writer(data), Collection.open(data, create=True) as store, store.telling():
        found = list(discover(paths))
        for done, file in enumerate(found):
            progress("reading", done, len(found))
            if isinstance(file, Failure):
                outcome.failed.append(file)
                continue
            try:
                outcome.changes[_put(store, file, analyzer, collection)] += 1
            except (ReadingError, NameTaken, OtherCollection) as error:
                outcome.failed.append(Failure(str(file.path), error))
        progress("reading", len(found), len(found))
        refresh(store, analyzer, progress)
        return outcome, totals(store)


def remove(
    data: Path, names: Iterable[str], analyzer: Analyzer, *, progress: Progress = silent
) -> tuple[list[str], list[UnknownDocument], Totals]:
    """Removes documents by name.

    Returns:
        The names that are gone, the ones that were not there, and what is left.

    Raises:
        NoCollection: There is nothing to remove from.
        Busy: Another process is writing to the same data folder.
        CollectionError: The collection cannot be opened or written.
    """
    gone: list[str] = []
    unknown: list[UnknownDocument] = []
    with Collection.open(data) as store, store.telling(), writer(data):
        for name in dict.fromkeys(names):
            try:
                with store.writing():
                    store.documents.remove(name)
            except UnknownDocument as error:
                unknown.append(error)
            else:
                gone.append(name)
        refresh(store, analyzer, progress)
        return gone, unknown, totals(store)


def totals(store: Collection) -> Totals:
    """How much the collection holds."""
    with store.reading():
        return Totals(
            store.documents.count(), store.documents.passage_counts(), store.links.count()
        )


def _put(store: Collection, file: File, analyzer: Analyzer, collection: str) -> Change:
    """Stores one file's document; says what that changed."""
    try:
        data = file.path.read_bytes()
        origin = str(file.path.resolve())
    except OSError as error:
        cause = error.strerror or str(error)
        raise UnreadableFile(path=str(file.path), cause=cause) from error
    digest = hashlib.sha256(data).hexdigest()
    # a file that is known under another name (its folder was added before) keeps that name
    name = store.documents.name_at(origin) or file.name
    source = Source(name, collection, origin, digest, fingerprint(), analyzer.fingerprint)
    known = store.documents.source(name)
    if known:
        _require_same(known, source, str(file.path))
        if (known.digest, known.reading) == (digest, source.reading):
            if known.origin != origin and not Path(known.origin).exists():
                with store.writing():  # its folder was moved: later changes are looked for here
                    store.documents.move(name, origin)
            return Change.UNCHANGED
    document = read_bytes(file.path, data)
    terms = [analyzer.terms(passage.text) for passage in document.passages]
    with store.writing():
        store.documents.put(source, document, terms)
    return Change.UPDATED if known else Change.ADDED


def _require_same(known: Source, source: Source, path: str) -> None:
    """Makes sure that a file is the one that its name already stands for, or takes its place.

    Raises:
        OtherCollection: The name belongs to another collection.
        NameTaken: It belongs to another file.
    """
    if known.collection != source.collection:
        raise OtherCollection(path=path, doc=known.name, collection=known.collection)
    if known.origin != source.origin and known.digest != source.digest:
        raise NameTaken(path=path, doc=known.name, holder=known.origin)
