"""Questions as people type them, and answers looked at again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.model import CorrectionKind
from tests.search.conftest import places

if TYPE_CHECKING:
    from pathlib import Path

    from index.search import Searcher
    from tests.search.conftest import Opened, Shelf

MAIN = frozenset({"main"})
PARAGRAPH = (
    "In the spring of 1911 the surveyors crossed the plateau with eleven camels and a theodolite, "
    "measured the altitude of every pass between the two lakes, and drew a map which remained in "
    "use for sixty years, although its author never learned that the northern lake had moved."
)
TEXTS = {
    "en.txt": (
        "The ambassador of Kazakhstan to Mexico met the committee on agriculture.\n\n"
        f"{PARAGRAPH}\n\n"
        "The surveyors measured a lake. Their camels crossed the northern pass in spring.\n\n"
        "Exports of barley reached 4711 tonnes in 1998.\n"
    ),
    "ru.txt": (
        "Посол Казахстана в Мексике Турганбеков выступил на заседании комитета.\n\n"
        "Сотрудничество стран растёт: привет из Ташкента, где прошёл саммит.\n\n"
        "Ёлки росли вдоль дороги.\n"
    ),
}
CLOSED = {"secret.txt": "Zorgblatia joined the Krelovian alliance. Союз Зоргблатии.\n"}
LAYOUT, ALPHABET = CorrectionKind.LAYOUT, CorrectionKind.ALPHABET
MIXED, SPELLING = CorrectionKind.MIXED, CorrectionKind.SPELLING


@pytest.fixture(scope="module")
def data(shelf: Shelf) -> Path:
    """Two documents."""
    return shelf(TEXTS)


@pytest.fixture(scope="module")
def searcher(data: Path, opened: Opened) -> Searcher:
    """What searches them."""
    return opened(data)


@pytest.fixture(scope="module")
def beside_closed(shelf: Shelf, opened: Opened) -> Searcher:
    """What searches them and a closed collection."""
    return opened(shelf(TEXTS, closed=CLOSED))


@pytest.mark.parametrize(
    ("question", "kind", "best"),
    [
        ("ghbdtn bp nfirtynf", LAYOUT, ("ru.txt", 2)),
        ("фьифыыфвщк ща лфяфлрыефт", LAYOUT, ("en.txt", 1)),
        ("posol kazahstana v meksike", ALPHABET, ("ru.txt", 1)),
        ("пoсoл Кaзaхстaнa", MIXED, ("ru.txt", 1)),
        ("Who met the comittee on agricullture?", SPELLING, ("en.txt", 1)),
        ("сотруднчество стран", SPELLING, ("ru.txt", 2)),
        ("GHBDTN BP NFIRTYNF", LAYOUT, ("ru.txt", 2)),
    ],
)
def test_what_was_mistyped_is_answered_and_the_correction_shown(
    searcher: Searcher, question: str, kind: CorrectionKind, best: tuple[str, int]
) -> None:
    """On the wrong keyboard, in the other alphabet, with letters of both, with a slip."""
    answer = searcher.ask(question)
    assert places(answer)[0] == best
    assert kind in {one.kind for one in answer.corrections}
    assert answer.question == question


@pytest.mark.parametrize(
    "question",
    ["ambassador of Kazakhstan", "посол Казахстана", "елки вдоль дороги", "barley 4711 1999"],
)
def test_what_is_answered_as_it_stands_is_not_corrected(searcher: Searcher, question: str) -> None:
    """Where all words are known nothing else is tried; a figure is no slip."""
    answer = searcher.ask(question)
    assert answer.answered
    assert not answer.corrections


def test_a_plain_answer_that_is_as_good_is_kept(searcher: Searcher) -> None:
    """A word that stands nowhere is let be where putting it right finds nothing surer."""
    answer = searcher.ask("Who was the ambassador of Kazakhstan to Mexico, Zzyzxova?")
    assert ("en.txt", 1) in places(answer)
    assert not answer.corrections
    assert answer.unknown == ("Zzyzxova",)


@pytest.mark.parametrize(
    "question",
    ["Zorgblatja", "Pjhu,kfnbz", "soyuz Zorgblatii", "Krelovain alliance", "Zorgblatia barley"],
)
def test_closed_documents_correct_nothing(
    searcher: Searcher, beside_closed: Searcher, question: str
) -> None:
    """Neither a correction nor a suggestion tells what stands where one may not read."""
    one, other = (
        searcher.ask(question, collections=MAIN),
        beside_closed.ask(question, collections=MAIN),
    )
    assert replace(one, hits=(), confidence=0.0) == replace(other, hits=(), confidence=0.0)
    assert places(one) == places(other)


@pytest.mark.parametrize(
    ("question", "best"),
    [
        ("WHO MET THE COMMITTEE ON AGRICULTURE?", ("en.txt", 1)),
        ("ПОСОЛ КАЗАХСТАНА", ("ru.txt", 1)),
        ("🐪 camels 🐪🐪 crossed the 🗻 pass", ("en.txt", 3)),
        ("👩‍🌾 barley", ("en.txt", 4)),
        ("4711", ("en.txt", 4)),
        (PARAGRAPH, ("en.txt", 2)),
        (PARAGRAPH.upper(), ("en.txt", 2)),
        ((PARAGRAPH + " ") * 16, ("en.txt", 2)),
        (("barley " * 600)[:4096], ("en.txt", 4)),
        ("ambassador,ambassador;KAZAKHSTAN…Mexico", ("en.txt", 1)),
        ("the\nambassador\n\tof Mexico", ("en.txt", 1)),
    ],
)
def test_however_it_is_typed_it_is_answered(
    searcher: Searcher, question: str, best: tuple[str, int]
) -> None:
    """In capitals, with pictures, digits alone, a whole paragraph, as long as a message may be."""
    answer = searcher.ask(question)
    assert answer.answered
    assert places(answer)[0] == best


@pytest.mark.parametrize("question", ["x", "я", "A", "7", "ё", "?", "🐪", "\u0301", "ﬁ", "İ"])
def test_one_character_is_a_question_too(searcher: Searcher, question: str) -> None:
    """It is answered or refused, and never an error."""
    answer = searcher.ask(question)
    assert answer.answered is (answer.refusal is None)


@given(st.text(max_size=60) | st.text('aб1 -+="«»:.,inв date', max_size=40))
@settings(max_examples=60, deadline=None)
def test_whatever_is_typed_has_an_answer_that_adds_up(searcher: Searcher, question: str) -> None:
    """Hits stand in order, their parts add up, what is marked lies within them."""
    answer = searcher.ask(question)
    scores = [hit.score for hit in answer.hits]
    assert scores == sorted(scores, reverse=True)
    assert 0 <= answer.confidence <= 1
    for hit in answer.hits:
        assert hit.score == pytest.approx(sum(part.score for part in hit.parts))
        length = len(hit.passage.text)
        assert all(0 <= span.start < span.end <= length for span in (hit.sentence, *hit.highlights))


@pytest.mark.parametrize(
    "question",
    [
        "Who met the committee on agriculture?",
        "ambassador surveyors barley",
        "посол Казахстана",
        "ghbdtn bp nfirtynf",
        "posol kazahstana v meksike",
        "comittee on agricullture",
        "What is the price of barley?",
        '"measured a lake" camels',
        "camels -theodolite",
        PARAGRAPH,
    ],
)
def test_an_answer_looked_at_again_is_the_same(searcher: Searcher, question: str) -> None:
    """The same passages with the same marks, scores and reasons, as long as nothing changed."""
    answer = searcher.ask(question)
    again = searcher.revisit(question, [hit.passage_id for hit in answer.hits], lang=answer.lang)
    assert again.hits == answer.hits
    assert again.corrections == answer.corrections
    assert again.unknown == answer.unknown
    assert again.refusal == answer.refusal


def test_what_may_no_longer_be_read_is_left_out_when_looked_at_again(
    beside_closed: Searcher,
) -> None:
    """Passages of closed documents, and those that are gone."""
    seen = beside_closed.ask("Krelovian alliance").hits[0].passage_id
    again = beside_closed.revisit("Krelovian alliance", [seen], lang="en", collections=MAIN)
    assert again.hits == ()
    assert beside_closed.revisit("barley", [10**9], lang="en").hits == ()


def test_a_question_asked_twice_has_one_answer(searcher: Searcher) -> None:
    """Nothing that a question leaves behind changes what comes after it."""
    questions = [*TEXTS["en.txt"].split("\n\n"), "ghbdtn", "посол", "barley -x", "amber"]
    first = [searcher.ask(one) for one in questions]
    assert [searcher.ask(one) for one in reversed(questions)] == first[::-1]
