"""What a message says of how an answer came about, and of what was put right in a question."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rendering import LIMIT, units
from index.model import (
    Correction,
    CorrectionKind,
    ExplainedHit,
    ExplainedWord,
    Explanation,
    Part,
    PartKind,
    Reading,
    ReadingKind,
    Refusal,
    RefusalKind,
    Sign,
    SignKind,
)
from tests.bot.rendering.documents import answers, contents, seen, summit
from tests.support.bot_api import parse_html

if TYPE_CHECKING:
    from bot.rendering import Renderer
    from index.model import Answer

SOUND = Reading("саммит", 0.73, ReadingKind.SOUND)
OWN = Reading("summit", 1.0, ReadingKind.LEMMA)
PARTS = (
    Part(PartKind.WORD, "summit → summit", 1.5, OWN),
    Part(PartKind.NEAR, "summit", 1.25),
    Part(PartKind.VERSION, "summit → саммит", 0.75, SOUND),
)
SIGNS = tuple(map(Sign, SignKind, (1.0, 0.0, 0.0, 0.5, 0.9), (2.09, 0.0, 0.0, 1.32, 3.27)))
WORDS = (ExplainedWord("summit", 2.2, {"en": (OWN,), "ru": (SOUND,)}),)


def explained(answer: Answer, *, demanded: bool = False) -> Explanation:
    """An explanation of an answer with one hit."""
    hits = tuple(
        ExplainedHit(one.passage_id, PARTS, 1.0, SIGNS, 0.978, leads=True) for one in answer.hits
    )
    return Explanation(WORDS, hits, -2.9, 0.5, demanded)


def test_an_explanation_says_all_in_lines(renderer: Renderer) -> None:
    """The decision with its signs first, then words with readings, then the parts of the score."""
    answer = replace(summit("en"), confidence=0.978)
    assert seen(renderer.explanation(answer, explained(answer), "en")).text.splitlines() == [
        "How this answer came about",
        "",
        "Answered: 98 % probable, 50 % is enough.",
        "",
        "1. What speaks for an answer, in log odds: +3.78 → probability 98 % =",
        "   -2.90  before anything is known",
        "   +2.09  share of the question that is held (1.00)",
        "   0.00  share that is names and numbers held nowhere (0.00)",
        "   0.00  words together that chance does not explain (0.00)",
        "   +1.32  ahead of other documents (0.50)",
        "   +3.27  share of the highest score (0.90)",
        "",
        "• summit · 2.20",
        "   In English: summit (the word itself ×1.00)",
        "   In Russian: саммит (same sound ×0.73)",
        "",
        "1. Summit <2026> · passage 7 · 3.50 =",
        "   +1.50  summit → summit · word in the passage (the word itself ×1.00)",
        "   +1.25  summit · words close together",
        "   +0.75  summit → саммит · version in the other language (same sound ×0.73)",
    ]


def test_an_explanation_is_in_the_readers_language(renderer: Renderer) -> None:
    """Whatever the language of the answer is."""
    answer = replace(summit("en"), confidence=0.978)
    text = seen(renderer.explanation(answer, explained(answer), "ru")).text
    assert "Ответ есть: вероятность 98 %, достаточно 50 %." in text
    assert "+1,50  summit → summit · слово в отрывке (само слово ×1,00)" in text


@pytest.mark.parametrize(
    ("refused", "demanded", "said"),
    [
        (True, False, "Not answered: 20 % probable, 50 % would be enough."),
        (False, True, "Answered, though 20 % probable: the passages hold what the question"),
    ],
)
def test_the_decision_is_told(
    renderer: Renderer, *, refused: bool, demanded: bool, said: str
) -> None:
    """A refusal, and an answer that the question itself has said how to tell."""
    refusal = Refusal(RefusalKind.SCATTERED) if refused else None
    answer = replace(summit("en"), confidence=0.2, refusal=refusal)
    explanation = explained(answer, demanded=demanded)
    assert said in seen(renderer.explanation(answer, explanation, "en")).text


def test_what_multiplies_a_score_is_told(renderer: Renderer) -> None:
    """A passage that stands in the other language alone counts otherwise."""
    answer = summit("en")
    (hit,) = explained(answer).hits
    explanation = replace(explained(answer), hits=(replace(hit, factor=2.3),))
    assert "multiplied by 2.30" in seen(renderer.explanation(answer, explanation, "en")).text


def test_of_many_parts_the_rest_is_one_line(renderer: Renderer) -> None:
    """The largest are told one by one, and what remains adds up to the score."""
    answer = summit("en")
    (hit,) = explained(answer).hits
    parts = tuple(Part(PartKind.WORD, f"w{n}", float(n), OWN) for n in range(1, 16))
    explanation = replace(explained(answer), hits=(replace(hit, parts=parts),))
    lines = seen(renderer.explanation(answer, explanation, "en")).text.splitlines()
    assert "   +6.00  …" in lines
    assert sum(line.startswith("   +") and " w" in line for line in lines) == 12


readings = st.builds(Reading, contents, st.floats(0, 1), st.sampled_from(ReadingKind))
explained_words = st.builds(
    ExplainedWord,
    contents,
    st.floats(0, 20),
    st.fixed_dictionaries(
        {lang: st.lists(readings, max_size=2).map(tuple) for lang in ("en", "ru")}
    ),
)
parts = st.builds(Part, st.sampled_from(PartKind), contents, st.floats(0, 99), st.none() | readings)


@given(answers(), st.lists(explained_words, max_size=2), st.lists(parts, max_size=2))
def test_hostile_contents_stay_one_message(
    renderer: Renderer, answer: Answer, words: list[ExplainedWord], told: list[Part]
) -> None:
    """However much there is to be told, of whatever letters: Telegram takes it, as plain text."""
    hits = tuple(
        ExplainedHit(one.passage_id, tuple(told * 20), 2.3, SIGNS, 0.5, leads=True)
        for one in answer.hits
    )
    page = renderer.explanation(
        answer, Explanation(tuple(words * 20), hits, -2.9, 0.5, demanded=False), "ru"
    )
    parsed = parse_html(page.html)
    assert 0 < units(parsed.text) <= LIMIT
    assert not parsed.entities


@pytest.mark.parametrize(
    ("kind", "typed", "meant", "said"),
    [
        (CorrectionKind.LAYOUT, "ghbdtn", "привет", "Поиск шёл по словам «привет» вместо «ghbdtn»"),
        (CorrectionKind.ALPHABET, "posol", "посол", "это русские слова латиницей"),
        (CorrectionKind.SPELLING, "самит", "саммит", "«саммит» вместо «самит»."),
        (CorrectionKind.MIXED, "cаммит", "саммит", "по словам «саммит»: буквы другого алфавита"),
    ],
)
def test_what_was_put_right_is_said_above_an_answer(
    renderer: Renderer, kind: CorrectionKind, typed: str, meant: str, said: str
) -> None:
    """In the answer's language; what looks the same is not shown twice."""
    answer = replace(summit("ru"), corrections=(Correction(kind, typed, meant),))
    first = seen(renderer.answer(answer)).text.splitlines()[0]
    assert said in first
    assert (typed in first) is (kind is not CorrectionKind.MIXED)


