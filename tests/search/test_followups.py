"""Questions that follow another, read together with it."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analysis import Analyzer
from index.indexer import add, open_searcher
from index.languages import LANGUAGES
from index.search.followups.reading import LONGEST, read_together
from index.search.followups.wording import WORDINGS

if TYPE_CHECKING:
    from pathlib import Path

AMBASSADOR = "Who is the ambassador of Kazakhstan to Mexico?"
ENVOY = "Кто посол Казахстана в Мексике?"
ANALYZER = Analyzer()

# the question before, what was typed then, what is asked
REPLACED = [
    # a year by a year, a date by a date
    ("When is the summit in 2025?", "and in 2026?", "When is the summit in 2026?"),
    (
        "Когда пройдёт саммит в 2025 году?",
        "а в 2026?",
        "Когда пройдёт саммит в 2026 году?",
    ),
    (
        "What happened on 28 November 2025?",
        "and in December?",
        "What happened in December 2025?",
    ),
    ("Что было 28 ноября 2025 года?", "а в декабре?", "Что было в декабре 2025 года?"),
    ("Что было 28 ноября 2025 года?", "а 3 декабря 2024?", "Что было 3 декабря 2024 года?"),
    ("What happened on 28 November 2025?", "and in 2026?", "What happened in 2026?"),
    # a name by a name: the last one, or the one with such a preposition
    (AMBASSADOR, "what about Brazil?", "Who is the ambassador of Kazakhstan to Brazil?"),
    (AMBASSADOR, "And in Brazil?", "Who is the ambassador of Kazakhstan in Brazil?"),
    (AMBASSADOR, "and of Uzbekistan?", "Who is the ambassador of Uzbekistan to Mexico?"),
    (AMBASSADOR, "Brazil?", "Who is the ambassador of Kazakhstan to Brazil?"),
    (
        AMBASSADOR,
        "and in the United States?",
        "Who is the ambassador of Kazakhstan in the United States?",
    ),
    (ENVOY, "а в Бразилии?", "Кто посол Казахстана в Бразилии?"),
    (ENVOY, "А Узбекистана?", "Кто посол Узбекистана в Мексике?"),
    ("кто посол казахстана в мексике", "а в бразилии", "кто посол казахстана в бразилии"),
    ("WHO IS THE ENVOY TO MEXICO?", "AND TO BRAZIL?", "WHO IS THE ENVOY TO BRAZIL?"),
    # a phrase by the one with such a preposition
    (
        "Какой рост в промышленности?",
        "а в сельском хозяйстве?",
        "Какой рост в сельском хозяйстве?",
    ),
    # several at once
    (
        "What was said of trade with China in 2025?",
        "and with India in 2026?",
        "What was said of trade with India in 2026?",
    ),
    # a number by a number
    ("What does article 5 say?", "and article 7?", "What does article 7 say?"),
    ("О чём статья 5?", "а статья 7?", "О чём статья 7?"),
    # a question word by a question word
    ("Где пройдёт саммит?", "а когда?", "Когда пройдёт саммит?"),
    ("Where is the summit?", "and when?", "When is the summit?"),
]

JOINED = [
    ("What did Tokayev say about trade?", "and in Geneva?"),
    ("What did Tokayev say about trade?", "what about agriculture?"),
    ("When is the climate summit?", "2026?"),
    (ENVOY, "а кто его назначил?"),
    (ENVOY, "подробнее"),
]

SAME = [
    (AMBASSADOR, "and?"),
    (ENVOY, "а?"),
    (ENVOY, "а в Мексике?"),
    (AMBASSADOR, "?!"),
    (ENVOY, ""),
]


def together(before: str, question: str) -> str:
    """What is asked, where the question leans on the one before."""
    found = read_together(before, question, ANALYZER)
    assert found is not None
    assert found.leans
    return found.text


@pytest.mark.parametrize(("before", "question", "asked"), REPLACED)
def test_what_a_follow_up_says_anew_takes_its_place(before: str, question: str, asked: str) -> None:
    """A date, a name, a phrase, a number or a question word stands for one of the same kind."""
    assert together(before, question) == asked
    assert together(asked, question) == asked


@pytest.mark.parametrize(("before", "question"), JOINED)
def test_what_has_no_counterpart_is_added(before: str, question: str) -> None:
    """Where nothing is replaced, all words of both questions are asked for, each once."""
    asked = together(before, question)
    assert asked.startswith(before)
    assert set(ANALYZER.terms(before)) < set(ANALYZER.terms(asked))
    assert together(asked, question) == asked


@pytest.mark.parametrize(("before", "question"), SAME)
def test_a_follow_up_that_says_nothing_new_asks_the_same_again(before: str, question: str) -> None:
    """The question stays as it was."""
    assert together(before, question) == before


@pytest.mark.parametrize(
    "question",
    [
        "When is the climate summit in Astana?",
        "Who is Sheinbaum?",
        "Кто такая Шейнбаум?",
        "Какие законы приняты об искусственном интеллекте?",
    ],
)
def test_a_whole_question_may_be_one_of_its_own(question: str) -> None:
    """A question with a subject and something about it need not lean on the one before."""
    found = read_together(AMBASSADOR, question, ANALYZER)
    assert found is None or not found.leans


def test_who_writes_much_follows_nothing() -> None:
    """A long text is a question of its own, and one without a question before it too."""
    assert read_together(AMBASSADOR, "and " + "word " * 100, ANALYZER) is None
    assert read_together(" ", "and in 2026?", ANALYZER) is None


def test_a_chain_of_follow_ups_keeps_its_subject_and_its_newest_words() -> None:
    """However long a chain grows, the first question and the last follow-up are asked."""
    asked = "When is the climate summit?"
    for number in range(300):
        asked = together(asked, f"and topic{number}a?")
        assert len(asked) <= LONGEST
    assert asked.startswith("When is the climate summit?")
    assert "opic299a" in asked
    assert "opic3a" not in asked


pieces = st.sampled_from(
    ["and", "а", "в", "in", "2026", "2025?", "28 ноября", "December", "Mexico", "Мексике", "what",
     "about", "когда", "он", "summit", "саммит", "?", ".", "№", "«", "5", "İ", "e\u0301", "\u202e",
     "x" * 300, "СССР", "WHO", "и", "the", "of", "\U0001f600", "кто", "who is"]
)  # fmt: skip
questions = st.lists(pieces, max_size=12).map(" ".join) | st.text(max_size=40)


@given(st.text(max_size=2000) | questions, st.lists(questions, max_size=6))
def test_any_chain_stays_bounded(first: str, chain: list[str]) -> None:
    """Whatever is typed, what is asked is one line of bounded length."""
    asked = first
    for question in chain:
        found = read_together(asked, question, ANALYZER)
        if found is not None:
            asked = found.text
            assert len(asked) <= LONGEST
            assert asked == " ".join(asked.split())


def test_every_language_has_its_wording() -> None:
    """A third language brings its own small words."""
    assert set(WORDINGS) == set(LANGUAGES)


@pytest.fixture
def summits(tmp_path: Path, analyzer: Analyzer) -> Path:
    """Summits of two years, in two languages, and an ambassador."""
    data, folder = tmp_path / "data", tmp_path / "docs"
    folder.mkdir()
    texts = {
        "en.txt": "The climate summit of 2025 is held in Astana.\n\n"
        "The climate summit of 2026 is held in Geneva.\n\n"
        "The ambassador of Kazakhstan to Mexico is Almurat Turganbekov.\n",
        "ru.txt": "Саммит по климату 2025 года пройдёт в Астане.\n\n"
        "Саммит по климату 2026 года пройдёт в Женеве.\n\n"
        "Послом в Мексике назначен Алмурат Турганбеков.\n",
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    add(data, [folder], analyzer)
    return data


@pytest.mark.parametrize(
    ("before", "question", "words"),
    [
        ("Where is the climate summit in 2025?", "and in 2026?", "Geneva"),
        ("Где саммит по климату в 2025 году?", "а в 2026?", "Женеве"),
        ("Where is the climate summit in 2025?", "а в 2026?", "Женеве"),
        ("Где саммит по климату в 2025 году?", "2026", "Женеве"),
        (
            "Where is the climate summit in 2025?",
            "Who is the ambassador of Kazakhstan to Mexico?",
            "Turganbekov",
        ),
        ("Where is the climate summit in 2025?", "кто посол в Мексике", "Турганбеков"),
    ],
)
def test_a_follow_up_is_answered(
    summits: Path, analyzer: Analyzer, before: str, question: str, words: str
) -> None:
    """It is answered in its own language; a whole question is answered alone."""
    with closing(open_searcher(summits, analyzer)) as searcher:
        answer = searcher.ask(question, after=before)
    assert answer.answered
    assert words in answer.hits[0].passage.text


def test_what_was_asked_is_told(summits: Path, analyzer: Analyzer) -> None:
    """An answer says what was really asked: both together, or the question alone."""
    before = "Where is the climate summit in 2025?"
    with closing(open_searcher(summits, analyzer)) as searcher:
        both = searcher.ask("and in 2026?", after=before)
        assert both.question == "Where is the climate summit in 2026?"
        alone = searcher.ask(AMBASSADOR, after=before)
        assert alone.question == AMBASSADOR
        unanswered = searcher.ask("price of Brent oil", after=before)
        assert unanswered.question == "price of Brent oil"
        assert not unanswered.answered
