"""The sample collection answers what it is meant to answer."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from index.indexer import open_searcher
from index.model import PartKind, RefusalKind, fold_space
from tests.conftest import SEEDS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from index.analysis import Analyzer
    from index.search import Searcher

EN, RU = "000_e7308348be7d33fc.txt", "001_c9f724df82976277.txt"

# question, document, passage, words that its best sentence holds
ANSWERS = [
    ("Who is the ambassador of Kazakhstan to Mexico?", EN, 8, "Almurat Turganbekov"),
    ("Кто возглавляет комиссию по международным отношениям?", RU, 4, "Педро Васкес Гонсалес"),
    ("When is the climate summit?", EN, 5, "in 2026"),
    ("закон об искусственном интеллекте", RU, 6, "Максим Рожин"),
    ("congratulations on the World Cup", EN, 7, "2026 FIFA World Cup"),
    ("однопалатный парламент", RU, 5, "однопалатному парламенту"),
]


@pytest.fixture
def searcher(seeded: Path, analyzer: Analyzer) -> Iterator[Searcher]:
    """A searcher over the seeds."""
    with closing(open_searcher(seeded, analyzer)) as opened:
        yield opened


@pytest.mark.parametrize(("question", "doc", "paragraph", "words"), ANSWERS)
def test_a_question_gets_its_passage_and_its_match(
    searcher: Searcher, question: str, doc: str, paragraph: int, words: str
) -> None:
    """The right passage is first, its best sentence answers, its match is the same passage."""
    answer = searcher.ask(question)
    assert answer.answered
    assert answer.lang == ("en" if doc == EN else "ru")
    best = answer.hits[0]
    assert (best.card.name, best.passage.number) == (doc, paragraph)
    assert words in best.passage.text[slice(*best.sentence)]
    assert best.match is not None
    assert best.match.side.doc == (RU if doc == EN else EN)
    assert best.match.side.paragraphs == (paragraph,)


@pytest.mark.parametrize("question", [*(row[0] for row in ANSWERS), "price of oil in Mexico"])
def test_passages_that_are_not_shown_yet_need_no_marks(searcher: Searcher, question: str) -> None:
    """With the best passage marked alone, the answer is the same but for the others' marks."""
    whole, quick = searcher.ask(question, limit=8), searcher.ask(question, limit=8, marked=1)
    assert quick.hits[0] == whole.hits[0]
    assert [hit.passage_id for hit in quick.hits] == [hit.passage_id for hit in whole.hits]
    assert [hit.match for hit in quick.hits] == [hit.match for hit in whole.hits]
    assert replace(quick, hits=()) == replace(whole, hits=())
    assert not any(hit.highlights for hit in quick.hits[1:])


def test_what_the_seeds_do_not_answer_is_refused_with_its_reason(searcher: Searcher) -> None:
    """A question about something else is not answered, and the words that are nowhere are named."""
    answer = searcher.ask("What is the price of oil?")
    assert not answer.answered
    assert answer.refusal is not None
    assert answer.refusal.kind is RefusalKind.UNKNOWN_WORDS
    assert answer.refusal.words == ("price", "oil")


@pytest.mark.parametrize("question", ["", "  ", "?!", "who is it", "что это"])
def test_a_question_without_words_is_refused(searcher: Searcher, question: str) -> None:
    """Where there is nothing to look for, nothing is found."""
    answer = searcher.ask(question)
    assert answer.refusal is not None
    assert answer.refusal.kind is RefusalKind.NO_WORDS
    assert answer.hits == ()


def test_a_name_that_is_nowhere_is_no_answer(searcher: Searcher) -> None:
    """A passage about another country's ambassador does not answer, however much else fits."""
    refusal = searcher.ask("Who is the ambassador of Kazakhstan to Brazil?").refusal
    assert refusal is not None
    assert refusal.words == ("Brazil",)


