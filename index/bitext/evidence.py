"""How much more probable passages are as translations of each other than as strangers.

Everything is in nats, the logarithm of a likelihood ratio: above 0 speaks for a translation, below
0 against it. Words and numbers: `explanation`, in both directions; lengths: `lengths`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from index.bitext.lengths import LengthModel
    from index.bitext.translations import Translations
    from index.bitext.vocabulary import Vocabulary
    from index.kernels.arrays import Keys, Reals, Words


@dataclass(frozen=True, slots=True)
class Explanation:
    """What is known for explaining passages of one language by those of another.

    Attributes:
        rows: The translations of type `s` of the source are those from `rows[s]` to `rows[s + 1]`.
        stands_for: The target types that source types stand for.
        forward: How probably they do.
        unexplained: For each target type the nats that it gives where nothing explains it.
        ratio: For each target type the odds that an explanation of probability 1 adds to chance;
            0 for a type of which nothing is known.
    """

    rows: Keys
    stands_for: Words
    forward: Reals
    unexplained: Reals
    ratio: Reals

    @classmethod
    def of(cls, translations: Translations, target: Vocabulary) -> Explanation:
        """That of language b by language a.

        A number's translation is known even where nobody has written it: itself.

        Args:
            translations: From a to b.
            target: The vocabulary of b.
        """
        share = target.explained * np.where(target.numbers, 1.0, translations.known_b)
        return cls(
            translations.starts,
            translations.entries.b.astype(np.uint32),
            translations.entries.forward,
            np.log1p(-share),
            share / (target.probability * (1.0 - share)),
        )


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known for judging passages of two languages.

    Attributes:
        to_b: How passages of b are explained by those of a.
        to_a: The other way round.
        lengths: How long translations are.
    """

    to_b: Explanation
    to_a: Explanation
    lengths: LengthModel

    @classmethod
    def of(
        cls,
        translations: Translations,
        words: tuple[Vocabulary, Vocabulary],
        lengths: LengthModel,
    ) -> Evidence:
        """What follows from translations, the vocabularies that they are between, and lengths."""
        a, b = words
        return cls(
            Explanation.of(translations, b), Explanation.of(translations.transposed(), a), lengths
        )
