"""Inline mode, presses and files of the fake server."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    LinkPreviewOptions,
)
from telegram.error import BadRequest, InvalidToken, TelegramError

if TYPE_CHECKING:
    from tests.support.bot_api import FakeTelegram

BUTTONS = InlineKeyboardMarkup([[InlineKeyboardButton("turn", callback_data="t")]])


def article(number: str, markup: InlineKeyboardMarkup | None = None) -> InlineQueryResultArticle:
    """A result."""
    content = InputTextMessageContent(
        f"<b>{number}</b>", "HTML", link_preview_options=LinkPreviewOptions(is_disabled=True)
    )
    return InlineQueryResultArticle(
        number, f"Title {number}", content, markup, description="d", thumbnail_url="https://x.kz"
    )


async def test_a_result_is_picked_and_edited(telegram: FakeTelegram, bot: Bot) -> None:
    """What a person picks stands in the chat; its buttons and edits go by an inline number."""
    person = telegram.user(7, "en")
    query = person.types("summit", chat_type="group")
    (asked,) = await bot.get_updates()
    assert asked.inline_query
    assert (asked.inline_query.query, asked.inline_query.chat_type) == ("summit", "group")
    await bot.answer_inline_query(
        asked.inline_query.id,
        [article("1", BUTTONS), article("2")],
        is_personal=True,
        cache_time=0,
        next_offset="50",
        button=InlineQueryResultsButton("More", start_parameter="x"),
    )
    answer = query.answer()
    assert [result["title"] for result in answer.results] == ["Title 1", "Title 2"]
    assert (answer.is_personal, answer.next_offset, answer.from_cache) == (True, "50", False)
    message = person.picks(query)
    assert (message.text, message.bold, message.buttons) == ("1", ["1"], ["turn"])
    press = person.presses(message, "turn")
    chosen, pressed = await bot.get_updates(offset=asked.update_id + 1)
    assert chosen.chosen_inline_result
    assert chosen.chosen_inline_result.inline_message_id == message.inline_id
    assert pressed.callback_query
    assert pressed.callback_query.message is None
    assert await bot.edit_message_text("3", inline_message_id=message.inline_id) is True
    await pressed.callback_query.answer()
    assert press.alert() is None
    assert (message.text, message.buttons) == ("3", [])
    with pytest.raises(BadRequest, match="Message_id_invalid"):
        await bot.edit_message_text("3", inline_message_id="inline0")
    assert query.next().asked.offset == "50"
    assert person.picks(query, 1).inline_id is None


async def test_what_is_picked_where_the_bot_is_comes_back_to_it(
    telegram: FakeTelegram, bot: Bot
) -> None:
    """In a chat with the bot, the message that was sent via it comes as an update."""
    person = telegram.user(7, "en")
    group = telegram.group(-1001, members=[person])
    query = person.types("summit")
    (asked,) = await bot.get_updates()
    assert asked.inline_query
    await bot.answer_inline_query(asked.inline_query.id, [article("1")])
    person.picks(query, chat=group)
    posted, chosen = await bot.get_updates(offset=asked.update_id + 1)
    assert posted.message
    assert posted.message.via_bot
    assert posted.message.from_user == person_of(chosen)
    assert telegram.sent(group) == []


def person_of(update: object) -> object:
    """Who chose a result."""
    return getattr(update, "effective_user", None)


async def test_answers_are_kept_for_all_unless_personal(telegram: FakeTelegram, bot: Bot) -> None:
    """What is not personal is given to whoever types the same, which leaks what one may read."""
    alice, bob = telegram.user(7), telegram.user(8)
    for is_personal in (False, True):
        words = f"summit {is_personal}"
        alice.types(words)
        asked = (await bot.get_updates())[-1]
        assert asked.inline_query
        await bot.answer_inline_query(
            asked.inline_query.id, [article("1")], is_personal=is_personal
        )
        await bot.get_updates(offset=asked.update_id + 1)
        assert alice.types(words).answer().from_cache
        assert (bob.types(words).asked.answer is None) is is_personal


async def test_inline_answers_are_checked(telegram: FakeTelegram, bot: Bot) -> None:
    """Too many results, names that are none or twice, and late answers are refused."""
    query = telegram.user(7).types("x").asked
    for results, message in (
        ([article(str(number)) for number in range(51)], "Too many inline query results"),
        ([article("x" * 65)], "Result_id_invalid"),
        ([article("")], "Result_id_invalid"),
        ([article("1"), article("1")], "Result_id_duplicate"),
    ):
        with pytest.raises(BadRequest, match=message):
            await bot.answer_inline_query(query.id, results)
    query.expired = True
    with pytest.raises(BadRequest, match="Query is too old"):
        await bot.answer_inline_query(query.id, [])


async def test_files(telegram: FakeTelegram, bot: Bot) -> None:
    """A document is downloaded by its number, unless it is too big for a bot."""
    person = telegram.user(7)
    person.sends_document("Записка.txt", "текст".encode(), caption="@tolmach_test_bot")
    (update,) = await bot.get_updates()
    assert update.message
    document = update.message.document
    assert document
    assert (document.file_name, document.file_size) == ("Записка.txt", 10)
    file = await bot.get_file(document.file_id)
    assert bytes(await file.download_as_bytearray()) == "текст".encode()
    big = person.sends_document("b.pdf", b"", size=20 * 1024 * 1024 + 1)
    number = big.content["document"]["file_id"]
    with pytest.raises(BadRequest, match="File is too big"):
        await bot.get_file(number)
    telegram.world.self_hosted = True
    await bot.get_file(number)
    with pytest.raises(BadRequest, match="Wrong file_id"):
        await bot.get_file("nothing")
    file_path = f"{telegram.url}/file/bot{telegram.token}/documents/nothing"
    with pytest.raises((InvalidToken, TelegramError)):
        await bot.request.retrieve(file_path)


async def test_files_sent_together_share_a_name(telegram: FakeTelegram, bot: Bot) -> None:
    """Documents of one album come as messages of their own with one group id."""
    person = telegram.user(7)
    for number in range(2):
        person.sends_document(f"{number}.txt", b"x", album="a")
    found = [update.message for update in await bot.get_updates()]
    assert [each.media_group_id for each in found if each] == ["a", "a"]
