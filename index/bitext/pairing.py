"""Which versions belong together: candidates by an inverted index, then a decision for both sides.

A version is never compared with all others: the types that would translate its own are looked up,
and every version that holds them gains what Model 1 says this is worth (`retrieval`). The few best
go on to be aligned; who is whose partner is then decided from the evidence of whole alignments.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from index.bitext.retrieval import BEST, RADIX, SHORTLIST, retrieve
from index.bitext.threads import side_by_side, workers
from index.bitext.vocabulary import EXPLAINED

if TYPE_CHECKING:
    from index.bitext.translations import Translations
    from index.bitext.vocabulary import Profiles, Vocabulary
    from index.kernels.arrays import Keys
    from index.kernels.calls import Calls

NEAR_BEST = 0.5
"""A candidate with less than this share of the best one's score is not looked at closely."""

MOST_POSTINGS = 10_000
"""How many entries of the inverted index a version may touch, those of its rarest types."""

DECIDED = 0.999
"""Versions that are partners this surely are not searched for again; they are aligned again.

Should one of them be wrong, its true partner is left over, still looks for it, and is the better.
"""


class PartnerIndex:
    """Finds the versions of one language that are most like a translation of a given one."""

    def __init__(self, profiles: Profiles, vocabulary: Vocabulary) -> None:
        self._profiles = profiles
        self._odds = EXPLAINED / (1.0 - EXPLAINED) / vocabulary.probability
        sizes = np.diff(profiles.held_starts)
        self._scale = 1.0 / np.sqrt(np.maximum(sizes, 1))

    def candidates(self, profiles: Profiles, versions: Keys, translations: Translations) -> Keys:
        """Pairs of versions that may be partners, those in a row the likeliest for one of them.

        Args:
            profiles: The versions of the other language.
            versions: Places of those that partners are looked for.
            translations: From that language to the one of this index.

        Returns:
            In each row the place of a version of the other language and of one of this language.
        """
        found = np.empty(BEST * len(versions), np.int64)
        ends = np.linspace(0, len(versions), workers() + 1).astype(np.int64).tolist()
        parts = [
            self._search(
                profiles, translations, versions[first:last], found[BEST * first : BEST * last]
            )
            for first, last in pairwise(ends)
        ]
        side_by_side([part.run for part in parts])
        rows = np.column_stack([np.repeat(versions, BEST), found])
        return rows[found >= 0]

    def _search(
        self, profiles: Profiles, translations: Translations, versions: Keys, found: Keys
    ) -> Calls:
        """The search for the partners of some versions, with room of its own."""
        types, others = len(self._odds), len(self._profiles)
        stands_for = translations.entries.b.astype(np.uint32)
        arguments = (
            profiles.held_starts, profiles.held,
            translations.starts, stands_for, translations.entries.forward,
            self._odds, self._profiles.holder_starts, self._profiles.holders,
            self._profiles.held_starts, self._profiles.held, self._scale,
            np.zeros(types), np.zeros(others), np.empty(others, np.int64),
            np.empty(types, np.int64), np.empty(types, np.int64), np.empty(RADIX, np.int64),
            np.empty(SHORTLIST, np.int64), versions, found, MOST_POSTINGS, NEAR_BEST,
        )  # fmt: skip
        return retrieve.calls([retrieve.frame(*arguments)])
