"""Commands, the links that open the bot, and what Telegram shows of it."""

from __future__ import annotations

from typing import Any

import pytest

from bot.errors import Unverified
from bot.keyboards import ChooseLanguage, ForgetMe, encode
from bot.state import ChatSettings, Invitation, SubjectKind, new_invitation_id
from index.model import PassagePlace
from tests.bot.doubles import SUMMIT_EN, SUMMIT_RU
from tests.bot.handlers.corpus import SECRET
from tests.bot.handlers.house import (
    ADMIN,
    GROUP,
    PERSON,
    STRANGER,
    House,
    buttons,
    carried,
    message,
    user,
)

NOTHING = "There is nothing to be shown behind this link."


def command(house: House, text: str, chat: int = PERSON, **content: Any) -> Any:
    """A message that begins with a command."""
    marks = [{"type": "bot_command", "offset": 0, "length": len(text.partition(" ")[0])}]
    return house.message(chat, text=text, entities=marks, **content)


async def start(house: House, payload: str = "", by: int = PERSON) -> str:
    """Opens the chat with the bot by a link, and gives what it says."""
    update = house.message(by, by, text=f"/start {payload}".strip())
    await house.commands.start(update, house.context(*payload.split()))
    return house.last.html


@pytest.mark.parametrize("payload", ["", "start"])
async def test_a_start_greets_and_is_remembered(house: House, payload: str) -> None:
    """The bot greets, and may from now on write to the person."""
    assert "word for word" in await start(house, payload)
    assert await house.state.people.is_met(PERSON)
    assert not await house.state.people.is_met(STRANGER)


async def test_a_link_opens_a_passage_with_its_match(house: House) -> None:
    """A permalink shows the passage and its other-language version."""
    link = house.links.passage(house.corpus.hits[0].place)
    html = await start(house, link.partition("=")[2])
    assert SUMMIT_EN in html
    assert SUMMIT_RU in html


async def test_links_to_what_may_not_be_read_are_met_with_the_same_words(house: House) -> None:
    """Forged, restricted, gone: nothing tells them apart; who may read it is shown it."""
    secret = house.links.passage(house.corpus.hits[-1].place).partition("=")[2]
    gone = house.links.passage(PassagePlace(77, 1, "00" * 8)).partition("=")[2]
    for payload in (secret, gone, secret[:-2] + "AA", "p", "i1", "x" * 64, "a b"):
        assert (await start(house, payload)).startswith(NOTHING)
    assert SECRET in await start(house, secret, by=ADMIN)


async def test_a_link_opens_for_who_may_read_something(house: House) -> None:
    """Who may read nothing is told how to be let in, whatever the link."""
    place = house.corpus.hits[0].place
    house.corpus.names = ("apart",)
    for payload in (house.links.passage(place).partition("=")[2], "forged", ""):
        html = await start(house, payload)
        assert str(PERSON) in html
        assert "apart" not in html


async def test_a_linked_passage_is_verified(house: House) -> None:
    """What does not stand is looked up once more, and not shown where that does not help."""
    payload = house.links.passage(house.corpus.hits[0].place).partition("=")[2]
    house.corpus.stands = [False, True]
    assert SUMMIT_EN in await start(house, payload)
    house.corpus.stands = [False, False]
    with pytest.raises(Unverified):
        await start(house, payload)


async def test_an_invitation_is_handed_on(house: House) -> None:
    """Who follows one need not have any access, in private and in a group."""
    house.corpus.names = ("apart",)
    for kind, chat in ((SubjectKind.PERSON, PERSON), (SubjectKind.CHAT, GROUP)):
        invitation = Invitation(new_invitation_id(), "apart", kind, ADMIN, 2**40, 1, revoked=False)
        payload = house.links.invitation(invitation).partition("=")[2]
        update = command(house, f"/start@tolmach_bot {payload}", chat)
        await house.commands.start(update, house.context(payload))
        assert house.last.html == "come in"
        assert house.doorkeeper.accepted[-1] == (invitation.id, chat)


