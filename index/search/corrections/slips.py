"""Words of a dictionary that are one letter away from what was typed, in the form that was meant.

All that one slip can make of a word is looked up (Norvig, How to Write a Spelling Corrector, 2007).
A collection's vocabulary has lemmas; this finds inflected forms, whose lemma may be further away.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.search.corrections.word_lists import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

_ALPHABETS = {"en": "abcdefghijklmnopqrstuvwxyz", "ru": "абвгдежзийклмнопрстуфхцчшщъыьэюя"}

_LONGEST = 30
"""Letters of a word that is looked up: a longer one has too many neighbours, and no such form."""


def listed_beside(form: str, lang: str) -> Iterator[str]:
    """Forms of a dictionary with one letter wrong, or two neighbours swapped, in no order.

    English names are not among them: their form is their lemma, which the vocabulary has.

    Args:
        form: In lower case, folded.
        lang: The code of the language of its letters.
    """
    if len(form) <= _LONGEST:
        is_word = WORDS[lang]
        for slip in set(_slips(form, _ALPHABETS[lang])) - {form}:
            if is_word(slip):
                yield slip


def _slips(form: str, alphabet: str) -> Iterator[str]:
    for at in range(len(form) + 1):
        before, behind = form[:at], form[at:]
        if behind:
            yield before + behind[1:]
            for letter in alphabet:
                yield before + letter + behind[1:]
        if len(behind) > 1:
            yield before + behind[1] + behind[0] + behind[2:]
        for letter in alphabet:
            yield before + letter + behind
