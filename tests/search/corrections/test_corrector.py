"""Whole questions that were mistyped."""

from __future__ import annotations

import time
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.analysis import Analyzer
from index.indexer import add, open_searcher
from index.model import Answer, Correction, CorrectionKind
from index.ranking import Vocabulary
from index.search.corrections import Corrector, is_worth_trying
from tests.evaluation.mistyping import KINDS, variants

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from index.search.corrections import Corrected

ANALYZER = Analyzer()
PUBLIC = frozenset({"main"})
LAYOUT, ALPHABET = CorrectionKind.LAYOUT, CorrectionKind.ALPHABET
MIXED, SPELLING = CorrectionKind.MIXED, CorrectionKind.SPELLING

ENGLISH = (
    "The ambassador of Kazakhstan to Mexico met the committee.\n\n"
    "FIFA spoke of the moon, and of a summit on climate in the USSR.\n"
)
RUSSIAN = (
    "Посол Казахстана в Мексике Турганбеков выступил на заседании комитета.\n\n"
    "Он сказал, что сотрудничество стран растёт: привет из СССР, где прошёл саммит.\n"
)


@contextmanager
def corrector(data: Path) -> Iterator[Corrector]:
    """The corrector of a data folder."""
    with closing(open_searcher(data, ANALYZER)) as searcher:
        yield Corrector(
            Vocabulary(searcher.snapshot),
            searcher._ranker,
            searcher._collection.passages,
            searcher._hits,
            ANALYZER,
        )


OPEN = (("en.txt", ENGLISH, "main"), ("ru.txt", RUSSIAN, "main"))
CLOSED = ("closed.txt", "Zorgblatia joined the Krelovian alliance. Союз Зоргблатии.\n", "closed")


def added(folder: Path, *texts: tuple[str, str, str]) -> Path:
    """A data folder with some texts: file, text, collection."""
    for name, text, collection in texts:
        (folder / name).write_text(text, encoding="utf-8")
        add(folder / "data", [folder / name], ANALYZER, collection=collection)
    return folder / "data"


@pytest.fixture(scope="module")
def corrected(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corrector]:
    """The corrector of a public document in each language, and a closed one."""
    with corrector(added(tmp_path_factory.mktemp("closed"), *OPEN, CLOSED)) as made:
        yield made


@pytest.fixture(scope="module")
def corrected_alone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corrector]:
    """The same without the closed document."""
    with corrector(added(tmp_path_factory.mktemp("open"), *OPEN)) as made:
        yield made


def first(corrected: Corrector, question: str) -> Corrected:
    """The likeliest reading of a question."""
    return corrected.readings(question, (question,), PUBLIC)[0]


@pytest.mark.parametrize(
    ("question", "meant", "kinds"),
    [
        ("ghbdtn", "привет", [LAYOUT]),
        ("Rnj gjcjk Rfpf[cnfyf d Vtrcbrt&", "Кто посол Казахстана в Мексике?", [LAYOUT]),
        ("gjcjk rfpf[cnfyf d vtrcbrt 2025", "посол казахстана в мексике 2025", [LAYOUT]),
        ("црщ шы еру фьифыыфвщк ещ Ьучшсщ", "who is the ambassador to Mexico", [LAYOUT]),
        ("щт еру ьщщт", "on the moon", [LAYOUT]),
        ("посол Rfpf[cnfyf в Мексике", "посол Казахстана в Мексике", [LAYOUT]),
        ("gjcjk b FIFA d Vtrcbrt", "посол и FIFA в Мексике", [LAYOUT, LAYOUT]),
        ("posol kazahstana v meksike", "посол казахстана в мексике", [ALPHABET]),
        ("Kto posol Kazakhstana v Meksike?", "Кто посол Казахстана в Мексике?", [ALPHABET]),
        ("4to skazal turganbekov", "что сказал турганбеков", [ALPHABET]),
        ("sotrudni4estvo stran", "сотрудничество стран", [ALPHABET]),
        ("посол kazahstana", "посол казахстана", [ALPHABET]),
        ("Каzakhstan", "Kazakhstan", [MIXED]),
        ("посoл Kазахcтана", "посол Казахстана", [MIXED]),
        ("что такое CCCP", "что такое СССР", [MIXED]),
        ("the ambasador of Kazakhstan", "the ambassador of Kazakhstan", [SPELLING]),
        ("сотрудничетво стран", "сотрудничество стран", [SPELLING]),
        ("🙏 cотрудничетво!!", "🙏 сотрудничество!!", [MIXED]),  # both
        ("ghbdtn cjnhelybxtndj", "привет сотрудничество", [LAYOUT]),  # with a slip besides
        ("THE AMBASADOR OF KAZAKHSTAN", "THE AMBASSADOR OF KAZAKHSTAN", [SPELLING]),
    ],
)
def test_a_question_is_read_as_it_was_meant(
    corrected: Corrector, question: str, meant: str, kinds: list[CorrectionKind]
) -> None:
    """The likeliest reading is the one that makes words of it, and tells what was put right."""
    reading = first(corrected, question)
    assert reading.text == meant
    assert [one.kind for one in reading.corrections] == kinds


