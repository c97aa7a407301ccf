"""Candidates of both languages, each once, in one order."""

from __future__ import annotations

from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

import pytest

from index.collection import Collection
from index.indexer import open_searcher, remove
from index.ranking import SegmentRanker, Snapshot, index_folder
from index.search.grammar import read
from index.search.grammar.constraints import Constraints
from index.search.narrowing import Narrowing
from index.search.query import parse
from index.search.retrieval import Inquiry, Retrieval, order
from index.search.translation import Translator
from tests.search.conftest import places

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from index.analysis import Analyzer
    from tests.search.conftest import Opened, Shelf

TEXTS = {
    "en.txt": "The envoy praised the harbour.\n\nCopper came by ship.\n\nRain fell.\n",
    "ru.txt": "Посланник похвалил гавань.\n\nМедь привезли.\n\nШёл дождь.\n",
    "alone_ru.txt": "Медь и янтарь лежат в гавани.\n",
    **{f"{letter}.txt": "The ship left.\n" for letter in "dcba"},
}
CLOSED = {"closed.txt": "Copper ship, copper harbour.\n"}
WORDS = [("harbour", "гавань"), ("copper", "медь"), ("envoy", "посланник"), ("rain", "дождь")]
MAIN = frozenset({"main"})


@pytest.fixture(scope="module")
def data(shelf: Shelf) -> Path:
    """Versions, a document in one language only, equals, and a closed one."""
    return shelf(TEXTS, closed=CLOSED, linked=[("en.txt", "ru.txt")], words=WORDS)


@contextmanager
def asked(
    data: Path,
    analyzer: Analyzer,
    question: str,
    collections: frozenset[str] | None = None,
) -> Iterator[tuple[Retrieval, Inquiry]]:
    """A question put to what a data folder holds."""
    snapshot = Snapshot.open(index_folder(data), analyzer.fingerprint)
    engine = SegmentRanker(snapshot)
    with Collection.open(data) as collection:
        typed = read(question)
        inquiry = Inquiry.of(
            parse(typed.text, analyzer, lang=None, fallback="en"),
            collections,
            engine,
            Translator(collection, engine, snapshot).translated,
            Narrowing.of(Constraints.of(typed, analyzer), collection),
        )
        yield Retrieval(collection), inquiry


@pytest.mark.parametrize(
    ("question", "lang"),
    [("copper harbour envoy rain ship", "en"), ("медь гавань посланник дождь янтарь", "ru")],
)
def test_versions_are_one_candidate(
    data: Path, analyzer: Analyzer, question: str, lang: str
) -> None:
    """What is found through its version stands in the asker's language, and none stands twice."""
    with asked(data, analyzer, question) as (retrieval, inquiry):
        found = retrieval.candidates(inquiry, 50)
        keys = [one.passage.id for one in found]
        versions = retrieval.collection.links.versions(keys)
    assert len(keys) == len(set(keys))
    assert {other for others in versions.values() for other in others}.isdisjoint(keys)
    assert {one.passage.lang for one in found if one.passage.id in versions} == {lang}


def test_what_one_language_alone_has_stands_for_itself(data: Path, analyzer: Analyzer) -> None:
    """It is measured by the question in its own words."""
    with asked(data, analyzer, "copper in the harbour") as (retrieval, inquiry):
        found = retrieval.candidates(inquiry, 50)
        alone = retrieval.collection.documents.key("alone_ru.txt")
    (one,) = [one for one in found if one.passage.document == alone]
    assert {term for word in one.words for term in word.terms} == {"медь", "гавань"}
    assert not one.evidence.version
    assert one.evidence.factor > 1


def test_the_best_come_first_and_of_equals_the_earlier(data: Path, analyzer: Analyzer) -> None:
    """The order is the same each time."""
    with asked(data, analyzer, "ship") as (retrieval, inquiry):
        found = retrieval.candidates(inquiry, 50)
        again = retrieval.candidates(inquiry, 50)
        fewer = retrieval.candidates(inquiry, 3)
    assert found == sorted(found, key=order)
    assert again == found
    assert fewer == found[:3]
    equal = [one for one in found if one.evidence.score == found[0].evidence.score]
    assert len(equal) > 1
    keys = [one.passage.id for one in equal]
    assert keys == sorted(keys)


def test_closed_passages_are_no_candidates(data: Path, analyzer: Analyzer) -> None:
    """However well they fit; for who may read them they are."""
    for collections, there in ((MAIN, False), (None, True), (frozenset({"closed"}), True)):
        with asked(data, analyzer, "copper harbour", collections) as (retrieval, inquiry):
            closed = retrieval.collection.documents.key("closed.txt")
            found = {one.passage.document for one in retrieval.candidates(inquiry, 50)}
        assert (closed in found) is there


def test_passages_found_before_are_judged_in_their_order(data: Path, analyzer: Analyzer) -> None:
    """Those that are gone are left out, and each holds what it does when it is found."""
    with asked(data, analyzer, "copper harbour envoy") as (retrieval, inquiry):
        found = retrieval.candidates(inquiry, 5)
        keys = [one.passage.id for one in found][::-1]
        judged = retrieval.judged(inquiry, [*keys, 10**9])
    assert [one.passage.id for one in judged] == keys
    assert judged == found[::-1]


def test_what_was_removed_is_never_found(shelf: Shelf, analyzer: Analyzer) -> None:
    """Nor through its version, which then stands for itself."""
    data = shelf(TEXTS, linked=[("en.txt", "ru.txt")], words=WORDS)
    remove(data, ["en.txt"], analyzer)
    with closing(open_searcher(data, analyzer)) as searcher:
        for question in ("Who is the envoy in the harbour?", "copper", "rain fell"):
            names = {name for name, _ in places(searcher.ask(question))}
            assert "en.txt" not in names
            assert names & {"ru.txt", "alone_ru.txt"}


def test_a_searcher_sees_what_was_there_when_it_was_opened(
    shelf: Shelf, opened: Opened, analyzer: Analyzer
) -> None:
    """What is removed meanwhile is still found, whole, until another is opened."""
    data = shelf({"a.txt": "Amber glows.\n", "b.txt": "Barley grows.\n"})
    searcher = opened(data)
    before = searcher.ask("amber")
    remove(data, ["a.txt"], analyzer)
    assert not searcher.is_current()
    assert searcher.ask("amber") == before
    with closing(open_searcher(data, analyzer)) as newer:
        assert newer.ask("amber").hits == ()
