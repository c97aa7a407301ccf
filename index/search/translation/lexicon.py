"""What linking learned of words, for the words of a question."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from index.bitext import NUMBER

if TYPE_CHECKING:
    from collections.abc import Collection as Words
    from collections.abc import Mapping, Sequence

    from index.collection import Collection, Lexicon


class Counts(NamedTuple):
    """How a word was translated in the links that were learned from.

    Attributes:
        taught: How often it is expected to have been translated at all.
        times: How often by each of its translations.
    """

    taught: float
    times: Mapping[str, float]


class LearnedWords:
    """The lexicons of a collection that is pinned: what was read of them once stays true."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection
        self._lexicon = cache(collection.lexicons.get)

    def counts(
        self, words: Words[str], langs: tuple[str, str], names: Sequence[str]
    ) -> dict[str, Counts]:
        """What several collections learned of words, added up; words never translated are left out.

        Args:
            words: Words of the first language.
            langs: Their language, and the one that they are to be carried over into.
            names: The names of the collections.
        """
        first, second = sorted(langs)
        taught: dict[str, float] = {}
        times: dict[str, dict[str, float]] = {}
        for name in names:
            lexicon = self._lexicon(name, first, second)
            if lexicon is not None:
                self._add(lexicon, words, langs[0], taught, times)
        return {
            word: Counts(max(taught.get(word, 0.0), sum(found.values())), found)
            for word, found in times.items()
        }

    def _add(
        self,
        lexicon: Lexicon,
        words: Words[str],
        lang: str,
        taught: dict[str, float],
        times: dict[str, dict[str, float]],
    ) -> None:
        """Adds what one lexicon knows."""
        lexicons = self._collection.lexicons
        met = False
        for a, b, count in lexicons.entries(lexicon, words):
            word, other = (a, b) if lang == lexicon.a_lang else (b, a)
            if word in words and not other.startswith(NUMBER):
                met = True
                of_word = times.setdefault(word, {})
                of_word[other] = of_word.get(other, 0.0) + count
        if met:
            for known in lexicons.words(lexicon, words):
                if known.lang == lang:
                    taught[known.word] = taught.get(known.word, 0.0) + known.taught
