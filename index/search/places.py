"""Places of passages -> the passages that stand there now, and what stands around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.model import PassagePlace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.collection import StoredPassage


def standing(
    place: PassagePlace, passages: Sequence[StoredPassage], lang: str
) -> StoredPassage | None:
    """The passage of a document that a place means, or None where it is gone.

    It is the one of that number if that still says the same, else the nearest one that does. A
    place without a digest is whatever stands there, in the reader's language where the document
    has it in several: its nearest passage in that language.

    Args:
        place: The place.
        passages: All passages of its document.
        lang: The language of whoever asks.
    """
    if place.digest:
        found = [
            one
            for one in passages
            if PassagePlace.of(one.document, one.passage.number, one.passage.text).digest
            == place.digest
        ]
    else:
        found = [one for one in passages if one.passage.lang == lang] or list(passages)
    return min(found, key=lambda one: abs(one.passage.number - place.number), default=None)


def neighbours(
    place: PassagePlace, passages: Sequence[StoredPassage], reach: int
) -> tuple[StoredPassage, ...]:
    """A passage with those before and after it in its language, in order; none where it is gone.

    Args:
        place: The passage's place.
        passages: All passages of its document.
        reach: How many on each side.
    """
    by_number = {one.passage.number: one.passage.lang for one in passages}
    middle = standing(place, passages, by_number.get(place.number, ""))
    if middle is None:
        return ()
    alike = [one for one in passages if one.passage.lang == middle.passage.lang]
    at = alike.index(middle)
    return tuple(alike[max(0, at - reach) : at + reach + 1])
