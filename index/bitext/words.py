"""What of a passage can be found again in another language: words as lemmas, numbers and dates.

Found once, when a document is read, and kept with it: linking looks at nothing else of a text but
how long it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.quantities import MARK, keys, quantities

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.analysis import Token, Word

WORDS = 2
"""Raised with every change of the rules here or in `index.quantities`: what is stored expires."""

NUMBER = MARK
"""What a number, or a part of a date, begins with; no word of a text does."""


def word_of(word: Word | Token) -> str:
    """What a word stands for: its likeliest lemma.

    Nothing where it says nothing of a text's subject, and where it begins with a digit: numbers are
    read from the text.
    """
    if not word.terms or word.is_stop or word.form[0].isdecimal():
        return ""
    return "_".join(word.terms[0].split())


def words_of(text: str, words: Iterable[str], lang: str) -> tuple[str, ...]:
    """The words and quantities of a passage, sorted, each once; none has white space inside.

    Args:
        text: The passage; its numbers, dates and times stand for their values, as words.
        words: What `word_of` gives for its words, in any order.
        lang: The passage's language, which decides how its quantities are read.
    """
    found = set(words)
    found.discard("")
    for quantity in quantities(text, lang):
        if not quantity.vague:  # one, first: too often something else in the other language
            found.update(keys(quantity))
    return tuple(sorted(found))


def length_of(text: str) -> int:
    """The characters of a passage without white space; 1 where there is none."""
    return max(1, len("".join(text.split())))
