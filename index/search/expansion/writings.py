"""One thing, written in other ways: as one word, or as several that stand for its parts.

A thing that was typed as one word counts as one, in however many words texts write it: each of the
words that stand for a part of it has its share, and the whole is a reading of each of them. What
was typed as several words keeps what each of them counts; a text that writes it as one word then
holds each of them by its part of that word.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from index.model import Reading, Span
    from index.search.query import QueryWord

    Standing = Callable[[Iterable[str]], Mapping[str, int]]
    """Terms -> in how many passages that may be read each stands; those in none are left out."""


class Writings(NamedTuple):
    """The ways of writing one thing.

    Attributes:
        places: The places of the words that it was typed in, in order; not empty.
        whole: The words that are all of it.
        parts: The words for each of its parts, in the order of `places`; empty where it has none.
    """

    places: Sequence[int]
    whole: Sequence[Reading] = ()
    parts: Sequence[Sequence[Reading]] = ()

    @property
    def terms(self) -> set[str]:
        """All terms of it."""
        return {one.term for readings in (self.whole, *self.parts) for one in readings}


def places_within(words: Sequence[QueryWord], span: Span) -> tuple[int, ...]:
    """The places of the words that begin in a range of the question: 20th in that of 20."""
    return tuple(
        place for place, word in enumerate(words) if span.start <= word.span.start < span.end
    )


def written_otherwise(
    words: tuple[QueryWord, ...], things: Sequence[Writings], standing: Standing
) -> tuple[QueryWord, ...]:
    """The words of a question with the other writings of things in it, as far as texts have them.

    Args:
        words: The words.
        things: In the order of their words; one typed as a single word shares it with no other.
        standing: What knows the terms of texts.
    """
    known = standing({term for thing in things for term in thing.terms}) if things else {}
    if not known:
        return words
    found = list(words)
    for thing in reversed(things):  # so that words that are added move no place that is to come
        first = thing.places[0]
        if len(thing.places) == 1:
            found[first : first + 1] = _parted(found[first], _standing(thing, known))
        else:
            _read_along(found, _standing(thing, known))
    return tuple(found)


def _standing(thing: Writings, known: Mapping[str, int]) -> Writings:
    """What of a thing's writings texts have."""
    whole = [one for one in thing.whole if one.term in known]
    parts = [[one for one in readings if one.term in known] for readings in thing.parts]
    return Writings(thing.places, whole, parts)


def _parted(word: QueryWord, thing: Writings) -> list[QueryWord]:
    """A word with what else is all of it, once for each part if texts have them all."""
    whole = with_readings(word, thing.whole)
    if not thing.parts or not all(thing.parts):
        return [whole]
    share = word.share / len(thing.parts)
    return [replace(with_readings(whole, readings), share=share) for readings in thing.parts]


def _read_along(words: list[QueryWord], thing: Writings) -> None:
    """Puts a thing's readings to each of the several words that it was typed in."""
    counted = max(1.0, sum(words[place].share for place in thing.places))
    whole = [one._replace(weight=one.weight / counted) for one in thing.whole]
    for place, readings in zip_longest(thing.places, thing.parts[: len(thing.places)]):
        words[place] = with_readings(words[place], [*(readings or ()), *whole])


def with_readings(word: QueryWord, readings: Iterable[Reading]) -> QueryWord:
    """A word with more readings; a term that it has keeps the reading that it has."""
    known = set(word.terms)
    more = {one.term: one for one in readings if one.term not in known}
    return replace(word, readings=(*word.readings, *more.values())) if more else word
