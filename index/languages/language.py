"""What the rest of the house needs to know of a language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    Lemmas = Callable[[str], tuple[str, ...]]
    Names = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Language:
    """A language that Tolmach reads.

    Attributes:
        code: Its ISO 639-1 code.
        letters: A run of letters of its alphabet.
        fold: A word form in lower case -> the same without what writers leave out at will
            (ё, accents, marks of stress).
        lemmas: A folded word form -> every plausible lemma, folded too, likeliest first.
        is_name: Whether a word form that stands with a capital is a name, as far as a dictionary
            tells: it knows it as one, or does not know it.
        stop_lemmas: Lemmas that say nothing of what a text is about, folded.
        abbreviations: Words that a full stop follows inside a sentence, in lower case, without it.
        furniture: Phrases that web pages put around a text (share, print), in lower case.
        is_borrowed: Whether texts in other languages hold words in its letters: names, terms.
        analyzers: The libraries that decide on lemmas: a new version of one may decide otherwise.
    """

    code: str
    letters: re.Pattern[str]
    fold: Callable[[str], str]
    lemmas: Lemmas
    is_name: Names
    stop_lemmas: frozenset[str]
    abbreviations: frozenset[str]
    furniture: frozenset[str]
    is_borrowed: bool
    analyzers: tuple[str, ...]

    def count_letters(self, text: str) -> int:
        """How many letters of this language's alphabet the text has."""
        return len("".join(self.letters.findall(text)))


def deferred(module: str) -> Lemmas:
    """The `lemmas` of a module that is imported with the first word that needs it.

    Libraries and dictionaries of lemmas take longer to load than a question takes to answer, and a
    question is mostly of one language.
    """

    @cache
    def imported() -> Lemmas:
        found: Lemmas = import_module(module).lemmas
        return found

    def lemmas(word: str) -> tuple[str, ...]:
        return imported()(word)

    return lemmas


def deferred_names(module: str) -> Names:
    """The `is_name` of a module that is imported with the first word that needs it."""

    @cache
    def imported() -> Names:
        found: Names = import_module(module).is_name
        return found

    def is_name(form: str) -> bool:
        return imported()(form)

    return is_name