def test_what_was_put_right_is_said_in_the_inline_list_alone(renderer: Renderer) -> None:
    """Who typed sees it above the passage; those who the passage is sent to do not."""
    (hit,) = summit("ru").hits
    slip = Correction(CorrectionKind.SPELLING, "самит", "саммит")
    plain, told = renderer.inline(hit, "ru"), renderer.inline(hit, "ru", (slip,))
    first, second = told.description.split("\n", 1)
    assert first == "Поиск шёл по словам «саммит» вместо «самит»."
    assert second == plain.description
    assert told.page == plain.page


def test_a_narrow_refusal_says_what_narrowed_it_and_what_stands_nowhere(
    renderer: Renderer,
) -> None:
    """Both can be put right by whoever asked."""
    refusal = Refusal(RefusalKind.NARROWED, ("2020-01-01..2020-12-31", "<protocol>"))
    answer = replace(summit("en"), hits=(), refusal=refusal, unknown=("zebra",))
    why, nowhere = seen(renderer.answer(answer)).text.split("\n\n")
    assert why == (
        "Nothing fits the question as it is narrowed down by “2020-01-01..2020-12-31”,"
        " “<protocol>”. Leave some of that out, or make it wider."
    )
    assert nowhere == "“zebra” occurs nowhere in the documents."
