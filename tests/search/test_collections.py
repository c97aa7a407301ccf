"""What may not be read is not shown, and nothing tells that it is there."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from index.collection import Collection, NewLink
from index.indexer import add, open_searcher
from tests.conftest import SEEDS

if TYPE_CHECKING:
    from pathlib import Path

    from index.analysis import Analyzer

EN, RU = "000_e7308348be7d33fc.txt", "001_c9f724df82976277.txt"
AMBASSADOR = "Who is the ambassador of Kazakhstan to Mexico?"
MAIN = frozenset({"main"})


@pytest.fixture
def split(tmp_path: Path, analyzer: Analyzer) -> Path:
    """The English seed for everybody, the Russian one in a closed collection."""
    data = tmp_path / "data"
    add(data, [SEEDS / EN], analyzer)
    add(data, [SEEDS / RU], analyzer, collection="closed")
    return data


def test_links_stay_within_a_collection(split: Path, analyzer: Analyzer) -> None:
    """A document of another collection is no match, even for those who may read both."""
    with closing(open_searcher(split, analyzer)) as searcher:
        assert searcher.ask(AMBASSADOR).hits[0].match is None


def test_a_closed_copy_takes_no_match_away(
    seeded: Path, tmp_path: Path, analyzer: Analyzer
) -> None:
    """What is public keeps its match, whatever a closed collection holds besides."""
    copy = tmp_path / "copy.txt"
    copy.write_bytes((SEEDS / RU).read_bytes())
    add(seeded, [copy], analyzer, collection="closed")
    with closing(open_searcher(seeded, analyzer)) as searcher:
        best = searcher.ask(AMBASSADOR, collections=MAIN).hits[0]
    assert best.match is not None
    assert best.match.side.doc == RU
    assert best.card.counterparts == (RU,)


def test_a_match_that_may_not_be_read_is_not_shown(split: Path, analyzer: Analyzer) -> None:
    """Should a link cross collections all the same, the gate holds on both ways to it."""
    with Collection.open(split) as store, store.writing():
        cards = {card.name: card.id for card in store.documents.cards()}
        passages = {
            (one.document, one.passage.number): one.id for one in store.documents.passages()
        }
        links = [
            NewLink(cards[EN], cards[RU], (passages[cards[EN], n],), (passages[cards[RU], n],), 0.9)
            for n in range(1, 9)
        ]
        store.links.add(links)
    with closing(open_searcher(split, analyzer)) as searcher:
        assert searcher.ask(AMBASSADOR).hits[0].match is not None
        for collections in (MAIN, frozenset({"closed"})):
            for question, lang in ((AMBASSADOR, "en"), ("FIFA", "ru"), ("FIFA", "en")):
                answer = searcher.ask(question, lang=lang, collections=collections)
                assert all(hit.match is None for hit in answer.hits)
                assert {hit.card.collection for hit in answer.hits} <= collections


def test_what_a_closed_collection_holds_decides_no_refusal(
    tmp_path: Path, analyzer: Analyzer
) -> None:
    """Which words are said to occur nowhere, and what is refused, follows from what may be read."""
    data, question = tmp_path / "data", "merger Zorgblat agents"
    public = tmp_path / "public.txt"
    public.write_text("The agents met.\n\nThe sun shone.\n\nIt rained.\n", encoding="utf-8")
    add(data, [public], analyzer)

    def told() -> object:
        with closing(open_searcher(data, analyzer)) as searcher:
            return searcher.ask(question, collections=MAIN).refusal

    before = told()
    assert before is not None
    for number in range(15):
        closed = tmp_path / f"closed{number}.txt"
        closed.write_text(f"A merger; agents of Zorgblat, {number}.\n", encoding="utf-8")
        add(data, [closed], analyzer, collection="closed")
    assert told() == before


def test_an_unreadable_collection_says_nothing(split: Path, analyzer: Analyzer) -> None:
    """Words that only a closed collection holds occur nowhere."""
    with closing(open_searcher(split, analyzer)) as searcher:
        answer = searcher.ask("однопалатный парламент", collections=MAIN)
    assert {hit.card.collection for hit in answer.hits} == {"main"}
    assert answer.unknown == ("однопалатный", "парламент")
