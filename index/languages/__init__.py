"""The languages that Tolmach reads, one module each; a third one is one more module and entry here.

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
    counts = {code: language.count_letters(text) for code, language in LANGUAGES.items()}
    code = max(counts, key=lambda code: counts[code])
    return LANGUAGES[code] if counts[code] else None
