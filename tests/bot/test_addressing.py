"""What of a group's messages is a question to the bot, and what it is."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.addressing import (
    Entity,
    Heard,
    Me,
    Question,
    Replied,
    Said,
    command_of,
    plain,
    question_of,
)

ME = Me(77, "Tolmach_bot")
COLLEAGUE = 5


def units(text: str) -> int:
    """The length of a text as Telegram counts it."""
    return len(text.encode("utf-16-le")) // 2


def said(text: str, *marked: tuple[str, str], mentioned: int | None = None) -> Said:
    """A text in which parts are marked as entities of a kind; the first place of each."""
    entities = [
        Entity(
            kind,
            units(text[: text.index(part)]),
            units(part),
            mentioned if "text" in kind else None,
        )
        for kind, part in marked
    ]
    return Said(text, tuple(entities))


def command(text: str) -> Said:
    """A text that begins with a command."""
    return said(text, ("bot_command", text.split(maxsplit=1)[0]))


def mention(text: str, name: str = "@tolmach_bot") -> Said:
    """A text that names the bot, or somebody else."""
    return said(text, ("mention", name))


MINE = Replied(40, ME.id, Said("An answer."))
THEIRS = Replied(41, COLLEAGUE, Said("When is the summit?"))


@pytest.mark.parametrize(
    ("heard", "asked"),
    [
        (Heard(command("/ask When?")), Question("When?")),
        (Heard(command("/ask@tolmach_bot When?")), Question("When?")),
        (Heard(command("/ASK@TOLMACH_BOT\nWhen?")), Question("When?")),
        (Heard(command("/ask")), Question("")),
        (Heard(command("/ask"), replied=THEIRS), Question("When is the summit?")),
        (Heard(command("/ask"), replied=THEIRS, quote="the summit"), Question("the summit")),
        (Heard(command("/ask And where?"), replied=THEIRS), Question("And where?")),
        (Heard(command("/ask and in 2026?"), replied=MINE), Question("and in 2026?", 40)),
        (Heard(command("/ask"), replied=MINE), Question("", 40)),
        (Heard(Said("а когда?"), replied=MINE), Question("а когда?", 40)),
        (Heard(mention("@tolmach_bot, When?")), Question("When?")),
        (Heard(mention("@Tolmach_Bot — когда?", "@Tolmach_Bot")), Question("когда?")),
        (Heard(mention("When is the summit, @tolmach_bot?")), Question("When is the summit?")),
        (Heard(mention("😀🇰🇿 @tolmach_bot When?")), Question("😀🇰🇿 When?")),
        (Heard(mention("@tolmach_bot")), Question("")),
        (Heard(mention("@tolmach_bot"), replied=THEIRS), Question("When is the summit?")),
        (Heard(mention("@tolmach_bot and then?"), replied=MINE), Question("and then?", 40)),
        (
            Heard(said("Tolmach, when?", ("text_mention", "Tolmach"), mentioned=ME.id)),
            Question("when?"),
        ),
        (
            Heard(command("/ask"), replied=Replied(9, COLLEAGUE, mention("@tolmach_bot When?"))),
            Question("When?"),
        ),
        (
            Heard(command("/ask"), replied=Replied(9, COLLEAGUE, command("/ask When?"))),
            Question("When?"),
        ),
        (Heard(command("/ask"), replied=Replied(9, COLLEAGUE, Said(""))), Question("")),
    ],
)
def test_what_is_meant_for_the_bot_is_a_question(heard: Heard, asked: Question) -> None:
    """Commands, replies and mentions ask; what only calls the bot is left out of the question."""
    assert question_of(heard, ME) == asked


@pytest.mark.parametrize(
    "heard",
    [
        Heard(Said("When is the summit?")),
        Heard(Said("When is the summit?"), replied=THEIRS),
        Heard(Said("")),
        Heard(Said(""), replied=MINE),
        Heard(Said("   "), replied=MINE),
        Heard(command("/ask@other_bot When?")),
        Heard(command("/ask@other_bot When?"), replied=MINE),
        Heard(command("/weather Astana")),
        Heard(command("/weather@other_bot Astana"), replied=MINE),
        Heard(command("/weather"), replied=MINE),
        Heard(
            said(
                "/weather for @tolmach_bot",
                ("bot_command", "/weather"),
                ("mention", "@tolmach_bot"),
            )
        ),
        Heard(said("I like /ask", ("bot_command", "/ask"))),
        Heard(Said("/ask When?")),
        Heard(Said("@tolmach_bot When?")),
        Heard(Said("a@tolmach_bot.example", (Entity("email", 0, 21),))),
        Heard(mention("@tolmach_bot2 When?", "@tolmach_bot2")),
        Heard(mention("@ivan When?", "@ivan")),
        Heard(said("Ivan, when?", ("text_mention", "Ivan"), mentioned=COLLEAGUE)),
        Heard(command("/ask When?"), secondhand=True),
        Heard(mention("@tolmach_bot When?"), secondhand=True),
        Heard(Said("and in 2026?"), secondhand=True, replied=MINE),
        Heard(
            said(
                "@tolmach_bot When?",
                ("blockquote", "@tolmach_bot When?"),
                ("mention", "@tolmach_bot"),
            )
        ),
        Heard(Said("When?", (Entity("mention", 400, 12), Entity("bot_command", 7, 9)))),
    ],
)
def test_nothing_else_is(heard: Heard) -> None:
    """Talk among colleagues, other bots' commands, and what was passed on are left alone."""
    assert question_of(heard, ME) is None


