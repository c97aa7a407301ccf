"""Whether the words of a text can hold a quantity at all: most texts that are read hold none."""

from __future__ import annotations

from enum import IntEnum
from functools import cache
from typing import TYPE_CHECKING

from index.languages import LANGUAGES
from index.quantities.vocabulary import vocabulary

if TYPE_CHECKING:
    from index.quantities.vocabulary import Vocabulary

_ROMAN = frozenset("IVXХ")


class Sign(IntEnum):
    """What a word says of quantities; a text whose words sum up to less than `SURE` has none.

    One that is vague alone (one, half, first) is no quantity that is compared, but two of them may
    be: one and a half.
    """

    NONE = 0
    VAGUE = 1
    SURE = 2


def sign_of(word: str) -> Sign:
    """What a word or number, as it stands, says of quantities, in whatever language."""
    if any(map(str.isdigit, word)) or (len(word) > 1 and _ROMAN.issuperset(word)):
        return Sign.SURE
    found = [known.look_up(word) for known in _vocabularies()]
    if not any(found):
        return Sign.NONE
    return Sign.VAGUE if all(one is None or one.vague for one in found) else Sign.SURE


@cache
def _vocabularies() -> tuple[Vocabulary, ...]:
    return tuple(map(vocabulary, LANGUAGES))