async def test_in_groups_only_commands_by_name_are_sure_to_be_ours(house: House) -> None:
    """A plain /start or an unknown command in a group may be another bot's."""
    passed_on: dict[str, Any] = {
        "forward_origin": {"type": "hidden_user", "sender_user_name": "X", "date": 1}
    }
    for text, content in (
        ("/start", {}),
        ("/frobnicate", {}),
        ("/frobnicate@other_bot", {}),
        ("/frobnicate@tolmach_bot", passed_on),
    ):
        update = command(house, text, GROUP, **content)
        await house.unknown.command(update, house.context())
        await house.commands.start(update, house.context())
    for text in ("/help", "/language", "/forgetme", "/sources"):
        update = command(house, text, GROUP, **passed_on)
        await house.commands.help(update, house.context())
        await house.sources.command(update, house.context())
    assert house.post.letters == []
    await house.unknown.command(command(house, "/x@tolmach_bot", GROUP), house.context())
    await house.commands.start(command(house, "/start@tolmach_bot", GROUP), house.context())
    assert [letter.html[:10] for _, letter in house.post.letters] == ["I do not k", "To ask me "]


async def test_help_tells_admins_what_they_can_do(house: House) -> None:
    """Who runs a collection reads how documents are added; nobody else does."""
    await house.commands.help(house.message(ADMIN, ADMIN, text="/help"), house.context())
    assert "/invite" in house.post.letters[-1][1].html
    await house.commands.help(house.message(text="/help"), house.context())
    assert "/invite" not in house.post.letters[-1][1].html


async def test_help_says_how_long_questions_are_kept(house: House) -> None:
    """In private all is said, with the days of the settings; in a group, how to ask there."""
    await house.commands.help(house.message(text="/help"), house.context())
    assert "30 days" in house.last.html
    await house.commands.help(command(house, "/help", GROUP, message_id=9), house.context())
    assert house.last.html.startswith("To ask me here")
    assert house.last.reply_to == 9


async def test_a_language_is_chosen_by_a_button(house: House) -> None:
    """There is a button a catalogue, by the language's own name; the choice holds from then on."""
    await house.commands.language(house.message(text="/language"), house.context())
    assert buttons(house.last.keyboard) == {
        "English": encode(ChooseLanguage("en")),
        "Русский": encode(ChooseLanguage("ru")),
    }
    await house.press(encode(ChooseLanguage("ru")))
    assert "по-русски" in house.wire.called("editMessageText")[0]["text"]
    await house.messages.other(house.message(), house.context())
    assert house.last.html.startswith("Я отвечаю")


async def test_a_language_that_is_not_spoken_cannot_be_chosen(house: House) -> None:
    """A forged choice changes nothing, nor does one in a group, where admins choose."""
    for data, chat in (
        (encode(ChooseLanguage("xx")), PERSON),
        (encode(ChooseLanguage("ru")), GROUP),
    ):
        reply = await house.press(data, chat=chat)
        assert reply["text"].startswith("This answer is no longer kept")
    assert await house.state.people.lang(PERSON) is None
    await house.commands.language(command(house, "/language", GROUP), house.context())
    assert "/settings" in house.last.html
    assert house.last.keyboard is None


async def test_forgetting_is_asked_about_first(house: House) -> None:
    """Nothing is forgotten until the button says so; then the person's answers are."""
    await house.ask("When?")
    await house.commands.forget(house.message(text="/forgetme"), house.context())
    assert carried(house.last.keyboard) == [ForgetMe(confirmed=True), ForgetMe(confirmed=False)]
    await house.press(encode(ForgetMe(confirmed=False)))
    assert await house.state.answers.of_message(PERSON, 1000) is not None
    await house.press(encode(ForgetMe(confirmed=True)), by=PERSON)
    assert await house.state.answers.of_message(PERSON, 1000) is None
    assert [edit["text"] for edit in house.wire.called("editMessageText")] == [
        "Nothing has been forgotten.",
        "Everything about you has been forgotten.",
    ]


