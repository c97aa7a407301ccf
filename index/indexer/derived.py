"""What is derived from the documents: analyses, acronyms, index files, links.

All of it can be made again.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from index.acronyms import RULES
from index.errors import SnapshotError
from index.indexer.analysis import PassageAnalyzer
from index.indexer.indexing import index
from index.indexer.linking import link
from index.kernels import prepare_all
from index.ranking import IndexWriter, index_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.analysis import Analyzer
    from index.collection import AnalysedAcronym, Collection
    from index.indexer.progress import Progress


def refresh(
    collection: Collection, analyzer: Analyzer, progress: Progress, *, rebuild: bool = False
) -> None:
    """Makes again whatever does not follow from the documents as they are now.

    Whoever calls holds the writer's lock. New passages can be found before their links are made,
    and before index files are merged. Interrupted at any moment, it leaves the last snapshot and
    the last links in place, and the next call does what is missing.

    Args:
        collection: Documents, and links to them.
        analyzer: The one that questions are read by.
        progress: Told of passages and steps.
        rebuild: Whether the index files are of no use.

    Raises:
        DataFolderUnusable: The disk is full, or the folder cannot be written.
        DamagedDatabase: The database is damaged.
        CompilationError: The installation is not whole.
    """
    # whoever asks next is not to wait for a compiler
    prepare_all(lambda done, total: progress("compiling", done, total))
    _analyse(collection, analyzer)
    if collection.acronyms.rules != RULES:
        with collection.writing():
            collection.acronyms.replace(_acronyms(collection, analyzer, progress), RULES)
    writer = IndexWriter.open(index_folder(collection.data), analyzer.fingerprint)
    index(collection, writer, progress, rebuild=rebuild)
    state = collection.state
    if not collection.is_linked:
        try:
            link(collection, analyzer, progress)
        except SnapshotError:  # a segment cannot be read, and linking searches in it
            index(collection, writer, progress, rebuild=True)
            link(collection, analyzer, progress)
    if writer.linked != state:
        writer.commit(state, state)
    try:
        writer.compact()
    except SnapshotError:  # a segment cannot be read, of those that are to become one
        index(collection, writer, progress, rebuild=True)
        writer.compact()


def _analyse(collection: Collection, analyzer: Analyzer) -> None:
    """Analyses all passages again where some were analysed by other rules."""
    analysis = PassageAnalyzer(analyzer)
    if collection.documents.analyses() - {analysis.rules}:
        with collection.writing():
            collection.documents.reanalyse(
                (
                    (stored.id, analysis.passage(stored.passage))
                    for stored in collection.documents.passages()
                ),
                analysis.rules,
            )


def _acronyms(
    collection: Collection, analyzer: Analyzer, progress: Progress
) -> Iterator[tuple[int, tuple[AnalysedAcronym, ...]]]:
    """The acronyms of all passages, by their keys."""
    analysis = PassageAnalyzer(analyzer)
    total = collection.documents.count()
    of_documents = groupby(collection.documents.passages(), key=lambda stored: stored.document)
    for done, (_, passages) in enumerate(of_documents):
        progress("acronyms", done, total)
        for stored in passages:
            yield stored.id, analysis.acronyms(stored.passage)
    progress("acronyms", total, total)
