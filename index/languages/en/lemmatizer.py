"""English lemmas by simplemma, with its dictionary read where it lies."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from simplemma import Lemmatizer, __version__
from simplemma.strategies import DEFAULT_DICTIONARY_FACTORY, DefaultStrategy, DictionaryFactory

from index.languages.forms import kept

if TYPE_CHECKING:
    from collections.abc import Mapping


class Dictionaries(DictionaryFactory):
    """simplemma's dictionaries, each unpacked once in the life of an installation."""

    __slots__ = ()

    def get_dictionary(self, lang: str) -> Mapping[str, str]:
        """The lemmas of a language's word forms."""
        return _dictionary(lang)


def lemmas(word: str) -> tuple[str, ...]:
    """The lemma of a folded form, and the lemma of that one.

    simplemma takes a step at a time where a form is itself a headword: `meetings` gives `meeting`,
    and `meeting` gives `meet`. Both are readings of `meetings`, so that all three find each other.
    """
    first = _lemmatizer().lemmatize(word, "en").lower()
    if first == word:
        return (first,)
    second = _lemmatizer().lemmatize(first, "en").lower()
    return (first,) if first == second else (first, second)


@cache
def _lemmatizer() -> Lemmatizer:
    return Lemmatizer(lemmatization_strategy=DefaultStrategy(dictionary_factory=Dictionaries()))


@cache
def _dictionary(lang: str) -> Mapping[str, str]:
    return kept(
        f"simplemma-{__version__}-{lang}", lambda: DEFAULT_DICTIONARY_FACTORY.get_dictionary(lang)
    )
