"""Blocks of a text -> numbered passages, each in its language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.languages import LANGUAGES, language_of
from index.model import Passage, fold_space

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.languages import Language
    from index.model import Span

SMALL_WORDS = 2
"""How many small words (the, of, is) make sure that words in borrowed letters are a language."""


def passages(text: str, blocks: Sequence[Span]) -> tuple[Passage, ...]:
    """The blocks of a text that hold a letter, as passages.

    A Russian document has blocks in Latin letters that are no English: names of things, commands,
    «Настройте Apache HTTP Server». So a block that its letters and small words don't make sure of
    goes with its neighbours, where these are of one language or no block is surely of its own. A
    text without a letter of any language that is read has no passages.
    """
    folded = [(block, fold_space(text[block.start : block.end])) for block in blocks]
    told = [(block, words) for block, words in folded if _has_letter(words)]
    languages = _languages([words for _, words in told])
    if languages is None:
        return ()
    return tuple(
        Passage(number=number, lang=language.code, span=block, text=words)
        for number, ((block, words), language) in enumerate(zip(told, languages, strict=True), 1)
    )


def _languages(texts: Sequence[str]) -> list[Language] | None:
    """The language of each block; None where no block has a letter of a language that is read."""
    sure = [_surely(text) for text in texts]
    if all(one is sure[0] for one in sure) and sure and sure[0]:  # as in most texts
        return [sure[0]] * len(texts)
    whole = language_of(" ".join(texts))
    if whole is None:
        return None
    before = _carried(sure)
    after = _carried(sure[::-1])[::-1]
    found = []
    for text, own, last, following in zip(texts, sure, before, after, strict=True):
        guess = own or language_of(text)
        if own is None and (last is following or guess not in sure):
            guess = last or following or guess
        found.append(guess or last or whole)
    return found


def _carried(languages: Sequence[Language | None]) -> list[Language | None]:
    """For each place the last language at it or before it."""
    last = None
    found = []
    for language in languages:
        last = language or last
        found.append(last)
    return found


def _surely(text: str) -> Language | None:
    """The language of a text, or None where it cannot be told from the text alone."""
    language = language_of(text)
    if language is None or not language.is_borrowed:
        return language
    small = len(language.stop_lemmas.intersection(text.lower().split()))
    if small < SMALL_WORDS or text.isascii():
        return language if small >= SMALL_WORDS else None
    others = sum(
        len(one.letters.findall(text)) for one in LANGUAGES.values() if one is not language
    )
    return language if small >= SMALL_WORDS + others else None


def _has_letter(text: str) -> bool:
    return any(map(str.isalpha, text))
