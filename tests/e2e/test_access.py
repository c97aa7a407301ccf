"""Restricted documents: who is let in, who is let out again, and every door that is tried."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tests.e2e.documents import CABLES, LITHIUM, TREATIES

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.e2e.office import Office
    from tests.support.bot_api import Group, Message, Person

ASK_AGAIN = "This answer is no longer kept. Please ask again."
NOTHING = "There is nothing to be shown behind this link. Send a question in English or in Russian."
VOID = "This invitation does not hold, or holds no longer. Ask for a new one."
NAME = "tolmach_test_bot"


def reads(office: Office, person: Person) -> bool:
    """Whether a person gets the restricted passage in private."""
    return any("lithium" in quote for quote in office.ask(person, LITHIUM).quotes)


def invitations(message: Message) -> dict[str, tuple[str, str]]:
    """The links that `/invite` made, with the commands that take them back, for whom each is."""
    found = re.findall(r"(https://t\.me/\S+\?(start|startgroup)=\S+)\n(/revoke_\w+)", message.text)
    return {kind: (link, revoking) for link, kind, revoking in found}


def let_in(office: Office, person: Person, link: str, group: Group | None = None) -> Message:
    """Has somebody follow an invitation that holds; its maker has been told when this ends."""
    office.ask(office.keeper, "/start")
    told = len(office.telegram.sent(office.keeper.id))
    said = office.follow(person, link, group)
    office.telegram.waits_for(
        lambda: len(office.telegram.sent(office.keeper.id)) > told, "its maker is told"
    )
    return said


def test_an_invitation_lets_one_person_in(office: Office, person: Person) -> None:
    """Who follows it first may read; the next one finds it used up; its maker is told."""
    assert not reads(office, person)
    link, _ = invitations(office.ask(office.keeper, "/invite"))["start"]
    assert let_in(office, person, link).text.startswith(f"You may now read “{TREATIES}”")
    assert f"used by the person {person.id}" in office.telegram.sent(office.keeper.id)[-1].text
    assert reads(office, person)
    late = office.person()
    assert office.follow(late, link).text == VOID
    assert not reads(office, late)


def test_a_revoked_invitation_takes_all_back(office: Office, person: Person) -> None:
    """What came by it is gone, at once, and the link leads to nothing."""
    link, revoking = invitations(office.ask(office.keeper, f"/invite {TREATIES} 3 2"))["start"]
    let_in(office, person, link)
    assert reads(office, person)
    assert "no longer holds" in office.ask(office.keeper, revoking).text
    assert not reads(office, person)
    late = office.person()
    assert office.follow(late, link).text == VOID


def test_an_expired_invitation_is_void(office: Office, person: Person) -> None:
    """After its days a link lets nobody in."""
    link, _ = invitations(office.ask(office.keeper, f"/invite {TREATIES} 1"))["start"]
    with closing(sqlite3.connect(office.data / "bot.db", timeout=10)) as database, database:
        database.execute("UPDATE invitations SET expires_at = expires_at - 2 * 86400")
    assert office.follow(person, link).text == VOID
    assert not reads(office, person)


def test_an_invitation_lets_a_group_in(office: Office, person: Person) -> None:
    """The group may read from then on, whoever asks there; its members in private may not."""
    group = office.group(person)
    link, revoking = invitations(office.ask(office.keeper, "/invite"))["startgroup"]
    group.removes_bot(person)
    assert let_in(office, person, link, group).text.startswith("Hello! I answer questions")
    office.telegram.waits_for(lambda: len(office.telegram.sent(group)) == 2, "the group is told")
    assert office.telegram.sent(group)[-1].text.startswith(f"This group may now read “{TREATIES}”")
    assert "lithium" in office.ask(person, f"/ask {LITHIUM}", group).bold
    assert not reads(office, person)
    office.ask(office.keeper, revoking)
    assert not office.ask(person, f"/ask {LITHIUM}", group).quotes


def test_an_invitation_for_a_group_is_for_no_person(office: Office, person: Person) -> None:
    """Followed in a private chat it does nothing, and can still be used."""
    link, _ = invitations(office.ask(office.keeper, "/invite"))["startgroup"]
    said = office.ask(person, f"/start {link.partition('=')[2]}").text
    assert said.startswith("This invitation is for a group")
    assert not reads(office, person)


def test_invitations_are_the_admins_own(office: Office, person: Person) -> None:
    """An admin of one collection invites to no other; a reader has no such commands at all."""
    assert "Which collection?" in office.ask(office.keeper, f"/invite {CABLES}").text
    for command in ("/invite", "/revoke", "/access", f"/allow {person.id} {TREATIES}", "/remove x"):
        for somebody in (person, office.reader):
            assert office.ask(somebody, command).text.startswith("I do not know this command")
    _, revoking = invitations(office.ask(office.chief, f"/invite {CABLES}"))["start"]
    assert "no invitation with this code" in office.ask(office.keeper, revoking).text


def test_members_of_a_chat_are_let_in_while_they_are_members(
    office: Office, person: Person
) -> None:
    """Who leaves the chat may read no longer, at once where the bot is told of it."""
    group = office.group(person)
    group.promotes_bot(office.chief)
    office.ask(office.keeper, f"/allow members {group.id} {TREATIES}")
    assert reads(office, person)
    assert not reads(office, office.person())
    group.loses(person)
    office.telegram.waits_until_idle()
    assert not reads(office, person)
    office.ask(office.keeper, f"/deny members {group.id} {TREATIES}")


def test_in_a_group_only_what_the_group_may_read_is_shown(office: Office) -> None:
    """A reader, and an admin, see there what all the others see."""
    group = office.group(office.reader, office.chief)
    for somebody in (office.reader, office.chief):
        answer = office.ask(somebody, f"/ask {LITHIUM}", group)
        assert not answer.quotes
        assert "“carriage”, “lithium” occur nowhere" in answer.text


def by_message(office: Office, person: Person, _: Message) -> str:
    """A question."""
    return office.ask(person, LITHIUM).text


def by_button(_: Office, person: Person, answer: Message) -> str:
    """A button of an answer of one's own."""
    before = answer.text
    alert = person.presses(answer, "In Russian").alert()
    assert answer.text == before
    return alert or ""


