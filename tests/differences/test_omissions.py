"""Sentences left out, and what holds of all differences."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.bitext import Entry, Knowledge, WordCount
from index.differences import Comparer
from tests.bitext.releases import FACTS, english, russian
from tests.differences.conftest import linked, text_of, told

if TYPE_CHECKING:
    from index.analysis import Analyzer

EN = (
    "Minister Nurtleu received the ambassador Lammy on 3 March 2024.",
    "Trade with Canada reached 1,250 million dollars, 14 projects are under way in Karaganda.",
    "Senator Sikorski thanked the parliament of Kazakhstan and invited it to Krakow in 2025.",
)
RU = (
    "3 марта 2024 года министр Нуртлеу принял посла Лэмми.",
    "Товарооборот с Канадой достиг 1 250 млн долларов, в Караганде реализуется 14 проектов.",
    "Сенатор Сикорский поблагодарил парламент Казахстана и пригласил его в Краков в 2025 году.",
)


PAIRS = {
    "minister": "министр", "ambassador": "посол", "receive": "принять", "trade": "товарооборот",
    "dollar": "доллар", "project": "проект", "thank": "поблагодарить", "invite": "пригласить",
    "reach": "достигнуть", "march": "март", "million": "миллион",
}  # fmt: skip


@pytest.fixture(scope="module")
def comparer(analyzer: Analyzer) -> Comparer:
    """One that has learned some words, in a collection that has many others."""
    known = Knowledge(
        entries=[Entry(a, b, 20.0) for a, b in PAIRS.items()],
        a_words=dict.fromkeys(PAIRS, WordCount(25, 25.0)),
        b_words=dict.fromkeys(PAIRS.values(), WordCount(25, 25.0)),
        a_total=10_000,
        b_total=10_000,
    )
    return Comparer(known, ("en", "ru"), analyzer)


def test_passages_that_say_the_same_have_no_difference(comparer: Comparer) -> None:
    """As many sentences, the same facts: nothing is told."""
    assert comparer.differences([linked(" ".join(EN), " ".join(RU))]) == [()]


def test_a_sentence_that_is_left_out_is_told_with_its_place(comparer: Comparer) -> None:
    """Its span on the one side, on the other the empty place behind what stands before it."""
    for place in range(3):
        short = [*RU[:place], *RU[place + 1 :]]
        link = linked(" ".join(EN), " ".join(short))
        ((one,),) = comparer.differences([link])
        assert one.kind.value == "sentence"
        assert text_of(link.a, one.a) == EN[place]
        assert text_of(link.b, one.b) == ""
        assert one.b.span.start == len(" ".join(short[:place]))


def test_it_is_told_whichever_side_leaves_it_out(comparer: Comparer) -> None:
    """The order of languages does not matter."""
    link = linked(" ".join(EN[1:]), " ".join(RU))
    assert told(link, *comparer.differences([link])) == [("sentence", "", RU[0])]


def test_sentences_that_are_cut_differently_are_no_difference(comparer: Comparer) -> None:
    """Two sentences of one side may be one of the other."""
    joined = f"{RU[0][:-1]}; {RU[1][0].lower()}{RU[1][1:]} {RU[2]}"
    assert comparer.differences([linked(" ".join(EN), joined)]) == [()]


def test_releases_have_no_differences(comparer: Comparer) -> None:
    """Press releases with other facts in the same words: none of their own disagree."""
    links = [linked("\n".join(english(facts)), "\n".join(russian(facts))) for facts in FACTS]
    assert [found for found in comparer.differences(links) if found] == []


def test_many_links_at_once_differ_in_what_each_does(comparer: Comparer) -> None:
    """What is told of a link does not depend on those that it is compared with."""
    links = [
        linked(" ".join(EN), " ".join(RU[:2])),
        linked(EN[0], RU[0].replace("3 марта", "5 марта")),
        linked(EN[0], RU[0]),
    ]
    together = [
        told(link, found) for link, found in zip(links, comparer.differences(links), strict=True)
    ]
    assert together == [told(link, *comparer.differences([link])) for link in links]
    assert [[kind for kind, _, _ in found] for found in together] == [["sentence"], ["date"], []]


WORDS = st.sampled_from(
    [*" ".join((*EN, *RU)).split(), "28 ноября", "1,5 млн", "\n", ".", "«", "»", "5", "№"]
)
TEXT = st.lists(WORDS, min_size=1, max_size=30).map(" ".join).filter(str.strip)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(english=TEXT, russian=TEXT)
def test_places_lie_inside_their_passages(english: str, russian: str, comparer: Comparer) -> None:
    """Whatever the texts are, each side of a difference is a range of a passage of that side."""
    link = linked(english, russian)
    ((*found,),) = comparer.differences([link])
    for one in found:
        marked = text_of(link.a, one.a), text_of(link.b, one.b)
        assert all(marked) or one.kind.value == "sentence"
        assert any(marked)
        assert 0.0 <= one.score <= 1.0
