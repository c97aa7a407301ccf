"""Groups, people and subscriptions: what they chose, and where nothing is sent any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.state import ChatSettings, Grant, State, SubjectKind, Subscription
from tests.bot.state.samples import NOW, answer, asked

if TYPE_CHECKING:
    from pathlib import Path

    from tests.bot.clock import Clock

OLD, NEW = -100, -1_000_000_000_100
DAY = 24 * 60 * 60


def chosen(chat_id: int) -> ChatSettings:
    """Settings that somebody chose."""
    return ChatSettings(chat_id, "Press “office”", "ru", frozenset({"press"}), admins_only=True)


async def test_a_groups_settings_are_kept(state: State) -> None:
    """What was never set is as by default; what was set is found as it was set."""
    assert await state.chats.get(OLD) == ChatSettings(OLD)
    nothing_to_read = ChatSettings(OLD, collections=frozenset())
    for settings in (chosen(OLD), nothing_to_read, ChatSettings(OLD, present=False)):
        await state.chats.save(settings)
        assert await state.chats.get(OLD) == settings


async def test_a_group_takes_everything_along(state: State) -> None:
    """Settings, grants, subscriptions and answers go with a group that becomes a supergroup."""
    given = answer(chat_id=OLD)
    await state.chats.save(chosen(OLD))
    await state.answers.record(given, asked())
    await state.subscriptions.subscribe(OLD, 1)
    for kind in (SubjectKind.CHAT, SubjectKind.MEMBERS):
        await state.grants.allow(Grant(kind, OLD, "press", 1))
    await state.grants.allow(Grant(SubjectKind.CHAT, NEW, "press", 2))
    await state.chats.left(OLD)
    await state.subscriptions.subscribe(OLD, 1)
    await state.chats.save(ChatSettings(NEW, "made by an update that came before"))

    await state.chats.migrate(OLD, NEW)
    assert await state.chats.get(NEW) == chosen(NEW)
    assert await state.chats.get(OLD) == ChatSettings(OLD)
    for kind in (SubjectKind.CHAT, SubjectKind.MEMBERS):
        assert await state.grants.of(kind, NEW) == {"press"}
        assert await state.grants.of(kind, OLD) == frozenset()
    assert [one.chat_id for one in await state.subscriptions.due(NOW + 1)] == [NEW]
    assert await state.answers.recall(given.id, NEW) is not None
    assert await state.answers.recall(given.id, OLD) is None


async def test_a_move_that_is_told_twice_is_one(state: State) -> None:
    """What was set since is not undone when the other group tells of the move too."""
    await state.chats.save(chosen(OLD))
    await state.chats.migrate(OLD, NEW)
    changed = ChatSettings(NEW, "Press office", "en")
    await state.chats.save(changed)
    await state.chats.migrate(OLD, NEW)
    assert await state.chats.get(NEW) == changed


async def test_a_group_that_is_told_as_left_after_its_move_changes_nothing(state: State) -> None:
    """The bot is gone from the old group, which says nothing of the new one."""
    await state.chats.save(chosen(OLD))
    await state.chats.migrate(OLD, NEW)
    await state.chats.left(OLD)
    await state.chats.migrate(OLD, NEW)
    assert await state.chats.get(NEW) == chosen(NEW)


async def test_a_newer_answer_of_the_same_message_number_is_meant(
    state: State, clock: Clock
) -> None:
    """A supergroup counts its messages anew; a reply there is to what was said there."""
    await state.answers.record(answer("before", chat_id=OLD, message_id=5), asked())
    await state.chats.migrate(OLD, NEW)
    clock.now += 60
    newer = answer("after", chat_id=NEW, message_id=5)
    await state.answers.record(newer, asked())
    assert await state.answers.of_message(NEW, 5) == newer


async def test_a_chat_that_is_lost_gets_nothing_more(state: State) -> None:
    """Its subscription goes, its settings stay for when the bot is let in again."""
    await state.chats.save(chosen(OLD))
    for chat in (OLD, 7):
        await state.subscriptions.subscribe(chat, 1)
        await state.lost(chat)
    assert await state.subscriptions.due(NOW + 1) == ()
    left = await state.chats.get(OLD)
    assert (left.present, left.lang) == (False, "ru")
    assert await state.chats.get(7) == ChatSettings(7)  # of a person nothing is noted


async def test_a_group_that_was_left_long_ago_is_forgotten(state: State, clock: Clock) -> None:
    """Its settings go when what was asked there has gone."""
    await state.chats.save(chosen(OLD))
    await state.chats.left(OLD)
    clock.now += 31 * DAY
    await state.sweep()
    assert await state.chats.get(OLD) == ChatSettings(OLD)


async def test_a_persons_language_is_kept(path: Path, state: State) -> None:
    """The last choice counts, through restarts too."""
    assert await state.people.lang(7) is None
    await state.people.choose(7, "en")
    await state.people.choose(7, "ru")
    async with State.open(path) as after_a_restart:
        assert await after_a_restart.people.lang(7) == "ru"
        assert await after_a_restart.people.lang(8) is None


async def test_who_started_the_bot_is_known(state: State) -> None:
    """A choice of language is no start, and a start no choice."""
    await state.people.choose(7, "ru")
    assert not await state.people.is_met(7)
    await state.people.met(7)
    await state.people.met(8)
    assert await state.people.is_met(7)
    assert await state.people.is_met(8)
    assert await state.people.lang(7) == "ru"
    assert await state.people.lang(8) is None
    assert not await state.people.is_met(9)


async def test_a_digest_is_due_a_while_after_the_last_one(state: State, clock: Clock) -> None:
    """The first is due so long after it was subscribed to; subscribing again changes nothing."""
    await state.subscriptions.subscribe(7, 7)
    clock.now += DAY
    await state.subscriptions.subscribe(8, 8)
    await state.subscriptions.subscribe(7, 7)
    first, second = Subscription(7, 7, NOW), Subscription(8, 8, NOW + DAY)
    assert await state.subscriptions.due(NOW + DAY) == (first,)
    assert await state.subscriptions.due(NOW + 2 * DAY) == (first, second)
    await state.subscriptions.sent(7)
    assert await state.subscriptions.due(NOW + DAY) == ()
    await state.subscriptions.unsubscribe(8)
    assert [one.chat_id for one in await state.subscriptions.due(NOW + 2 * DAY)] == [7]
