"""JSON lines: an object a link."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from index.collection.pairs import LinkedPair
    from index.model import Link


def json_lines(pairs: Iterable[LinkedPair], encode: Callable[[Link], object]) -> Iterator[str]:
    """A line a link, in the order of the pairs.

    Args:
        encode: Says what of a link is written: the JSON that scripts hold on to is theirs who
            print it elsewhere too.
    """
    for pair in pairs:
        for link in pair.links:
            yield f"{json.dumps(encode(link), ensure_ascii=False)}\n"
