"""Admins are told how an answer came about; nobody else is, and corrections are told to all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.e2e.documents import LITHIUM, TREATIES

if TYPE_CHECKING:
    from tests.e2e.office import Office
    from tests.support.bot_api import Person

WHY = "Why this answer?"
SUMMIT = "When is the climate summit?"
ASK_AGAIN = "This answer is no longer kept. Please ask again."


def test_an_admin_of_all_is_told_below_the_answer(office: Office) -> None:
    """In reply to the answer: the decision, the words, and the parts of the scores."""
    answer = office.ask(office.chief, SUMMIT)
    told = office.after(lambda: office.chief.presses(answer, WHY), office.chief)
    assert told.reply_to is answer
    assert told.quotes == []
    for said in (
        "How this answer came about",
        "Answered:",
        "• summit",
        "In Russian: саммит",
        "words close together",
        "share of the question that is held",
    ):
        assert said in told.text


def test_an_admin_of_one_collection_is_told_of_that_alone(office: Office) -> None:
    """Below an answer from documents that others run there is no such button."""
    assert WHY not in office.ask(office.keeper, SUMMIT).buttons
    answer = office.ask(office.keeper, f'+"{LITHIUM}"')
    told = office.after(lambda: office.keeper.presses(answer, WHY), office.keeper)
    assert "corridor" in told.text


def test_a_reader_gains_nothing_by_forging(office: Office, person: Person) -> None:
    """The button of another, and one's own answer's number, are met like any forged press."""
    theirs = office.ask(office.chief, SUMMIT)
    own = office.ask(person, SUMMIT)
    assert WHY not in own.buttons
    number = own.button("Context")["callback_data"].split(":")[1]
    for data in (theirs.button(WHY)["callback_data"], f"2e:{number}", "2e:1", "2e:x"):
        assert person.forges(own, data).alert() == ASK_AGAIN
    office.telegram.waits_until_idle()
    assert office.telegram.sent(person.id)[-1] is own


def test_in_a_group_the_explanation_goes_to_the_admin_in_private(
    office: Office, person: Person
) -> None:
    """The group, which reads along, gets nothing of it; its members are refused."""
    group = office.group(person, office.chief)
    answer = office.ask(office.chief, f"/ask {SUMMIT}", group)
    assert person.presses(answer, WHY).alert() == ASK_AGAIN
    said = office.telegram.sent(group)
    told = office.after(lambda: office.chief.presses(answer, WHY), office.chief)
    assert "How this answer came about" in told.text
    assert told.reply_to is None
    assert office.telegram.sent(group) == said


def test_a_refusal_is_explained(office: Office) -> None:
    """Why nothing was found good enough is what an admin wants to know most."""
    answer = office.ask(office.chief, "zebra zeppelins of zanzibar")
    told = office.after(lambda: office.chief.presses(answer, WHY), office.chief)
    assert "Not answered:" in told.text
    assert "nowhere" in told.text


def test_a_correction_is_told_with_the_answer_and_its_pages(office: Office, person: Person) -> None:
    """Who typed on the wrong keyboard reads what was searched for, on each page."""
    answer = office.ask(person, "rjulf rkbvfnbxtcrbq cfvvbn")
    said = "Поиск шёл по словам «когда климатический саммит» вместо «rjulf rkbvfnbxtcrbq cfvvbn»"
    assert answer.text.startswith(said)
    assert person.presses(answer, "По-английски").alert() is None
    assert answer.text.startswith(said)


def test_a_question_that_is_too_narrow_is_told_so(office: Office, person: Person) -> None:
    """A closed document that is named is met like one that does not exist."""
    for name in ("corridor", "nowhere"):
        answer = office.ask(person, f"{SUMMIT} in:{name}")
        assert answer.text.startswith(
            f"Nothing fits the question as it is narrowed down by “{name}”."
        )
        assert TREATIES not in answer.text
