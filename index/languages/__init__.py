"""The languages that Tolmach reads, a room each; a third one is one more room and entry here.

A language's own module holds what is small; its `lemmatizer`, with a library and a dictionary, is
imported with the first word that is to be lemmatized.

The alphabets do not overlap, which makes counting letters as right as the large detectors on
texts as short as a question, and a word's language a matter of its own letters.
"""

from __future__ import annotations

from index.languages.en import ENGLISH
from index.languages.language import Language
from index.languages.ru import RUSSIAN

__all__ = ["LANGUAGES", "Language", "language_of"]

LANGUAGES: dict[str, Language] = {language.code: language for language in (ENGLISH, RUSSIAN)}


def language_of(text: str) -> Language | None:
    """The language that most letters of the text belong to, or None where it has no such letter.

    A draw goes to the language that stands first in `LANGUAGES`.
    """
    best: Language | None = None
    most = 0
    for language in LANGUAGES.values():
        count = language.count_letters(text)
        if count > most:
            best, most = language, count
        if 2 * count >= len(text):  # no other can have more
            break
    return best
