"""How much more probable passages are as translations of each other than as strangers.

Everything is in nats, the logarithm of a likelihood ratio: above 0 speaks for a translation, below
0 against it. Words and numbers: IBM Model 1 (Brown et al. 1993) against the frequency of types.
Lengths: Gale and Church (1993), "A Program for Aligning Sentences in Bilingual Corpora".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from index.bitext.translations import Entries, Translations
    from index.bitext.vocabulary import Profile, Vocabulary

    Matrix = NDArray[np.float64]

BEADS = ((1, 1), (1, 2), (2, 1), (1, 3), (3, 1))
"""How many neighbouring passages of either side stand against each other."""


_VARIANCE = 6.8  # Gale and Church's s², for a character
_LEAST_VARIANCE = 0.01  # of the logarithm: however long a text, translators differ by a tenth
_LEAST_CHANCE = 0.1  # a collection in which all passages are about as long as each other
_PRIOR_LINKS = 10.0  # how many links the first guess of the lengths weighs


@dataclass(frozen=True, slots=True)
class LengthModel:
    """How long a translation is.

    Attributes:
        ratio: The mean of log(length of b / length of a).
        variance: The variance of that logarithm for translations of one character; it falls as
            the text gets longer (Gale and Church's s² over the length).
        chance: The variance of the same for passages that have nothing to do with each other.
    """

    ratio: float
    variance: float
    chance: float

    @classmethod
    def of_strangers(cls, a: Matrix, b: Matrix) -> LengthModel:
        """What can be said before any translation is seen, from the lengths of all passages."""
        chance = float(np.var(np.log(a)) + np.var(np.log(b)))
        return cls(0.0, _VARIANCE, max(chance, _LEAST_CHANCE))

    def fitted(self, a: Matrix, b: Matrix) -> LengthModel:
        """The model that fits these lengths of translations, what was known weighed in.

        Args:
            a: Lengths in characters of the sides of language a.
            b: Those of their translations, in the same order.
        """
        logarithms = np.log(b / a)
        ratio = (_PRIOR_LINKS * self.ratio + logarithms.sum()) / (_PRIOR_LINKS + len(a))
        per_character = (logarithms - ratio) ** 2 * (a + b) / 2.0
        variance = (_PRIOR_LINKS * _VARIANCE + per_character.sum()) / (_PRIOR_LINKS + len(a))
        return LengthModel(float(ratio), float(variance), self.chance)

    def evidence(self, a: Matrix, b: Matrix) -> Matrix:
        """Nats for each pair of lengths in characters; `a` and `b` are broadcast."""
        apart = (np.log(b / a) - self.ratio) ** 2
        expected = self.variance * 2.0 / (a + b) + _LEAST_VARIANCE
        return 0.5 * (np.log(self.chance / expected) + apart / self.chance - apart / expected)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known for judging passages of two languages.

    Attributes:
        a: The types of language a.
        b: The types of language b.
        translations: Which type stands for which.
        lengths: How long translations are.
    """

    a: Vocabulary
    b: Vocabulary
    translations: Translations
    lengths: LengthModel

    def about(self, a: Profile, b: Profile) -> dict[tuple[int, int], Matrix]:
        """Nats for neighbouring passages of `a` against neighbouring passages of `b`.

        Returns:
            For each of `BEADS`, (m, n), a matrix whose cell [i, j] is about the m passages of a
            from the i-th and the n passages of b from the j-th.
        """
        table = self.translations
        entries = table.between(a.types, b.types)
        to_b = _explained(a, b, entries, _shares(self.b, table.known_b), self.b.probability)
        to_a = _explained(
            b, a, entries.swapped(), _shares(self.a, table.known_a), self.a.probability
        )
        found = {}
        for m, n in BEADS:
            lexical = 0.5 * (running_sum(to_b[m - 1].T, n).T + running_sum(to_a[n - 1].T, m))
            lengths = self.lengths.evidence(
                running_sum(a.lengths, m)[:, None], running_sum(b.lengths, n)[None, :]
            )
            found[m, n] = lexical + lengths
        return found


def _shares(words: Vocabulary, known: Matrix) -> Matrix:
    """How probably each type comes from the other side, if that is a translation.

    A number's translation is known even where nobody has written it: itself.
    """
    return words.explained * np.where(words.numbers, 1.0, known)


def _explained(
    source: Profile,
    target: Profile,
    entries: Entries,
    shares: Matrix,
    probability: Matrix,
) -> list[Matrix]:
    """Nats for the types of each passage of the target, given neighbouring passages of the source.

    Args:
        source: The version that is translated.
        target: The version that is explained.
        entries: What joins their types.
        shares: For each type of the target's language, how probably it is explained by the source.
        probability: How frequent each of these types is.

    Returns:
        For spans of 1, 2 and 3 passages of the source: a matrix, [first of the span, passage].
    """
    table = np.zeros((len(source.types), len(target.types)))
    table[entries.a, entries.b] = entries.forward
    told = shares[target.types] > 0
    types = target.types[told]
    table, share, frequency = table[:, told], shares[types], probability[types]
    holds_source, holds_target = incidence(source), incidence(target)[:, told]
    meant = holds_source @ table
    held = holds_source.sum(axis=1, keepdims=True)
    found = []
    for span in range(1, 1 + max(max(bead) for bead in BEADS)):
        expected = running_sum(meant, span) / np.maximum(running_sum(held, span), 1.0)
        found.append(np.log(1.0 - share + share * expected / frequency) @ holds_target.T)
    return found


def incidence(profile: Profile) -> Matrix:
    """1 where a passage holds a type, else 0: [passage, place among the profile's types]."""
    matrix = np.zeros((len(profile.passages), len(profile.types)))
    for row, types in zip(matrix, profile.passages, strict=True):
        row[np.searchsorted(profile.types, types)] = 1.0
    return matrix


def running_sum(rows: Matrix, count: int) -> Matrix:
    """The sums of each `count` neighbouring rows; none where there are fewer."""
    if len(rows) < count:
        return rows[:0]
    total = rows[: len(rows) - count + 1].copy()
    for at in range(1, count):
        total += rows[at : len(rows) - count + 1 + at]
    return total