def test_an_answer_says_which_words_are_nowhere(searcher: Searcher) -> None:
    """Where the rest is enough for an answer, the words that the documents lack are named."""
    answer = searcher.ask("cheesecake on the World Cup 2026")
    assert answer.answered
    assert answer.unknown == ("cheesecake",)
    assert searcher.ask("однопалатный парламент").unknown == ()


def test_a_word_of_the_askers_language_stands_somewhere(searcher: Searcher) -> None:
    """Answered by the other language's words, a question's words of its own are not called missing.

    A follow-up in another language than the question before it is such a question.
    """
    before = "Who is the ambassador of Kazakhstan to Mexico?"
    answer = searcher.ask("а комиссия?", after=before)
    assert answer.answered
    assert not answer.unknown


def test_capitals_throughout_mean_nothing(searcher: Searcher) -> None:
    """A question in capitals is answered like any other."""
    answer = searcher.ask("WHO IS THE AMBASSADOR OF KAZAKHSTAN TO MEXICO?")
    assert answer.answered
    assert answer.hits[0].passage.number == 8


def test_words_that_stand_apart_are_no_answer(searcher: Searcher) -> None:
    """Known words that no passage holds together are refused as scattered."""
    answer = searcher.ask("Rozhin Sheinbaum Turganbekov FIFA")
    assert answer.refusal is not None
    assert answer.refusal.kind is RefusalKind.SCATTERED


def test_quotes_are_cut_from_the_documents(searcher: Searcher) -> None:
    """Every quote stands in its file, and its highlights and sentence within the quote."""
    for question, *_ in ANSWERS:
        for hit in searcher.ask(question).hits:
            text = hit.passage.text
            assert text in fold_space((SEEDS / hit.card.name).read_text(encoding="utf-8"))
            assert 0 <= hit.sentence.start < hit.sentence.end <= len(text)
            assert hit.highlights or all(part.kind is not PartKind.WORD for part in hit.parts)
            assert all(0 <= start < end <= len(text) for start, end in hit.highlights)


def test_all_hits_are_in_the_language_asked_for(searcher: Searcher) -> None:
    """A language crowds out no other: hits come in one."""
    for question, doc, *_ in ANSWERS:
        langs = {hit.passage.lang for hit in searcher.ask(question).hits}
        assert langs == {"en" if doc == EN else "ru"}


def test_a_word_of_the_other_language_brings_its_passage_in_ones_own(searcher: Searcher) -> None:
    """A word that only the other language's documents hold is answered by their counterpart."""
    answer = searcher.ask("FIFA", lang="ru")
    assert answer.answered
    best = answer.hits[0]
    assert (best.card.name, best.passage.number) == (RU, 7)
    assert best.match is not None
    assert best.match.side.doc == EN


@pytest.mark.parametrize(
    ("question", "lang"),
    [
        ("Что такое Foreign Relations Committee?", "ru"),
        ("Who is Шейнбаум?", "en"),
        ("план A", "ru"),
        ("2026", "en"),
    ],
)
def test_the_language_of_a_question_is_its_own(
    searcher: Searcher, question: str, lang: str
) -> None:
    """Small words tell a question's language, then letters; without either it is the fallback."""
    assert searcher.ask(question).lang == lang


def test_a_collection_that_may_not_be_read_says_nothing(searcher: Searcher) -> None:
    """Neither passages nor matches of another collection are shown, nor which words it holds."""
    answer = searcher.ask("однопалатный парламент", collections=frozenset({"elsewhere"}))
    assert answer.hits == ()
    assert answer.refusal is not None
    assert answer.refusal.kind is RefusalKind.UNKNOWN_WORDS


def test_warming_changes_no_answer(searcher: Searcher) -> None:
    """What is done before the first question finds nothing, and leaves answers as they are."""
    before = searcher.ask("When is the climate summit?")
    searcher.warm()
    assert searcher.ask("When is the climate summit?") == before
