"""What dictionaries say becomes weights between the types of two vocabularies."""

from __future__ import annotations

import numpy as np

from index.bitext.glossary import glossary_pairs
from index.bitext.vocabulary import Vocabulary


def vocabulary(*types: str) -> Vocabulary:
    """A vocabulary of which only the types matter."""
    none = np.zeros(len(types))
    return Vocabulary(types, none.astype(np.int64), none, none, none.astype(np.bool_))


EN, RU = (
    vocabulary("x", "envoy", "ambassador", "state"),
    vocabulary("посол", "штат", "y", "соединить"),
)


def weights(*entries: tuple[tuple[str, ...], tuple[str, ...]]) -> dict[tuple[str, str], float]:
    """The weights of pairs of words."""
    found = glossary_pairs(entries, EN, RU)
    assert {column.dtype for column in found[:2]} == {np.dtype(np.int64)}
    pairs = [(EN.types[a], RU.types[b]) for a, b in zip(found.a, found.b, strict=True)]
    assert len(set(pairs)) == len(pairs)
    return dict(zip(pairs, found.weight.tolist(), strict=True))


def test_words_of_phrases_share_what_is_known() -> None:
    """Each word of an entry stands for each of its translation, by the longer side's share."""
    assert weights((("state", "united"), ("соединить", "штат"))) == {
        ("state", "соединить"): 0.5,
        ("state", "штат"): 0.5,
    }


def test_the_surest_entry_decides() -> None:
    """Of several entries for a pair the largest weight stands, in whatever order they come."""
    sure = (("envoy",), ("посол",))
    vague = (("ambassador", "envoy"), ("посол", "штат", "чрезвычайный"))
    for entries in ([sure, vague], [vague, sure]):
        found = weights(*entries)
        assert found["envoy", "посол"] == 1
        assert found["ambassador", "посол"] == 1 / 3


def test_words_that_stand_in_no_passage_are_passed_over() -> None:
    """Entries of other words give nothing; nor does an empty dictionary."""
    assert weights((("house",), ("дом",)), (("envoy",), ("посланник",))) == {}
    assert weights() == {}
