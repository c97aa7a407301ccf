"""What is past its time, and what a person wants forgotten, is nowhere in the files."""

from __future__ import annotations

import asyncio
import random
import sqlite3
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import Unwritable
from bot.state import (
    KEPT,
    ChatSettings,
    Grant,
    InVain,
    ReviewedSide,
    State,
    SubjectKind,
    database,
)
from bot.state.retention import _OF_A_PERSON, _PAST_ITS_TIME
from tests.bot.clock import Clock
from tests.bot.state.samples import NOW, answer, asked, side, stored_bytes

PERSON, OTHER, GROUP = 0x5A17C3D9E1, 0x3B66F0A2D4, -0x1234567890
WORDS, OTHERS_WORDS = "«Секретный вопрос» about Ozymandias", "A question about Ramesses"


async def leave_traces(state: State, user_id: int, words: str, update: int) -> None:
    """A person does everything that is remembered."""
    person = state.pseudonym(user_id)
    await state.inbox.take({update: f'{{"from": {user_id}, "text": "{words}"}}'})
    await state.inbox.about_to_send(update)
    given = answer(words, person, chat_id=user_id)
    await state.answers.record(given, asked(words, person), settles=update)
    await state.answers.record(answer(words, person, chat_id=GROUP), asked(words, person))
    await state.questions.note(asked(words, person, answered=False))
    await state.feedback.vote(given.id, person, up=False, reason="match")
    number = await state.reviews.report(side(f"EN {update}"), side(f"RU {update}"), "press")
    assert number is not None
    await state.reviews.settle(number, confirmed=True, by=person)
    await state.people.choose(user_id, "ru")
    await state.people.met(user_id)
    await state.chats.save(ChatSettings(user_id, lang="ru"))
    await state.subscriptions.subscribe(user_id, user_id)


def names(state: State, user_id: int) -> list[bytes]:
    """What a person can be told by in the bytes of a file: as text, and as SQLite's integer."""
    return [str(user_id).encode(), state.pseudonym(user_id).encode(), user_id.to_bytes(6, "big")]


async def test_a_forgotten_person_is_nowhere(path: Path, state: State) -> None:
    """Neither words, number nor pseudonym are left in any file; others' are, all of them."""
    await leave_traces(state, PERSON, WORDS, 1)
    await leave_traces(state, OTHER, OTHERS_WORDS, 2)
    assert all(name in stored_bytes(path) for name in names(state, PERSON))
    await state.forget_person(PERSON)
    left = stored_bytes(path)
    assert not [name for name in (*names(state, PERSON), b"Ozymandias") if name in left]
    assert all(name in left for name in (*names(state, OTHER)[1:], b"Ramesses"))
    assert await state.people.lang(PERSON) is None
    assert await state.people.lang(OTHER) == "ru"
    found = await state.questions.statistics(0, None)
    assert (found.asked, found.people, found.down) == (6, 1, 1)  # counted still, by nobody
    assert await state.questions.in_vain(0, None) == (InVain(OTHERS_WORDS, "en", 1),)


async def test_what_admins_granted_stays(state: State) -> None:
    """Leave to read is the institution's record, not the person's."""
    await state.grants.allow(Grant(SubjectKind.PERSON, PERSON, "press", OTHER))
    await state.forget_person(PERSON)
    assert await state.grants.of(SubjectKind.PERSON, PERSON) == {"press"}


async def test_the_wish_to_be_forgotten_is_forgotten_too(path: Path, state: State) -> None:
    """The update that asks for it, with the person's name in it, ends with it."""
    await state.inbox.take({5: f'{{"from": {PERSON}, "text": "/forgetme"}}'})
    await state.forget_person(PERSON, settles=5)
    assert str(PERSON).encode() not in stored_bytes(path)
    assert await state.inbox.count() == 0
    assert await state.inbox.take({5: "again"}) == frozenset()


async def test_what_is_past_its_time_is_nowhere(path: Path, clock: Clock) -> None:
    """Words and pseudonyms go; figures stay for a year, and then they go too."""
    async with State.open(path, clock, kept=KEPT) as state:
        await leave_traces(state, PERSON, WORDS, 1)
        await state.inbox.take({3: "Ozymandias, never worked on"})
        clock.now += KEPT + 1
        await leave_traces(state, OTHER, OTHERS_WORDS, 2)
        await state.sweep()
        assert b"Ozymandias" not in stored_bytes(path)
        assert await state.people.lang(PERSON) == "ru"  # what they chose is no matter of time
        rows = await state._database.rows(
            "SELECT asker FROM answers UNION SELECT asker FROM questions UNION"
            " SELECT voter FROM votes UNION SELECT settled_by FROM reviews"
        )
        assert {name for (name,) in rows if name} == {state.pseudonym(OTHER)}
        found = await state.questions.statistics(0, None)
        assert (found.asked, found.people, found.down) == (6, 1, 2)
        clock.now += 367 * 24 * 60 * 60
        await state.sweep()
        assert (await state.questions.statistics(0, None)).asked == 0
        for table in ("answers", "questions", "votes", "inbox", "ended"):
            assert await state._database.rows(f"SELECT * FROM {table}") == []  # noqa: S608 - of ours


