"""What the rest of the house needs to know of a language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Language:
    """A language that Tolmach reads.

    Attributes:
        code: Its ISO 639-1 code.
        letters: One letter of its alphabet.
        fold: A word form in lower case -> the same without what writers leave out at will
            (ё, accents, marks of stress).
        lemmas: A folded word form -> every plausible lemma, folded too, likeliest first.
        stop_lemmas: Lemmas that say nothing of what a text is about, folded.
        abbreviations: Words that a full stop follows inside a sentence, in lower case, without it.
        furniture: Phrases that web pages put around a text (share, print), in lower case.
        analyzers: The libraries that decide on lemmas: a new version of one may decide otherwise.
    """

    code: str
    letters: re.Pattern[str]
    fold: Callable[[str], str]
    lemmas: Callable[[str], tuple[str, ...]]
    stop_lemmas: frozenset[str]
    abbreviations: frozenset[str]
    furniture: frozenset[str]
    analyzers: tuple[str, ...]

    def count_letters(self, text: str) -> int:
        """How many letters of this language's alphabet the text has."""
        return len(self.letters.findall(text))
