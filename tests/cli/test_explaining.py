"""What `tolmach ask` tells of how an answer came about, of what it put right, of languages."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING

import pytest

from index.indexer import add
from tests.cli.test_commands import told, tolmach

if TYPE_CHECKING:
    from pathlib import Path

    from index.analysis import Analyzer

SUMMIT = "When is the climate summit?"


def test_an_explanation_stands_below_the_answer(seeded: Path) -> None:
    """Words with their readings, the parts of each score, the signs, and the decision."""
    done = tolmach(seeded, "ask", "--explain", SUMMIT)
    assert done.returncode == 0
    answer, explanation = done.stdout.split("How this answer came about")
    assert "Regional Climate Summit" in answer
    for said in (
        "summit ×1.00",
        "the word itself",
        "саммит ×",
        "words close together",
        "together",
        "before anything is known",
        "ahead of other documents",
        " % probable, 50 % is enough.",
    ):
        assert said in explanation


def test_an_explanation_is_in_the_persons_language(seeded: Path) -> None:
    """Numbers too are written as there."""
    done = tolmach(seeded, "ask", "--explain", SUMMIT, lang="ru_RU.UTF-8")
    assert "Откуда взялся этот ответ" in done.stdout
    assert "summit ×1,00" in done.stdout
    assert "Ответ есть: вероятность " in done.stdout
    assert " %, достаточно 50 %." in done.stdout


def test_nothing_is_explained_that_nobody_asked_about(seeded: Path) -> None:
    """Without the option, an answer is as short as it was, and its JSON has the sum alone."""
    assert "came about" not in tolmach(seeded, "ask", SUMMIT).stdout
    answer = told(seeded, "ask", SUMMIT)
    assert "explanation" not in answer
    assert "parts" not in answer["hits"][0]
    assert 0.9 < answer["confidence"] <= 1.0
    assert answer["corrections"] == []


def test_json_has_parts_signs_and_words(seeded: Path) -> None:
    """The parts add up to the score, the signs to the probability."""
    answer = told(seeded, "ask", "--explain", SUMMIT)
    explanation = answer["explanation"]
    assert [word["typed"] for word in explanation["words"]] == ["climate", "summit"]
    assert explanation["words"][1]["readings"]["en"][0] == {
        "term": "summit",
        "kind": "lemma",
        "weight": 1.0,
    }
    for hit in answer["hits"]:
        assert math.isclose(sum(part["score"] for part in hit["parts"]), hit["score"])
        odds = explanation["base"] + sum(sign["log_odds"] for sign in hit["signs"])
        assert math.isclose(hit["probability"], 1 / (1 + math.exp(-odds)))
    assert answer["confidence"] == max(hit["probability"] for hit in answer["hits"])
    assert explanation["enough"] == 0.5


def test_a_batch_is_explained_line_by_line(seeded: Path, tmp_path: Path) -> None:
    """Each answer has its own explanation, in JSON and for people."""
    batch = tmp_path / "questions.jsonl"
    lines = [{"id": 1, "text": SUMMIT}, {"id": 2, "text": "price of zebras"}]
    batch.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    done = tolmach(seeded, "ask", "--explain", "--batch", str(batch), "--json")
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["answered"] for answer in answers] == [True, False]
    assert all("explanation" in answer for answer in answers)
    shown = tolmach(seeded, "ask", "--explain", "--batch", str(batch)).stdout
    assert shown.count("How this answer came about") == 2
    assert " % probable, 50 % would be enough." in shown


def test_what_was_put_right_is_said(seeded: Path) -> None:
    """Above the answer, in its language; in JSON as it was typed and as it was meant."""
    shown = tolmach(seeded, "ask", "rjulf cfvvbn").stdout
    assert shown.startswith("Поиск шёл по словам «когда саммит» вместо «rjulf cfvvbn»")
    assert told(seeded, "ask", "rjulf cfvvbn")["corrections"] == [
        {"kind": "layout", "typed": "rjulf cfvvbn", "meant": "когда саммит"}
    ]


def test_a_question_that_is_too_narrow_is_told_by_what(seeded: Path) -> None:
    """The refusal names what narrows it down; a word that stands nowhere is named besides."""
    done = tolmach(seeded, "ask", "zebra summit in:nowhere -war")
    assert done.returncode == 1
    refusal, unknown, *_ = done.stdout.splitlines()
    assert refusal == (
        "Nothing fits the question as it is narrowed down by “-war”, “nowhere”."
        " Leave some of that out, or make it wider."
    )
    assert unknown == "“zebra” occurs nowhere in the documents."


@pytest.mark.parametrize(
    ("lang", "label"),
    [
        ("C.UTF-8", "Russian, no version in the other language"),
        ("ru_RU.UTF-8", "по-русски, на другом языке этого нет"),
    ],
)
def test_a_passage_of_the_other_language_is_told_as_one(
    tmp_path: Path, analyzer: Analyzer, lang: str, label: str
) -> None:
    """Who is answered in English and gets Russian is told so, and that there is no English."""
    text = "Посол Алмурат Турганбеков встретился с министром в Мехико."
    (tmp_path / "note.txt").write_text(text, encoding="utf-8")
    add(tmp_path / "data", [tmp_path / "note.txt"], analyzer)
    shown = tolmach(tmp_path / "data", "ask", "--lang", "en", "посол Турганбеков", lang=lang).stdout
    assert text in shown
    assert label in shown


def test_what_can_be_typed_is_in_the_help(seeded: Path) -> None:
    """The grammar of questions has its lines below the options."""
    done = tolmach(seeded, "ask", "--help").stdout
    assert '  “…” looks for a phrase, ="…" for exactly that form,\n' in done
    assert "date:2025-11 or date:2024..2025 and in:name narrow it down" in done
