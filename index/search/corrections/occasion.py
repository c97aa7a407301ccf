"""When a question is worth a second reading: only what stands nowhere can have been mistyped."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.model import Answer


def is_worth_trying(answer: Answer) -> bool:
    """Whether the plain reading of a question leaves anything to be put right.

    It costs nothing where all words are known: on the wrong keyboard, in the wrong alphabet, with a
    slip, some word of a question stands nowhere. A figure that stands nowhere is no slip.
    """
    return any(any(map(str.isalpha, word)) for word in answer.unknown)