def test_a_correction_tells_what_was_typed_and_meant(corrected: Corrector) -> None:
    """Without the marks around it; parts that were mistyped alike are one correction."""
    assert first(corrected, "who is the ambasador?").corrections == (
        Correction(SPELLING, "ambasador", "ambassador"),
    )
    reading = first(corrected, "«posol» kazahstana 2025 v meksike?")
    assert reading.corrections == (
        Correction(
            ALPHABET, "posol» kazahstana 2025 v meksike", "посол» казахстана 2025 в мексике"
        ),
    )
    assert reading.lang == "ru"


@pytest.mark.parametrize(
    "question",
    [
        "Who is the ambassador?",  # all known
        "посол и растёт, растет",  # ё or not
        "Iran and Austria",  # other words, which dictionaries have
        "Slovenia",
        "Иванов",
        "Zhumabayev",  # a name like none there
        "Turganbaev",  # not near enough to be the one there
        "2025",
        "?!",
        "🙏",
        "",
        "中国",
    ],
)
def test_what_is_right_stays(corrected: Corrector, question: str) -> None:
    """Known words, other words and names that stand nowhere are taken for no others."""
    readings = corrected.readings(question, (question,), PUBLIC)
    assert [one for one in readings if one.lang == "en" or "Турганбеков" in one.text] == []


def test_nothing_is_done_without_an_unknown_word(corrected: Corrector) -> None:
    """A question whose words all stand somewhere is not looked at."""
    assert corrected.readings("gjcjk", (), PUBLIC) == ()


CLOSED_WORDS = [
    "Zorgblatja",
    "the Krelovain aliance",
    "Pjhu,kfnbz",
    "союз zorgblatii",
    "Zоrgblаtia",
    "Zorgblatia",
]


@pytest.mark.parametrize("question", CLOSED_WORDS)
def test_a_closed_collection_decides_nothing(
    corrected: Corrector, corrected_alone: Corrector, question: str
) -> None:
    """Whoever may not read it is answered as if it were not there."""
    closed = corrected.readings(question, (question,), PUBLIC)
    assert closed == corrected_alone.readings(question, (question,), None)


def test_who_may_read_it_is_told(corrected: Corrector) -> None:
    """The same questions get the words of the document that may be read."""
    (reading, *_) = corrected.readings("the Krelovain aliance", ("Krelovain",), None)
    assert reading.text == "the Krelovian alliance"


@pytest.mark.parametrize(
    ("unknown", "tried"), [((), 0), (("2025",), 0), (("ghbdtn",), 1), (("2025", "4to"), 1)]
)
def test_only_an_unknown_word_is_worth_a_second_reading(
    unknown: tuple[str, ...], tried: int
) -> None:
    """Figures that stand nowhere are no slips."""
    assert is_worth_trying(Answer("?", "en", None, (), unknown)) == tried


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "misspelt"])
def test_a_habit_changes_no_question(corrected: Corrector, kind: str) -> None:
    """Typed in any such way, a question is the same again, but for capitals, marks and ё."""
    question = "Где прошёл саммит стран, и что сказал посол Казахстана в Мексике?"
    wanted = ANALYZER.terms(question)
    typed = variants(question, "ru", kind, 1)
    readings = corrected.readings(typed, (typed,), PUBLIC)
    assert wanted in [ANALYZER.terms(text.lower()) for text in (typed, *(r.text for r in readings))]


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.one_of(
        st.text(max_size=80),
        st.text(alphabet="abcdefghijklmnopqrstuvwxyzабвгдежзийклмн[];',.`\"46 -", max_size=120),
    )
)
def test_any_text_is_read(corrected: Corrector, question: str) -> None:
    """At most three readings, none of them what was typed, each with what was put right."""
    readings = corrected.readings(question, (question,), PUBLIC)
    assert len(readings) <= 3
    assert len({one.text for one in readings}) == len(readings)
    for one in readings:
        assert one.text != question
        assert one.corrections
        for correction in one.corrections:
            assert correction.typed in question
            assert correction.meant in one.text


@pytest.mark.parametrize(
    "question",
    ["q" * 4096, "zq " * 1365, "[]{};'" * 680, "'\"`" * 1365, "аb" * 2048, "щшж " * 1024],
    ids=["one word", "short words", "marks", "quotes", "both alphabets", "Cyrillic"],
)
def test_a_long_question_takes_no_longer_than_its_beginning(
    corrected: Corrector, question: str
) -> None:
    """However hostile, four thousand characters are read in a moment."""
    began = time.thread_time()
    corrected.readings(question, (question,), PUBLIC)
    assert time.thread_time() - began < 1.0
