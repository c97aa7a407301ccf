"""Questions in private chats: from the text to an answer that was delivered and recorded."""

from __future__ import annotations

from typing import Any

import pytest

from bot.errors import Unverified
from bot.keyboards import Around, Show, Vote
from tests.bot.doubles import SUMMIT_EN
from tests.bot.handlers.corpus import FOLLOWED, SECRET
from tests.bot.handlers.house import ADMIN, PERSON, House, buttons, carried, message


async def test_a_text_is_answered_with_quotes_and_buttons(house: House) -> None:
    """The answer quotes, carries its buttons, and stands alone in a private chat."""
    letter = await house.ask("When is the summit?")
    assert SUMMIT_EN.split()[1] in letter.html
    assert (letter.chat_id, letter.thread_id, letter.reply_to) == (PERSON, None, None)
    kinds = {type(action) for action in carried(letter.keyboard)}
    assert kinds == {Show, Around, Vote}


async def test_an_answer_is_recorded_with_its_message(house: House) -> None:
    """What was sent can be found by its message, and its update is settled with it."""
    await house.ask("When is the summit?")
    stored = await house.state.answers.of_message(PERSON, 1000)
    assert stored is not None
    assert stored.question == "When is the summit?"
    assert stored.passages == tuple(range(1, 8))
    assert stored.asker == house.state.pseudonym(PERSON)
    counts = await house.state.questions.statistics(0, None)
    assert (counts.asked, counts.answered) == (1, 1)
    assert house.counted.questions == [("en", "private", True)]


async def test_an_answer_that_may_have_arrived_is_counted_and_not_stored(house: House) -> None:
    """Where it must not be sent again, there is no message that its buttons could belong to."""
    house.post.lost = True
    await house.ask("When is the summit?")
    assert await house.state.answers.of_message(PERSON, 1000) is None
    assert (await house.state.questions.statistics(0, None)).asked == 1


async def test_a_reply_to_an_answer_is_read_with_its_question(house: House) -> None:
    """A follow-up follows up what was really asked, also when that was one itself."""
    await house.ask("When is the summit?")
    replied = message(PERSON, 77, message_id=1000, text="an answer")
    await house.ask("and in 2026?", reply_to_message=replied)
    replied = message(PERSON, 77, message_id=1001, text="an answer")
    await house.ask("а где?", reply_to_message=replied)
    second = f"When is the summit?{FOLLOWED}and in 2026?"
    assert house.corpus.asked == ["When is the summit?", second, f"{second}{FOLLOWED}а где?"]


async def test_a_reply_to_what_is_no_answer_is_a_question_of_its_own(house: House) -> None:
    """A reply to one's own message, or to a greeting, follows nothing up."""
    await house.ask("When?", reply_to_message=message(PERSON, PERSON, text="Hm."))
    await house.ask("Where?", reply_to_message=message(PERSON, 77, text="Hello."))
    assert house.corpus.asked == ["When?", "Where?"]


async def test_quotes_that_do_not_stand_are_asked_for_anew(house: House) -> None:
    """A document that changed between reading and sending costs a second search and no more."""
    house.corpus.stands = [False, True]
    await house.ask("When is the summit?")
    assert len(house.corpus.asked) == 2
    assert len(house.post.letters) == 1


async def test_quotes_are_compared_again_when_a_letter_had_to_wait(house: House) -> None:
    """A document that changed while its quote waited for its turn is asked anew, and once."""

    def wait() -> None:
        house.clock += 30
        house.post.queue = lambda: None

    house.post.queue = wait
    house.corpus.stands = [True, False]
    await house.ask("When is the summit?")
    assert len(house.corpus.asked) == 2
    assert len(house.post.letters) == 1
    assert house.corpus.stands == []


async def test_quotes_that_do_not_stand_are_never_sent(house: House) -> None:
    """Where they do not stand twice in a row, there is an error, and no answer."""
    house.corpus.stands = [False, False]
    with pytest.raises(Unverified):
        await house.messages.question(house.message(text="When?"), house.context())
    assert house.post.letters == []


async def test_who_may_read_nothing_is_told_how_to_be_let_in(house: House) -> None:
    """A person without access gets one line with the number to be let in by, and no names."""
    house.corpus.names = ("apart",)
    assert (await house.ask("Когда саммит?")).html.startswith("Вам пока не открыты")
    letter = await house.ask("When is the summit?")
    assert str(PERSON) in letter.html
    assert "apart" not in letter.html
    assert letter.keyboard is None
    assert house.corpus.asked == []


async def test_a_person_is_answered_from_what_that_person_may_read(house: House) -> None:
    """An admin's answer has what another's has not."""
    await house.ask("When is the summit?")
    ordinary = await house.state.answers.of_message(PERSON, 1000)
    await house.ask("When is the summit?", by=ADMIN)
    admins = await house.state.answers.of_message(ADMIN, 1001)
    assert ordinary is not None
    assert admins is not None
    assert set(admins.passages) - set(ordinary.passages) == {99}
    assert all(SECRET not in letter.html for _, letter in house.post.letters[:1])


async def test_what_was_sent_by_way_of_inline_mode_is_no_question(house: House) -> None:
    """A card that a person chose in the chat with the bot is an answer already."""
    via = {"id": 77, "is_bot": True, "first_name": "T"}
    await house.messages.question(house.message(text="quote", via_bot=via), house.context())
    assert house.post.letters == []


async def test_what_is_no_text_is_told_what_is_answered(house: House) -> None:
    """A photo gets one line, in the language of the app."""
    await house.messages.other(house.message(lang="ru-RU"), house.context())
    assert house.last.html.startswith("Я отвечаю на вопросы")


async def test_the_chosen_language_comes_before_the_apps(house: House) -> None:
    """A question without letters is answered in the language that the person has chosen."""
    await house.state.people.choose(PERSON, "ru")
    letter = await house.ask("2026?")
    assert "В контексте" in buttons(letter.keyboard)
    stored = await house.state.answers.of_message(PERSON, 1000)
    assert stored is not None
    assert stored.lang == "ru"


async def test_an_album_is_told_once(house: House) -> None:
    """Ten photos sent together are told once that text is answered, and the next ones again."""
    for album in ("a", "b"):
        for _ in range(10):
            update = house.message(media_group_id=album)
            await house.messages.other(update, house.context())
    assert len(house.post.letters) == 2


async def test_typing_is_shown_before_a_slow_answer_alone(house: House) -> None:
    """An answer at once shows no typing; one that takes longer does, and it ends with it."""
    await house.ask("When?")
    assert house.wire.called("sendChatAction") == []
    await house.ask("slow")
    assert [call["chat_id"] for call in house.wire.called("sendChatAction")] == [PERSON]


async def test_what_only_calls_the_bot_is_no_part_of_the_question(house: House) -> None:
    """`/ask` and the bot's name are left out; where nothing else was said, that is explained."""
    ask: dict[str, Any] = {"entities": [{"type": "bot_command", "offset": 0, "length": 4}]}
    await house.ask("/ask When?", **ask)
    name: dict[str, Any] = {"entities": [{"type": "mention", "offset": 0, "length": 12}]}
    await house.ask("@tolmach_bot Where?", **name)
    letter = await house.ask("/ask", **ask)
    assert house.corpus.asked == ["When?", "Where?"]
    assert letter.html.startswith("Write your question")
