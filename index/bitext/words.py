"""What of a passage can be found again in another language: its words as lemmas, and its numbers.

Found once, when a document is read, and kept with it: linking looks at nothing else of a text but
how long it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.bitext.numbers import numbers

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.analysis import Token, Word

WORDS = 1
"""Raised with every change of the rules here or in `numbers`: what is stored then expires."""

NUMBER = "#"
"""What a number begins with; no word of a text does."""


def word_of(word: Word | Token) -> str:
    """What a word stands for: its likeliest lemma.

    Nothing where it says nothing of a text's subject, and where it begins with a digit: numbers are
    read from the text.
    """
    if not word.terms or word.is_stop or word.form[0].isdecimal():
        return ""
    return "_".join(word.terms[0].split())


def words_of(text: str, words: Iterable[str], lang: str) -> tuple[str, ...]:
    """The words and numbers of a passage, sorted, each once; none has white space inside.

    Args:
        text: The passage; a number in it stands for its value, behind `NUMBER`.
        words: What `word_of` gives for its words, in any order.
        lang: The passage's language, which decides how its numbers are read.
    """
    found = set(words)
    found.discard("")
    found.update(NUMBER + figure.value for figure in numbers(text, lang))
    return tuple(sorted(found))


def length_of(text: str) -> int:
    """The characters of a passage without white space; 1 where there is none."""
    return max(1, len("".join(text.split())))
