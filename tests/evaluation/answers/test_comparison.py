"""Two systems beside each other, and how that reads."""

from __future__ import annotations

import json
from dataclasses import replace
from types import ModuleType
from typing import TYPE_CHECKING, Any

import pytest

from tests.evaluation.answers import fake, report
from tests.evaluation.answers.comparison import Measured, compared, measure
from tests.evaluation.answers.judging import BRIER, Judge
from tests.evaluation.answers.keeping import Kept
from tests.evaluation.answers.systems import SourceTree
from tests.evaluation.answers.trials import Documents, Gold, Question, Run, Trial

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = {
    "en/a.txt": "A grey cat sleeps.\n\nA dog barks.",
    "en/b.txt": "A cow eats. Then it sleeps.",
}


def _paragraphs(folder: Path, doc: str) -> list[str]:
    return (folder / doc).read_text(encoding="utf-8").split("\n\n")


def _score_answers(questions: list[Any], results: list[Any], folder: Path) -> dict[str, float]:
    """Counts one question."""
    (question,), (result,) = questions, results
    gold = _paragraphs(folder, question["doc"])[question["paragraph"] - 1]
    rank = next((n for n, hit in enumerate(result["hits"], 1) if hit["text"] == gold), 0)
    marked = gold[slice(*result["hits"][0]["sentence"])] if rank == 1 else ""
    return {
        "questions": 1,
        "answered": float(result["answered"]),
        "recall_at_1": float(rank == 1),
        "recall_at_5": float(0 < rank <= 5),
        "mrr_at_10": 1 / rank if rank else 0.0,
        "sentence_at_1": float(any(answer in marked for answer in question["answers"])),
    }


def _score_refusals(results: list[Any]) -> dict[str, float]:
    return {"questions": 1, "falsely_answered": float(results[0]["answered"])}


@pytest.fixture
def judge(tmp_path: Path) -> Judge:
    """One that counts as the real one does, over two documents."""
    for name, text in TEXTS.items():
        path = tmp_path / "xquad" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    score = ModuleType("score")
    vars(score).update(score_answers=_score_answers, score_refusals=_score_refusals)
    return Judge(score, tmp_path / "xquad")


@pytest.fixture
def trial(judge: Judge) -> Trial:
    """Three questions with an answer and one without."""
    gold = {"cat": Gold("en/a.txt", 1, ("grey",)), "sleeps": Gold("en/b.txt", 1, ("cow",))}
    gold["whale"] = Gold("en/a.txt", 2, ("dog",))
    asked = [Question(k, "answers, en", k, "en", v.doc, v) for k, v in gold.items()]
    asked.append(Question("barks", "refusals, en", "barks", "en", "barks", None))
    files = {name: judge.folder / name for name in TEXTS}
    return Trial("animals", Documents(files), tuple(asked))


def _kept(folder: Path, shown: int) -> Kept:
    folder.mkdir()
    (folder / "scratch").mkdir()
    tree = SourceTree(fake.write(folder / "tree", shown), folder / "scratch")
    return Kept(folder.name, tree, folder / "runs")


def test_outcomes_say_what_became_of_each_question(
    judge: Judge, trial: Trial, tmp_path: Path
) -> None:
    """Rank, decision and sentence are told apart; a question without an answer is one refused."""
    run = _kept(tmp_path / "now", 1000).run(trial)
    outcomes = list(judge.outcomes(trial, run))
    assert [one.rank for one in outcomes] == [1, 2, None, None]
    assert [one.answered for one in outcomes] == [True, True, False, True]
    assert [one.sentence for one in outcomes] == [True, False, False, False]
    assert outcomes[1].first == "en/a.txt 1: A grey cat sleeps.…"
    assert [one.milliseconds is None for one in outcomes] == [True, False, False, False]
    missing = judge.outcomes(trial, Run({}, {}, 0.0))
    assert [one.answered for one in missing] == [False] * 4


def test_a_confidence_is_held_to_what_came_true(judge: Judge, trial: Trial) -> None:
    """Sure and right costs nothing, sure and wrong everything; without one nothing is counted."""
    right = {"id": "cat", "answered": True, "hits": [_hit("en/a.txt")], "confidence": 1.0}
    wrong = {"id": "barks", "answered": True, "hits": [_hit("en/a.txt")], "confidence": 1.0}
    outcomes = list(judge.outcomes(trial, Run({"cat": right, "barks": wrong}, {}, 0.0)))
    assert [one.figures.get(BRIER) for one in outcomes] == [0.0, None, None, 1.0]


def _hit(doc: str) -> dict[str, Any]:
    """The first passage of a document."""
    text = TEXTS[doc].split("\n\n")[0]
    return {"doc": doc, "paragraph": 1, "text": text, "sentence": [0, len(text)]}


def test_changes_are_listed_by_set(judge: Judge, trial: Trial, tmp_path: Path) -> None:
    """Questions of one set that are asked of several collections stand together."""
    run = _kept(tmp_path / "now", 1000).run(trial)
    cat, cow, dog, alien = judge.outcomes(trial, run)
    worse = [replace(one, answered=not one.answered) for one in (cat, alien, cow, dog)]
    now = Measured("now", (cat, alien, cow, dog), (), {})
    text = list(report.lines(compared(now, Measured("before", tuple(worse), (), {})), shown=20))
    heads = [line for line in text if line.endswith(("better", "worse"))]
    assert heads == ["answers, en: 1 worse", "answers, en: 2 better", "refusals, en: 1 worse"]


def test_two_trees_are_compared(judge: Judge, trial: Trial, tmp_path: Path) -> None:
    """Figures stand beside each other; the question whose sentence got better is listed."""
    now, before = (
        measure(_kept(tmp_path / name, shown), [trial], judge, tmp_path)
        for name, shown in (("now", 1000), ("before", 1))
    )
    comparison = compared(now, before)
    found = {(one.group, one.name): one for one in comparison.figures}
    sentence = found["answers, en", "sentence_given_paragraph"]
    assert sentence.before is not None
    assert sentence.change is not None
    assert (sentence.now.value, sentence.before.value, sentence.change.value) == (1, 0, 1)
    assert found["answers, en", "recall_at_1"].now.value == pytest.approx(1 / 3)
    assert found["refusals, en", "falsely_answered"].now.value == 1
    assert [(one.now.question.id, one.better) for one in comparison.changes] == [("cat", True)]
    assert json.loads(json.dumps(comparison.json()))["changes"][0]["better"]

    text = "\n".join(report.lines(comparison, shown=20))
    assert "now" in text.splitlines()[0]
    assert "answers, en: 1 better" in text
    assert "right one at 1, the sentence doesn't answer, answered" in text
    assert "+ cat" not in "\n".join(report.lines(comparison, shown=0))


def test_one_tree_stands_alone(judge: Judge, trial: Trial, tmp_path: Path) -> None:
    """Without another one there is no change to tell."""
    alone = compared(measure(_kept(tmp_path / "now", 1000), [trial], judge, tmp_path), None)
    assert not alone.changes
    assert {one.change for one in alone.figures} == {None}
    assert "≤ 0.10" in "\n".join(report.lines(alone, shown=20))
