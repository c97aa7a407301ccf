"""What tells a version from its siblings is weighed as defined, worked out the long way."""

from __future__ import annotations

import math
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.bitext import distinction
from index.bitext.distinction import FREEDOM, RIVAL, RIVALS, distinguished
from index.bitext.evidence import Evidence
from index.bitext.lengths import LengthModel
from index.bitext.translations import Entries, Translations
from index.bitext.versions import Version, VersionPassage
from index.bitext.vocabulary import profiles

SIDE = st.lists(st.sets(st.sampled_from(["a", "b", "c", "d", "#1"])), min_size=1, max_size=4)
WEIGHTS = st.lists(st.sampled_from([0.0, 0.0, 0.4, 1.0]), min_size=25, max_size=25)
LEAST = 6.0


def _versions(lang: str, held: list[set[str]]) -> list[Version]:
    return [
        Version(doc, lang, (VersionPassage(1, tuple(sorted(words)), 9),))
        for doc, words in enumerate(held)
    ]


def _share(known: Entries, types: tuple[str, ...], word: str) -> float:
    """How probably a type of b is a translation, where it has a known one."""
    here = known.b == types.index(word)
    told = 1.0 if word.startswith("#") else min(1.0, float(known.backward[here].sum()))
    return 0.9 * told


def _told(  # noqa: PLR0913, PLR0917 - all that the formula speaks of
    own: set[str],
    its: set[str],
    rivals: list[set[str]],
    known: Entries,
    own_types: tuple[str, ...],
    its_types: tuple[str, ...],
) -> float:
    """The formula of the module for one pair, in one direction."""
    nats = 0.0
    for word in its if rivals else ():
        chance = (sum(word in rival for rival in rivals) + 0.5) / (len(rivals) + 1.0)
        if chance <= 0.5:
            share = _share(known, its_types, word)
            rows = zip(known.a.tolist(), known.b.tolist(), known.forward.tolist(), strict=True)
            stood = sum(p for a, b, p in rows if own_types[a] in own and its_types[b] == word)
            nats += math.log(((1.0 - share) * chance + share * min(1.0, stood)) / chance)
    return nats


@settings(deadline=None, max_examples=60)  # the first call compiles
@given(of_a=SIDE, of_b=SIDE, weights=WEIGHTS, data=st.data())
def test_distinction_is_as_defined(
    of_a: list[set[str]], of_b: list[set[str]], weights: list[float], data: st.DataObject
) -> None:
    """A pair with rivals keeps no more evidence than what they lack allows; one without, all.

    Of many rivals those of most evidence count.
    """
    (a_words, a), (b_words, b) = profiles(_versions("en", of_a)), profiles(_versions("ru", of_b))
    size = len(a_words.types), len(b_words.types)
    rows = [
        (i, j, w)
        for (i, j), w in zip(product(*map(range, size)), weights, strict=False)
        if w
    ]  # fmt: skip
    i, j, weight = np.array(rows).reshape(-1, 3).T
    table = Translations.of_weights(i.astype(np.int64), j.astype(np.int64), weight.copy(), size)
    evidence = Evidence.of(table, (a_words, b_words), LengthModel())
    places = list(product(range(len(of_a)), range(len(of_b))))
    nats = data.draw(st.dictionaries(st.sampled_from(places), st.floats(0.0, 60.0)))
    expected = dict(nats)
    most = data.draw(st.sampled_from([1, 2, RIVALS]))
    for (x, y), found in nats.items():
        near = sorted(nats.keys() - {(x, y)}, key=lambda pair: (-nats[pair], pair))
        b_near = [(x, q) for p, q in near if p == x][:most]
        a_near = [(p, y) for p, q in near if q == y][:most]
        b_rivals = [of_b[q] for p, q in b_near if nats[p, q] >= RIVAL * found]
        a_rivals = [of_a[p] for p, q in a_near if nats[p, q] >= RIVAL * found]
        if found > LEAST and (b_rivals or a_rivals):
            to_b = _told(of_a[x], of_b[y], b_rivals, table.entries, a_words.types, b_words.types)
            back = table.transposed().entries
            to_a = _told(of_b[y], of_a[x], a_rivals, back, b_words.types, a_words.types)
            expected[x, y] = min(found, LEAST + FREEDOM + to_b + to_a)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(distinction, "RIVALS", most)
        assert distinguished(nats, LEAST, a, b, evidence) == pytest.approx(expected, abs=1e-9)
