"""Which words with a capital are names that are told in sounds, and not translated."""

from __future__ import annotations

from collections import defaultdict
from functools import cache, partial
from typing import TYPE_CHECKING

from index.analysis import Remembered
from index.differences.sounding import are_alike
from index.languages import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from index.bitext import Knowledge, WordCount

_MOSTLY = 0.5
"""How often a word must stand for a name that sounds alike, as a share of its translations."""


class Names:
    """Tells names by the dictionary of their language and by what a collection has taught.

    Words that the dictionaries lack are names; so are those that they know as names, and those that
    mostly stand for a name that sounds alike (London, Лондон).
    """

    def __init__(self, knowledge: Knowledge, langs: tuple[str, str]) -> None:
        """Args are what is known, and the languages that it is about, in its order."""
        a_lang, b_lang = langs
        a_rows, b_rows = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)
        for a, b, count in knowledge.entries:
            if _is_most(count, knowledge.a_words.get(a)):
                a_rows[a].append(b)
            if _is_most(count, knowledge.b_words.get(b)):
                b_rows[b].append(a)
        self._told = {
            a_lang: Remembered(partial(_is_told_in_sounds, a_rows, b_lang)),
            b_lang: Remembered(partial(_is_told_in_sounds, b_rows, a_lang)),
        }

    def __call__(self, form: str, lemma: str, lang: str) -> bool:
        """Whether a word is a name.

        Args:
            form: As it is written.
            lemma: As the aligner compares it.
            lang: Its language.
        """
        return is_listed(form, lang) or self._told[lang][lemma]


def _is_most(count: float, word: WordCount | None) -> bool:
    return word is not None and count >= _MOSTLY * word.taught


def _is_told_in_sounds(rows: Mapping[str, Sequence[str]], lang: str, lemma: str) -> bool:
    """Whether a word mostly stands for a name of the other language that sounds alike."""
    return any(is_listed(word, lang) and are_alike(lemma, word) for word in rows.get(lemma, ()))


def is_listed(form: str, lang: str) -> bool:
    """Whether the dictionary of a language knows a word as a name, or does not know it."""
    return _listed(lang)[form]


@cache
def _listed(lang: str) -> Remembered[bool]:
    return Remembered(LANGUAGES[lang].is_name)
