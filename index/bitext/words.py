"""What of a passage can be found again in another language: its words as lemmas, and its numbers.

Found once, when a document is read, and kept with it: linking looks at nothing else of a text but
how long it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.bitext.numbers import numbers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.analysis import Token, Word

WORDS = 1
"""Raised with every change of the rules here or in `numbers`: what is stored then expires."""

NUMBER = "#"
"""What a number begins with; no word of a text does."""


def words_of(text: str, words: Sequence[Word | Token], lang: str) -> tuple[str, ...]:
    """The words and numbers of a passage, sorted, each once; none has white space inside.

    A word stands for itself as its likeliest lemma, a number as its value behind `NUMBER`. Words
    that say nothing of a text's subject are left out; where the digits of a number are, no word is
    seen.

    Args:
        text: The passage.
        words: Its words and numbers in order, as the analyzer gives them.
        lang: The passage's language, which decides how its numbers are read.
    """
    found = {
        word.terms[0]
        for word in words
        if word.terms and not word.is_stop and not word.form[0].isdecimal()
    }
    if len(" ".join(found).split()) != len(found):  # no lemma that is known, but no rule either
        found = {"_".join(word.split()) for word in found}
    found.update(NUMBER + figure.value for figure in numbers(text, lang))
    return tuple(sorted(found))


def length_of(text: str) -> int:
    """The characters of a passage without white space; 1 where there is none."""
    return max(1, len("".join(text.split())))