async def test_the_press_that_forgets_is_forgotten_too(house: House) -> None:
    """The update itself names the person: it ends with what it asks for, its content gone."""
    sent = message(PERSON, 77, text="Shall I forget?")
    data = encode(ForgetMe(confirmed=True))
    query = {"id": "1", "from": user(PERSON), "chat_instance": "1", "message": sent, "data": data}
    update = house.update(callback_query=query)
    await house.state.inbox.take({update.update_id: update.to_json()})
    await house.callbacks.press(update, house.context())
    assert await house.state.inbox.content(update.update_id) is None


async def test_forgetting_is_for_private_chats(house: House) -> None:
    """In a group nobody is asked before all others, and a forged press is met as any other."""
    await house.commands.forget(command(house, "/forgetme", GROUP), house.context())
    assert house.last.keyboard is None
    reply = await house.press(encode(ForgetMe(confirmed=True)), chat=GROUP)
    assert reply["text"].startswith("This answer is no longer kept")


async def test_sources_are_what_may_be_read_there(house: House) -> None:
    """The list is paged; who may read nothing is told how to be let in."""
    await house.sources.command(house.message(text="/sources"), house.context())
    assert "Documents: 20. Page 1 of 3." in house.last.html
    await house.state.chats.save(ChatSettings(GROUP, collections=frozenset()))
    await house.sources.command(command(house, "/sources", GROUP), house.context())
    assert str(GROUP) in house.last.html


async def test_the_menu_is_set_for_each_language_and_kind_of_chat(house: House) -> None:
    """Commands for every scope, the admins' chats apart, and both descriptions, in each."""
    await house.menu.announce(house.bot)
    calls = house.wire.called("setMyCommands")
    languages = {call.get("language_code", "") for call in calls}
    assert languages == {"", "en", "ru"}
    kinds = ["default", "all_private_chats", "all_group_chats", "all_chat_administrators", "chat"]
    by_scope = {
        call["scope"]["type"]: [one["command"] for one in call["commands"]]
        for call in calls
        if call.get("language_code") == "ru"
    }
    assert list(by_scope) == kinds
    assert "ask" in by_scope["all_group_chats"]
    assert "settings" not in by_scope["all_group_chats"]
    assert "settings" in by_scope["all_chat_administrators"]
    assert "invite" in by_scope["chat"]
    assert "invite" not in by_scope["all_private_chats"]
    assert len(calls) == 3 * len(kinds)
    for call in calls:
        assert all(3 <= len(one["description"]) <= 256 for one in call["commands"])
    descriptions = house.wire.called("setMyDescription")
    assert all(len(call["description"]) <= 512 for call in descriptions)
    abouts = house.wire.called("setMyShortDescription")
    assert all(len(call["short_description"]) <= 120 for call in abouts)
    assert len(descriptions) == len(abouts) == 3


async def test_a_server_that_lacks_a_method_costs_no_other(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    """What is refused is logged, and the rest is set all the same."""
    house.wire.refuses("setMyCommands", "Bad Request: BOT_COMMAND_INVALID")
    await house.menu.announce(house.bot)
    assert len(house.wire.called("setMyShortDescription")) == 3
    assert "commands for chat could not be set" in caplog.text


async def test_an_admin_who_starts_the_bot_gets_the_menu_of_admins(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    """Before there is a chat with an admin nothing is wrong; with it come the commands."""
    house.wire.refuses("setMyCommands", "Bad Request: chat not found")
    await house.menu.announce(house.bot)
    assert caplog.text == ""
    before = len(house.wire.called("setMyCommands"))
    await start(house, by=PERSON)
    assert len(house.wire.called("setMyCommands")) == before
    await start(house, by=ADMIN)
    scopes = [call["scope"] for call in house.wire.called("setMyCommands")[before:]]
    assert scopes == [{"type": "chat", "chat_id": ADMIN}] * 3
