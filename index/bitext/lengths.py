"""How long a translation is: Gale and Church (1993), with logarithms of lengths.

Of passages of lengths x and y the logarithm of y / x lies around its mean, for translations closely
and the more so the longer they are, for strangers widely; nats are the logarithm of the ratio of
the two normal densities. Of a few characters the logarithm may vary more for translations than it
does for strangers at large; it then says nothing, for no translations are less alike than these.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from index.kernels.arrays import Reals

LEAST_VARIANCE = 0.01
"""Of the logarithm: however long a text, translators differ by a tenth."""

_VARIANCE = 6.8  # Gale and Church's s², for a character
_LEAST_CHANCE = 0.1  # a collection in which all passages are about as long as each other
_PRIOR_LINKS = 10.0  # how many links the first guess weighs


@dataclass(frozen=True, slots=True)
class LengthModel:
    """How long a translation is.

    Attributes:
        ratio: The mean of log(length of b / length of a).
        variance: The variance of that logarithm for translations of one character; it falls as
            the text gets longer (Gale and Church's s² over the length), to `LEAST_VARIANCE`.
        chance: The variance of the same for passages that have nothing to do with each other.
    """

    ratio: float = 0.0
    variance: float = _VARIANCE
    chance: float = 1.0

    @classmethod
    def of_strangers(cls, a: Reals, b: Reals) -> LengthModel:
        """What can be said before any translation is seen, from the lengths of all passages."""
        chance = float(np.var(np.log(a)) + np.var(np.log(b)))
        return cls(chance=max(chance, _LEAST_CHANCE))

    def fitted(self, a: Reals, b: Reals) -> LengthModel:
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
