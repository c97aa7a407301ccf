"""Answers that stand in the other language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.search.conftest import places

if TYPE_CHECKING:
    from pathlib import Path

    from index.search import Searcher
    from tests.search.conftest import Opened, Shelf

TEXTS = {
    "port_en.txt": (
        "The envoy praised the harbour of Lisbon.\n\n"
        "Two ships brought copper from the colonies.\n\n"
        "The council voted for a new lighthouse.\n"
    ),
    "port_ru.txt": (
        "Посланник похвалил гавань Лиссабона.\n\n"
        "Два корабля привезли медь из колоний.\n\n"
        "Совет проголосовал за новый маяк.\n"
    ),
    "festival_ru.txt": (
        "На фестивале в Самарканде оркестр играл всю ночь.\n\n"
        "Дирижёр Жаркынбеков получил премию за симфонию.\n"
    ),
    "trade_en.txt": (
        "Merchants in Bergen sold amber and whale oil.\n\n"
        "The price of amber doubled when the frontier closed.\n"
    ),
    "trade_ru.txt": "Купцы в Бергене продавали янтарь, и цена янтаря удвоилась.\n",
    "rivers_ru.txt": "Плотина на реке Нурек даёт электричество долине.\n",
}
WORDS = [
    ("harbour", "гавань"),
    ("praise", "похвалить"),
    ("copper", "медь"),
    ("ship", "корабль"),
    ("festival", "фестиваль"),
    ("orchestra", "оркестр"),
    ("conductor", "дирижёр"),
    ("prize", "премия"),
    ("symphony", "симфония"),
    ("amber", "янтарь"),
    ("price", "цена"),
    ("merchant", "купец"),
    ("dam", "плотина"),
    ("electricity", "электричество"),
    ("valley", "долина"),
]


@pytest.fixture(scope="module")
def data(shelf: Shelf) -> Path:
    """Documents with versions, without, and with a version that nobody linked; a dictionary."""
    entries = [(en, ru.replace("ё", "е")) for en, ru in WORDS]
    return shelf(TEXTS, linked=[("port_en.txt", "port_ru.txt")], words=entries)


@pytest.fixture
def searcher(data: Path, opened: Opened) -> Searcher:
    """What searches them."""
    return opened(data)


@pytest.mark.parametrize("lang", [None, "en", "ru"])
@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("Which orchestra played at the festival in Samarkand?", ("festival_ru.txt", 1)),
        ("Which prize did the conductor Zharkynbekov get?", ("festival_ru.txt", 2)),
        ("Which dam gives the valley electricity?", ("rivers_ru.txt", 1)),
    ],
)
def test_what_one_language_alone_has_is_found_in_the_other(
    searcher: Searcher, question: str, lang: str | None, found: tuple[str, int]
) -> None:
    """By the dictionary and by the sound of names, whatever language the answer is to be in."""
    answer = searcher.ask(question, lang=lang)
    assert places(answer)[0] == found
    assert answer.answered


def test_a_russian_question_finds_what_is_in_english_alone(searcher: Searcher) -> None:
    """The same the other way round."""
    answer = searcher.ask("Когда граница закрылась, что стало с ценой янтаря (amber frontier)?")
    assert ("trade_en.txt", 2) in places(answer)
    assert answer.answered


@pytest.mark.parametrize(
    ("question", "lang", "best"),
    [
        ("Who praised the harbour of Lisbon?", "en", ("port_en.txt", 1)),
        ("Who praised the harbour of Lisbon?", "ru", ("port_ru.txt", 1)),
        ("Кто похвалил гавань?", "en", ("port_en.txt", 1)),
        ("Кто похвалил гавань?", "ru", ("port_ru.txt", 1)),
    ],
)
def test_versions_are_shown_in_the_language_asked_for(
    searcher: Searcher, question: str, lang: str, best: tuple[str, int]
) -> None:
    """Whatever language the question was typed in; neither passage twice."""
    answer = searcher.ask(question, lang=lang)
    assert answer.answered
    assert places(answer)[0] == best
    assert len({number for name, number in places(answer) if name.startswith("port")}) == len(
        [name for name, _ in places(answer) if name.startswith("port")]
    )


@pytest.mark.parametrize(
    ("question", "best", "version"),
    [
        ("Where did merchants sell amber?", "trade_en.txt", "trade_ru.txt"),
        ("Где купцы продавали янтарь?", "trade_ru.txt", "trade_en.txt"),
    ],
)
def test_an_unlinked_version_stands_below(
    searcher: Searcher, question: str, best: str, version: str
) -> None:
    """An answer in the asker's language that is sure has nothing of the other above it."""
    names = [name for name, _ in places(searcher.ask(question))]
    assert names[0] == best
    if version in names:
        assert names.index(version) > 0


def test_a_version_is_a_second_witness(shelf: Shelf, opened: Opened) -> None:
    """Of two passages that hold the same of a question, the one whose version does too is first."""
    texts = {
        "a_en.txt": "The copper was sold in spring.\n",
        "b_en.txt": "The copper was sold in spring.\n",
        "b_ru.txt": "Медь продали весной.\n",
    }
    searcher = opened(shelf(texts, linked=[("b_en.txt", "b_ru.txt")], words=[("copper", "медь")]))
    answer = searcher.ask("Where was the copper sold?")
    assert [name for name, _ in places(answer)] == ["b_en.txt", "a_en.txt"]


def test_words_that_the_other_language_alone_has_are_not_called_missing(
    searcher: Searcher,
) -> None:
    """A word stands somewhere if what it means does."""
    assert searcher.ask("electricity from the dam").unknown == ()
    assert searcher.ask("оркестр и merchants").unknown == ()


def test_what_a_closed_version_holds_is_no_witness(shelf: Shelf, opened: Opened) -> None:
    """A question is not answered by words that stand in closed documents alone."""
    texts = {"en.txt": "The envoy praised the harbour.\n"}
    closed = {"ru.txt": "Посланник похвалил гавань и купил медь.\n"}
    searcher = opened(shelf(texts, closed=closed, words=WORDS))
    answer = searcher.ask("медь", lang="en", collections=frozenset({"main"}))
    assert not answer.hits
    assert answer.unknown == ("медь",)
