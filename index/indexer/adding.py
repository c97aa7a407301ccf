"""Files into the collection: each document whole, in its old or its new form, at every moment."""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from index.acronyms import RULES
from index.collection import Collection, Source
from index.errors import NameTaken, OtherCollection, ReadingError, UnknownDocument
from index.indexer.analysis import PassageAnalyzer
from index.indexer.derived import refresh
from index.indexer.lock import writer
from index.indexer.manifests import declare
from index.indexer.preparing import Refused, prepare
from index.indexer.progress import silent
from index.indexer.reading_ahead import processes, read_ahead
from index.indexer.scanning import read, scan
from index.indexer.sources import Failure, discover, parted
from index.reading import fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.analysis import Analyzer
    from index.indexer.preparing import Prepared
    from index.indexer.progress import Progress
    from index.indexer.scanning import Batch, Scanned


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


def add(  # noqa: PLR0913 - what follows the star are choices, each with a default
    data: Path,
    paths: Iterable[Path],
    analyzer: Analyzer,
    *,
    collection: str = "main",
    progress: Progress = silent,
    workers: int | None = None,
) -> tuple[Outcome, Totals]:
    """Adds or updates documents from files and folders, then derives links and snapshot anew.

    A file that cannot be read costs nothing: the others are added, and a document that it held in
    an earlier form stays.

    Args:
        collection: The set of documents that new documents belong to.
        workers: How many processes may read and analyse files; as many as there are cores, if it
            is not said.

    Raises:
        Busy: Another process is writing to the same data folder.
        CollectionError: The collection cannot be opened or written.
    """
    # the lock comes first, so that no two processes make the database at once
    with writer(data), Collection.open(data, create=True) as store, store.telling():
        named = list(paths)
        found, manifests = parted(discover(named))
        analysis = PassageAnalyzer(analyzer)
        if store.documents.is_empty():  # nothing in it was found by other rules
            with store.writing():
                store.acronyms.follow(RULES)
        storing = _Storing(store, analysis, collection)
        batches = scan(found, storing.is_known)
        done = 0
        progress("reading", done, len(found))
        with closing(read_ahead(batches, analysis, workers or processes())) as prepared:
            for batch, results in prepared:
                storing.store(batch, results)
                done += len(batch)
                progress("reading", done, len(found))
        storing.outcome.failed.extend(declare(store, collection, manifests, named))
        refresh(store, analyzer, progress)
        return storing.outcome, totals(store)


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


class _Storing:
    """Documents on their way into a collection, in the order of their files."""

    def __init__(self, store: Collection, analysis: PassageAnalyzer, collection: str) -> None:
        self._store = store
        self._analysis = analysis
        self._collection = collection
        self._rules = analysis.rules
        self.outcome = Outcome()

    def is_known(self, scanned: Scanned) -> bool:
        """Whether the file's document is stored in this form, as far as can be said by now."""
        known = self._store.documents.source(self._name(scanned))
        return known is not None and _is_unchanged(known, scanned.digest)

    def store(self, batch: Batch, results: Iterable[Prepared | Refused]) -> None:
        """Stores a batch in one transaction.

        Args:
            results: What became of its contents, in order.
        """
        ready = iter(results)
        with self._store.writing():
            for one in batch:
                if isinstance(one, Failure):
                    self.outcome.failed.append(one)
                    continue
                result = None if one.content is None else next(ready)
                try:
                    self.outcome.changes[self._put(one, result)] += 1
                except (ReadingError, NameTaken, OtherCollection) as error:
                    self.outcome.failed.append(Failure(str(one.file.path), error))

    def _put(self, scanned: Scanned, result: Prepared | Refused | None) -> Change:
        """Stores one file's document; says what that changed."""
        documents = self._store.documents
        name, digest = self._name(scanned), scanned.digest
        source = Source(name, self._collection, scanned.origin, digest, fingerprint(), self._rules)
        known = documents.source(name)
        if known:
            _require_same(known, source, str(scanned.file.path))
            if _is_unchanged(known, digest):
                if known.origin != source.origin and not Path(known.origin).exists():
                    documents.move(name, source.origin)  # later changes are looked for there
                return Change.UNCHANGED
        if result is None:  # known when it was scanned; named twice, and changed in between
            scanned, content = read(scanned.file)
            return self._put(scanned, prepare(content, self._analysis))
        if isinstance(result, Refused):
            raise result.error
        documents.put(source, result.document, result.analyses)
        return Change.UPDATED if known else Change.ADDED

    def _name(self, scanned: Scanned) -> str:
        """What the file's document is called: a file that is known keeps the name that it has."""
        return self._store.documents.name_at(scanned.origin) or scanned.file.name


def _is_unchanged(known: Source, digest: str) -> bool:
    return (known.digest, known.reading) == (digest, fingerprint())


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
