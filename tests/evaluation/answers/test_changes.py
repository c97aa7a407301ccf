"""Questions that got better or worse."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.evaluation.answers.changes import Change, changes
from tests.evaluation.answers.judging import Outcome
from tests.evaluation.answers.trials import Gold, Question

ASKED = Question("1", "answers, en", "Who?", "en", "a.txt", Gold("en/a.txt", 1, ("She",)))
ALIEN = Question("2", "refusals, en", "Why?", "en", "2", None)


def outcome(
    question: Question = ASKED,
    rank: int | None = None,
    *,
    answered: bool = True,
    sentence: bool = False,
) -> Outcome:
    """An outcome that matters by these alone."""
    return Outcome(question, answered, rank, sentence, "", {}, None)


@pytest.mark.parametrize(
    ("worse", "better"),
    [
        (outcome(rank=None), outcome(rank=10)),
        (outcome(rank=2), outcome(rank=1)),
        (outcome(rank=2, answered=True), outcome(rank=1, answered=False)),
        (outcome(rank=1, answered=False, sentence=True), outcome(rank=1, answered=True)),
        (outcome(rank=1), outcome(rank=1, sentence=True)),
        (outcome(ALIEN, answered=True), outcome(ALIEN, answered=False)),
    ],
)
def test_rank_counts_before_the_decision_before_the_sentence(
    worse: Outcome, better: Outcome
) -> None:
    """A change is better or worse by the first of these that differs."""
    assert list(changes([worse], [better])) == [Change(worse, better)]
    assert Change(worse, better).better
    assert not Change(better, worse).better


def test_what_fared_the_same_is_no_change() -> None:
    """Another first hit that is wrong too, or another time, makes no question better."""
    one = outcome(rank=3)
    assert not list(changes([one], [replace(one, first="other", milliseconds=9.0)]))


def test_different_questions_are_not_compared() -> None:
    """Two systems that were asked different questions have no changes in common."""
    with pytest.raises(ValueError, match="is not"):
        list(changes([outcome(ASKED)], [outcome(ALIEN)]))
