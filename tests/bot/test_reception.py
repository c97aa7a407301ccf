"""Who is let in, and which language is theirs."""

from __future__ import annotations

import datetime as dt

import pytest
from telegram import Chat, Message, Update, User

from bot.access import Access
from bot.handlers.reception import Reception

RECEPTION = Reception(Access(frozenset({"main"})), ("en", "ru"), "en")


def update(kind: str = "private", tag: str | None = None) -> Update:
    """A text from somebody."""
    user = User(7, "P", is_bot=False, language_code=tag)
    now = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    return Update(1, message=Message(1, now, Chat(7, kind), from_user=user, text="?"))


@pytest.mark.parametrize(
    ("tag", "lang"),
    [("ru-RU", "ru"), ("ru", "ru"), ("RU_ru", "ru"), ("en-GB", "en"), ("kk", "en"), (None, "en")],
)
def test_the_language_is_that_of_the_app(tag: str | None, lang: str) -> None:
    """A tag such as ru-RU is its language; one that the bot does not speak is the default."""
    visitor = RECEPTION.admit(update(tag=tag))
    assert visitor is not None
    assert visitor.lang == lang


@pytest.mark.parametrize(("text", "lang"), [("Когда?", "ru"), ("When?", "en"), ("2026?", "ru")])
def test_what_a_person_writes_decides(text: str, lang: str) -> None:
    """A text's own language comes before the app's, which serves where a text has no letters."""
    visitor = RECEPTION.admit(update(tag="ru"))
    assert visitor is not None
    assert RECEPTION.language(visitor, text) == lang


@pytest.mark.parametrize("kind", ["group", "supergroup", "channel"])
def test_nobody_else_is_let_in(kind: str) -> None:
    """What is written in groups and channels has no visitor behind it."""
    assert RECEPTION.admit(update(kind)) is None


def test_an_update_of_nobody_has_no_visitor() -> None:
    """An update without a person, or that is none at all, is let pass without an answer."""
    assert RECEPTION.admit(Update(1)) is None
    assert RECEPTION.admit(None) is None