def test_a_mention_that_is_quoted_does_not_hide_one_that_is_not() -> None:
    """Who quotes a colleague's call and calls the bot below it is answered, the quote left in."""
    text = "@tolmach_bot When?\n@tolmach_bot this one"
    marks = (Entity("blockquote", 0, 18), Entity("mention", 0, 12), Entity("mention", 19, 12))
    asked = question_of(Heard(Said(text, marks)), ME)
    assert asked == Question("@tolmach_bot When? this one")


@pytest.mark.parametrize(
    ("text", "mine", "maybe"),
    [("/help", False, True), ("/help@Tolmach_Bot x", True, True), ("/help@other", False, False)],
)
def test_a_command_says_whose_it_is(text: str, mine: bool, maybe: bool) -> None:  # noqa: FBT001 - a table of facts
    """A command with a name is for that bot alone; one without may be for any."""
    found = command_of(command(text))
    assert found is not None
    assert found.name == "help"
    assert (found.is_for(ME), found.may_be_for(ME)) == (mine, maybe)


WORDS = st.text(st.characters(codec="utf-8"), max_size=30)
NAMES = st.sampled_from(["@tolmach_bot", "@TOLMACH_BOT", "@other_bot", "@tolmach"])


@given(before=WORDS, name=NAMES, after=WORDS)
def test_a_mention_is_found_wherever_it_stands(before: str, name: str, after: str) -> None:
    """The bot's own name is found by its offset, after letters of any width, and no other name."""
    marks = (Entity("mention", units(before), units(name)),)
    asked = question_of(Heard(Said(before + name + after, marks)), ME)
    assert (asked is not None) == (name.lower() == "@tolmach_bot")
    if asked is not None:
        kept = set(asked.text) - set(string.whitespace)
        assert kept <= set(before + after)


@given(
    text=st.text(st.characters(), max_size=40),
    marks=st.lists(
        st.builds(
            Entity,
            st.sampled_from(["mention", "text_mention", "bot_command", "blockquote", "bold"]),
            st.integers(0, 60),
            st.integers(1, 60),
            st.sampled_from([None, ME.id, COLLEAGUE]),
        ),
        max_size=5,
    ),
)
def test_no_marks_are_fatal(text: str, marks: list[Entity]) -> None:
    """Whatever is marked where, halves of surrogate pairs included, there is an outcome."""
    heard = Heard(Said(text, tuple(marks)))
    question_of(heard, ME)
    assert isinstance(plain(heard.said, ME), str)
