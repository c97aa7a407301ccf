"""All alignments of two versions at once, weighed by dynamic programming over beads (kernels).

The cell [i, j] of a table of (a + 1) * (b + 1) cells stands between passages: i passages of side a
and j of side b lie before it. A bead of kind k leads from [i, j] to [i + tall[k], j + wide[k]].
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from index.bitext.explanation import PLANES, SPANS
from index.kernels import kernel

if TYPE_CHECKING:
    from index.kernels.arrays import Keys, Reals

THRESHOLD = 0.5
"""Passages that are less probable to belong together are better left apart."""


@kernel
def weigh(
    to_b: Reals,
    to_a: Reals,
    a_lengths: Reals,
    b_lengths: Reals,
    tall: Keys,
    wide: Keys,
    shares: Reals,
    ratio: float,
    variance: float,
    least_variance: float,
    chance: float,
    weights: Reals,
    a: Keys,
    b: Keys,
) -> None:
    """The logarithm of the weight of each kind of bead at each cell where it can begin.

    Args:
        to_b: What passages of a say about passages of b, see `explanation.explain`.
        to_a: What passages of b say about passages of a.
        a_lengths: The lengths of the passages of side a.
        b_lengths: The lengths of those of side b.
        tall: For each kind of bead how many passages of a it has.
        wide: The same of b.
        shares: For each kind of bead the logarithm of its frequency.
        ratio: See `LengthModel`.
        variance: See `LengthModel`.
        least_variance: See `LengthModel`.
        chance: See `LengthModel`.
        weights: Takes a table of cells for each kind of bead.
        a: The first passage of side a, and how many there are.
        b: The same of side b.
    """
    a_count = a[1]
    b_count = b[1]
    stride = b_count + 1
    for kind in range(len(tall)):
        m = tall[kind]
        n = wide[kind]
        table = kind * (a_count + 1) * stride
        for i in range(a_count + 1 - m):
            of_a = 0.0
            for at in range(i, i + m):
                of_a += a_lengths[a[0] + at]
            for j in range(b_count + 1 - n):
                nats = shares[kind]
                if m > 0 and n > 0:
                    of_b = 0.0
                    for at in range(j, j + n):
                        of_b += b_lengths[b[0] + at]
                    words = told(to_b, a_count, b_count, m, i, n, j)
                    words += told(to_a, b_count, a_count, n, j, m, i)
                    apart = math.log(of_b / of_a) - ratio
                    spread = min(variance * 2.0 / (of_a + of_b) + least_variance, chance)
                    nats += 0.5 * words
                    nats += 0.5 * math.log(chance / spread)
                    nats += 0.5 * apart * apart * (1.0 / chance - 1.0 / spread)
                weights[table + i * stride + j] = nats


def told(
    nats: Reals,
    sources: int,
    targets: int,
    source_span: int,
    source: int,
    target_span: int,
    target: int,
) -> float:
    """What neighbouring passages say about the types of others, each of these counted once.

    Args:
        nats: See `explanation.explain`.
        sources: How many passages the source has.
        targets: How many the target has.
        source_span: How many of the source tell.
        source: The first of these.
        target_span: How many of the target it is about.
        target: The first of these.
    """
    row = ((source_span - 1) * sources + source) * targets + target
    plane = SPANS * sources * targets
    total = 0.0
    for at in range(target_span):
        total += nats[row + at]
        for gap in range(1, min(PLANES, target_span - at)):
            total -= nats[gap * plane + row + at]
    return total


@kernel
def forward(weights: Reals, tall: Keys, wide: Keys, before: Reals, a: Keys, b: Keys) -> None:
    """For each cell the logarithm of the total weight of all rows of beads that lead there.

    Args:
        weights: See `weigh`.
        tall: For each kind of bead how many passages of a it has.
        wide: The same of b.
        before: Takes the totals; that of the last cell is of all alignments.
        a: The first passage of side a, and how many there are.
        b: The same of side b.
    """
    a_count = a[1]
    b_count = b[1]
    stride = b_count + 1
    cells = (a_count + 1) * stride
    for i in range(a_count + 1):
        for j in range(b_count + 1):
            top = -math.inf
            for kind in range(len(tall)):
                if tall[kind] <= i and wide[kind] <= j:
                    start = (i - tall[kind]) * stride + j - wide[kind]
                    top = max(top, before[start] + weights[kind * cells + start])
            total = 0.0
            for kind in range(len(tall)):
                if tall[kind] <= i and wide[kind] <= j:
                    start = (i - tall[kind]) * stride + j - wide[kind]
                    total += math.exp(before[start] + weights[kind * cells + start] - top)
            before[i * stride + j] = top + math.log(total) if total > 0.0 else 0.0


@kernel
def backward(  # noqa: C901 - arrays go in one by one, calls cost
    weights: Reals,
    tall: Keys,
    wide: Keys,
    before: Reals,
    after: Reals,
    together: Reals,
    expected: Reals,
    a: Keys,
    b: Keys,
) -> None:
    """The probability of each pair of passages to stand in one bead.

    Args:
        weights: See `weigh`.
        tall: For each kind of bead how many passages of a it has.
        wide: The same of b.
        before: See `forward`.
        after: Takes the same from the other end.
        together: Takes a row for each passage of a and a column for each of b.
        expected: Takes for each kind of bead how many there are to be expected.
        a: The first passage of side a, and how many there are.
        b: The same of side b.
    """
    a_count = a[1]
    b_count = b[1]
    stride = b_count + 1
    cells = (a_count + 1) * stride
    everything = before[cells - 1]
    for cell in range(a_count * b_count):
        together[cell] = 0.0
    for kind in range(len(tall)):
        expected[kind] = 0.0
    for i in range(a_count, -1, -1):
        for j in range(b_count, -1, -1):
            top = -math.inf
            for kind in range(len(tall)):
                if i + tall[kind] <= a_count and j + wide[kind] <= b_count:
                    end = (i + tall[kind]) * stride + j + wide[kind]
                    top = max(top, after[end] + weights[kind * cells + i * stride + j])
            total = 0.0
            here = math.exp(before[i * stride + j] + top - everything)
            for kind in range(len(tall)):
                if i + tall[kind] <= a_count and j + wide[kind] <= b_count:
                    end = (i + tall[kind]) * stride + j + wide[kind]
                    part = math.exp(after[end] + weights[kind * cells + i * stride + j] - top)
                    total += part
                    expected[kind] += here * part
                    for row in range(i, i + tall[kind]):
                        for column in range(j, j + wide[kind]):
                            together[row * b_count + column] += here * part
            after[i * stride + j] = top + math.log(total) if total > 0.0 else 0.0
    for cell in range(a_count * b_count):
        together[cell] = min(together[cell], 1.0)


@kernel
def decode(  # noqa: C901 - arrays go in one by one, calls cost
    together: Reals,
    tall: Keys,
    wide: Keys,
    best: Reals,
    steps: Keys,
    found: Keys,
    scores: Reals,
    result: Keys,
    a: Keys,
    b: Keys,
) -> None:
    """The alignment that is right about the most pairs of passages.

    Args:
        together: The probability of each pair of passages to belong together.
        tall: For each kind of bead how many passages of a it has; of equals the first is taken.
        wide: The same of b.
        best: Takes for each cell how much is gained by the best row of beads that leads there.
        steps: Takes for each cell the last bead of that.
        found: Takes for each bead above the threshold, from the last to the first, its first and
            after its last passage of a, then of b; room for four entries a passage.
        scores: Takes the least probability of two passages of the bead to belong together.
        result: Takes how many beads were found.
        a: The first passage of side a, and how many there are.
        b: The same of side b.
    """
    a_count = a[1]
    b_count = b[1]
    stride = b_count + 1
    for i in range(a_count + 1):
        for j in range(b_count + 1):
            best[i * stride + j] = -math.inf if i or j else 0.0
            for kind in range(len(tall)):
                if (i or j) and tall[kind] <= i and wide[kind] <= j:
                    gain = best[(i - tall[kind]) * stride + j - wide[kind]]
                    for row in range(i - tall[kind], i):
                        for column in range(j - wide[kind], j):
                            gain += together[row * b_count + column] - THRESHOLD
                    if gain > best[i * stride + j]:
                        best[i * stride + j] = gain
                        steps[i * stride + j] = kind
    count = 0
    i = a_count
    j = b_count
    while i or j:
        kind = steps[i * stride + j]
        m = tall[kind]
        n = wide[kind]
        score = 1.0
        for row in range(i - m, i):
            for column in range(j - n, j):
                score = min(score, together[row * b_count + column])
        if m > 0 and n > 0 and score > THRESHOLD:
            found[4 * count] = i - m
            found[4 * count + 1] = i
            found[4 * count + 2] = j - n
            found[4 * count + 3] = j
            scores[count] = score
            count += 1
        i -= m
        j -= n
    result[0] = count
