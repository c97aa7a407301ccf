"""Who asks too much is told so, in a language of theirs; whose talk it is does not count."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.handlers.excess import Excess
from tests.bot.handlers.house import GROUP, PERSON, message, user

if TYPE_CHECKING:
    from tests.bot.handlers.house import House

ASKING = [{"type": "bot_command", "offset": 0, "length": 4}]


@pytest.fixture
def excess(house: House) -> Excess:
    """What tells people."""
    return Excess(house.reception, house.lines, house.renderer, house.bot)


@pytest.mark.parametrize(
    ("text", "said"), [("Когда саммит?", "Подождите"), ("When?", "wait"), ("2026?", "Подождите")]
)
async def test_it_is_said_in_the_language_of_the_question(
    house: House, excess: Excess, text: str, said: str
) -> None:
    """Where a question does not tell its language, the one that the person chose serves."""
    await house.state.people.choose(PERSON, "ru")
    await excess.tell(house.message(text=text))
    assert said in house.last.html


async def test_a_press_is_answered_with_it(house: House, excess: Excess) -> None:
    """Who presses buttons too often sees it in an alert."""
    await house.state.people.choose(PERSON, "ru")
    sent = message(PERSON, 77, text="answer")
    query = {"id": "1", "from": user(PERSON), "chat_instance": "1", "message": sent}
    await excess.tell(house.update(callback_query=query))
    assert "Подождите" in house.wire.called("answerCallbackQuery")[0]["text"]


def test_questions_and_presses_count(house: House, excess: Excess) -> None:
    """All that is said in private counts, in a group what is meant for the bot alone."""
    query = {"id": "1", "from": user(PERSON), "chat_instance": "1"}
    assert excess.counts(house.message(text="When?")) == PERSON
    assert excess.counts(house.update(callback_query=query)) == PERSON
    assert excess.counts(house.message(GROUP, text="/ask When?", entities=ASKING)) == PERSON
    assert excess.counts(house.message(GROUP, text="Lunch?")) is None
