"""Which versions belong together: candidates by an inverted index, then a decision for both sides.

A version is never compared with all others: the types that would translate its own are looked up,
rarest first, and every version that holds them gains what Model 1 says this is worth. The few best
go on to be aligned; who is whose partner is then decided from the evidence of whole alignments.
"""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from index.bitext.vocabulary import EXPLAINED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from index.bitext.translations import Translations
    from index.bitext.vocabulary import Profile, Vocabulary

CANDIDATES = 4
"""How many possible partners of a version are looked at closely."""

NEAR_BEST = 0.5
"""A candidate with less than this share of the best one's score is not looked at closely."""

MOST_POSTINGS = 200_000
"""How many entries of the inverted index a version may touch: cost grows as the collection does."""

CAUTION = 5.0
"""How many nats of evidence two documents need beyond what singles one out among all.

Words do not come independently of each other: strangers that treat of the same subject can reach
two nats by it, true versions of five passages have thirty.
"""

PARTNER_THRESHOLD = 0.5
"""How probable a partner must be, among all others and none, seen from either side."""


class PartnerIndex:
    """Finds the versions of one language that are most like a translation of a given one."""

    def __init__(self, profiles: Sequence[Profile], vocabulary: Vocabulary) -> None:
        self._count = len(profiles)
        self._probability = vocabulary.probability
        holders: list[list[int]] = [[] for _ in vocabulary.types]
        for place, profile in enumerate(profiles):
            for kind in profile.types:
                holders[kind].append(place)
        self._lengths = np.array([len(held) for held in holders], dtype=np.int64)
        self._ends = np.cumsum(self._lengths)
        flat = [place for held in holders for place in held]
        self._holders = np.array(flat, dtype=np.int64)
        self._sizes = np.array([max(1, len(profile.types)) for profile in profiles], np.float64)

    def candidates(self, version: Profile, translations: Translations) -> list[int]:
        """Places of the likeliest partners, best first; none where nothing is in common.

        Args:
            version: In the other language.
            translations: From its language to the one of this index.
        """
        entries = translations.rows(version.types)
        types, place = np.unique(entries.b, return_inverse=True)
        expected = np.bincount(place, entries.forward, len(types)) / max(1, len(version.types))
        gain = np.log1p(EXPLAINED * expected / (1.0 - EXPLAINED) / self._probability[types])
        order = np.argsort(self._lengths[types], kind="stable")
        order = order[np.cumsum(self._lengths[types][order]) <= MOST_POSTINGS]
        types, gain = types[order], gain[order]
        lengths = self._lengths[types]
        starts = self._ends[types] - lengths
        rows = np.repeat(starts - np.cumsum(lengths) + lengths, lengths) + np.arange(lengths.sum())
        gains = np.bincount(self._holders[rows], np.repeat(gain, lengths), self._count)
        scores = gains / np.sqrt(self._sizes)
        best = np.argsort(-scores, kind="stable")[:CANDIDATES]
        least = max(0.0, NEAR_BEST * scores[best[0]]) if len(best) else 0.0
        return [int(at) for at in best if scores[at] > least]


def partners(
    evidence: Mapping[tuple[int, int], float], rivals: int
) -> dict[tuple[int, int], float]:
    """Who is whose partner: each version at most one other's.

    A version's possible partners and "none" share its probability according to their evidence
    (Bayes), so that a rival that is as good leaves it without a partner.

    Args:
        evidence: For each pair of places that was aligned, its nats.
        rivals: How many versions the larger side has: any of them might be the partner.

    Returns:
        The pairs that are more probable than `PARTNER_THRESHOLD` from both sides, and how probable.
    """
    prior = -CAUTION - math.log(max(1, rivals))
    of_a: dict[int, list[float]] = defaultdict(lambda: [0.0])
    of_b: dict[int, list[float]] = defaultdict(lambda: [0.0])
    for (a, b), nats in evidence.items():
        of_a[a].append(nats + prior)
        of_b[b].append(nats + prior)
    found = {}
    for (a, b), nats in evidence.items():
        whole = max(_log_sum(of_a[a]), _log_sum(of_b[b]))
        probability = math.exp(nats + prior - whole)
        if probability > PARTNER_THRESHOLD:
            found[a, b] = probability
    return found


def _log_sum(logarithms: list[float]) -> float:
    return float(np.logaddexp.reduce(logarithms))