def by_context(_: Office, person: Person, answer: Message) -> str:
    """The button that shows what is around."""
    before = answer.text
    alert = person.presses(answer, "Context").alert()
    assert answer.text == before
    return alert or ""


def by_vote(_: Office, person: Person, answer: Message) -> str:
    """The report of a wrong match, which would show it."""
    data = answer.button("👍")["callback_data"].replace("2v:", "2w:").removesuffix(":1")
    before = answer.text
    said = person.forges(answer, f"{data}:match").answer().get("text", "")
    assert answer.text == before
    return str(said)


def by_inline(_: Office, person: Person, __: Message) -> str:
    """Inline mode, the answer of before being kept by Telegram for a while."""
    return repr(person.types(f"lithium {person.id}").answer().results)


def by_link(office: Office, person: Person, answer: Message) -> str:
    """A permalink of before."""
    return office.ask(person, f"/start {answer.links[0][1].partition('=')[2]}").text


def by_version(office: Office, person: Person, answer: Message) -> str:
    """A permalink of before, to the other language."""
    return office.ask(person, f"/start {answer.links[1][1].partition('=')[2]}").text


def by_reply(office: Office, person: Person, answer: Message) -> str:
    """A follow-up to an answer of before."""
    return office.after(lambda: person.says("and when?", reply_to=answer), person).text


def by_list(office: Office, person: Person, _: Message) -> str:
    """The list of documents."""
    listing = office.ask(person, "/sources")
    first = listing.text
    person.presses(listing, "More ▸").answer()
    return first + listing.text


@pytest.mark.parametrize(
    "door",
    [by_message, by_button, by_context, by_vote, by_inline, by_link, by_version, by_reply, by_list],
)
def test_who_is_let_out_finds_every_door_closed(
    office: Office, person: Person, door: Callable[[Office, Person, Message], str]
) -> None:
    """What was read yesterday is not read today, nor is it said that it is there."""
    office.ask(office.keeper, f"/allow {person.id} {TREATIES}")
    answer = office.ask(person, LITHIUM)
    assert "lithium" in answer.bold
    office.ask(office.keeper, f"/deny {person.id} {TREATIES}")
    said = door(office, person, answer)
    for secret in ("Geneva", "Женев", "Saryarka", "Сарыарка", "corridor", TREATIES):
        assert secret not in said


