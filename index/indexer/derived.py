"""What is derived from the documents: terms, links, the snapshot. All of it can be made again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.bitext import Version, VersionPassage, link_versions
from index.collection import NewLink
from index.errors import SnapshotError
from index.ranking import Snapshot, build, committed, read, write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.analysis import Analyzer
    from index.bitext import PassageLink
    from index.collection import Collection, StoredPassage
    from index.indexer.progress import Progress


def current_snapshot(collection: Collection, analyzer: Analyzer) -> Snapshot | None:
    """The committed snapshot, if all that is derived agrees with the documents as they are."""
    state = collection.state
    if not committed(collection.data) == state == collection.linked:
        return None
    try:
        snapshot = read(collection.data, analyzer.fingerprint)
    except SnapshotError:
        return None
    return snapshot if snapshot.state == state else None


def refresh(collection: Collection, analyzer: Analyzer, progress: Progress) -> None:
    """Makes again whatever does not follow from the documents as they are now.

    Whoever calls holds the writer's lock. Interrupted at any moment, it leaves the last snapshot
    and the last links in place, and the next call does what is missing.

    Raises:
        DataFolderUnusable: The disk is full, or the folder cannot be written.
        DamagedDatabase: The database is damaged.
    """
    if collection.documents.analyses() - {analyzer.fingerprint}:
        with collection.writing():
            fresh = [
                (stored.id, analyzer.terms(stored.passage.text))
                for stored in collection.documents.passages()
            ]
            collection.documents.reanalyse(fresh, analyzer.fingerprint)
    if collection.linked != collection.state:
        _link(collection, analyzer, progress)
    if current_snapshot(collection, analyzer) is None:
        with collection.reading():
            snapshot = Snapshot(
                collection.state, analyzer.fingerprint, build(collection.documents.analysed())
            )
        write(collection.data, snapshot)


def _link(collection: Collection, analyzer: Analyzer, progress: Progress) -> None:
    """Pairs and aligns the documents of each collection anew.

    Links never leave a collection: a document that few may read must not take away the match of
    one that all may read, nor show by its absence that it is there.
    """
    links: list[NewLink] = []
    for name in collection.documents.collections():
        with collection.reading():
            stored = list(collection.documents.passages(name))
        keys = {(one.document, one.passage.number): one.id for one in stored}
        found = link_versions(
            _versions(stored, analyzer), lambda done, total: progress("linking", done, total)
        )
        links.extend(_keyed(found, keys))
    with collection.writing():
        collection.links.replace(links)


def _versions(stored: list[StoredPassage], analyzer: Analyzer) -> list[Version]:
    """What each document says in each language."""
    versions: dict[tuple[int, str], list[VersionPassage]] = {}
    for one in stored:
        passage = one.passage
        versions.setdefault((one.document, passage.lang), []).append(
            VersionPassage(passage.number, passage.text, tuple(analyzer.tokens(passage.text)))
        )
    return [Version(doc, lang, tuple(passages)) for (doc, lang), passages in versions.items()]


def _keyed(found: list[PassageLink], keys: dict[tuple[int, int], int]) -> Iterator[NewLink]:
    for link in found:
        yield NewLink(
            a=link.a_doc,
            b=link.b_doc,
            a_passages=tuple(keys[link.a_doc, number] for number in link.a_paragraphs),
            b_passages=tuple(keys[link.b_doc, number] for number in link.b_paragraphs),
            score=link.score,
        )
