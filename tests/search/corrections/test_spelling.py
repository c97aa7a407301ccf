"""Likely spellings of words that stand nowhere."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from index.indexer import add, open_searcher, remove
from index.model import Suggestion
from index.ranking import Vocabulary
from index.search.corrections.spelling import Spelling, mistakes

if TYPE_CHECKING:
    from pathlib import Path

    from index.analysis import Analyzer
    from index.search import Searcher

PUBLIC = frozenset({"main"})
ENGLISH = (
    "Government of Kazakhstan met at the summit.\n\nThe summit was about the climate.\n\n"
    "A summer school and another summit were opened by Turganbekov.\n"
)
RUSSIAN = "Правительство Мексики провело саммит.\n\nВ Мексике прошёл саммит о климате.\n"


@pytest.fixture
def data(tmp_path: Path, analyzer: Analyzer) -> Path:
    """A public document in each language, and a closed one."""
    found = tmp_path / "data"
    for name, text, collection in (
        ("en.txt", ENGLISH, "main"),
        ("ru.txt", RUSSIAN, "main"),
        ("closed.txt", "Zorgblatia joined the Krelovian alliance.\n", "closed"),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
        add(found, [tmp_path / name], analyzer, collection=collection)
    return found


def spelling_of(searcher: Searcher, analyzer: Analyzer) -> Spelling:
    """The spelling of what a searcher searches."""
    return Spelling(
        Vocabulary(searcher.snapshot),
        searcher._ranker,
        searcher._collection.passages,
        searcher._hits,
        analyzer,
    )


@pytest.mark.parametrize(
    ("question", "word", "spelling"),
    [
        ("when is the sumit", "sumit", "summit"),
        ("when is the smumit", "smumit", "summit"),
        ("goverment summit", "goverment", "government"),
        ("Goverrnmetn summit", "Goverrnmetn", "government"),
        ("who is turganbekow", "turganbekow", "Turganbekov"),
        ("саммитт в Мексике", "саммитт", "саммит"),
        ("саммит в Мексеке", "Мексеке", "Мексике"),
        ("правителсьтво и саммит", "правителсьтво", "правительство"),
    ],
)
def test_a_misspelt_word_gets_the_likeliest_form(
    data: Path, analyzer: Analyzer, question: str, word: str, spelling: str
) -> None:
    """The form is shown that stands in the documents and is nearest to what was typed."""
    with closing(open_searcher(data, analyzer)) as searcher:
        found = spelling_of(searcher, analyzer).suggestions(question.split(), PUBLIC)
    assert Suggestion(word, spelling) in found


@pytest.mark.parametrize(
    "question",
    [
        "summit",  # it stands there
        "sun",  # too short
        "summits1",  # with a figure
        "submit",  # a word that dictionaries have
        "smmuitt",  # too much is wrong
        "?",
    ],
)
def test_other_words_get_none(data: Path, analyzer: Analyzer, question: str) -> None:
    """What is known, short, right as it is, or too far from any word, is left as it was typed."""
    with closing(open_searcher(data, analyzer)) as searcher:
        assert searcher.ask(question, collections=PUBLIC).suggestions == ()


@pytest.mark.parametrize("word", ["Zorgblatja", "Krelovain", "aliance"])
def test_a_word_of_a_closed_collection_is_never_told(
    data: Path, analyzer: Analyzer, word: str
) -> None:
    """Spellings come from what may be read alone; who may read all gets them."""
    with closing(open_searcher(data, analyzer)) as searcher:
        for collections in (PUBLIC, frozenset[str]()):
            answer = searcher.ask(word, collections=collections)
            assert not answer.suggestions
            assert not answer.corrections
        assert searcher.ask(word).corrections or searcher.ask(word).suggestions


def test_what_is_closed_changes_no_spelling(data: Path, tmp_path: Path, analyzer: Analyzer) -> None:
    """How common a word is in what may not be read decides nothing, nor how it is written there."""
    closed = tmp_path / "more.txt"
    closed.write_text("SUMIX.\n\nSumix.\n\nSumix sumix.\n\nSUMMIT.\n", encoding="utf-8")
    with closing(open_searcher(data, analyzer)) as searcher:
        before = searcher.ask("sumit", collections=PUBLIC)
    add(data, [closed], analyzer, collection="closed")
    with closing(open_searcher(data, analyzer)) as searcher:
        assert searcher.ask("sumit", collections=PUBLIC).suggestions == before.suggestions


def test_the_more_common_of_two_is_likelier(tmp_path: Path, analyzer: Analyzer) -> None:
    """Of words that are as near, the one in more passages is meant."""
    text = tmp_path / "one.txt"
    text.write_text("Kravat.\n\nKravut one.\n\nKravut two.\n", encoding="utf-8")
    add(tmp_path / "data", [text], analyzer)
    with closing(open_searcher(tmp_path / "data", analyzer)) as searcher:
        (found,) = searcher.ask("kravit").suggestions
    assert found.spelling == "Kravut"


def test_a_removed_document_gives_no_spelling(data: Path, analyzer: Analyzer) -> None:
    """A word is gone with the last passage that held it."""
    remove(data, ["en.txt"], analyzer)
    with closing(open_searcher(data, analyzer)) as searcher:
        assert searcher.ask("goverment", collections=PUBLIC).suggestions == ()


def test_noise_costs_no_more_than_some_words(data: Path, analyzer: Analyzer) -> None:
    """Of a long question of unknown words only the first get a spelling."""
    noise = " ".join(f"sumit{letter} sumi{letter}" for letter in "abcdefghi")
    with closing(open_searcher(data, analyzer)) as searcher:
        assert len(searcher.ask(noise).suggestions) <= 5


def test_how_much_may_be_wrong_follows_from_the_length() -> None:
    """Nothing below four letters, one up to seven, two from eight on."""
    lengths = {length: mistakes("a" * length) for length in (1, 3, 4, 7, 8, 20)}
    assert lengths == {1: 0, 3: 0, 4: 1, 7: 1, 8: 2, 20: 2}
    assert mistakes("co2emission") == 0


NAMES = (
    "Arkwrightson of Slovenia.\n\nThe bank, the band, a committee, and lament.\n\n"
    "Мария Иванова и Марио.\n\nРаспоряжение, запись курса.\n"
)


@pytest.mark.parametrize(
    ("typed", "kind", "meant"),
    [
        ("commitee", "word", "committee"),
        ("comittee", "word", "committee"),
        ("распоряжния", "word", "распоряжения"),  # a form that stands nowhere, of a lemma that does
        ("распоряжеине", "word", "распоряжение"),
        ("arkwrihgtson", "name", "Arkwrightson"),
        ("arkwrihgtsn", "name", "Arkwrightson"),  # two letters of a long word
        ("slovakia", "name", None),  # a name that a dictionary has
        ("lamontt", "name", None),  # a name, which lament is not
        ("марино", "name", None),  # a short name
        ("иванов", "name", None),
        ("иванович", "name", None),
        ("banf", "word", None),  # too short to be sure
        ("ommittee", "word", None),  # another first letter
        ("commtttteee", "word", None),
    ],
)
def test_a_spelling_is_sure_or_is_left_to_be_asked(
    tmp_path: Path, analyzer: Analyzer, typed: str, kind: str, meant: str | None
) -> None:
    """Only a slip in a longer word that can have been one word alone is put right unasked."""
    text = tmp_path / "names.txt"
    text.write_text(NAMES, encoding="utf-8")
    add(tmp_path / "data", [text], analyzer)
    with closing(open_searcher(tmp_path / "data", analyzer)) as searcher:
        spelling = spelling_of(searcher, analyzer)
        assert spelling.sure(analyzer.read(typed), None, name=kind == "name") == meant


def test_of_several_words_as_near_none_is_sure(tmp_path: Path, analyzer: Analyzer) -> None:
    """Where documents hold two words a letter off, one of them must be by far the more common."""
    text = tmp_path / "words.txt"
    text.write_text("The tracktor.\n\nThe trackter.\n", encoding="utf-8")
    data = tmp_path / "data"
    add(data, [text], analyzer)
    with closing(open_searcher(data, analyzer)) as searcher:
        assert spelling_of(searcher, analyzer).sure(analyzer.read("tracktir"), None) is None
    text.write_text("The tracktor.\n\n" * 9 + "The trackter.\n", encoding="utf-8")
    add(data, [text], analyzer)
    with closing(open_searcher(data, analyzer)) as searcher:
        sure = spelling_of(searcher, analyzer).sure(analyzer.read("tracktir"), None)
    assert sure == "tracktor"
