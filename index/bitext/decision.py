"""Who belongs to whom: of all that might, each at most one, and none rather than a wrong one.

Decided for whole versions, and for passages that stand in another order than the rest.
"""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from index.bitext.distinction import RIVAL

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from index.bitext.alignment import Alignment

CAUTION = 5.0
"""How many nats of evidence two documents need beyond what singles one out among all.

Words do not come independently of each other: strangers that treat of the same subject can reach
two nats by it, true versions of five passages have thirty.
"""

COMMON_PASSAGES = 0.25
"""What share of its passages a version has in common with one that it is declared to belong to,
where all in all its words speak against that."""

PARTNER_THRESHOLD = 0.5
"""How probable a partner must be, among all others and none, seen from either side."""


def settled(
    evidence: Mapping[tuple[int, int], float],
    rivals: int,
    declared: Collection[tuple[int, int]] = (),
    met: Collection[tuple[int, int]] = (),
) -> dict[tuple[int, int], float]:
    """As `partners`, but for what is declared: that holds, whatever speaks against it.

    Where a version is declared to be that of several, the one with most evidence is. That two have
    some passages in common says less, since a quotation may stand in any document: it decides
    between rivals of about the same evidence, and makes partners of what has no other.

    Args:
        evidence: For each pair of places that was aligned, those declared among them, its nats.
        rivals: See `partners`.
        declared: Pairs of places that belong together.
        met: Pairs of places some passages of which do.
    """
    best: defaultdict[tuple[int, int], float] = defaultdict(float)
    for pair, nats in evidence.items():
        for side in enumerate(pair):
            best[side] = max(best[side], nats)
    likely = [
        pair
        for pair in met
        if evidence[pair] >= RIVAL * max(best[side] for side in enumerate(pair))
    ]
    told = _first(likely, evidence, _first(declared, evidence, {}))
    taken = {side for pair in told for side in enumerate(pair)}
    free = {pair: nats for pair, nats in evidence.items() if taken.isdisjoint(enumerate(pair))}
    return _first(met, evidence, told | partners(free, rivals))


def _first(
    pairs: Collection[tuple[int, int]],
    evidence: Mapping[tuple[int, int], float],
    found: Mapping[tuple[int, int], float],
) -> dict[tuple[int, int], float]:
    """What was found, and as certain the pairs of which that leaves both free, by evidence."""
    certain = dict(found)
    taken = {side for pair in found for side in enumerate(pair)}
    for pair in sorted(pairs, key=lambda pair: (-evidence[pair], pair)):
        if taken.isdisjoint(enumerate(pair)):
            certain[pair] = 1.0
            taken.update(enumerate(pair))
    return certain


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
    prior = -least_evidence(rivals)
    of_a: dict[int, list[float]] = defaultdict(lambda: [0.0])
    of_b: dict[int, list[float]] = defaultdict(lambda: [0.0])
    for (a, b), nats in sorted(evidence.items()):  # sums are the same in every order of the pairs
        of_a[a].append(nats + prior)
        of_b[b].append(nats + prior)
    whole_a = {a: _log_sum(logarithms) for a, logarithms in of_a.items()}
    whole_b = {b: _log_sum(logarithms) for b, logarithms in of_b.items()}
    found = {}
    for (a, b), nats in evidence.items():
        probability = math.exp(nats + prior - max(whole_a[a], whole_b[b]))
        if probability > PARTNER_THRESHOLD:
            found[a, b] = probability
    return found


def is_borne_out(alignment: Alignment, shorter: int) -> bool:
    """Whether two versions that are declared to belong together have anything in common.

    Documents that merely have the same number (en/001, ru/001) must not be kept from their own
    versions; releases that differ in all names and figures still have most passages in common.

    Args:
        alignment: What was found in them.
        shorter: How many passages the shorter of the two has.
    """
    return alignment.evidence >= 0.0 or len(alignment.links) >= COMMON_PASSAGES * shorter


def even_odds(evidence: float) -> float:
    """How probable it is that two are versions of each other, as likely as not beforehand.

    Of no two it is surer that their passages say the same, whatever declares them to be versions.

    Args:
        evidence: Nats for it.
    """
    return 0.5 + 0.5 * math.tanh(evidence / 2.0)


def least_evidence(rivals: int) -> float:
    """The nats without which two versions are no partners even where neither has another.

    Args:
        rivals: How many versions the larger side has.
    """
    return CAUTION + math.log(max(1, rivals))


def _log_sum(logarithms: list[float]) -> float:
    return float(np.logaddexp.reduce(logarithms))
