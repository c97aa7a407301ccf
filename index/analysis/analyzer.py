"""The pipeline from text to terms: find words, fold them, lemmatize them; offsets stay.

A token is a word or a number. A word with a hyphen is its parts («договорно-правовой» answers to
both), a number keeps its decimal and grouping marks. The language of a word is that of its letters,
whatever surrounds it: «FIFA» in a Russian sentence is the same term as in an English one. A word
in capitals that would be a small word otherwise (WHO, US, IT) is an acronym, with a term of its
own, in capitals.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.metadata import version

from index.languages import LANGUAGES, Language, language_of
from index.model import Span

PIPELINE = 1
"""Raised with every change of the rules here or in `languages`: stored analyses then expire."""

# A number with its marks: their count is bounded and nothing is tried twice, since a text may be
# long and hostile. Or a letter or digit; then these, the marks that may stand within a word
# (accents, soft hyphens, zero-width joiners), and apostrophes that a letter follows.
_TOKEN = re.compile(
    r"\d++(?:[.,]\d++){1,9}+(?![^\W_])"
    r"|[^\W_](?:[^\W_]|[\u0300-\u036f\u00ad\u200c\u200d]|['’](?=[^\W\d_]))*"
)

_LONGEST = 60  # letters of a word; what is longer is no word, and stands for its beginning

_CACHED_FORMS = 200_000  # word forms; a large collection has about as many that recur


@dataclass(frozen=True, slots=True)
class Token:
    """A word or number where it stands.

    Attributes:
        span: Where it stands in the text.
        form: The word in lower case, folded.
        lang: The language of its letters, or None for a number or a foreign alphabet.
        terms: What it is indexed under: every plausible lemma.
    """

    span: Span
    form: str
    lang: str | None
    terms: tuple[str, ...]


class Analyzer:
    """Turns text into tokens; one per process is enough, since it remembers the forms it met."""

    def __init__(self) -> None:
        self._read = lru_cache(maxsize=_CACHED_FORMS)(_read)

    @cached_property
    def fingerprint(self) -> str:
        """What decides how text is analysed: analyses made under another one are out of date."""
        libraries = [name for language in LANGUAGES.values() for name in language.analyzers]
        return f"{PIPELINE} " + " ".join(f"{name}-{version(name)}" for name in libraries)

    def tokens(self, text: str) -> list[Token]:
        """The words and numbers of a text, in order."""
        return [
            Token(Span(*match.span()), *self._read(match.group()))
            for match in _TOKEN.finditer(text)
        ]

    def terms(self, text: str) -> list[str]:
        """The terms of a text, in order: what rank-bm25 calls the tokens of a document."""
        return [term for match in _TOKEN.finditer(text) for term in self._read(match.group())[2]]


def _read(word: str) -> tuple[str, str | None, tuple[str, ...]]:
    """A word as it stands -> its folded form, its language, its terms."""
    lowered = word[:_LONGEST].lower()
    language = language_of(lowered)
    if language is None:
        return lowered, None, (lowered,)
    form = language.fold(lowered)
    terms = language.lemmas(form) if form else ()
    if len(word) > 1 and word.isupper() and _is_small(form, terms, language):
        return word[:_LONGEST], language.code, (word[:_LONGEST],)
    return form, language.code, terms


def is_stop(token: Token) -> bool:
    """Whether every reading of the token is a word that says nothing of a text's subject."""
    return token.lang is not None and _is_small(token.form, token.terms, LANGUAGES[token.lang])


def _is_small(form: str, terms: tuple[str, ...], language: Language) -> bool:
    return form in language.stop_lemmas or all(term in language.stop_lemmas for term in terms)
