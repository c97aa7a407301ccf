"""Whether two versions agree in what tells them from their siblings.

Releases from one template have most of their words in common, whoever met whom: all of them
together are strong evidence for a translation, and none for this one. Where a version has several
candidates, what counts is what most of them lack, names and numbers above all: a candidate has
these from its own other-language version.

For a type t of a candidate that n_t of its n rivals hold, q_t = (n_t + 1/2) / (n + 1) is the chance
that a sibling has it; as a translation it is there with (1 - s_t) * q_t + s_t * e_t, where e_t is
how probably some type of the other version stands for it. What is common among siblings tells
nothing.
"""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from index.kernels import kernel

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from index.bitext.evidence import Evidence, Explanation
    from index.bitext.vocabulary import Profiles
    from index.kernels.arrays import Keys, Reals, Words

RIVAL = 0.5
"""A rival has at least this share of the evidence of the pair that it is a rival to."""

RIVALS = 32
"""A version has no more rivals than this, those of most evidence: a template that half of a
collection is written in would cost the square of it, and a few tell what its siblings hold."""

FREEDOM = 10.0
"""How many nats may speak against a pair: translators say some things in words of their own, four
or five of which weigh as much as that; siblings differ in more."""

COMMON = 0.5
"""What a sibling has more probably than that tells nothing."""

Places = tuple[int, int]


def distinguished(
    nats: Mapping[Places, float], least: float, a: Profiles, b: Profiles, evidence: Evidence
) -> dict[Places, float]:
    """The evidence of pairs of versions, no more than what tells them from their rivals allows.

    Args:
        nats: For each pair of places that was aligned its evidence.
        least: The evidence that a pair without rivals needs.
        a: The versions of language a.
        b: The versions of language b.
        evidence: What is known of both.
    """
    of_a: defaultdict[int, list[int]] = defaultdict(list)
    of_b: defaultdict[int, list[int]] = defaultdict(list)
    for i, j in sorted(nats, key=lambda pair: (-nats[pair], pair)):
        of_a[i].append(j)
        of_b[j].append(i)
    pairs = [pair for pair, found in nats.items() if found > least]
    b_rivals = [
        [k for k in of_a[i][: RIVALS + 1] if k != j and nats[i, k] >= RIVAL * nats[i, j]][:RIVALS]
        for i, j in pairs
    ]
    a_rivals = [
        [k for k in of_b[j][: RIVALS + 1] if k != i and nats[k, j] >= RIVAL * nats[i, j]][:RIVALS]
        for i, j in pairs
    ]
    to_b = _told(a, b, evidence.to_b, pairs, b_rivals)
    to_a = _told(b, a, evidence.to_a, [(j, i) for i, j in pairs], a_rivals)
    capped = dict(nats)
    for at, pair in enumerate(pairs):
        if b_rivals[at] or a_rivals[at]:
            told = float(to_b[at] + to_a[at])
            capped[pair] = min(nats[pair], least + FREEDOM + told)
    return capped


def _told(
    source: Profiles,
    target: Profiles,
    known: Explanation,
    pairs: Sequence[Places],
    rivals: Sequence[Sequence[int]],
) -> Reals:
    """What the distinguishing types of the target say for each pair of source and target."""
    places = np.array(pairs, np.int64).reshape(-1, 2)
    starts = np.cumsum([0, *map(len, rivals)], dtype=np.int64)
    found = np.zeros(len(pairs))
    distinguish(
        source.held_starts, source.held, known.rows, known.stands_for, known.forward,
        target.held_starts, target.held, known.unexplained,
        np.zeros(len(known.ratio)), np.zeros(len(known.ratio), np.int64),
        places[:, 0].copy(), places[:, 1].copy(), starts,
        np.array([place for some in rivals for place in some], np.int64), found,
    )  # fmt: skip
    return found


@kernel
def distinguish(  # noqa: C901 - arrays go in one by one, calls cost
    own_starts: Keys,
    own_types: Words,
    rows: Keys,
    stands_for: Words,
    forward: Reals,
    held_starts: Keys,
    held: Words,
    unexplained: Reals,
    expected: Reals,
    counts: Keys,
    sources: Keys,
    targets: Keys,
    rival_starts: Keys,
    rivals: Keys,
    found: Reals,
) -> None:
    """Sums up what distinguishes each target from its rivals, given its source.

    Args:
        own_starts: The types of source version `v` are those from `own_starts[v]` to
            `own_starts[v + 1]`.
        own_types: Each once a version.
        rows: The translations of type `s` are those from `rows[s]` to `rows[s + 1]`.
        stands_for: Types of the target.
        forward: How probably types stand for them.
        held_starts: As `own_starts`, for the target.
        held: As `own_types`.
        unexplained: For each type of the target log(1 - s_t).
        expected: 0 for each type of the target, and so again at the end.
        counts: The same.
        sources: A version of the source for each pair.
        targets: A version of the target for each pair.
        rival_starts: The rivals of pair `p` are those from `rival_starts[p]` to
            `rival_starts[p + 1]`.
        rivals: Versions of the target.
        found: Takes the nats of each pair; 0 where it has no rivals.
    """
    for pair in range(len(sources)):
        found[pair] = 0.0
        count = rival_starts[pair + 1] - rival_starts[pair]
        if count > 0:
            source = sources[pair]
            target = targets[pair]
            for at in range(own_starts[source], own_starts[source + 1]):
                for entry in range(rows[own_types[at]], rows[own_types[at] + 1]):
                    expected[stands_for[entry]] += forward[entry]
            for rival in range(rival_starts[pair], rival_starts[pair + 1]):
                for at in range(held_starts[rivals[rival]], held_starts[rivals[rival] + 1]):
                    counts[held[at]] += 1
            for at in range(held_starts[target], held_starts[target + 1]):
                kind = held[at]
                chance = (counts[kind] + 0.5) / (count + 1.0)
                if unexplained[kind] < 0.0 and chance <= COMMON:
                    left = math.exp(unexplained[kind])
                    translated = left * chance + (1.0 - left) * min(1.0, expected[kind])
                    found[pair] += math.log(translated / chance)
            for at in range(own_starts[source], own_starts[source + 1]):
                for entry in range(rows[own_types[at]], rows[own_types[at] + 1]):
                    expected[stands_for[entry]] = 0.0
            for rival in range(rival_starts[pair], rival_starts[pair + 1]):
                for at in range(held_starts[rivals[rival]], held_starts[rivals[rival] + 1]):
                    counts[held[at]] = 0
