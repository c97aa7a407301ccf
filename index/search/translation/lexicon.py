"""What linking learned of words, for the words of a question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from index.bitext import NUMBER

if TYPE_CHECKING:
    from collections.abc import Collection as Words
    from collections.abc import Mapping, Sequence

    from index.collection.lexicons import Lexicons


class Counts(NamedTuple):
    """How a word was translated in the links that were learned from.

    Attributes:
        taught: How often it is expected to have been translated at all.
        times: How often by each of its translations.
    """

    taught: float
    times: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class LearnedWords:
    """The lexicons of a collection.

    Attributes:
        lexicons: Where they are stored.
    """

    lexicons: Lexicons

    def counts(
        self, words: Words[str], langs: tuple[str, str], names: Sequence[str]
    ) -> dict[str, Counts]:
        """What several collections learned of words, added up; words never translated are left out.

        Args:
            words: Words of the first language.
            langs: Their language, and the one that they are to be carried over into.
            names: The names of the collections.
        """
        taught: dict[str, float] = {}
        times: dict[str, dict[str, float]] = {}
        for name in names:
            known: dict[str, float] = {}
            for word, often, other, count in self.lexicons.taught(name, langs, words):
                known[word] = often
                if other is not None and not other.startswith(NUMBER):
                    of_word = times.setdefault(word, {})
                    of_word[other] = of_word.get(other, 0.0) + count
            for word, often in known.items():
                taught[word] = taught.get(word, 0.0) + often
        return {
            word: Counts(max(taught[word], sum(found.values())), found)
            for word, found in times.items()
        }
