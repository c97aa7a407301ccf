"""Reported matches, and who settles them."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

import pytest

from bot.errors import CurationFailed
from bot.handlers.administration.reviews import Reviews
from bot.keyboards import Judge, decode
from bot.state import ReviewedSide
from index.errors import ChangedPassage, TolmachError
from tests.bot.administration.room import CURATOR, GROUP, ROOT, STRANGER
from tests.support.bot_api.markup import parse_html

if TYPE_CHECKING:
    from bot.curation import Curation, JudgedPassages
    from bot.handlers.callbacks import Alert
    from tests.bot.administration.room import Room

A = ReviewedSide("a.txt", "en", (1, 2), ("First <b>one</b>.", "Second one."))
B = ReviewedSide("b.txt", "ru", (3,), ("Первый.",))


@dataclass
class Judging:
    """Notes verdicts, or fails at each."""

    error: TolmachError | None = None
    judged: list[tuple[str, str, bool, str]] = field(default_factory=list)

    async def judge(
        self,
        a: JudgedPassages,
        b: JudgedPassages,
        confirmed: bool,  # noqa: FBT001 - as what it stands for
        person: str,
    ) -> None:
        """Notes a verdict."""
        await asyncio.sleep(0)
        if self.error is not None:
            raise self.error
        self.judged.append((a.doc, b.doc, confirmed, person))


@pytest.fixture
def judging() -> Judging:
    """What verdicts are handed on to."""
    return Judging()


@pytest.fixture
def reviews(room: Room, judging: Judging) -> Reviews:
    """The handlers."""
    return Reviews(room.desk, room.state, cast("Curation", judging), room.notices)


async def judge(room: Room, reviews: Reviews, user: int, *, confirmed: bool) -> Alert | None:
    """What a press is answered with."""
    query, visitor = await room.press(user, Judge(1, confirmed))
    return await reviews.judge(query, visitor, Judge(1, confirmed))


async def test_a_report_comes_to_admins_who_have_started_the_bot(
    room: Room, reviews: Reviews
) -> None:
    """Both passages with their sources, once a pair, to each admin of its collection."""
    await room.state.people.met(CURATOR)
    await room.state.people.met(STRANGER)
    await reviews.report(A, B, "treaties")
    await reviews.report(B, A, "treaties")
    await reviews.report(A, B, "secret")
    [(chat, text, keyboard)] = room.telegram.sent
    assert chat == CURATOR
    parsed = parse_html(text)
    assert "First <b>one</b>.\nSecond one." in parsed.text
    assert "a.txt, passages 1–2" in parsed.text
    assert "b.txt, passage 3" in parsed.text
    assert keyboard is not None
    actions = [decode(cast("str", one.callback_data)) for one in keyboard.inline_keyboard[0]]
    assert actions == [Judge(1, confirmed=True), Judge(1, confirmed=False)]


@pytest.mark.parametrize("confirmed", [True, False])
async def test_an_admin_settles_it(
    room: Room, reviews: Reviews, judging: Judging, *, confirmed: bool
) -> None:
    """The verdict goes where links are made, under a pseudonym, and the message tells it."""
    await reviews.report(A, B, "treaties")
    assert await judge(room, reviews, CURATOR, confirmed=confirmed) is None
    person = f"telegram:{room.state.pseudonym(CURATOR)}"
    assert judging.judged == [("a.txt", "b.txt", confirmed, person)]
    text, keyboard = room.telegram.edited[-1]
    assert text.startswith("Confirmed" if confirmed else "Rejected")
    assert keyboard is None
    assert await room.state.reviews.waiting(None) == ()


async def test_the_first_word_counts(room: Room, reviews: Reviews, judging: Judging) -> None:
    """Of two admins who press at one moment, one settles it and the other is told so."""
    await reviews.report(A, B, "treaties")
    notices = await asyncio.gather(
        judge(room, reviews, CURATOR, confirmed=False),
        judge(room, reviews, ROOT, confirmed=True),
    )
    assert len(judging.judged) == 1
    assert sorted(notice.text for notice in notices if notice is not None) == [
        "Another admin has settled this already."
    ]
    outcome = "Rejected" if not judging.judged[0][2] else "Confirmed"
    assert all(text.startswith(outcome) for text, _ in room.telegram.edited)


async def test_nobody_else_settles_anything(room: Room, reviews: Reviews, judging: Judging) -> None:
    """Forged presses of strangers, of other collections' admins, of no report: the same words."""
    await reviews.report(A, B, "secret")
    for user in (STRANGER, CURATOR):
        notice = await judge(room, reviews, user, confirmed=False)
        assert notice == room.desk.gone((await room.press(user, Judge(1, confirmed=False)))[1])
    query, visitor = await room.press(ROOT, Judge(99, confirmed=True))
    assert await reviews.judge(query, visitor, Judge(99, confirmed=True)) is not None
    query, visitor = await room.press(ROOT, Judge(1, confirmed=True), chat_id=GROUP)
    assert await reviews.judge(query, visitor, Judge(1, confirmed=True)) is not None
    assert judging.judged == []
    assert len(await room.state.reviews.waiting(None)) == 1


async def test_documents_that_changed_leave_nothing_to_settle(
    room: Room, reviews: Reviews, judging: Judging
) -> None:
    """Where a passage says something else by now, the report is closed."""
    judging.error = ChangedPassage(doc="a.txt", number=1)
    await reviews.report(A, B, "treaties")
    assert await judge(room, reviews, CURATOR, confirmed=True) is None
    assert room.telegram.edited[-1][0].startswith("The documents have changed")
    assert await room.state.reviews.waiting(None) == ()


async def test_a_failure_leaves_it_to_be_settled(
    room: Room, reviews: Reviews, judging: Judging
) -> None:
    """Where nothing could be noted, the report goes on waiting, and the press says so."""
    judging.error = CurationFailed(cause="died")
    await reviews.report(A, B, "treaties")
    notice = await judge(room, reviews, CURATOR, confirmed=True)
    assert notice is not None
    assert "try again" in notice.text
    judging.error = None
    assert await judge(room, reviews, CURATOR, confirmed=True) is None


async def test_what_waits_can_be_asked_for(room: Room, reviews: Reviews) -> None:
    """The command brings an admin the reports of the own collections."""
    await reviews.report(A, B, "treaties")
    await reviews.report(A, ReviewedSide("c.txt", "ru", (1,), ("Второй.",)), "secret")
    await reviews.waiting(room.message(CURATOR, "/reviews"), room.context())
    assert room.post.last == "1 reported match is waiting."
    assert len(room.telegram.sent) == 1
    await reviews.waiting(room.message(ROOT, "/reviews"), room.context())
    assert len(room.telegram.sent) == 3
    await reviews.waiting(room.message(STRANGER, "/reviews"), room.context())
    assert len(room.unknown) == 1
