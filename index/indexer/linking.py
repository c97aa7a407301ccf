"""The links follow the documents: each collection's versions paired and aligned anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.bitext import Version, VersionPassage, link_versions
from index.collection import NewLink

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from index.bitext import PassageLink
    from index.collection import Collection, PassageWords
    from index.indexer.progress import Progress


def link(collection: Collection, progress: Progress) -> None:
    """Pairs and aligns the documents of each collection anew.

    Links never leave a collection: a document that few may read must not take away the match of
    one that all may read, nor show by its absence that it is there.

    Raises:
        DataFolderUnusable: The disk is full, or the folder cannot be written.
        DamagedDatabase: The database is damaged.
    """
    links: list[NewLink] = []
    for name in collection.documents.collections():
        with collection.reading():
            stored = list(collection.documents.words(name))
        keys = {(one.document, one.number): one.passage for one in stored}
        found = link_versions(
            _versions(stored), lambda done, total: progress("linking", done, total)
        )
        links.extend(_keyed(found, keys))
    with collection.writing():
        collection.links.replace(links)


def _versions(stored: Iterable[PassageWords]) -> list[Version]:
    """What each document says in each language."""
    versions: dict[tuple[int, str], list[VersionPassage]] = {}
    for one in stored:
        versions.setdefault((one.document, one.lang), []).append(
            VersionPassage(one.number, one.words, one.length)
        )
    return [Version(doc, lang, tuple(passages)) for (doc, lang), passages in versions.items()]


def _keyed(found: list[PassageLink], keys: dict[tuple[int, int], int]) -> Iterator[NewLink]:
    for one in found:
        yield NewLink(
            a=one.a_doc,
            b=one.b_doc,
            a_passages=tuple(keys[one.a_doc, number] for number in one.a_paragraphs),
            b_passages=tuple(keys[one.b_doc, number] for number in one.b_paragraphs),
            score=one.score,
        )
