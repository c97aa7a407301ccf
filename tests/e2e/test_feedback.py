"""What people say of answers, and what admins hear of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.e2e.office import Office
    from tests.support.bot_api import Person

ASK_AGAIN = "This answer is no longer kept. Please ask again."


@pytest.mark.parametrize("reason", range(4))
def test_a_bad_answer_is_asked_about(person: Person, reason: int) -> None:
    """👎 asks what was wrong in the place of the buttons; the reason is thanked for."""
    person.says("When is the climate summit?")
    reply = person.hears()
    before = reply.buttons
    assert person.presses(reply, "👍").answer()["text"] == "Thank you, that has been noted."
    assert person.presses(reply, "👎").answer()["text"] == "What was wrong?"
    assert len(reply.buttons) == 5
    assert reply.buttons[-1] == "◂ To the answer"
    says = reply.buttons[reason]
    assert person.presses(reply, says).answer()["text"] == "Thank you, that has been noted."
    assert reply.buttons == before


def test_admins_see_what_was_asked_and_in_vain(office: Office, person: Person) -> None:
    """`/stats` and `/digest` tell an admin; for anyone else there are no such commands."""
    person.says("Which quokka was ratified?")
    person.hears()
    for command, says in (("/stats", "Not answered, in English:"), ("/digest", "quokka")):
        assert says in office.ask(office.chief, command).text
        assert office.ask(person, command).text.startswith("I do not know this command")


def test_a_wrong_match_is_settled_by_an_admin(office: Office) -> None:
    """Reported below an answer, it comes to the admins of its collection; the first word counts."""
    chief, keeper, reader = office.chief, office.keeper, office.reader
    for admin in (chief, keeper):
        office.ask(admin, "/start")
    reply = office.ask(reader, "Dana Bekova wagons")
    reader.presses(reply, "👎").answer()
    reader.presses(reply, "The other-language version is wrong").answer()
    office.telegram.waits_until_idle()
    reviews = [office.telegram.sent(admin.id)[-1] for admin in (chief, keeper)]
    for review in reviews:
        assert any("Dana Bekova" in quote for quote in review.quotes)
        assert any("Дана Бекова" in quote for quote in review.quotes)
    data = reviews[1].button("They do not")["callback_data"]
    assert reader.forges(reply, data).alert() == ASK_AGAIN
    assert keeper.presses(reviews[1], "They do not").alert() is None
    assert reviews[1].text.startswith("Rejected: these are not the same passage")
    assert "settled" in (chief.presses(reviews[0], "They match").alert() or "")
    assert reviews[0].text.startswith("Rejected: these are not the same passage")
    again = office.ask(reader, "Dana Bekova wagons")
    assert "Dana Bekova" in again.quotes[0]
    assert not [name for name, _ in again.links if name == "Russian version"]