async def test_what_has_ended_is_overwritten(path: Path) -> None:
    """An update that was worked on leaves no words in the file, whether or not it is swept."""
    async with State.open(path) as state:
        await state.inbox.take({number: f"Ozymandias {number}" for number in range(5)})
        for number in range(5):
            await state.inbox.drop(number)
    assert b"Ozymandias" not in stored_bytes(path)


async def test_settings_say_for_how_long(path: Path, clock: Clock) -> None:
    """What was asked goes when that many seconds have passed, and not before."""
    async with State.open(path, clock, kept=100) as state:
        given = answer(WORDS)
        await state.answers.record(given, asked(WORDS))
        clock.now += 100
        await state.sweep()
        assert await state.answers.recall(given.id, given.chat_id) == given
        clock.now += 1
        await state.sweep()
        assert b"Ozymandias" not in stored_bytes(path)


async def test_a_pair_stays_reported_when_its_texts_have_gone(state: State, clock: Clock) -> None:
    """What was settled is not asked again, though the texts are no longer kept."""
    a, b = side("EN"), side("RU")
    number = await state.reviews.report(a, b, "press")
    waiting = await state.reviews.report(a, ReviewedSide("x", "ru", (1,), ("other",)), "press")
    assert number is not None
    assert waiting is not None
    await state.reviews.settle(number, confirmed=True, by="admin")
    clock.now += KEPT + 1
    await state.sweep()
    assert await state.reviews.get(number) is None
    assert await state.reviews.report(a, b, "press") is None
    assert await state.reviews.get(waiting) is not None


async def test_a_failed_cleaning_is_told_and_done_by_the_next_sweep(
    path: Path, state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where there is no room to write the file anew, whoever wanted it forgotten learns of it."""

    def full(_: sqlite3.Connection) -> bool:
        raise sqlite3.OperationalError("database or disk is full")

    await leave_traces(state, PERSON, WORDS, 1)
    name = state.pseudonym(PERSON).encode()
    with monkeypatch.context() as patch:
        patch.setattr(database, "_scrub", full)
        with pytest.raises(Unwritable):
            await state.forget_person(PERSON)
    assert name in stored_bytes(path)
    await state.sweep()
    assert name not in stored_bytes(path)


async def test_a_reader_of_the_log_is_told_of(
    path: Path, state: State, caplog: pytest.LogCaptureFixture
) -> None:
    """While another program reads, the log can't be cut: one line says so, and nothing fails."""
    await leave_traces(state, PERSON, WORDS, 1)
    await state._database._writer.execute("PRAGMA busy_timeout = 10")
    async with State.open(path) as other:
        await other._database._reader.execute("BEGIN")
        await other.inbox.count()
        await state.forget_person(PERSON)
        assert "read by another program" in caplog.text
        await other._database._reader.execute("COMMIT")
    await state.sweep()
    assert state.pseudonym(PERSON).encode() not in stored_bytes(path)


@settings(max_examples=12, deadline=None)
@given(seed=st.integers(0, 2**32), steps=st.integers(1, 200))
def test_no_order_of_writes_leaves_a_trace(seed: int, steps: int) -> None:
    """However rows were moved between pages, a forgotten person's words are in none of them."""

    async def live(path: Path) -> None:
        chance = random.Random(seed)  # noqa: S311 - a repeatable order, no secret
        async with State.open(path, Clock(NOW)) as state:
            people = {1: "FORGOTTEN", 2: "REMEMBERED", 3: "REMEMBERED"}
            remembered = 0
            for _ in range(steps):
                user_id = chance.choice(list(people))
                words = people[user_id] + "x" * chance.choice((1, 50, 900, 5000))
                remembered += user_id != 1
                name = state.pseudonym(user_id)
                await state.answers.record(
                    answer(words, name, chat_id=user_id), asked(words, name, answered=False)
                )
            before = state.pseudonym(1)
            await state.forget_person(1)
            left = stored_bytes(path)
            assert b"FORGOTTEN" not in left
            assert before.encode() not in left
            assert left.count(b"REMEMBERED") >= 2 * remembered
            assert (await state.questions.statistics(0, None)).asked == steps

    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(live(Path(folder) / "bot.db"))


async def test_each_table_is_dealt_with(state: State) -> None:
    """Whoever adds a table decides what it says of people, and what becomes of that."""
    rows = await state._database.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")
    of_people = {"answers", "questions", "votes", "people", "reviews", "chats", "subscriptions"}
    of_updates = {"inbox", "ended"}  # these go with their work, at the latest when time is up
    of_admins = {"grants", "invitations"}
    of_nobody = {"secret", "scopes", "sqlite_sequence"}
    assert {name for (name,) in rows} == of_people | of_updates | of_admins | of_nobody
    swept = {table for table in of_people | of_updates if f" {table} " in " ".join(_PAST_ITS_TIME)}
    forgotten = {table for table in of_people if f" {table} " in " ".join(_OF_A_PERSON)}
    assert swept == of_people - {"people", "subscriptions"} | of_updates
    assert forgotten == of_people
