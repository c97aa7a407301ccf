"""Blocks of a text -> numbered passages, each in its language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.languages import language_of
from index.model import Passage, fold_space

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.model import Span


def passages(text: str, blocks: Sequence[Span]) -> tuple[Passage, ...]:
    """The blocks of a text that hold a letter, as passages.

    A passage without a letter of a language that is read («東京 2025») goes with the passage before
    it; those at the beginning go with the language that most letters of the blocks belong to. A
    text without a letter of any of these languages has no passages.
    """
    folded = [(block, fold_space(text[block.start : block.end])) for block in blocks]
    told = [(block, words, language_of(words)) for block, words in folded if _has_letter(words)]
    language = told[0][2] if told else None
    # what comes before the first passage with a language goes with the text as a whole
    language = language or language_of(" ".join(words for _, words, _ in told))
    if language is None:
        return ()
    found: list[Passage] = []
    for number, (block, words, own) in enumerate(told, start=1):
        language = own or language
        found.append(Passage(number=number, lang=language.code, span=block, text=words))
    return tuple(found)


def _has_letter(text: str) -> bool:
    return any(map(str.isalpha, text))
