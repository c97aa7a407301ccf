"""What every kind of dictionary comes to: headwords, each with the text of its article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Article:
    """What a dictionary says of a word.

    Attributes:
        headwords: The word, as the dictionary lists it, and its other spellings.
        text: Plain text, in lines; of a very long article the beginning.
    """

    headwords: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Dictionary:
    """A dictionary that has been opened; its articles are read as they are asked for.

    Attributes:
        size: How many headwords it lists.
        articles: Each article once, in the dictionary's order.
    """

    size: int
    articles: Iterator[Article]
