"""Groups of the fake server: who is told what, topics, replies, members, upgrades."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from telegram import Bot, ReplyParameters, Update
from telegram.error import BadRequest, ChatMigrated, Forbidden

if TYPE_CHECKING:
    from tests.support.bot_api import FakeTelegram

GROUP = -1001


async def updates(bot: Bot, kinds: list[str] | None = None) -> list[Update]:
    """What waits, all of it acknowledged."""
    found = list(await bot.get_updates(timeout=0, allowed_updates=kinds))
    if found:
        await bot.get_updates(offset=found[-1].update_id + 1, timeout=0)
    return found


async def texts(bot: Bot) -> list[str | None]:
    """The texts of the messages that the bot is told of."""
    return [update.message.text for update in await updates(bot) if update.message]


async def test_privacy_mode_lets_through_what_is_meant_for_the_bot(
    telegram: FakeTelegram, bot: Bot
) -> None:
    """Commands that are not another bot's, and replies to the bot; no mention, no plain text."""
    person = telegram.user(7)
    group = telegram.group(GROUP, members=[person])
    await bot.send_message(GROUP, "Hello.")
    hello = person.hears(group)
    person.says("hello all", group)
    person.says("@tolmach_test_bot when?", group)
    person.says("/ask when", group)
    person.says("/ask@Tolmach_Test_Bot when", group)
    person.says("/ask@another_bot when", group)
    person.says("say /ask", group)
    person.says("thanks", group, reply_to=hello)
    assert await texts(bot) == ["/ask when", "/ask@Tolmach_Test_Bot when", "thanks"]


@pytest.mark.parametrize("as_admin", [False, True])
async def test_without_privacy_all_is_told(
    telegram: FakeTelegram, bot: Bot, *, as_admin: bool
) -> None:
    """With privacy off, or as an administrator, the bot sees every person's message."""
    person = telegram.user(7)
    group = telegram.group(GROUP, members=[person])
    if as_admin:
        group.promotes_bot(person)
    telegram.world.privacy = as_admin
    assert (await bot.get_me()).can_read_all_group_messages is not as_admin
    person.says("@tolmach_test_bot when?", group)
    person.says("hello all", group)
    person.sends(
        {"text": "I am a bot", "from": {"id": 5, "is_bot": True, "first_name": "B"}}, group
    )
    assert await texts(bot) == ["@tolmach_test_bot when?", "hello all", "I am a bot"]
    found = telegram.world.messages.values()
    mention = next(each.parsed.entities for each in found if each.text.startswith("@"))
    assert mention == [{"type": "mention", "offset": 0, "length": 17}]


async def test_entities_have_offsets_in_utf16(telegram: FakeTelegram, bot: Bot) -> None:
    """Commands and mentions are marked where Telegram marks them."""
    telegram.user(7).says("/ask@tolmach_test_bot 😀 @tolmach_test_bot a@b.kz https://x.kz/a")
    (update,) = await updates(bot)
    assert update.message
    found = update.message.parse_entities()
    assert [(entity.type, text) for entity, text in found.items()] == [
        ("bot_command", "/ask@tolmach_test_bot"),
        ("mention", "@tolmach_test_bot"),
        ("url", "https://x.kz/a"),
    ]


async def test_topics(telegram: FakeTelegram, bot: Bot) -> None:
    """A message of a topic says so; what is sent to it must name a topic that is open."""
    person = telegram.user(7)
    group = telegram.group(GROUP, members=[person], forum=True)
    topic = group.topic("Budget", person)
    asked = person.posts("/ask when", group, topic=topic)
    general = person.posts("/ask where", group)
    _, first, second = (update.message for update in await updates(bot))
    assert first
    assert second
    assert (first.is_topic_message, first.message_thread_id) == (True, topic.id)
    assert first.reply_to_message
    assert first.reply_to_message.forum_topic_created
    assert (second.is_topic_message, second.message_thread_id) == (None, None)
    sent = await bot.send_message(GROUP, "Soon.", message_thread_id=topic.id)
    assert (sent.message_thread_id, sent.is_topic_message) == (topic.id, True)
    sent = await bot.send_message(GROUP, "Now.", reply_parameters=ReplyParameters(asked.id))
    assert sent.message_thread_id == topic.id
    sent = await bot.send_message(GROUP, "Here.", reply_parameters=ReplyParameters(general.id))
    assert sent.message_thread_id is None
    for thread in (1, topic.id + 1):
        with pytest.raises(BadRequest, match="Message thread not found"):
            await bot.send_message(GROUP, "x", message_thread_id=thread)
        with pytest.raises(BadRequest, match="Message thread not found"):
            await bot.send_chat_action(GROUP, "typing", message_thread_id=thread)
    group.closes(topic)
    with pytest.raises(BadRequest, match="Topic_closed"):
        await bot.send_message(GROUP, "x", message_thread_id=topic.id)
    group.deletes(topic)
    with pytest.raises(BadRequest, match="Message to be replied not found"):
        await bot.send_message(GROUP, "x", reply_parameters=ReplyParameters(asked.id))


