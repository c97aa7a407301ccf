"""What was learned is the same in words as in arrays, and for some words what it is for all."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.bitext.knowledge import Entry, Knowledge, WordCount
from index.bitext.lexicon import LEAST_PROBABILITY, Lesson, learn
from index.bitext.translations import Translations
from index.bitext.versions import Version, VersionPassage
from index.bitext.vocabulary import profiles

if TYPE_CHECKING:
    from index.bitext.lexicon import Learned
    from index.bitext.vocabulary import Vocabulary

PASSAGES = st.lists(st.sets(st.sampled_from("abcdef"), min_size=1), min_size=1, max_size=5)
PAIRS = st.dictionaries(
    st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")),
    st.sampled_from([0.3, 1.0]),
    max_size=6,
)
Table = dict[tuple[str, str], tuple[float, float]]


def _words(passages: list[set[str]]) -> Vocabulary:
    return profiles(
        [Version(1, "en", tuple(VersionPassage(n, tuple(sorted(p)), 1)
                                for n, p in enumerate(passages, 1)))]
    )[0]  # fmt: skip


def _known(a: Vocabulary, b: Vocabulary, pairs: dict[tuple[str, str], float]) -> Translations:
    rows = [
        (a.types.index(x), b.types.index(y), weight)
        for (x, y), weight in pairs.items()
        if x in a.types and y in b.types
    ]
    i, j, weight = np.array(rows).reshape(-1, 3).T
    size = len(a.types), len(b.types)
    return Translations.of_weights(i.astype(np.int64), j.astype(np.int64), weight.copy(), size)


def _table(found: Translations, a: Vocabulary, b: Vocabulary) -> Table:
    rows = zip(*(column.tolist() for column in found.entries), strict=True)
    return {(a.types[i], b.types[j]): (there, back) for i, j, there, back in rows}


def _learned(
    of_a: list[set[str]], of_b: list[set[str]], pairs: dict[tuple[str, str], float]
) -> tuple[Vocabulary, Vocabulary, Learned]:
    """What passages teach, those at one place linked again and again."""
    a, b = _words(of_a), _words(of_b)
    lessons = [
        Lesson(
            np.array([a.types.index(word) for word in sorted(x)], np.uint32),
            np.array([b.types.index(word) for word in sorted(y)], np.uint32),
            0.9,
        )
        for x, y in zip(of_a, of_b, strict=False)
        for _ in range(3)
    ]
    return a, b, learn(lessons, _known(a, b, pairs))


@settings(deadline=None)  # the first call compiles
@given(of_a=PASSAGES, of_b=PASSAGES, pairs=PAIRS)
def test_words_know_what_arrays_know(
    of_a: list[set[str]], of_b: list[set[str]], pairs: dict[tuple[str, str], float]
) -> None:
    """Over the whole vocabulary what is kept in words gives what learning gave."""
    a, b, learned = _learned(of_a, of_b, pairs)
    knowledge = Knowledge.of(learned, (a, b), Knowledge(versions=3, links=len(of_a)))
    found = knowledge.translations(a, b, _known(a, b, pairs))
    wanted, got = _table(learned.translations, a, b), _table(found, a, b)
    for pair in wanted.keys() | got.keys():
        one, other = wanted.get(pair, (0.0, 0.0)), got.get(pair, (0.0, 0.0))
        on_the_edge = abs(max(*one, *other) - LEAST_PROBABILITY) < 1e-9
        assert on_the_edge or one == pytest.approx(other, abs=1e-9)
    assert (knowledge.versions, knowledge.links) == (3, len(of_a))
    for words, counts, total in (
        (a, knowledge.a_words, knowledge.a_total),
        (b, knowledge.b_words, knowledge.b_total),
    ):
        assert [counts[word].passages for word in words.types] == words.passages.tolist()
        assert total == words.passages.sum()
    for words, again in zip((a, b), knowledge.weighed(a, b), strict=True):
        assert again.types == words.types
        assert again.probability.tolist() == pytest.approx(words.probability.tolist(), abs=1e-12)


@settings(deadline=None)  # the first call compiles
@given(of_a=PASSAGES, of_b=PASSAGES, pairs=PAIRS, data=st.data())
def test_some_words_are_known_as_among_all(
    of_a: list[set[str]],
    of_b: list[set[str]],
    pairs: dict[tuple[str, str], float],
    data: st.DataObject,
) -> None:
    """A passage's words are translated, and known to be, as probably as in the whole collection."""
    a, b, learned = _learned(of_a, of_b, {})
    knowledge = Knowledge.of(learned, (a, b), Knowledge())
    of_all = knowledge.translations(a, b, _known(a, b, {}))
    whole = _table(of_all, a, b)
    some_a = _words([data.draw(st.sampled_from(of_a))])
    some_b = _words([data.draw(st.sampled_from(of_b))])
    found = knowledge.translations(some_a, some_b, _known(some_a, some_b, {}))
    some = _table(found, some_a, some_b)
    for pair in product(some_a.types, some_b.types):
        assert some.get(pair, ()) == pytest.approx(whole.get(pair, ()), abs=1e-9)
    for few, every, one, other in (
        (some_a, a, found.known_a, of_all.known_a),
        (some_b, b, found.known_b, of_all.known_b),
    ):
        known = {word: other[every.types.index(word)] for word in few.types}
        assert one.tolist() == pytest.approx([known[word] for word in few.types], abs=1e-9)
    told = knowledge.translations(some_a, some_b, _known(some_a, some_b, pairs))
    assert max([*told.known_a, *told.known_b], default=0.0) <= 1.0
    forward = np.bincount(told.entries.a, told.entries.forward, len(some_a.types))
    assert forward.max() <= 1.0 + 1e-9


def test_words_are_as_frequent_as_in_the_collection() -> None:
    """A few versions' words weigh what all say; a word that these lack, what the few say."""
    few = _words([{"a", "b"}, {"a", "c"}])
    knowledge = Knowledge(
        entries=[Entry("a", "a", 2.0)],
        a_words={"a": WordCount(30, 4.0), "b": WordCount(10, 0.0)},
        a_total=100,
    )
    weighed, other = knowledge.weighed(few, few)
    assert dict(zip(weighed.types, weighed.probability.tolist(), strict=True)) == {
        "a": 0.3, "b": 0.1, "c": 0.01
    }  # fmt: skip
    assert other.probability.tolist() == few.probability.tolist()


def test_nothing_known_is_what_is_known_beforehand() -> None:
    """Of a collection of which nothing is known, names and numbers are all that is."""
    words = _words([{"a", "b"}])
    known = _known(words, words, {("a", "a"): 1.0})
    found = Knowledge().translations(words, words, known)
    assert _table(found, words, words) == {("a", "a"): (1.0, 1.0)}


def test_a_missing_translation_is_missed() -> None:
    """A word whose translation no version has is known to have one; both ways round."""
    some, others = _words([{"a", "b"}]), _words([{"c"}])
    knowledge = Knowledge(
        entries=[Entry("a", "x", 6.0), Entry("y", "c", 2.0)],
        a_words={"a": WordCount(9, 8.0)},
        b_words={"c": WordCount(9, 8.0)},
    )
    found = knowledge.translations(some, others, _known(some, others, {}))
    assert dict(zip(some.types, found.known_a.tolist(), strict=True)) == {"a": 0.75, "b": 0.0}
    assert found.known_b.tolist() == [0.25]
    turned = found.transposed()
    assert turned.known_a.tolist() == found.known_b.tolist()
    assert turned.known_b.tolist() == found.known_a.tolist()