def test_buttons_of_others_are_refused(office: Office, person: Person) -> None:
    """Somebody's data, sent from another chat or below another message, shows nothing."""
    theirs = office.ask(office.reader, LITHIUM)
    own = office.ask(person, "When is the climate summit?")
    before = own.text
    for row in theirs.keyboard:
        for button in row:
            assert person.forges(own, button["callback_data"]).alert() == ASK_AGAIN
            # a client that claims to stand before the other's message
            assert person.forges(theirs, button["callback_data"]).answer() is not None
    assert own.text == before


def test_anothers_answers_cannot_be_turned_in_a_group(office: Office) -> None:
    """An answer given in private is not shown in a group by a forged button."""
    group = office.group(office.reader)
    private = office.ask(office.reader, LITHIUM)
    public = office.ask(office.reader, "/ask When is the climate summit?", group)
    before = public.text
    data = private.button("In Russian")["callback_data"]
    assert office.reader.forges(public, data).alert() == ASK_AGAIN
    assert public.text == before


@pytest.mark.parametrize(
    "data",
    [
        "",
        "2s:1:0:en",
        "2s:999999999999999999:0:ru",
        "2v:1:1",
        "2w:1:match",
        "2J:1:1",
        "2J:0:0",
        "2R:1:AAAA",
        "2D:1",
        "2L:ru",
        "2A:1",
        "2C:0",
        "2d:999999",
        "1t:1:ru",
        "'; DROP TABLE answers; --",
        "\N{GRINNING FACE}" * 16,
        "2s:" + "9" * 58,
    ],
)
def test_forged_buttons_do_nothing(office: Office, person: Person, data: str) -> None:
    """Whatever a hostile client sends, the message stays and nothing is said of what exists."""
    answer = office.ask(person, "When is the climate summit?")
    before = answer.text, answer.buttons
    alert = person.forges(answer, data).alert()
    assert alert in {ASK_AGAIN, "Only admins of this group can change its settings."}
    assert (answer.text, answer.buttons) == before


def test_guessed_permalinks_lead_to_nothing(office: Office, person: Person) -> None:
    """A changed, cut, lengthened or made-up link is met like one to what may not be read."""
    theirs = office.ask(office.reader, LITHIUM).links[0][1].partition("=")[2]
    assert office.ask(person, f"/start {theirs}").text == NOTHING
    flipped = theirs[:-1] + ("A" if theirs[-1] != "A" else "B")
    for payload in (flipped, theirs[:-1], theirs + "A", "p", "i", "pAAAA", "i" + theirs[1:], "1"):
        assert office.ask(office.reader, f"/start {payload}").text == NOTHING


def test_links_are_followed_with_the_rights_of_the_place(office: Office) -> None:
    """In a group a link opens what the group may read, also for who may read more."""
    group = office.group(office.reader)
    payload = office.ask(office.reader, LITHIUM).links[0][1].partition("=")[2]
    assert office.ask(office.reader, f"/start@{NAME} {payload}", group).text == NOTHING


def test_presses_below_what_inline_mode_sent_are_refused(office: Office) -> None:
    """A client may claim that such a message has buttons; the bot puts none there."""
    data = office.ask(office.reader, LITHIUM).button("In Russian")["callback_data"]
    sent = office.reader.picks(office.reader.types(LITHIUM))
    assert sent.buttons == []
    sent.inline_id = "AAAA"
    for somebody in (office.reader, office.person()):
        assert somebody.forges(sent, data).alert() == ASK_AGAIN


def test_forwarded_answers_keep_their_secret_from_new_readers(office: Office) -> None:
    """A button below a message that was forwarded into a group finds no answer there."""
    stranger = office.person()
    group = office.group(office.reader, stranger)
    answer = office.ask(office.reader, LITHIUM)
    copy = stranger.posts(answer.text, group)
    copy.keyboard = answer.keyboard
    assert stranger.presses(copy, "In Russian").alert() == ASK_AGAIN
    assert stranger.presses(copy, "Context").alert() == ASK_AGAIN


def test_nothing_is_said_of_documents_that_may_not_be_read(office: Office, person: Person) -> None:
    """Neither a refusal, nor a spelling, nor statistics tell of words that stand there alone."""
    reply = office.ask(person, "lithum Sariarka corridor")
    assert "lithium" not in reply.text
    assert "Saryarka" not in reply.text
    assert not reply.quotes
    assert TREATIES not in office.ask(person, "/help").text