async def test_replies_outside_forums_have_threads_that_are_no_topics(
    telegram: FakeTelegram, bot: Bot
) -> None:
    """A reply in a supergroup carries a thread, which must not be sent back as a topic."""
    person = telegram.user(7)
    group = telegram.group(GROUP, members=[person])
    first = person.posts("When is the summit?", group)
    person.says("/ask", group, reply_to=first)
    (update,) = await updates(bot)
    assert update.message
    assert update.message.message_thread_id == first.id
    assert not update.message.is_topic_message
    assert update.message.reply_to_message
    assert update.message.reply_to_message.text == "When is the summit?"
    with pytest.raises(BadRequest, match="Message thread not found"):
        await bot.send_message(GROUP, "x", message_thread_id=first.id)


async def test_replies_are_checked(telegram: FakeTelegram, bot: Bot) -> None:
    """What is replied to must be there, and hold what is quoted of it."""
    person = telegram.user(7)
    asked = person.posts("When is it?")
    sent = await bot.send_message(7, "x", reply_parameters=ReplyParameters(asked.id, quote="When"))
    assert sent.reply_to_message
    assert sent.reply_to_message.text == "When is it?"
    with pytest.raises(BadRequest, match="Quote_text_invalid"):
        await bot.send_message(7, "x", reply_parameters=ReplyParameters(asked.id, quote="Where"))
    with pytest.raises(BadRequest, match="Message to be replied not found"):
        await bot.send_message(7, "x", reply_parameters=ReplyParameters(5))
    lenient = ReplyParameters(5, allow_sending_without_reply=True)
    assert (await bot.send_message(7, "x", reply_parameters=lenient)).reply_to_message is None


async def test_rights(telegram: FakeTelegram, bot: Bot) -> None:
    """A bot that may not write, was thrown out, or never was there, is told which."""
    person = telegram.user(7)
    group = telegram.group(GROUP, members=[person])
    group.forbids_writing()
    with pytest.raises(BadRequest, match="Not enough rights to send text messages to the chat"):
        await bot.send_message(GROUP, "x")
    group.promotes_bot(person)
    await bot.send_message(GROUP, "x")
    group.removes_bot(person)
    with pytest.raises(Forbidden, match="bot was kicked from the supergroup chat"):
        await bot.send_message(GROUP, "x")
    telegram.stranger(8)
    with pytest.raises(Forbidden, match="bot can't initiate conversation with a user"):
        await bot.send_message(8, "x")
    person.blocks()
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(7, "x")
    person.blocks(blocks=False)
    await bot.send_message(7, "x")
    with pytest.raises(BadRequest, match="Message can't be edited"):
        await bot.edit_message_text("x", 7, person.posts("mine").id)


async def test_members(telegram: FakeTelegram, bot: Bot) -> None:
    """What each account is in a group reads as the library reads it."""
    alice, bob, carol = telegram.user(7), telegram.user(8), telegram.user(9)
    group = telegram.group(GROUP, members=[alice], admins=[bob])
    assert (await bot.get_chat_member(GROUP, 7)).status == "member"
    assert (await bot.get_chat_member(GROUP, 8)).status == "administrator"
    assert (await bot.get_chat_member(GROUP, 9)).status == "left"
    assert [each.user.id for each in await bot.get_chat_administrators(GROUP)] == [8]
    assert (await bot.get_chat(GROUP)).title == "Group -1001"
    assert (await bot.get_chat(7)).first_name == "P7"
    with pytest.raises(BadRequest, match="Participant_id_invalid"):
        await bot.get_chat_member(GROUP, 10)
    group.adds(carol)
    group.restricts(alice)
    group.removes(bob)
    found = {number: (await bot.get_chat_member(GROUP, number)).status for number in (7, 8, 9)}
    assert found == {7: "restricted", 8: "kicked", 9: "member"}
    assert await bot.get_chat_member_count(GROUP) == 3
    await bot.leave_chat(GROUP)
    with pytest.raises(Forbidden, match="bot is not a member"):
        await bot.get_chat_member(GROUP, 7)


