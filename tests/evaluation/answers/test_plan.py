"""Which trials there are."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
import pytest

from tests.benchmarks.ranking.corpus import PASSAGES_PER_DOCUMENT, Corpus
from tests.evaluation.answers.plan import LANGUAGES, TYPED, Plan, Size, synthetic

if TYPE_CHECKING:
    from pathlib import Path

    from tests.evaluation.answers.trials import Trial

ARTICLES = 6
QUESTIONS = 8
TEXTS = {"en": "Is it the one of number {}?", "ru": "Верно ли, что это номер {}?"}


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    """Six articles of eight questions a language, one news text, ten questions without answers."""
    for lang in LANGUAGES:
        for article in range(ARTICLES):
            _write(tmp_path / "xquad" / lang / f"{article}.txt", f"{lang} {article}")
        rows = [
            {
                "id": f"{article}.{number}-{lang}",
                "lang": lang,
                "text": TEXTS[lang].format(number),
                "doc": f"{lang}/{article}.txt",
                "paragraph": 1,
                "answers": [lang],
            }
            for article in range(ARTICLES)
            for number in range(QUESTIONS)
        ]
        _write(tmp_path / "xquad" / f"questions.{lang}.jsonl", *map(json.dumps, rows))
    _write(tmp_path / "ntrex" / "en" / "news.txt", "News.")
    rows = [
        {"id": f"{number}-{lang}", "lang": lang, "text": "?"}
        for number in range(5)
        for lang in LANGUAGES
    ]
    _write(tmp_path / "rubq" / "unanswerable.jsonl", *map(json.dumps, rows))
    return Plan(tmp_path, tmp_path / "scratch")


def _write(path: Path, *lines: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _of(plan: Plan, name: str, size: Size) -> list[Trial]:
    return [trial for trial in plan.whole(size) if trial.name.startswith(name)]


def test_the_brief_plan_asks_everything_of_all_articles(plan: Plan) -> None:
    """Answers and refusals, a language each, as the sets have them."""
    asked = {trial.name: len(trial.questions) for trial in plan.brief()}
    many = ARTICLES * QUESTIONS
    assert asked == {"answers, en": many, "refusals, en": 5, "answers, ru": many, "refusals, ru": 5}
    assert {len(trial.documents.files) for trial in plan.brief()} == {2 * ARTICLES}


def test_questions_across_have_their_answer_in_the_other_language_alone(plan: Plan) -> None:
    """Each question is asked once; its article is there in the gold's language only."""
    size = Size(folds=3)
    for asked, there in (("en", "ru"), ("ru", "en")):
        trials = _of(plan, f"across, {asked} to {there}", size)
        questions = [question for trial in trials for question in trial.questions]
        assert len(trials) == 3
        assert len({one.id for one in questions}) == len(questions) == ARTICLES * QUESTIONS
        for trial in trials:
            for question in trial.questions:
                assert question.gold is not None
                assert question.lang == asked
                assert question.gold.doc == f"{there}/{question.cluster}"
                assert question.gold.answers == (there,)
                assert question.gold.doc in trial.documents.files
                assert f"{asked}/{question.cluster}" not in trial.documents.files
            held = {one.cluster for one in trial.questions}
            assert len(trial.documents.files) == 2 * ARTICLES - len(held)


def test_typed_questions_are_the_same_few_in_every_way(plan: Plan) -> None:
    """As many of each article, the language untold, none that stayed as it was but the plain."""
    plain, layout = (_of(plan, f"typed, {kind}", Size())[0] for kind in ("plain", "layout"))
    assert len(plain.questions) == 2 * ARTICLES * TYPED
    assert [one.id for one in plain.questions] == [one.id for one in layout.questions]
    for one, typed in zip(plain.questions, layout.questions, strict=True):
        assert one.lang is None
        assert typed.lang is None
        assert one.text != typed.text


def test_small_collections_are_articles(plan: Plan) -> None:
    """An article in both languages is asked its own questions; the others are asked once each."""
    trials = _of(plan, "small", Size(small=4))
    assert len(trials) == 4
    for trial in trials:
        assert len(trial.documents.files) == 2
        assert len({one.cluster for one in trial.questions}) == 1
    alien = [one.id for trial in trials for one in trial.questions if one.gold is None]
    assert len(alien) == len(set(alien)) == 10


def test_a_dictionary_asks_across_once_more(plan: Plan, tmp_path: Path) -> None:
    """The same folds, each collection with the dictionary."""
    size = Size(folds=2, dictionary=tmp_path / "words")
    alone, helped = _of(plan, "across,", size), _of(plan, "across with dictionary", size)
    assert [one.documents.files for one in alone] == [one.documents.files for one in helped]
    assert {one.documents.dictionary for one in helped} == {tmp_path / "words"}


def test_made_up_words_stand_in_documents_of_both_languages(tmp_path: Path) -> None:
    """Ten passages each, in turn English-like and Russian-like."""
    count = 4 * PASSAGES_PER_DOCUMENT
    langs = np.repeat([0, 1, 0, 1], PASSAGES_PER_DOCUMENT).astype(np.uint8)
    nothing = np.zeros(count, dtype=np.uint8)
    drawn = Corpus(
        starts=np.arange(count + 1, dtype=np.int64),
        tokens=langs.astype(np.uint32),
        langs=langs,
        collections=nothing,
        days=nothing.astype(np.uint16),
        lemmas=("word", "слово"),
    )
    files = synthetic(tmp_path, drawn)
    texts = [path.read_text(encoding="utf-8") for path in files.values()]
    assert [name.split("/")[1] for name in files] == ["en", "ru", "en", "ru"]
    assert [text.split("\n\n") for text in texts] == [["word"] * 10, ["слово"] * 10] * 2
