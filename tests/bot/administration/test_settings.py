"""The settings of a group, and who may change them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.access import Place
from bot.handlers.administration.settings import GroupSettings
from bot.keyboards import GroupAsking, GroupCollection, GroupLanguage
from bot.state import ChatSettings, Grant, SubjectKind
from tests.bot.administration.room import CURATOR, GROUP, ROOT, STRANGER

if TYPE_CHECKING:
    from telegram import InlineKeyboardMarkup

    from bot.handlers.callbacks import Alert
    from bot.keyboards import Action
    from tests.bot.administration.room import Room

OWNER, MEMBER = 20, 21


@pytest.fixture
async def settings(room: Room) -> GroupSettings:
    """The handlers, for a group whose owner may choose among two collections."""
    room.telegram.admins.add((GROUP, OWNER))
    await room.state.grants.allow(Grant(SubjectKind.CHAT, GROUP, "treaties", ROOT, None))
    return GroupSettings(room.desk, room.state, room.members)


async def shown(room: Room, settings: GroupSettings) -> InlineKeyboardMarkup:
    """The keyboard of the settings as they stand."""
    await settings.show(room.message(OWNER, "/settings", chat_id=GROUP), room.context())
    keyboard = room.post.letters[-1].keyboard
    assert keyboard is not None
    return keyboard


async def pressed(  # noqa: PLR0913 - a whole sentence: who presses what, where, below what
    room: Room,
    settings: GroupSettings,
    action: Action,
    *,
    user: int = OWNER,
    chat: int | None = GROUP,
    keyboard: InlineKeyboardMarkup | None = None,
) -> Alert | None:
    """What a press is answered with."""
    query, visitor = await room.press(user, action, chat_id=chat, keyboard=keyboard)
    if isinstance(action, GroupLanguage):
        return await settings.choose_language(query, visitor, action)
    if isinstance(action, GroupAsking):
        return await settings.choose_asking(query, visitor, action)
    assert isinstance(action, GroupCollection)
    return await settings.choose_collection(query, visitor, action)


async def test_admins_of_the_group_see_its_settings(room: Room, settings: GroupSettings) -> None:
    """What may be chosen stands on buttons: languages, who asks, and what the group may read."""
    keyboard = await shown(room, settings)
    says = [button.text for row in keyboard.inline_keyboard for button in row]
    assert [each for each in says if "treaties" in each or "main" in each] == [
        "✓ main",
        "✓ treaties",
    ]
    assert "secret" not in "".join(says) + room.post.last
    assert "✓ Everyone asks" in says
    assert "Documents: main, treaties" in room.post.last


async def test_choices_are_kept(room: Room, settings: GroupSettings) -> None:
    """Language, who asks, and collections are stored, and the message shows what is set."""
    keyboard = await shown(room, settings)
    assert await pressed(room, settings, GroupLanguage("ru")) is None
    assert "Настройки группы" in room.telegram.edited[-1][0]
    assert await pressed(room, settings, GroupAsking(admins_only=True)) is None
    assert await pressed(room, settings, GroupCollection(0), keyboard=keyboard) is None
    found = await room.state.chats.get(GROUP)
    assert found == ChatSettings(
        GROUP, lang="ru", collections=frozenset({"treaties"}), admins_only=True
    )
    assert await pressed(room, settings, GroupLanguage(None)) is None
    assert (await room.state.chats.get(GROUP)).lang is None


async def test_all_chosen_means_those_to_come_too(room: Room, settings: GroupSettings) -> None:
    """Where every collection has its mark again, nothing is narrowed any more."""
    keyboard = await shown(room, settings)
    await pressed(room, settings, GroupCollection(1), keyboard=keyboard)
    assert (await room.state.chats.get(GROUP)).collections == frozenset({"main"})
    await pressed(room, settings, GroupCollection(1), keyboard=await shown(room, settings))
    assert (await room.state.chats.get(GROUP)).collections is None


async def test_one_collection_has_to_stay(room: Room, settings: GroupSettings) -> None:
    """The last one that is chosen can't be taken away."""
    await pressed(room, settings, GroupCollection(1), keyboard=await shown(room, settings))
    notice = await pressed(room, settings, GroupCollection(0), keyboard=await shown(room, settings))
    assert notice is not None
    assert "One must stay" in notice.text
    assert (await room.state.chats.get(GROUP)).collections == frozenset({"main"})


async def test_an_old_button_never_means_another_collection(
    room: Room, settings: GroupSettings
) -> None:
    """Where the list has changed under a button, or it is forged, nothing is chosen by it."""
    keyboard = await shown(room, settings)
    await room.state.grants.allow(Grant(SubjectKind.CHAT, GROUP, "secret", ROOT, None))
    for place, below in ((1, keyboard), (2, keyboard), (99, keyboard), (0, None)):
        notice = await pressed(room, settings, GroupCollection(place), keyboard=below)
        assert notice is not None
        assert "has changed" in notice.text
        assert room.telegram.edited[-1][1] is not None
    assert (await room.state.chats.get(GROUP)).collections is None


async def test_nobody_else_changes_anything(room: Room, settings: GroupSettings) -> None:
    """Members, the institution's own admins, and presses from private chats change nothing."""
    keyboard = await shown(room, settings)
    actions: list[Action] = [GroupLanguage("ru"), GroupAsking(admins_only=True), GroupCollection(0)]
    for action in actions:
        for user in (MEMBER, ROOT, CURATOR, STRANGER):
            notice = await pressed(room, settings, action, user=user, keyboard=keyboard)
            assert notice is not None
            assert notice.text == "Only admins of this group can change its settings."
        assert await pressed(room, settings, action, chat=None, keyboard=keyboard) is not None
    assert await room.state.chats.get(GROUP) == ChatSettings(GROUP)
    for update in (
        room.message(MEMBER, "/settings", chat_id=GROUP),
        room.message(OWNER, "/settings"),
    ):
        await settings.show(update, room.context())
        assert room.unknown[-1] is update


async def test_who_was_an_admin_a_moment_ago_changes_nothing(
    room: Room, settings: GroupSettings
) -> None:
    """Each change asks Telegram afresh, whatever is remembered of the person."""
    await shown(room, settings)
    room.telegram.admins.clear()
    assert await pressed(room, settings, GroupLanguage("ru")) is not None
    assert await room.state.chats.get(GROUP) == ChatSettings(GROUP)


async def test_an_anonymous_admin_writes_as_the_group(room: Room, settings: GroupSettings) -> None:
    """Who writes in the group's own name is one of its admins; another chat's name is nobody's."""
    update = room.message(1087968824, "/settings", chat_id=GROUP, as_chat=GROUP)
    await settings.show(update, room.context())
    assert len(room.post.letters) == 1
    await settings.show(
        room.message(136817688, "/settings", chat_id=GROUP, as_chat=GROUP - 5), room.context()
    )
    assert len(room.post.letters) == 1
    assert len(room.unknown) == 1


async def test_a_language_that_is_not_spoken_is_refused(
    room: Room, settings: GroupSettings
) -> None:
    """A forged button for a language without a catalogue is met like any that is gone."""
    notice = await pressed(room, settings, GroupLanguage("xx"))
    assert notice == room.desk.gone(await room.visitor(OWNER, Place.SUPERGROUP, GROUP))
    assert (await room.state.chats.get(GROUP)).lang is None
