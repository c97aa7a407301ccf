"""How words of one root are made of each other: series of endings that one stem takes.

A series is a pattern of word formation as grammars list them: «-ate, -ation, -ator» makes
translate, translation, translator of one stem. Two words are of one family where some series has
the endings of both behind the same stem. Consonants that alternate («посетить», «посещение») are
written out with the endings, so that a stem never changes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

NO_ENDING = "-"
"""How a series tells that the stem is a word as it is."""

STEM, WORD = 4, 5
"""Letters that a stem and either word have at least.

With fewer, what two words share is chance as often: mission is no act of missing, a number numbs
nobody. Recall on XQuAD is the same to a question for stems of 3 to 5 letters and words of 4 to 6.
"""


@dataclass(frozen=True, slots=True)
class Derivation:
    """The word formation of a language.

    Attributes:
        others: For each ending, the endings that the same stem takes in words of the same root.
        irregular: For each word of a family without a common stem, the others.
        longest: Letters of the longest ending.
    """

    others: dict[str, frozenset[str]]
    irregular: dict[str, frozenset[str]]
    longest: int

    @classmethod
    def of(cls, series: str, irregular: str) -> Self:
        """The word formation that two tables tell.

        Args:
            series: A series of endings a line; `NO_ENDING` for none.
            irregular: A family of words a line.
        """
        endings = {
            _ending(one): frozenset(map(_ending, others))
            for one, others in _beside_each_other(series).items()
        }
        return cls(endings, _beside_each_other(irregular), max(map(len, endings)))

    def relatives(self, lemma: str) -> list[str]:
        """What words of the same root would be, whether or not there are such; some twice.

        Args:
            lemma: A word as a dictionary lists it, in lower case and folded.
        """
        found = [*self.irregular.get(lemma, ())]
        if len(lemma) >= WORD:
            for border in range(max(STEM, len(lemma) - self.longest), len(lemma) + 1):
                others = self.others.get(lemma[border:])
                if others:
                    stem = lemma[:border]
                    found += [stem + other for other in others if border + len(other) >= WORD]
        return found


def _ending(written: str) -> str:
    return written.removeprefix(NO_ENDING)


def _beside_each_other(lines: str) -> dict[str, frozenset[str]]:
    """For each word, the others of all lines that it stands in."""
    found: dict[str, set[str]] = {}
    for line in lines.splitlines():
        for word in line.split():
            found.setdefault(word, set()).update(line.split())
    return {word: frozenset(others - {word}) for word, others in found.items()}
