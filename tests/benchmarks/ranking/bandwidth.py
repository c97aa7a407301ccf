"""How long reading the touched postings once would take: the floor under any exhaustive answer."""

from __future__ import annotations

import time

_SIZE = 256 << 20  # beyond every cache
_RUNS = 7


def read_bandwidth() -> float:
    """Bytes a second that one core reads from memory, the best of a few runs.

    A search for a byte that isn't there is the C library's memchr, which reads as fast as the
    processor's vector units can.
    """
    memory = b"\x01" * _SIZE
    fastest = float("inf")
    for _ in range(_RUNS):
        begun = time.perf_counter()
        memory.find(b"\x00")
        fastest = min(fastest, time.perf_counter() - begun)
    return _SIZE / fastest
