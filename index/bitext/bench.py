"""Versions of two languages side by side, with all that is needed to compare any two of them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Self

from index.bitext.alignment import Aligner
from index.bitext.beforehand import known_beforehand
from index.bitext.distinction import distinguished
from index.bitext.evidence import Evidence
from index.bitext.vocabulary import profiles
from index.bitext.windows import WINDOW, align_versions

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from index.bitext.alignment import Alignment, BeadShares
    from index.bitext.constraints import Constraints
    from index.bitext.knowledge import Knowledge
    from index.bitext.versions import Version
    from index.bitext.vocabulary import Profiles


class Bench:
    """Aligns any of some versions of language a with any of some versions of language b.

    It has the room that kernels work in, so it does one thing at a time.
    """

    def __init__(self, a: Profiles, b: Profiles, evidence: Evidence, shares: BeadShares) -> None:
        self._a, self._b, self._evidence = a, b, evidence
        self._a_ends, self._b_ends = a.passages.tolist(), b.passages.tolist()
        self._aligner = Aligner(a, b, evidence, shares, WINDOW)

    @classmethod
    def of(cls, a: Iterable[Version], b: Iterable[Version], knowledge: Knowledge) -> Self:
        """A bench for a few versions, judged by what a collection has taught.

        Args:
            a: Versions in the language whose code comes first in the alphabet.
            b: Versions in the other language.
            knowledge: About these two languages, in this order.
        """
        (a_words, a_profiles), (b_words, b_profiles) = profiles(a), profiles(b)
        known = known_beforehand(a_words, b_words, knowledge.glossary)
        translations = knowledge.translations(a_words, b_words, known)
        words = knowledge.weighed(a_words, b_words)
        evidence = Evidence.of(translations, words, knowledge.lengths)
        return cls(a_profiles, b_profiles, evidence, knowledge.shares)

    def align(
        self, i: int, j: int, least: float = -math.inf, constraints: Constraints | None = None
    ) -> Alignment:
        """Aligns the version at place i of language a with the one at place j of language b.

        Args:
            least: With less evidence than this a short version's evidence alone is told.
            constraints: What people have said of the links between the two.
        """
        return align_versions(
            self._aligner,
            (self._a_ends[i], self._a_ends[i + 1]),
            (self._b_ends[j], self._b_ends[j + 1]),
            least,
            constraints,
        )

    def distinguished(
        self, nats: Mapping[tuple[int, int], float], least: float
    ) -> dict[tuple[int, int], float]:
        """The evidence of pairs, no more than what tells them from their rivals allows.

        Args:
            nats: For each pair of places that was aligned its evidence.
            least: The evidence that a pair without rivals needs.
        """
        return distinguished(nats, least, self._a, self._b, self._evidence)
