"""How sure a link is, as counting tells.

An aligner that takes words to come independently of each other is surer than it is right: what
speaks for a link twice counts twice. On sixteen sets of news and technical documentation, of links
whose probability was computed as .98 nine in ten were right, of those computed as .9996, 96 in a
hundred; below .9 the computed and the counted shares agree. So log odds l become
l / (1 + l / LIMIT), which leaves one half as it is and changes no order.
"""

from __future__ import annotations

import math

LIMIT = 6.0
"""What log odds never reach: what is computed as certain is wrong once in 170 times. The sets give
5.9 to 7.4, wherever on the curve it is read off."""


def calibrated(probability: float) -> float:
    """How probable it is that a link is right, its passages on both sides all and no others.

    Args:
        probability: As computed, one half or more.
    """
    against = max(1.0 - probability, math.ulp(1.0))
    odds = math.log(probability / against)
    return 1.0 / (1.0 + math.exp(-odds / (1.0 + odds / LIMIT)))
