"""How a question may be meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analysis import Analyzer
from index.model import CorrectionKind
from index.search.query import parse
from tests.search.conftest import places

if TYPE_CHECKING:
    from pathlib import Path

    from index.search import Searcher
    from index.search.meanings import Meaning
    from tests.search.conftest import Opened, Shelf

ANALYZER = Analyzer()
TEXTS = {
    "en.txt": "The ambassador of Kazakhstan met the committee in Lisbon.\n",
    "ru.txt": "Посол Казахстана встретил привет в Лиссабоне.\n",
}


@pytest.fixture(scope="module")
def searcher(shelf: Shelf, opened: Opened) -> Searcher:
    """What searches two small documents."""
    data: Path = shelf(TEXTS)
    return opened(data)


def meanings(
    searcher: Searcher, question: str, *, after: str | None = None, lang: str | None = None
) -> list[Meaning]:
    """The meanings of a question, likeliest first."""
    found = searcher._meanings.of(question, after=after, lang=lang, fallback="en", collections=None)
    return list(found)


def test_a_question_that_follows_none_has_one_meaning(searcher: Searcher) -> None:
    """What it says is what was typed, its operators beside it."""
    (meaning,) = meanings(searcher, 'ambassador -Lisbon +"the committee"')
    assert meaning.question == 'ambassador -Lisbon +"the committee"'
    assert [word.typed for word in meaning.query.words] == ["ambassador", "the", "committee"]
    assert [one.text for one in meaning.constraints.excluded] == ["Lisbon"]
    assert meaning.corrections == ()


def test_a_question_that_leans_on_another_is_read_with_it_alone(searcher: Searcher) -> None:
    """One that may stand by itself is read so first."""
    leaning = meanings(searcher, "And in Lisbon?", after="Where is the ambassador of Kazakhstan?")
    assert [word.typed for word in leaning[0].query.words][-1] == "Lisbon"
    assert len(leaning[0].query.words) > 1
    alone = meanings(searcher, "Who met the committee in Lisbon?", after="Where is the ambassador?")
    assert alone[0].question == "Who met the committee in Lisbon?"


@pytest.mark.parametrize(
    ("question", "lang", "read_in"),
    [
        ("ghbdtn", None, "ru"),
        ("ghbdtn", "en", "en"),
        ("posol kazahstana", "en", "en"),
        ("фьифыыфвщк", None, "en"),
        ("фьифыыфвщк", "ru", "ru"),
    ],
)
def test_a_correction_is_answered_in_the_language_asked_for(
    searcher: Searcher, question: str, lang: str | None, read_in: str
) -> None:
    """Who said which language to answer in gets it, whatever was mistyped in which."""
    (meaning, *_) = meanings(searcher, question, lang=lang)
    unknown = [word.typed for word in meaning.query.words]
    corrected = list(searcher._meanings.corrected(meaning, unknown, None))
    assert corrected
    assert {one.query.lang for one in corrected} == {read_in}


def test_a_correction_keeps_what_was_typed_beside_it(searcher: Searcher) -> None:
    """Operators hold for the question put right as they did for the one typed."""
    typed = "ghbdtn in:ru.txt -Lisbon"
    (meaning,) = meanings(searcher, typed)
    (first, *_) = searcher._meanings.corrected(meaning, ["ghbdtn"], None)
    assert first.question == typed
    assert first.constraints.names == meaning.constraints.names
    assert first.constraints.excluded == meaning.constraints.excluded
    assert [one.kind for one in first.corrections] == [CorrectionKind.LAYOUT]
    assert places(searcher.ask(typed)) == [("ru.txt", 1)]
    assert not searcher.ask("ghbdtn in:en.txt").hits


@given(st.text(max_size=40) | st.text("İßǅﬀЁ aB-", max_size=20))
def test_each_word_is_what_stands_at_its_place(question: str) -> None:
    """Whatever letters there are, capitals throughout too."""
    for typed in (question, question.upper()):
        for word in parse(typed, ANALYZER, lang=None, fallback="en").words:
            assert 0 <= word.span.start < word.span.end <= len(typed)
            assert typed[slice(*word.span)] == word.typed
            assert 0 < word.share <= 1


@pytest.mark.parametrize(
    ("question", "typed"),
    [
        ("İSTANBUL AND ANKARA", ["İSTANBUL", "ANKARA"]),
        ("İİİ İZMİR VS BURSA", ["İİİ", "İZMİR", "VS", "BURSA"]),
    ],
)
def test_capitals_that_grow_in_small_letters_shift_nothing(question: str, typed: list[str]) -> None:
    """A letter that is two in small letters leaves the words behind it where they stand."""
    words = parse(question, ANALYZER, lang=None, fallback="en").words
    assert [word.typed for word in words] == typed


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Who is in Mexico?", ["Mexico"]),
        ("Mexico: who went to Mexico?", ["Mexico"]),
        ("WHO WENT TO MEXICO", []),
        ("Mexico", []),
        ("the treaty of 1998", ["1998"]),
        ("who wrote «of war and peace»", ["war", "peace"]),
    ],
)
def test_names_are_told_by_capitals_figures_and_quotes(question: str, names: list[str]) -> None:
    """Anywhere but where every word has a capital; once is enough."""
    words = parse(question, ANALYZER, lang=None, fallback="en").words
    assert [word.typed for word in words if word.name] == names


def test_a_phrase_that_was_mistyped_is_put_right_too(searcher: Searcher) -> None:
    """But for one whose form was asked for: that is meant as it stands."""
    assert places(searcher.ask('"ghbdtn"')) == [("ru.txt", 1)]
    assert places(searcher.ask('+"vtn the comittee" ambassador')) == []
    assert searcher.ask('="ghbdtn"').hits == ()
