"""The links follow the documents: new ones on their own, or the whole collection anew.

Links never leave a collection: a document that few may read must not take away the match of one
that all may read, nor show by its absence that it is there.

A document that comes alone is linked alone, whatever the collection: it takes no longer in a large
one, and other links stay as they are. Where many come at once, as many as were there or as have
come since the lexicon was learned, everything is linked anew: with so much more to learn from,
older links get better too.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING

from index.bitext import PassageLink, link_some, link_versions, relearned
from index.collection import NewLink, Partner
from index.indexer.declaring import declare_versions
from index.indexer.dictionaries import ensure_cldr
from index.indexer.dictionaries import refresh as refresh_dictionaries
from index.indexer.knowing import meet_words, store_knowledge
from index.indexer.surroundings import CollectionSurroundings
from index.indexer.told import told_of
from index.indexer.versions import versions_of
from index.ranking import SegmentRanker, Snapshot, index_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from index.analysis import Analyzer
    from index.bitext import VersionPair
    from index.collection import Collection, Lexicon
    from index.indexer.progress import Progress

MANY = 2
"""How many new documents may have the whole collection linked anew; one never does."""

GROWTH = 1.5
"""A lexicon is learned again where there are this many times the documents that it knows."""

FEW = 500
"""So many documents are learned from in no time; in a larger collection one that comes alone has
nothing learned again, so that it is not kept waiting."""


def link(collection: Collection, analyzer: Analyzer, progress: Progress) -> None:
    """Pairs and aligns what is new in each collection.

    Args:
        collection: Documents, indexed as they are now.
        analyzer: The one that they were analysed by.
        progress: Told of steps.

    Raises:
        DataFolderUnusable: The disk is full, or the folder cannot be written.
        DamagedDatabase: The database is damaged.
        SnapshotError: The index files cannot be read.
    """
    for name in collection.documents.collections():
        unlinked = collection.partners.unlinked(name)
        langs = collection.versions.languages(name)
        if len(langs) < 2:  # noqa: PLR2004 - it takes two
            with collection.writing():
                collection.partners.settle(unlinked.all)
        elif unlinked.all:
            with collection.writing():
                declare_versions(collection, name)
            refresh_dictionaries(collection, analyzer)
            ensure_cldr(collection, analyzer)
            lexicons = [collection.lexicons.get(name, *pair) for pair in combinations(langs, 2)]
            known = [one for one in lexicons if one]
            documents = collection.documents.count(name)
            if len(known) < len(lexicons) or any(
                _outgrown(one.documents, documents, len(unlinked.changed)) for one in known
            ):
                _link_all(collection, name, documents, progress)
            else:
                snapshot = Snapshot.open(index_folder(collection.data), analyzer.fingerprint)
                ranker = SegmentRanker(snapshot)
                for one in known:
                    around = CollectionSurroundings(collection, ranker, one)
                    _link_some(collection, one, around, progress)
    with collection.writing():
        collection.links.follow()


def _outgrown(learned_from: int, documents: int, new: int) -> bool:
    """Whether everything is to be linked anew.

    Args:
        learned_from: How many documents there were when the lexicon was learned.
        documents: How many there are.
        new: How many of these are new or changed.
    """
    return new >= MANY and (2 * new >= documents or documents >= 2 * learned_from)


def _link_all(collection: Collection, name: str, documents: int, progress: Progress) -> None:
    """Links a whole collection anew."""
    with collection.reading():
        told = told_of(collection, name)
        linked = link_versions(
            versions_of(collection.versions.words(name)),
            told,
            collection.dictionaries.entries,
            lambda done, total: progress("linking", done, total),
        )
    with collection.writing():
        collection.links.clear(name)
        collection.partners.clear(name)
        collection.partners.add(map(_partner, linked.pairs))
        collection.links.add(_keyed(collection, linked.links))
        for langs, knowledge in linked.knowledge.items():
            store_knowledge(collection, name, langs, knowledge, documents)
        collection.partners.settle(collection.partners.unlinked(name).all)


def _link_some(
    collection: Collection, lexicon: Lexicon, around: CollectionSurroundings, progress: Progress
) -> None:
    """Links the documents of a collection that are new, or have lost their partner."""
    name = lexicon.collection
    with collection.reading():
        unlinked = collection.partners.unlinked(name)
        followed = link_some(
            unlinked.all,
            (lexicon.a_lang, lexicon.b_lang),
            around,
            told_of(collection, name),
            lambda done, total: progress("linking", done, total),
        )
    with collection.writing():
        touched = followed.documents
        collection.links.drop(touched)
        collection.partners.drop(touched)
        collection.partners.add(map(_partner, followed.pairs))
        collection.links.add(_keyed(collection, followed.links))
        meet_words(collection, lexicon, unlinked.changed)
        collection.partners.settle(touched | unlinked.all)
    documents = collection.documents.count(name)
    if documents >= GROWTH * lexicon.documents and (
        documents <= FEW or len(unlinked.changed) >= MANY
    ):
        _relearn(collection, name, (lexicon.a_lang, lexicon.b_lang), documents)


def _relearn(collection: Collection, name: str, langs: tuple[str, str], documents: int) -> None:
    """Learns a lexicon anew from the links that there are."""
    with collection.reading():
        knowledge = relearned(
            versions_of(collection.versions.words(name)),
            (PassageLink(*link) for link in collection.links.stored(name)),
            langs,
            collection.dictionaries.entries(*langs),
        )
    with collection.writing():
        store_knowledge(collection, name, langs, knowledge, documents)


def _partner(pair: VersionPair) -> Partner:
    return Partner(*pair.a, *pair.b, pair.evidence, pair.probability)


def _keyed(collection: Collection, links: Iterable[PassageLink]) -> Iterator[NewLink]:
    """Links by the keys of their passages."""
    keys = lru_cache(maxsize=64)(collection.versions.keys)  # links come document by document
    for one in links:
        a, b = keys(one.a_doc), keys(one.b_doc)
        yield NewLink(
            a=one.a_doc,
            b=one.b_doc,
            a_passages=tuple(a[number] for number in one.a_paragraphs),
            b_passages=tuple(b[number] for number in one.b_paragraphs),
            score=one.score,
        )
