"""An explanation tells what the answer was made by, and nothing else."""

from __future__ import annotations

import math
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from index.indexer import add, open_searcher
from index.model import (
    CorrectionKind,
    PartKind,
    ReadingKind,
    RefusalKind,
    SignKind,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from index.analysis import Analyzer
    from index.model import Explanation
    from index.search import Searcher

QUESTIONS = [
    "Who is the ambassador of Kazakhstan to Mexico?",
    "Кто возглавляет комиссию по международным отношениям?",
    "When is the climate summit?",
    "закон об искусственном интеллекте",
    "congratulations on the World Cup",
    "price of oil in Mexico",
    "саммит in:001",
    '"climate summit"',
    "rjulf cfvvbn",
    "однопалатный parliament",
]


@pytest.fixture
def searcher(seeded: Path, analyzer: Analyzer) -> Iterator[Searcher]:
    """A searcher over the seeds."""
    with closing(open_searcher(seeded, analyzer)) as opened:
        yield opened


def explained(searcher: Searcher, question: str) -> Explanation:
    """How the answer to a question came about."""
    explanation = searcher.ask(question, explain=True).explanation
    assert explanation is not None
    return explanation


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_parts_add_up_to_the_score(searcher: Searcher, question: str) -> None:
    """Of every hit, in its place among the hits."""
    answer = searcher.ask(question, limit=16, explain=True)
    assert answer.hits
    assert answer.explanation is not None
    for hit, told in zip(answer.hits, answer.explanation.hits, strict=True):
        assert told.passage_id == hit.passage_id
        assert math.isclose(sum(part.score for part in told.parts), hit.score, abs_tol=1e-9)


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_signs_add_up_to_the_probability(searcher: Searcher, question: str) -> None:
    """And the likeliest of the leading hits is what the answer is as sure of."""
    answer = searcher.ask(question, explain=True)
    explanation = answer.explanation
    assert explanation is not None
    for told in explanation.hits:
        assert [sign.kind for sign in told.signs] == list(SignKind)
        odds = explanation.base + sum(sign.log_odds for sign in told.signs)
        assert math.isclose(told.probability, 1 / (1 + math.exp(-odds)))
    assert answer.confidence == max(one.probability for one in explanation.hits if one.leads)
    assert [one.leads for one in explanation.hits] == [
        place < 3 for place in range(len(answer.hits))
    ]


@pytest.mark.parametrize("question", QUESTIONS)
def test_an_answer_is_the_same_explained_or_not(searcher: Searcher, question: str) -> None:
    """What nobody asked for is not there, and what was asked for changes nothing."""
    plain, told = searcher.ask(question), searcher.ask(question, explain=True)
    assert plain.explanation is None
    assert replace(told, explanation=None) == plain


def test_words_are_told_with_readings_in_both_languages(searcher: Searcher) -> None:
    """A word has those readings that stand in passages, the surest first, each with its reason."""
    climate, summit = explained(searcher, "When is the climate summit?").words
    assert (climate.typed, summit.typed) == ("climate", "summit")
    assert list(summit.readings) == ["en", "ru"]
    assert summit.readings["en"][0] == ("summit", 1.0, ReadingKind.LEMMA)
    best = summit.readings["ru"][0]
    assert best.term == "саммит"
    assert best.kind in {ReadingKind.TRANSLATION, ReadingKind.SOUND}
    assert 0 < best.weight < 1
    assert summit.weight > 0


def test_what_stands_nowhere_has_no_reading(searcher: Searcher) -> None:
    """A word that is unknown is told, with nothing that it was found by."""
    words = explained(searcher, "zebra summit").words
    assert {word.typed: any(word.readings.values()) for word in words} == {
        "zebra": False,
        "summit": True,
    }


def test_words_that_are_held_are_told_with_what_they_are_held_by(searcher: Searcher) -> None:
    """The parts of words name the reading, in the passage and in its version; others have none."""
    best = explained(searcher, "When is the climate summit?").hits[0]
    for part in best.parts:
        if part.kind in {PartKind.WORD, PartKind.VERSION}:
            assert part.reading is not None
            assert part.label.endswith(f" → {part.reading.term}")
        else:
            assert part.reading is None
    assert {PartKind.WORD, PartKind.NEAR, PartKind.VERSION} <= {one.kind for one in best.parts}


def test_a_corrected_question_is_explained_as_it_was_read(searcher: Searcher) -> None:
    """The words are those that were meant, and the correction stands beside them."""
    answer = searcher.ask("rjulf cfvvbn", explain=True)
    (put_right,) = answer.corrections
    assert put_right.kind is CorrectionKind.LAYOUT
    assert answer.explanation is not None
    assert [word.typed for word in answer.explanation.words] == ["саммит"]


def test_what_a_question_demands_is_told(searcher: Searcher) -> None:
    """Where the question says itself what a passage must hold, that decides."""
    assert explained(searcher, '"climate summit"').demanded
    assert not explained(searcher, "climate summit").demanded


@pytest.mark.parametrize("question", ["", "who is it", "zebra quagga", "summit in:nowhere"])
def test_a_refusal_without_hits_is_explained_too(searcher: Searcher, question: str) -> None:
    """There is an explanation, with no hits in it."""
    assert explained(searcher, question).hits == ()


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("summit in:nowhere", ("nowhere",)),
        ("summit date:2020", ("2020-01-01..2020-12-31",)),
        ("summit date:2020-03-01", ("2020-03-01",)),
        ("summit date:..2020", ("..2020-12-31",)),
        ("summit date:2031..", ("2031-01-01..",)),
        ('+"summit climate"', ("summit climate",)),
        ('="summits" summit -climate', ("=summits", "-climate")),
    ],
)
def test_a_question_narrowed_down_to_nothing_says_so(
    searcher: Searcher, question: str, words: tuple[str, ...]
) -> None:
    """What is asked about stands there, but nothing with it that was asked for besides."""
    refusal = searcher.ask(question).refusal
    assert refusal is not None
    assert (refusal.kind, refusal.words) == (RefusalKind.NARROWED, words)


def test_words_that_stand_nowhere_are_the_reason_however_narrow_a_question_is(
    searcher: Searcher,
) -> None:
    """Where a wider question would find nothing either, that is said."""
    refusal = searcher.ask("zebra quagga in:nowhere").refusal
    assert refusal is not None
    assert (refusal.kind, refusal.words) == (RefusalKind.UNKNOWN_WORDS, ("zebra", "quagga"))


def test_a_closed_document_narrows_down_like_one_that_is_not_there(
    tmp_path: Path, analyzer: Analyzer
) -> None:
    """Who may not read a document is refused and explained the same, whether or not it is there."""
    for name, text in (("open.txt", "The summit is in May."), ("hidden.txt", "A summit in June.")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    data = tmp_path / "data"
    add(data, [tmp_path / "open.txt"], analyzer)
    add(data, [tmp_path / "hidden.txt"], analyzer, collection="closed")
    with closing(open_searcher(data, analyzer)) as searcher:
        both = [
            searcher.ask(f"summit in:{name}", collections=frozenset({"main"}), explain=True)
            for name in ("hidden", "absent")
        ]
    first, second = both
    assert first.refusal is not None
    assert first.refusal.words == ("hidden",)
    assert first.explanation == second.explanation
