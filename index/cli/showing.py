"""Answers that people read: to one question, to a batch, to the lines of standard input."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from index.cli.terminal import View, show_answer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from index.cli.context import Context
    from index.model import Answer


def show_one(context: Context, answer: Answer, *, other: bool) -> None:
    """Shows an answer, with the other language's passages below where they are wanted."""
    show_answer(context, answer, View.BOTH if other else View.OWN)


def show_all(context: Context, answers: Iterable[Answer]) -> None:
    """Shows the answers to a batch, one after another."""
    for answer in answers:
        show_answer(context, answer)


def show_lines(context: Context, ask: Callable[[str], Answer]) -> None:
    """Answers the questions that standard input holds, one a line."""
    for line in sys.stdin:
        if line.strip():
            context.out.print(f"{context.say('conversation-prompt')} {line.strip()}", markup=False)
            show_answer(context, ask(line.strip()))
