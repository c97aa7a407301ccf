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

EXPLAINED = 0.9
"""The share of types that come from the other side's types, where these have a known translation.

The rest is put in by the translator or translated in a way not seen before. A type without any
known translation says nothing, for or against. Names alone give 0.6 to 0.8, numbers 0.85 to 0.99,
and what a lexicon has learned more.
"""

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
        entries = self.translations.between(a.types, b.types)
        to_b = _explained(
            a, b, entries, self.translations.known_b[b.types], self.b.probability[b.types]
        )
        to_a = _explained(
            b, a, entries.swapped(), self.translations.known_a[a.types], self.a.probability[a.types]
        )
        found = {}
        for m, n in BEADS:
            lexical = 0.5 * (running_sum(to_b[m - 1].T, n).T + running_sum(to_a[n - 1].T, m))
            lengths = self.lengths.evidence(
                running_sum(a.lengths, m)[:, None], running_sum(b.lengths, n)[None, :]
            )
            found[m, n] = lexical + lengths
        return found


def _explained(
    source: Profile,
    target: Profile,
    entries: Entries,
    known: Matrix,
    probability: Matrix,
) -> list[Matrix]:
    """Nats for the types of each passage of the target, given neighbouring passages of the source.

    Args:
        source: The version that is translated.
        target: The version that is explained.
        entries: What joins their types.
        known: How much of the translations of each of the target's types is known.
        probability: How frequent each of the target's types is.

    Returns:
        For spans of 1, 2 and 3 passages of the source: a matrix, [first of the span, passage].
    """
    table = np.zeros((len(source.types), len(target.types)))
    table[entries.a, entries.b] = entries.forward
    holds_source, holds_target = incidence(source), incidence(target)
    meant = holds_source @ table
    held = holds_source.sum(axis=1, keepdims=True)
    share = EXPLAINED * known
    found = []
    for span in range(1, 1 + max(max(bead) for bead in BEADS)):
        expected = running_sum(meant, span) / np.maximum(running_sum(held, span), 1.0)
        found.append(np.log(1.0 - share + share * expected / probability) @ holds_target.T)
    return found


def incidence(profile: Profile) -> Matrix:
    """1 where a passage holds a type and 0 elsewhere: [passage, place among the profile's types]."""
    matrix = np.zeros((len(profile.passages), len(profile.types)))
    for row, types in zip(matrix, profile.passages, strict=True):
        row[np.searchsorted(profile.types, types)] = 1.0
    return matrix


def running_sum(rows: Matrix, count: int) -> Matrix:
    """The sums of each `count` neighbouring rows; none where there are fewer."""
    if len(rows) < count:
        return rows[:0]
    return np.sum([rows[at : len(rows) - count + 1 + at] for at in range(count)], axis=0)
