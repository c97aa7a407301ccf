"""Acronyms and full names in a question stand for each other, as the documents have it.

An acronym becomes several words that stand for one thing: itself and the words of its full name,
each of which may be read as the acronym too. So a passage with the acronym holds all of them, and
one that spells it out nearly all. Their shares add up to 1, among several full names by how many
passages give each. The words of a full name, side by side, may each be read as the acronym.

All of this is learned from passages that may be read and give both.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise, product
from typing import TYPE_CHECKING, NamedTuple

from index.acronyms import shapes
from index.languages import language_of
from index.model import Reading, ReadingKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from index.collection import Acronyms, AnalysedAcronym
    from index.search.query import QueryWord

    Name = tuple[tuple[str, ...], ...]  # for each word of a full name its terms

MEANINGS = 4
"""How many full names of an acronym are looked for, the most frequent ones."""

SHOUTED = 3
"""From so many words on, all in capitals, capitals tell no acronym."""

SPREAD = 0.5
"""How the readings of a full name as its acronym weigh: 1 by the number of its words to this power.

All of its words are held by the one acronym: at 1 they count together as the acronym does, at 0
each. Measured on questions of XQuAD that share words side by side with several passages, which had
an acronym put in their place in no passage, in the right one, in all others, in all, in half of
them. Recall at 1, English and Russian: unexpanded .86 .88; by this power, 0: .91 .95; .25: .92
.95; **.5: .92 .95**; .75: .93 .93; 1: .92 .93; chosen without each article in turn .93 .94. With
the acronym in the question: unexpanded .89 .86; with shares that add up to 1, as here, .93 .93;
with larger ones no more in both languages.
"""

PLURAL = "s"
"""What English puts behind acronyms (NGOs): a dictionary makes no lemma of that."""

PLURALS = 4
"""Letters that a plural of that kind has at least: GPS is none."""


class _FullName(NamedTuple):
    """A full name of an acronym.

    Attributes:
        words: Its words.
        chance: Its share in all that the acronym is short for.
    """

    words: Name
    chance: float


class _Known(NamedTuple):
    """An acronym that is known.

    Attributes:
        terms: What it is found by.
        names: What it is short for, the most frequent first.
    """

    terms: tuple[str, ...]
    names: tuple[_FullName, ...]

    def chance(self, name: Name) -> float:
        """How probably the acronym stands for a name."""
        return next((one.chance for one in self.names if _are_same(one.words, name)), 0.0)


class _Spelled(NamedTuple):
    """A full name that stands in a question.

    Attributes:
        places: Where its words stand among those of the question.
        acronym: The acronym that is short for it.
    """

    places: range
    acronym: AnalysedAcronym


@dataclass(frozen=True, slots=True)
class AcronymExpansion:
    """Adds full names to acronyms, and acronyms to full names.

    Attributes:
        acronyms: What is known of acronyms.
        collections: What may be read, or None for all.
    """

    acronyms: Acronyms
    collections: frozenset[str] | None

    def __call__(self, words: tuple[QueryWord, ...]) -> tuple[QueryWord, ...]:
        """The words of a question with what they are short for, and with what is short for them.

        Words that were added for another reason (they have no lemma of their own) are left alone.
        """
        if self.acronyms.is_empty():
            return words
        typed = [word for word in words if _own_terms(word)]
        keys = [_keys(word) for word in typed]
        spelled = self._spelled(typed)
        told = {one.acronym.short for one in spelled}
        known = self._known(told.union(*keys))
        if not known:
            return words
        shouted = len(typed) >= SHOUTED and all(word.typed.isupper() for word in typed)
        found: dict[int, list[QueryWord]] = {}
        for place, word in enumerate(typed):
            read = word
            if readings := _short_readings(place, spelled, known):
                read = replace(word, readings=(*word.readings, *readings))
                found[id(word)] = [read]
            short = next((key for key in keys[place] if key in known), None)
            if short and short not in told and _is_written(word.typed, shouted=shouted):
                found[id(word)] = list(_with_names(read, known[short]))
        return tuple(one for word in words for one in found.get(id(word), [word]))

    def _spelled(self, words: Sequence[QueryWord]) -> list[_Spelled]:
        """The full names that stand in a question, word by word."""
        terms = [_own_terms(word) for word in words]
        pairs = {pair for one, other in pairwise(terms) for pair in product(one, other)}
        found: dict[tuple[int, int, str], _Spelled] = {}
        for meaning in self.acronyms.named(pairs) if pairs else ():
            if self._may_be_read(meaning.collection):
                name = meaning.acronym.name
                for start in range(len(terms) - len(name) + 1):
                    places = range(start, start + len(name))
                    if _are_same(terms[start : places.stop], name):
                        key = (start, places.stop, meaning.acronym.short)
                        found.setdefault(key, _Spelled(places, meaning.acronym))
        return list(found.values())

    def _known(self, shorts: Iterable[str]) -> dict[str, _Known]:
        """What is known of acronyms."""
        counts: dict[str, dict[Name, int]] = {}
        terms: dict[str, str] = {}
        for meaning in self.acronyms.meanings(shorts):
            if self._may_be_read(meaning.collection):
                short, term, name = meaning.acronym
                terms.setdefault(short, term)
                names = counts.setdefault(short, {})
                same = next((one for one in names if _are_same(one, name)), name)
                count = names.pop(same, 0)
                name = _common(same, name)
                names[name] = names.get(name, 0) + count + meaning.passages
        return {
            short: _Known(_forms(terms[short]), _ranked(names)) for short, names in counts.items()
        }

    def _may_be_read(self, collection: str) -> bool:
        return self.collections is None or collection in self.collections


def _ranked(names: Mapping[Name, int]) -> tuple[_FullName, ...]:
    """Names with their chances, the most frequent first."""
    total = sum(names.values())
    ranked = sorted(names, key=lambda name: (-names[name], name))
    return tuple(_FullName(name, names[name] / total) for name in ranked)


def _with_names(word: QueryWord, known: _Known) -> Iterator[QueryWord]:
    """An acronym of a question, and the words that it is short for."""
    own = (*word.readings, *_readings(known.terms, but=word.terms, kind=ReadingKind.LEMMA))
    shares: dict[tuple[str, ...], float] = {}
    for name in known.names[:MEANINGS]:
        for terms in name.words:
            shares[terms] = shares.get(terms, 0.0) + name.chance / (len(name.words) + 1)
    yield replace(word, readings=own, share=word.share * (1.0 - sum(shares.values())))
    held = tuple(reading.term for reading in own)
    for terms, share in shares.items():
        added = _readings(terms, but=held, kind=ReadingKind.ACRONYM)
        yield replace(word, readings=(*own, *added), share=word.share * share)


def _short_readings(
    place: int, spelled: Iterable[_Spelled], known: Mapping[str, _Known]
) -> list[Reading]:
    """A word of full names, read as their acronyms."""
    weights: dict[str, float] = {}
    for one in spelled:
        if place in one.places and one.acronym.short in known:
            acronym = known[one.acronym.short]
            weight = acronym.chance(one.acronym.name) / len(one.places) ** SPREAD
            for term in acronym.terms:
                weights[term] = max(weight, weights.get(term, 0.0))
    return [Reading(term, weight, ReadingKind.ACRONYM) for term, weight in weights.items()]


def _readings(terms: Iterable[str], *, but: Sequence[str], kind: ReadingKind) -> list[Reading]:
    return [Reading(term, 1.0, kind) for term in terms if term not in but]


def _keys(word: QueryWord) -> list[str]:
    """What a word is looked up by as an acronym: as it is typed, then without an ending."""
    form = _folded(word.typed)
    keys = [form, *_own_terms(word)]
    if form.isascii() and word.typed.endswith(PLURAL) and len(form) >= PLURALS:
        keys.append(form.removesuffix(PLURAL))
    return list(dict.fromkeys(keys))


def _own_terms(word: QueryWord) -> list[str]:
    return [one.term for one in word.readings if one.kind is ReadingKind.LEMMA]


def _folded(typed: str) -> str:
    language = language_of(typed)
    return language.fold(typed.lower()) if language else typed.lower()


def _is_written(typed: str, *, shouted: bool) -> bool:
    """Whether a word is written like an acronym, or is none that means something else."""
    if shapes(typed) and not shouted:
        return True
    language = language_of(typed)
    return language is not None and language.is_name(_folded(typed))


def _forms(term: str) -> tuple[str, ...]:
    """A term of an acronym, in English with its plural."""
    return (term, term + PLURAL) if term.isascii() and term.islower() else (term,)


def _common(one: Name, other: Name) -> Name:
    """The readings that two forms of a name share: what one case leaves open, another tells."""
    return tuple(
        tuple(term for term in terms if term in others)
        for terms, others in zip(one, other, strict=True)
    )


def _are_same(one: Sequence[Sequence[str]], other: Sequence[Sequence[str]]) -> bool:
    """Whether two names agree in each word, in some reading."""
    return len(one) == len(other) and not any(
        set(own).isdisjoint(others) for own, others in zip(one, other, strict=True)
    )
