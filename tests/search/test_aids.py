"""What helps to read a question is made when a question first needs it."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from index.indexer import open_searcher
from index.model import Suggestion
from index.search.query import parse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from index.analysis import Analyzer
    from index.search import Searcher
    from tests.search.conftest import Shelf

TEXTS = {
    "en.txt": "The International Organization for Migration (IOM) met the ambassador.\n",
    "ru.txt": "Посол Жаркынбеков встретил делегацию.\n",
}
CLOSED = {"closed.txt": "The sonar was tested by Kulmagambetov.\n"}
MAIN = frozenset({"main"})


@pytest.fixture(scope="module")
def data(shelf: Shelf) -> Path:
    """Three small documents, one of them closed."""
    return shelf(TEXTS, closed=CLOSED)


@pytest.fixture
def searcher(data: Path, analyzer: Analyzer) -> Iterator[Searcher]:
    """What searches them, just opened."""
    with closing(open_searcher(data, analyzer)) as opened:
        yield opened


def test_words_that_are_known_need_no_corrector(searcher: Searcher) -> None:
    """It is made for the first word that stands nowhere, once."""
    aids = searcher._aids
    assert "_expander" not in vars(aids)
    searcher.ask("Who met the ambassador?")
    assert "_corrector" not in vars(aids)
    searcher.ask("Who met the ambasador?")
    made = vars(aids)["_corrector"]
    searcher.ask("delegatoin")
    assert vars(aids)["_corrector"] is made


def test_expansions_give_words_more_readings_and_take_none(
    searcher: Searcher, analyzer: Analyzer
) -> None:
    """Each word keeps its own; an acronym stands for its full name too."""
    question = "IOM met 2 ambassadors"
    words = parse(question, analyzer, lang=None, fallback="en").words
    found = words
    for expansion in searcher._aids.expansions(question, "en", None):
        found = expansion(found)
    assert list(dict.fromkeys(word.typed for word in found)) == [word.typed for word in words]
    for word in words:
        assert set(word.terms) <= {term for one in found for term in one.terms}
    assert all(0 < one.weight <= 1 for word in found for one in word.readings)
    assert "migration" in {term for word in found for term in word.terms}


def test_a_question_is_carried_over_word_by_word(searcher: Searcher, analyzer: Analyzer) -> None:
    """As many words as before, in the other language where it has them."""
    query = parse("ambassador Zharkynbekov", analyzer, lang=None, fallback="en")
    there = searcher._aids.translated(query, "ru", None)
    assert there.lang == "ru"
    assert [word.typed for word in there.words] == [word.typed for word in query.words]
    assert there.words[1].terms[0] == "жаркынбеков"


def test_spellings_are_those_of_what_may_be_read(searcher: Searcher) -> None:
    """A word of closed documents is offered to those alone who may read them."""
    aids = searcher._aids
    assert aids.suggestions(["ambasador"], MAIN) == (Suggestion("ambasador", "ambassador"),)
    assert aids.suggestions(["Kulmagambetow"], MAIN) == ()
    assert aids.suggestions(["Kulmagambetow"], None) == (
        Suggestion("Kulmagambetow", "Kulmagambetov"),
    )
    assert aids.corrected("Kulmagambetow", ["Kulmagambetow"], MAIN) == ()