async def test_changes_of_members_are_told_to_administrators(
    telegram: FakeTelegram, bot: Bot
) -> None:
    """The bot's own changes always come, others' to one that runs the group and asks for them."""
    alice, bob = telegram.user(7), telegram.user(8)
    group = telegram.group(GROUP, members=[alice])
    asked = ["chat_member", "my_chat_member"]
    await updates(bot, asked)
    group.adds(bob)
    assert await updates(bot) == []
    group.promotes_bot(alice)
    group.promotes(bob)
    own, other = await updates(bot)
    assert own.my_chat_member
    assert own.my_chat_member.new_chat_member.status == "administrator"
    assert other.chat_member
    assert other.chat_member.new_chat_member.user.id == 8
    assert other.chat_member.old_chat_member.status == "member"
    alice.blocks()
    (blocked,) = await updates(bot)
    assert blocked.my_chat_member
    assert blocked.my_chat_member.new_chat_member.status == "kicked"


async def test_a_group_that_grows_gets_another_number(telegram: FakeTelegram, bot: Bot) -> None:
    """Both chats tell of it, and what is sent to the old one is told the new number."""
    person = telegram.user(7)
    group = telegram.group(-5, "group", members=[person])
    new = group.upgrades(GROUP)
    before, after = (update.message for update in await updates(bot))
    assert before
    assert after
    assert (before.chat.id, before.migrate_to_chat_id) == (-5, GROUP)
    assert (after.chat.id, after.migrate_from_chat_id) == (GROUP, -5)
    with pytest.raises(ChatMigrated) as caught:
        await bot.send_message(-5, "x")
    assert caught.value.new_chat_id == GROUP
    await bot.send_message(GROUP, "x")
    assert person.hears(new).text == "x"


async def test_links_start_the_bot(telegram: FakeTelegram, bot: Bot) -> None:
    """A link's payload comes with the start, one that is none does not; groups are entered."""
    person = telegram.stranger(7)
    person.opens("https://t.me/tolmach_test_bot?start=pAb-_1")
    person.opens("https://t.me/tolmach_test_bot?start=" + "x" * 65)
    group = telegram.group(GROUP)
    person.opens("https://t.me/tolmach_test_bot?startgroup=i9", group)
    assert [text for text in await texts(bot) if text] == [
        "/start pAb-_1",
        "/start",
        "/start@tolmach_test_bot i9",
    ]


async def test_the_menu_is_the_narrowest_scopes(telegram: FakeTelegram, bot: Bot) -> None:
    """In each chat a person is offered the commands of the first scope that has any."""
    alice, bob = telegram.user(7, "ru"), telegram.user(8, "en")
    group = telegram.group(GROUP, members=[alice], admins=[bob])
    await bot.set_my_commands([("start", "x")])
    await bot.set_my_commands([("ask", "x")], {"type": "all_group_chats"})  # type: ignore[arg-type] # the library sends a dict as it is
    await bot.set_my_commands([("settings", "x")], {"type": "all_chat_administrators"}, "en")  # type: ignore[arg-type] # the same
    assert alice.menu() == ["start"]
    assert alice.menu(group) == ["ask"]
    assert bob.menu(group) == ["settings"]
    await bot.set_my_description("Quotes.", "en")
    await bot.set_my_short_description("Quotes.")
    assert (await bot.get_my_description("en")).description == "Quotes."
    with pytest.raises(BadRequest, match="Bot_short_description_too_long"):
        await bot.set_my_short_description("x" * 121)


async def test_channels(telegram: FakeTelegram, bot: Bot) -> None:
    """A channel's post comes from nobody, and only to an administrator can it be answered."""
    person = telegram.user(7)
    channel = telegram.group(-1002, "channel")
    person.posts("News.", channel, kind="channel_post")
    (update,) = await updates(bot)
    assert update.channel_post
    assert update.channel_post.from_user is None
    assert update.effective_user is None
    await bot.send_message(-1002, "x")
    channel.demotes_bot(person)
    with pytest.raises(BadRequest, match="Need administrator rights"):
        await bot.send_message(-1002, "x")
