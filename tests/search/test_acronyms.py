"""Acronyms and full names in questions stand for each other where the documents say so."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from index.collection import Collection
from index.indexer import add, open_searcher
from index.model import Reading, ReadingKind
from index.ranking import Filters, SegmentRanker
from index.search.acronyms import AcronymExpansion
from index.search.query import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from index.analysis import Analyzer
    from index.search.query import QueryWord

    Expanded = Callable[..., tuple[QueryWord, ...]]

OPEN = """\
Министерство водных путей (МВП) открыло порт.

Представитель МВП Абаев прибыл в Лиман.

Министерство водных путей принимает гостей из Лимана.

Министерство обороны приняло присягу.

The Bureau of Inland Waters (BIW) is new. The Basin of Indus Waters (BIW) is old.

Once more: the Bureau of Inland Waters (BIW).

Non-governmental observers (NGOs) met in Liman.

The World Harbour Organization (WHO) is a league of ports. The Centre for Arctic Trade (CAT) grew.
"""

CLOSED = "Тайный совет лоцманов (ТСЛ) собрался. Морской вестник портов (МВП) вышел.\n"


@pytest.fixture(scope="module")
def collection(
    tmp_path_factory: pytest.TempPathFactory, analyzer: Analyzer
) -> Iterator[Collection]:
    """Texts that give acronyms, some for all to read and some not."""
    folder = tmp_path_factory.mktemp("acronyms")
    for name, text in (("open", OPEN), ("closed", CLOSED)):
        path = folder / f"{name}.txt"
        path.write_text(text, encoding="utf-8")
        add(folder / "data", [path], analyzer, collection=name)
    with Collection.open(folder / "data") as opened:
        yield opened


@pytest.fixture
def expanded(collection: Collection, analyzer: Analyzer) -> Expanded:
    """What a question asks for, expanded."""

    def expand(question: str, *collections: str) -> tuple[QueryWord, ...]:
        words = parse(question, analyzer, lang=None, fallback="en").words
        return AcronymExpansion(collection.acronyms, frozenset(collections or {"open"}))(words)

    return expand


def added(words: tuple[QueryWord, ...]) -> set[str]:
    """The terms that were not typed."""
    return {one.term for word in words for one in word.readings if one.kind is ReadingKind.ACRONYM}


@pytest.mark.parametrize("typed", ["МВП", "мвп", "МВПа"])
def test_an_acronym_becomes_the_words_of_its_name(expanded: Expanded, typed: str) -> None:
    """It and they count as one word, and each may be read as the acronym."""
    words = expanded(f"Кто возглавляет {typed}?")
    assert [word.share for word in words] == [1, 0.25, 0.25, 0.25, 0.25]
    acronym = Reading("мвп", 1.0, ReadingKind.LEMMA)
    assert all(acronym in word.readings for word in words[1:])
    assert words[2].readings[-1] == Reading("министерство", 1.0, ReadingKind.ACRONYM)
    assert {word.typed for word in words[1:]} == {typed}
    assert added(words) == {"министерство", "водный", "путь"}


@pytest.mark.parametrize(
    "question",
    [
        "Кто возглавляет Министерство водных путей?",
        "министр и его министерство водных путей",
        "отчёт Министерству водных путей о портах",
    ],
)
def test_a_full_name_may_be_read_as_its_acronym(expanded: Expanded, question: str) -> None:
    """Its words side by side, in any form, have the acronym as one more reading."""
    words = expanded(question)
    assert all(word.share == 1 for word in words)
    readings = [one for word in words for one in word.readings if one.term == "мвп"]
    assert len(readings) == 3
    assert {one.kind for one in readings} == {ReadingKind.ACRONYM}
    assert 0 < readings[0].weight < 1


@pytest.mark.parametrize(
    "question",
    [
        "водные пути",
        "путей водных министерство",
        "министерство новых водных путей",
        "Министерство обороны",
        "кот и пёс",
        "the cat and the dog",
        "Cat people",
        "THE CAT AND THE DOG WENT OUT",
        "who is there",
        "",
    ],
)
def test_what_names_no_acronym_stays_as_it_is(expanded: Expanded, question: str) -> None:
    """Parts of a name, words in another order and ordinary words are what they are."""
    words = expanded(question)
    assert added(words) == set()
    assert all(word.share == 1 for word in words)


def test_capitals_tell_an_acronym_from_a_word(expanded: Expanded) -> None:
    """A small word or an ordinary one is an acronym where it is written like one."""
    assert added(expanded("What is the WHO?")) == {"world", "harbour", "organization"}
    assert {"centre", "arctic", "trade"} <= added(expanded("What does CAT do?"))


def test_a_plural_is_the_same_acronym(expanded: Expanded) -> None:
    """English acronyms find each other in both numbers."""
    for question in ("What is an NGO?", "Which NGOs met?", "which ngos met"):
        words = expanded(question)
        assert {"ngo", "ngos"} <= {term for word in words for term in word.terms}
        assert {"non", "governmental"} <= added(words)
    assert {"ngo", "ngos"} <= added(expanded("Which non-governmental observers met?"))


def test_several_full_names_share_by_how_often_they_stand(expanded: Expanded) -> None:
    """What more passages give counts more, and all together count as one word."""
    words = expanded("Who heads the BIW?")[1:]
    assert sum(word.share for word in words) == pytest.approx(1)
    shares = {word.terms[-1]: word.share for word in words}
    assert shares["bureau"] == pytest.approx(2 / 3 / 4)
    assert shares["basin"] == pytest.approx(1 / 3 / 4)
    assert shares["water"] == pytest.approx(1 / 4)
    often = expanded("the Bureau of Inland Waters")[0].readings[-1].weight
    assert expanded("the Basin of Indus Waters")[0].readings[-1].weight == pytest.approx(often / 2)


def test_only_collections_that_may_be_read_tell_anything(expanded: Expanded) -> None:
    """What stands in closed documents neither shows nor weighs."""
    assert added(expanded("Что такое ТСЛ?")) == set()
    assert added(expanded("Что такое ТСЛ?", "closed")) == {"тайный", "совет", "лоцман"}
    assert added(expanded("Что делает МВП?")) == {"министерство", "водный", "путь"}
    assert "вестник" in added(expanded("Что делает МВП?", "open", "closed"))


def test_an_acronym_beside_its_name_is_told_already(expanded: Expanded) -> None:
    """Who types both has no words added, only readings."""
    assert len(expanded("МВП, Министерство водных путей")) == 4


def test_nothing_is_removed(expanded: Expanded) -> None:
    """Whatever is added, each word that was typed is there with its own readings first."""
    for question in ("Порт МВП Лимана", "Министерство водных путей BIW", "МВП РК"):
        words = expanded(question)
        for typed in question.split():
            (first, *_) = [word for word in words if word.typed == typed]
            assert first.readings[0].kind is ReadingKind.LEMMA


def test_passages_are_found_by_what_was_not_typed(
    collection: Collection, analyzer: Analyzer, expanded: Expanded
) -> None:
    """An acronym finds the passage that spells it out, a full name the one that doesn't."""
    with closing(open_searcher(collection.data, analyzer)) as searcher:
        ranker = SegmentRanker(searcher.snapshot)

        def found(question: str) -> list[str]:
            weights: dict[str, float] = {}
            for word in expanded(question):
                for one in word.readings:
                    weights[one.term] = weights.get(one.term, 0.0) + word.share * one.weight
            keys = [one.passage for one in ranker.top(weights, Filters("ru"), 3)]
            return [" ".join(one.passage.text.split()[:2]) for one in collection.passages.get(keys)]

        assert found("Откуда гости МВП?")[0] == "Министерство водных"
        assert "Представитель МВП" in found("Министерство водных путей")
