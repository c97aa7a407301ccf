"""Runs beside what is known about the answers: an outcome a question, counted by `score.py`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import ModuleType

    from tests.evaluation.answers.trials import Json, Question, Run, Trial

BRIER = "brier_score"
"""The squared difference between the confidence in the first hit and whether it is right (Brier
1950): 0 is best, a half said of everything gets .25. Counted where an answer has a confidence."""

_SHOWN = 60  # characters of a passage that tell which one it is


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a question.

    Attributes:
        question: What was asked.
        answered: Whether the system said that the collection answers it.
        rank: The right passage's place among the hits, from 1; None where it isn't there.
        sentence: Whether the first hit is right and its marked sentence holds an answer.
        first: The first hit: document, paragraph and how it begins; empty where there is none.
        figures: What counts to the figures of its group, by their names in `score.py`; and `BRIER`.
        milliseconds: What the answer took, if that was measured.
    """

    question: Question
    answered: bool
    rank: int | None
    sentence: bool
    first: str
    figures: dict[str, float]
    milliseconds: float | None


@dataclass(frozen=True, slots=True)
class Judge:
    """Says what is right.

    Attributes:
        score: The module `score.py`.
        folder: Where the documents are that gold names.
    """

    score: ModuleType
    folder: Path

    def outcomes(self, trial: Trial, run: Run) -> Iterator[Outcome]:
        """An outcome a question, in their order; one without an answer counts as not answered."""
        for question in trial.questions:
            answer = run.answers.get(question.id)
            took = run.milliseconds.get(question.id)
            yield self._outcome(question, answer or _nothing(question), took)

    def _outcome(self, question: Question, answer: Json, took: float | None) -> Outcome:
        figures: dict[str, float]
        if question.gold is None:
            figures = self.score.score_refusals([answer])
        else:
            asked = {
                "id": question.id,
                "doc": question.gold.doc,
                "paragraph": question.gold.paragraph,
                "answers": question.gold.answers,
            }
            figures = self.score.score_answers([asked], [answer], self.folder)
        if answer.get("confidence") is not None:
            right = figures.get("recall_at_1", 0)
            figures = {**figures, BRIER: (answer["confidence"] - right) ** 2}
        reciprocal = figures.get("mrr_at_10", 0)
        return Outcome(
            question=question,
            answered=bool(answer["answered"]),
            rank=round(1 / reciprocal) if reciprocal else None,
            sentence=bool(figures.get("sentence_at_1", 0)),
            first=_shown(answer["hits"][0]) if answer["hits"] else "",
            figures=figures,
            milliseconds=took,
        )


def _nothing(question: Question) -> Json:
    return {"id": question.id, "answered": False, "hits": []}


def _shown(hit: Json) -> str:
    return f"{hit['doc']} {hit['paragraph']}: {' '.join(hit['text'].split())[:_SHOWN]}…"
