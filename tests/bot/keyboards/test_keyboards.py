"""Keyboards: which buttons stand where, and what each carries."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from bot.keyboards import (
    Around,
    Back,
    Blame,
    ChooseLanguage,
    Explain,
    Labels,
    ListSources,
    Reason,
    Show,
    Vote,
    after_bad,
    below_answer,
    below_sources,
    below_surroundings,
    decode,
    languages,
)

if TYPE_CHECKING:
    from telegram import InlineKeyboardMarkup

    from bot.keyboards import Action
    from index.localization import Catalogues


@pytest.fixture
def labels(catalogues: Catalogues) -> Labels:
    """What buttons say in Russian."""
    return Labels(catalogues, "ru")


def page(**facts: object) -> SimpleNamespace:
    """A page of an answer with five passages, the second of two, shown in Russian."""
    usual = {
        "passages": (1, 2, 3, 4, 5),
        "shown": "ru",
        "turns": ("en",),
        "page": 1,
        "first": 3,
        "more": True,
    }
    return SimpleNamespace(**{**usual, **facts})


def rows(keyboard: InlineKeyboardMarkup | None) -> list[list[tuple[str, Action | None]]]:
    """What the buttons say and mean, row by row."""
    assert keyboard is not None
    return [
        [(button.text, decode(str(button.callback_data))) for button in row]
        for row in keyboard.inline_keyboard
    ]


def test_an_answer_has_languages_context_pages_and_votes(labels: Labels) -> None:
    """Below an answer stand its other language, its context, the pages around it, and votes."""
    assert rows(below_answer(9, page(), labels)) == [
        [("По-английски", Show(9, 1, "en")), ("В контексте", Around(9, 3))],
        [
            ("◂ Назад", Show(9, 0, "ru")),
            ("Ещё ▸", Show(9, 2, "ru")),
            ("👍", Vote(9, up=True)),
            ("👎", Vote(9, up=False)),
        ],
    ]


def test_a_lone_page_has_no_pages_around_it(labels: Labels) -> None:
    """Buttons that would lead nowhere are not there."""
    lone = page(page=0, more=False, turns=(), passages=())
    assert rows(below_answer(9, lone, labels)) == [
        [("👍", Vote(9, up=True)), ("👎", Vote(9, up=False))]
    ]


def test_who_may_be_told_is_offered_why(labels: Labels) -> None:
    """Who runs what an answer quotes finds a row more below it, that asks how it came about."""
    lone = page(page=0, more=False, turns=(), passages=())
    *_, last = rows(below_answer(9, lone, labels, explained=True))
    assert last == [("Почему такой ответ?", Explain(9))]


def test_surroundings_lead_back(labels: Labels) -> None:
    """Below surroundings stands the way back to the page that they came from."""
    back = Back(9, 1, "en")
    assert rows(below_surroundings(back, labels)) == [[("◂ К ответу", back)]]


def test_what_was_wrong_is_asked_in_rows(labels: Labels) -> None:
    """After 👎 stand the reasons, one a row, and the way back."""
    back = Back(9, 1, "en")
    asked = [row[0][1] for row in rows(after_bad(back, labels, matched=True))]
    assert asked == [*(Blame(9, reason) for reason in Reason), back]


def test_a_match_that_is_not_there_is_not_to_blame(labels: Labels) -> None:
    """Without an other-language version, the reason about it is left out."""
    asked = [row[0][1] for row in rows(after_bad(Back(9, 0, "ru"), labels, matched=False))]
    assert Blame(9, Reason.MATCH) not in asked
    assert len(asked) == 4


def test_documents_are_paged(labels: Labels) -> None:
    """The list of documents has the pages before and after, where there are any."""
    assert rows(below_sources(1, 17, 8, labels)) == [
        [("◂ Назад", ListSources(0)), ("Ещё ▸", ListSources(2))]
    ]
    assert rows(below_sources(2, 17, 8, labels)) == [[("◂ Назад", ListSources(1))]]
    assert rows(below_sources(99, 17, 8, labels)) == [[("◂ Назад", ListSources(1))]]
    assert below_sources(0, 8, 8, labels) is None
    assert below_sources(0, 0, 8, labels) is None


def test_languages_are_named_in_themselves(labels: Labels) -> None:
    """Each language has a button that its speakers can read."""
    assert rows(languages(("en", "ru"), labels)) == [
        [("English", ChooseLanguage("en"))],
        [("Русский", ChooseLanguage("ru"))],
    ]
