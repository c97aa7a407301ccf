"""Versions become arrays in whatever order is asked for, and copies become one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import astuple
from typing import TYPE_CHECKING

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from index.bitext.copies import shelves
from index.bitext.versions import Version, VersionPassage
from index.bitext.vocabulary import Gathering, profiles

if TYPE_CHECKING:
    from collections.abc import Iterable
    from random import Random

    from index.bitext.copies import Shelf
    from index.bitext.vocabulary import Profiles, Vocabulary

TEXT = st.lists(
    st.tuples(st.sets(st.sampled_from(["a", "b", "#1"])), st.integers(1, 2)), max_size=2
)
VERSIONS = st.lists(st.tuples(st.sampled_from(["en", "ru"]), TEXT), max_size=6)


def _version(doc: int, lang: str, text: list[tuple[set[str], int]], first: int = 1) -> Version:
    """A version whose passages have every other number, as in a document of two languages."""
    return Version(
        doc,
        lang,
        tuple(
            VersionPassage(first + 2 * n, tuple(sorted(words)), length)
            for n, (words, length) in enumerate(text)
        ),
    )


def _same(one: tuple[Vocabulary, Profiles], other: tuple[Vocabulary, Profiles]) -> bool:
    arrays = [(*astuple(words)[1:], *astuple(profile)) for words, profile in (one, other)]
    return one[0].types == other[0].types and all(map(np.array_equal, *arrays))


@settings(deadline=None)  # the first call compiles
@given(texts=st.lists(TEXT, max_size=5), random=st.randoms(use_true_random=False))
def test_order_can_be_said_afterwards(
    texts: list[list[tuple[set[str], int]]], random: Random
) -> None:
    """Profiles in an order are those of versions that were added in that order."""
    versions = [_version(doc, "en", text) for doc, text in enumerate(texts)]
    gathering = Gathering()
    for version in versions:
        gathering.add(version.passages)
    order = list(range(len(versions)))
    random.shuffle(order)
    assert _same(gathering.profiles(order), profiles(versions[place] for place in order))
    assert _same(gathering.profiles(), profiles(versions))


@settings(deadline=None)  # the first call compiles
@given(made=VERSIONS, single=st.sets(st.integers(0, 5)), random=st.randoms(use_true_random=False))
def test_copies_stand_on_one_shelf(
    made: list[tuple[str, list[tuple[set[str], int]]]], single: set[int], random: Random
) -> None:
    """Versions that say the same have one profile, but for those that are to stand alone."""
    versions = [
        _version(doc, lang, text, first=1 + doc) for doc, (lang, text) in enumerate(made)
    ]  # fmt: skip
    expected: defaultdict[tuple[str, str, int], list[int]] = defaultdict(list)
    for one in versions:
        if one.passages:
            said = repr([(p.words, p.length) for p in one.passages])
            expected[one.lang, said, one.doc if one.doc in single else -1].append(one.doc)
    found = shelves(versions, single)
    assert list(found) == sorted({lang for lang, *_ in expected})
    held = [[copy.doc for copy in copies] for shelf in found.values() for copies in shelf.copies]
    assert sorted(held) == sorted(expected.values())
    for lang, shelf in found.items():
        firsts = [versions[copies[0].doc] for copies in shelf.copies]
        assert _same((shelf.words, shelf.profiles), profiles(firsts))
        for copy in (copy for copies in shelf.copies for copy in copies):
            assert versions[copy.doc].lang == lang
            assert copy.numbers.tolist() == [p.number for p in versions[copy.doc].passages]
    shuffled = list(versions)
    random.shuffle(shuffled)
    assert _docs(shelves(shuffled, single).values()) == _docs(found.values())


def _docs(found: Iterable[Shelf]) -> list[list[list[int]]]:
    return [[[copy.doc for copy in some] for some in shelf.copies] for shelf in found]
