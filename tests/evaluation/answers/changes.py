"""Which questions got better from one system to the other, and which got worse."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tests.evaluation.answers.judging import Outcome


@dataclass(frozen=True, slots=True)
class Change:
    """A question with which two systems fared differently.

    Attributes:
        before: What the older system made of it.
        now: What the newer one makes of it.
    """

    before: Outcome
    now: Outcome

    @property
    def better(self) -> bool:
        """Whether it got better; else it got worse."""
        return merit(self.now) > merit(self.before)


def merit(outcome: Outcome) -> tuple[float, bool, bool]:
    """How well a question fared: by the right passage's rank, the decision, the sentence.

    Each counts where those before it are the same. A question that nothing answers has no right
    passage; the right decision is to refuse it.
    """
    answerable = outcome.question.gold is not None
    reciprocal = 1 / outcome.rank if outcome.rank else 0.0
    return reciprocal, outcome.answered == answerable, outcome.sentence


def changes(before: Iterable[Outcome], now: Iterable[Outcome]) -> Iterator[Change]:
    """The questions that fared differently, in their order.

    Args:
        before: Outcomes of the older system.
        now: Those of the newer one, of the same questions in the same order.

    Raises:
        ValueError: The questions are not the same.
    """
    for older, newer in zip(before, now, strict=True):
        if older.question != newer.question:
            raise ValueError(f"{older.question.id} is not {newer.question.id}")
        if merit(older) != merit(newer):
            yield Change(older, newer)
