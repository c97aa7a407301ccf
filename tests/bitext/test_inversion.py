"""Rows the other way round, and the vocabulary that is built with them."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from index.bitext.inversion import invert, inverted
from index.bitext.versions import Version, VersionPassage
from index.bitext.vocabulary import profiles

ROWS = st.lists(st.lists(st.integers(0, 6), max_size=8), max_size=6)
VERSIONS = st.lists(
    st.lists(st.sets(st.sampled_from(["a", "b", "c", "d", "#1", "#2"])), min_size=1, max_size=4),
    max_size=4,
)


@settings(deadline=None)  # the first call compiles
@given(rows=ROWS)
def test_rows_are_inverted(rows: list[list[int]]) -> None:
    """Each number has the rows that hold it, ascending, each once; compiled and in Python alike."""
    starts = np.cumsum([0, *map(len, rows)])
    entries = np.array([number for row in rows for number in row], np.uint32)
    holder_starts, holders = inverted(starts, entries, 7)
    found = [holders[holder_starts[n] : holder_starts[n + 1]].tolist() for n in range(7)]
    assert found == [[place for place, row in enumerate(rows) if n in row] for n in range(7)]
    in_python = np.empty(8, np.int64), np.empty(len(entries), np.uint32)
    invert.python(starts, entries, np.empty(7, np.int64), *in_python)
    assert in_python[0].tolist() == holder_starts.tolist()
    assert in_python[1][: len(holders)].tolist() == holders.tolist()


@settings(deadline=None)  # the first call compiles
@given(versions=VERSIONS)
def test_the_rarest_types_come_first(versions: list[list[set[str]]]) -> None:
    """A type's id is its place by passages that hold it, and then by letters."""
    made = [
        Version(
            doc, "en", tuple(VersionPassage(n, tuple(sorted(p)), 1) for n, p in enumerate(texts, 1))
        )
        for doc, texts in enumerate(versions)
    ]
    vocabulary, profile = profiles(made)
    passages = [words for texts in versions for words in texts]
    types = sorted(
        set().union(*passages), key=lambda word: (sum(word in words for words in passages), word)
    )
    assert list(vocabulary.types) == types
    for version, texts in enumerate(versions):
        held = profile.held[profile.held_starts[version] : profile.held_starts[version + 1]]
        assert [types[place] for place in held.tolist()] == [
            word for word in types if any(word in words for words in texts)
        ]
    for place, word in enumerate(types):
        first, last = profile.holder_starts[place : place + 2]
        assert profile.holders[first:last].tolist() == [
            version for version, texts in enumerate(versions) if any(word in p for p in texts)
        ]
