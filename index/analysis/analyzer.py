"""The pipeline from text to terms: find words, fold them, lemmatize them; offsets stay.

A token is a word or a number. A word with a hyphen is its parts («договорно-правовой» answers to
both), a number keeps its decimal and grouping marks. The language of a word is that of its letters,
whatever surrounds it: «FIFA» in a Russian sentence is the same term as in an English one. A word
in capitals that would be a small word otherwise (WHO, US, IT) is an acronym, with a term of its
own, in capitals.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from index.analysis.remembered import Remembered
from index.languages import LANGUAGES, language_of
from index.model import Span
from index.versions import version

if TYPE_CHECKING:
    from index.languages import Language

PIPELINE = 1
"""Raised with every change of the rules here or in `languages`: stored analyses then expire."""

# A number with its marks: their count is bounded and nothing is tried twice, since a text may be
# long and hostile. Or a letter or digit; then these, the marks that may stand within a word
# (accents, soft hyphens, zero-width joiners), and apostrophes that a letter follows.
_TOKEN = re.compile(
    r"\d++(?:[.,]\d++){1,9}+(?![^\W_])"
    r"|[^\W_]++(?:(?:[\u0300-\u036f\u00ad\u200c\u200d]++|['’](?=[^\W\d_]))[^\W_]*+)*+"
)

_LONGEST = 60  # letters of a word; what is longer is no word, and stands for its beginning


class Word(NamedTuple):
    """A word or number, wherever it stands; a tuple, because a collection has millions.

    Attributes:
        form: The word in lower case, folded.
        lang: The language of its letters, or None for a number or a foreign alphabet.
        terms: What it is indexed under: every plausible lemma, likeliest first.
        is_stop: Whether every reading of it is a word that says nothing of a text's subject.
    """

    form: str
    lang: str | None
    terms: tuple[str, ...]
    is_stop: bool


class Token(NamedTuple):
    """A word or number where it stands; the other attributes are those of `Word`.

    Attributes:
        span: Where it stands in the text.
    """

    span: Span
    form: str
    lang: str | None
    terms: tuple[str, ...]
    is_stop: bool


class Analyzer:
    """Turns text into tokens; one per process is enough, since it remembers the forms it met."""

    def __init__(self) -> None:
        self._lowered = Remembered(_read_lowered)
        self._words = Remembered(self.read)

    @cached_property
    def fingerprint(self) -> str:
        """What decides how text is analysed: analyses made under another one are out of date."""
        libraries = [name for language in LANGUAGES.values() for name in language.analyzers]
        return f"{PIPELINE} " + " ".join(f"{name}-{version(name)}" for name in libraries)

    def tokens(self, text: str) -> list[Token]:
        """The words and numbers of a text, in order."""
        return [
            Token(Span(*match.span()), *self._words[match.group()])
            for match in _TOKEN.finditer(text)
        ]

    def words(self, text: str) -> list[Word]:
        """The same without their places, at a third of the cost."""
        return list(map(self._words.__getitem__, _TOKEN.findall(text)))

    def terms(self, text: str) -> list[str]:
        """The terms of a text, in order: what rank-bm25 calls the tokens of a document."""
        return [term for word in self.words(text) for term in word.terms]

    def split(self, text: str) -> list[str]:
        """The words and numbers of a text as they stand, in order."""
        found: list[str] = _TOKEN.findall(text)
        return found

    def read(self, word: str) -> Word:
        """A word or number as it stands -> what it is."""
        word = word[:_LONGEST]
        found = self._lowered[word.lower()]
        if found.is_stop and len(word) > 1 and word.isupper():
            return Word(word, found.lang, (word,), is_stop=False)
        return found


def _read_lowered(word: str) -> Word:
    """A word in lower case -> what it is."""
    language = language_of(word)
    if language is None:
        return Word(word, None, (word,), is_stop=False)
    form = language.fold(word)
    terms = language.lemmas(form) if form else ()
    return Word(form, language.code, terms, _is_small(form, terms, language))


def _is_small(form: str, terms: tuple[str, ...], language: Language) -> bool:
    return form in language.stop_lemmas or language.stop_lemmas.issuperset(terms)
