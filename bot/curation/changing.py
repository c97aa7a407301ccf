"""The jobs themselves: what the process that changes documents does."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from bot.curation.protocol import Add, Done, Remove
from bot.curation.uploads import Uploads
from bot.curation.values import Added
from index import indexer
from index.collection import Collection
from index.errors import NoCollection, TolmachError
from index.indexer import open_linked
from index.indexer.differing import Differing
from index.indexer.judging import JudgedSide, judge

if TYPE_CHECKING:
    from bot.curation.protocol import Job, Judge, Passages
    from index.analysis import Analyzer
    from index.collection import Source
    from index.indexer import Progress


class Changing:
    """Changes the documents of a data folder.

    Args:
        data: The folder, as an absolute path.
        analyzer: The one that documents are read by.
        progress: Told of steps.
    """

    def __init__(self, data: Path, analyzer: Analyzer, progress: Progress) -> None:
        self._data = data
        self._analyzer = analyzer
        self._progress = progress
        self._uploads = Uploads(data)

    def do(self, job: Job) -> Done | TolmachError:
        """Does a job; what it raises of the tree is its result, without paths of this machine."""
        try:
            if isinstance(job, Add):
                return Done(self._add(job))
            if isinstance(job, Remove):
                self._remove(job.doc)
            else:
                self._judge(job)
        except TolmachError as error:
            return type(error)(**{name: _bare(fact) for name, fact in error.facts.items()})
        return Done()

    def _add(self, job: Add) -> Added:
        """Adds a file that was sent.

        Raises:
            ReadingError: It is no document.
            CollectionError: It cannot be taken.
        """
        self._uploads.settle(self._is_stored)  # of a process that was killed

        def is_taken(name: str) -> bool:
            source = self._source(name)
            return source is not None and source.collection != job.collection

        place = self._uploads.put(Path(job.path), job.name, job.collection, is_taken)
        try:
            outcome, _ = indexer.add(
                self._data,
                [place],
                self._analyzer,
                collection=job.collection,
                progress=self._progress,
                workers=1,
            )
        finally:
            self._uploads.settle(self._is_stored)
        if outcome.failed:
            raise outcome.failed[0].error
        (change,) = outcome.changes.elements()
        return self._told(place, change.value)

    def _told(self, place: Path, change: str) -> Added:
        """What there is to say of a file's document."""
        with open_linked(self._data, self._analyzer, self._progress) as store, store.reading():
            name = store.documents.name_at(str(place.resolve())) or place.name
            key = store.documents.key(name)
            card = None if key is None else store.documents.card(key)
            if card is None:
                raise AssertionError(f"{name} was taken and is not there")
            found = [
                len(differences)
                for _, differences in Differing(store, self._analyzer).all(name, self._progress)
            ]
        return Added(
            doc=name,
            change=change,
            passages=card.passages,
            counterparts=card.counterparts,
            links=len(found),
            differences=sum(found),
        )

    def _remove(self, doc: str) -> None:
        """Removes a document, and its file if it was sent.

        Raises:
            UnknownDocument: There is none of that name.
            CollectionError: It cannot be removed.
        """
        source = self._source(doc)
        _, unknown, _ = indexer.remove(self._data, [doc], self._analyzer, progress=self._progress)
        if unknown:
            raise unknown[0]
        if source:
            self._uploads.drop(Path(source.origin))

    def _judge(self, job: Judge) -> None:
        """Notes what a person says of a link; raises what `judge` does."""
        judge(
            self._data,
            self._analyzer,
            a=_side(job.a),
            b=_side(job.b),
            confirmed=job.confirmed,
            person=job.person,
            progress=self._progress,
        )

    def _source(self, name: str) -> Source | None:
        try:
            with Collection.open(self._data) as store, store.reading():
                return store.documents.source(name)
        except NoCollection:
            return None

    def _is_stored(self, place: Path) -> bool:
        """Whether the documents hold a file as it is."""
        try:
            with Collection.open(self._data) as store, store.reading():
                name = store.documents.name_at(str(place.resolve()))
                source = None if name is None else store.documents.source(name)
        except NoCollection:
            return False
        digest = hashlib.sha256(place.read_bytes()).hexdigest()
        return source is not None and source.digest == digest


def _side(passages: Passages) -> JudgedSide:
    return JudgedSide(passages.doc, passages.paragraphs, passages.texts)


def _bare(fact: str | int) -> str | int:
    """A fact, without the folders of a path of this machine."""
    is_path = isinstance(fact, str) and Path(fact).is_absolute()
    return Path(str(fact)).name if is_path else fact
