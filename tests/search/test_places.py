"""Passages that are looked at again: by their place, with their neighbours, as they were quoted."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from index.collection import Collection
from index.indexer import add, open_searcher, remove
from index.model import PassagePlace, Quoted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from index.analysis import Analyzer
    from index.search import Searcher

PUBLIC = frozenset({"main"})
AMBASSADOR = "Who is the ambassador of Kazakhstan to Mexico?"
LINES = [f"This is line {number} of the report." for number in range(1, 8)]


class Folder:
    """A data folder and files that are added to it."""

    def __init__(self, path: Path, analyzer: Analyzer) -> None:
        self.path = path
        self.data = path / "data"
        self.analyzer = analyzer

    def put(self, lines: list[str], name: str = "report.txt", collection: str = "main") -> None:
        """Adds a document with a passage a line."""
        (self.path / name).write_text("\n\n".join(lines) + "\n", encoding="utf-8")
        add(self.data, [self.path / name], self.analyzer, collection=collection)

    def searcher(self) -> closing[Searcher]:
        """The newest one, closed at the end of the block."""
        return closing(open_searcher(self.data, self.analyzer))


@pytest.fixture
def folder(tmp_path: Path, analyzer: Analyzer) -> Folder:
    """A folder with the report in it."""
    made = Folder(tmp_path, analyzer)
    made.put(LINES)
    return made


@pytest.fixture
def seeds(seeded: Path, analyzer: Analyzer) -> Iterator[Searcher]:
    """A searcher over the seeds."""
    with closing(open_searcher(seeded, analyzer)) as opened:
        yield opened


def place_of(folder: Folder, words: str) -> PassagePlace:
    """Where the first passage stands that a question finds."""
    with folder.searcher() as searcher:
        return searcher.ask(words).hits[0].place


def test_a_place_opens_its_passage_with_its_match(seeds: Searcher) -> None:
    """What a permalink names is shown as it was found, and so is its version."""
    best = seeds.ask(AMBASSADOR).hits[0]
    found = seeds.passage(best.place, collections=PUBLIC)
    assert found is not None
    assert best.match is not None
    assert found == replace(found, passage=best.passage, match=best.match, card=best.card)
    assert (found.highlights, found.sentence) == ((), (0, len(best.passage.text)))
    other = seeds.passage(best.match.places[0], collections=PUBLIC)
    assert other is not None
    assert (other.passage_id, other.passage.text) == (best.match.keys[0], best.match.side.texts[0])


def test_a_passage_is_found_where_it_has_moved_to(folder: Folder) -> None:
    """In a new version of its document a passage is known by what it says."""
    place = place_of(folder, "line 3")
    folder.put(["A new heading.", "Another one.", *LINES])
    with folder.searcher() as searcher:
        found = searcher.passage(place)
    assert found is not None
    assert (found.passage.number, found.passage.text) == (5, LINES[2])


def test_of_passages_that_say_the_same_the_nearest_is_meant(folder: Folder) -> None:
    """A place that still holds goes first, then the one next to it."""
    place = place_of(folder, "line 3")
    folder.put([LINES[2], *LINES, LINES[2]])
    with folder.searcher() as searcher:
        found = searcher.passage(place)
    assert found is not None
    assert found.passage.number == 4


def test_what_is_gone_or_closed_is_nowhere(folder: Folder) -> None:
    """A changed passage, a removed document, a guessed key and a closed one are all the same."""
    place = place_of(folder, "line 3")
    with folder.searcher() as searcher:
        for collections in (frozenset[str](), frozenset({"closed"})):
            assert searcher.passage(place, collections=collections) is None
            assert searcher.around(place, collections=collections) == ()
        for guess in (replace(place, document=99), replace(place, digest="0" * 16)):
            assert searcher.passage(guess, collections=PUBLIC) is None
            assert searcher.around(guess, collections=PUBLIC) == ()
    folder.put([line.replace("3", "three") for line in LINES])
    with folder.searcher() as searcher:
        assert searcher.passage(place) is None
    folder.put(["Something else."], "other.txt")
    remove(folder.data, ["report.txt"], folder.analyzer)
    with folder.searcher() as searcher:
        assert searcher.passage(place) is None


def test_a_place_without_a_digest_is_whatever_stands_there(folder: Folder) -> None:
    """A document's first passage is opened in the reader's language, where it has that."""
    folder.put(["Первый абзац доклада.", *LINES], "both.txt")
    with folder.searcher() as searcher:
        (key,) = (one.id for one in searcher.documents().cards if one.name == "both.txt")
        texts = {}
        for lang in ("en", "ru"):
            found = searcher.passage(PassagePlace(key, 1, ""), lang=lang)
            assert found is not None
            texts[lang] = found.passage.text
    assert texts == {"en": LINES[0], "ru": "Первый абзац доклада."}


def test_neighbours_are_those_of_the_same_language(folder: Folder) -> None:
    """A bilingual document shows around a passage what stands there in its language."""
    folder.put([text for line in LINES for text in (line, f"Строка: {line[13:15]}")], "both.txt")
    with folder.searcher() as searcher:
        (key,) = (one.id for one in searcher.documents().cards if one.name == "both.txt")
        place = PassagePlace.of(key, 5, LINES[2])
        assert [one.text for one in searcher.around(place, reach=2)] == LINES[:5]
        assert [one.text for one in searcher.around(place, reach=0)] == LINES[2:3]
        first = PassagePlace.of(key, 1, LINES[0])
        assert [one.number for one in searcher.around(first)] == [1, 3, 5]


def test_documents_are_listed_newest_first(folder: Folder) -> None:
    """Those without a date come last, those of one day by name, and nothing closed is counted."""
    for name, day in (("a", "2024-05-01"), ("b", "2025-05-01"), ("c", "2025-05-01")):
        folder.put([f"Date: {day}", "A text."], f"{name}.txt")
    folder.put(["Nothing."], "closed.txt", "closed")
    with folder.searcher() as searcher:
        listing = searcher.documents(PUBLIC, size=3)
        assert [one.name for one in listing.cards] == ["b.txt", "c.txt", "a.txt"]
        assert (listing.total, listing.page) == (4, 0)
        for page in (1, 2, 10**30):
            listing = searcher.documents(PUBLIC, page=page, size=3)
            assert [one.name for one in listing.cards] == ["report.txt"]
            assert listing.page == 1
        assert searcher.documents(PUBLIC, page=-1, size=3).page == 0
        nothing = searcher.documents(frozenset())
        assert (nothing.cards, nothing.total, nothing.page) == ((), 0, 0)
        assert searcher.documents().total == 5


def test_an_answer_is_revisited_in_its_order(seeds: Searcher) -> None:
    """The same passages come again with the same highlights and matches, in the order given."""
    answer = seeds.ask(AMBASSADOR)
    keys = tuple(hit.passage_id for hit in answer.hits)[::-1]
    again = seeds.revisit(AMBASSADOR, (*keys, 10**9), lang="en", collections=PUBLIC)
    assert [hit.passage_id for hit in again.hits] == list(keys)
    assert again.hits == again.leading
    assert again.answered
    for now, then in zip(again.hits, reversed(answer.hits), strict=True):
        assert now == then


def test_an_answer_by_the_other_language_is_no_refusal_later(seeds: Searcher) -> None:
    """What the words of a version answered is answered when it is looked at again."""
    answer = seeds.ask("FIFA", lang="ru")
    keys = tuple(hit.passage_id for hit in answer.hits)
    again = seeds.revisit("FIFA", keys, lang="ru")
    assert again.answered
    assert again.lang == "ru"
    assert [hit.passage_id for hit in again.hits] == list(keys)
    assert again.unknown == ()


def test_a_refusal_stays_one(seeds: Searcher) -> None:
    """Neighbours of a question that is not answered are shown as such again."""
    question = "Who is the ambassador of Kazakhstan to Brazil?"
    answer = seeds.ask(question)
    keys = tuple(hit.passage_id for hit in answer.hits)
    again = seeds.revisit(question, keys, lang="en")
    assert (again.refusal, again.unknown) == (answer.refusal, answer.unknown)


def test_what_may_not_be_read_any_more_is_left_out(seeds: Searcher) -> None:
    """Whoever lost a right sees neither passages nor why there are none."""
    keys = tuple(hit.passage_id for hit in seeds.ask(AMBASSADOR).hits)
    for collections in (frozenset[str](), frozenset({"closed"})):
        again = seeds.revisit(AMBASSADOR, keys, lang="en", collections=collections)
        assert (again.hits, again.unknown, again.suggestions) == ((), (), ())


def test_quotes_stand_until_their_document_changes(folder: Folder) -> None:
    """The database of this moment decides, whatever the searcher was opened on."""
    with folder.searcher() as searcher:
        hits = searcher.ask("line report").hits[:3]
        quotes = [Quoted(hit.passage_id, hit.passage.text) for hit in hits]
        assert searcher.stand(quotes)
        assert searcher.stand([])
        assert searcher.stand([replace(quotes[0], text="line")])
        for wrong in ("", quotes[0].text + " ", quotes[0].text.upper(), "This  is"):
            assert not searcher.stand([*quotes, replace(quotes[0], text=wrong)])
        assert not searcher.stand([Quoted(10**9, "This")])
        folder.put(["Another document."], "other.txt")
        assert searcher.stand(quotes)
        folder.put([*LINES, "One more."])
        assert not searcher.stand(quotes)
        assert not searcher.stand(quotes[:1])
        assert searcher.ask("line report").hits[:3] == hits


def test_a_quote_of_a_document_that_went_does_not_stand(folder: Folder) -> None:
    """Removed means removed, at once."""
    folder.put(["Another document."], "other.txt")
    with folder.searcher() as searcher:
        hit = searcher.ask("line 3").hits[0]
        remove(folder.data, ["report.txt"], folder.analyzer)
        assert not searcher.stand([Quoted(hit.passage_id, hit.passage.text)])


def test_a_text_changed_behind_our_back_is_noticed(folder: Folder) -> None:
    """Not the passage's key alone is compared but every character."""
    with folder.searcher() as searcher:
        hit = searcher.ask("line 3").hits[0]
        with Collection.open(folder.data) as store, store.writing():
            store._connection.execute(  # a change that the house never makes
                "UPDATE documents SET text = replace(text, 'line 3', 'line 8')"
            )
        assert not searcher.stand([Quoted(hit.passage_id, hit.passage.text)])
