"""The words of a segment by their sounds and stems."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.bitext import near_words
from index.search.translation.kin import kin
from index.search.translation.soundalikes import Soundalikes

LATIN = st.text("aeiouynrstlmkhvcz", min_size=1, max_size=10)
CYRILLIC = st.text("аеиоунрстлмкхвцщя", min_size=1, max_size=10)


@given(st.lists(LATIN, unique=True, max_size=6), st.lists(CYRILLIC, unique=True, max_size=15))
def test_soundalikes_are_those_that_linking_finds(words: list[str], terms: list[str]) -> None:
    """Spelling one side once changes neither which words sound alike nor how sure that is."""
    pairs = near_words(words, terms)
    expected: dict[str, dict[str, float]] = {}
    for a, b, sure in zip(pairs.a.tolist(), pairs.b.tolist(), pairs.weight.tolist(), strict=True):
        expected.setdefault(words[a], {})[terms[b]] = sure
    assert Soundalikes(terms).near(words) == expected


def test_soundalikes_answer_again() -> None:
    """What one question looked at hides nothing from the next."""
    soundalikes = Soundalikes(["варшава", "лютер", "краков"])
    first = soundalikes.near(["warsaw", "luther"])
    assert set(first) == {"warsaw", "luther"}
    assert soundalikes.near(["warsaw", "luther"]) == first


@pytest.mark.parametrize(
    ("word", "other", "are_kin"),
    [
        ("изобретать", "изобрести", True),
        ("изобретать", "изобретение", True),
        ("правительство", "правительственный", True),
        ("negotiate", "negotiator", True),
        ("государь", "государственный", False),  # less than three fifths
        ("порт", "портовый", False),  # too short to tell
        ("1500", "15000", False),
    ],
)
def test_kin_share_most_of_their_letters(word: str, other: str, *, are_kin: bool) -> None:
    """Words of one stem are told by their beginnings alone."""
    assert kin(word, sorted([other, "а", "я", word])) == ([other] if are_kin else [])


@given(st.lists(st.text("абв", min_size=1, max_size=9), unique=True, min_size=2, max_size=60))
def test_kinship_is_mutual(words: list[str]) -> None:
    """A word is kin to those that are kin to it, and never to itself."""
    words.sort()
    found = {word: set(kin(word, words)) for word in words}
    for word, others in found.items():
        assert word not in others
        assert all(word in found[other] for other in others)
