"""Whatever people type, send and name things: an answer, never an apology, and nothing broken."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.e2e.office import Office
    from tests.support.bot_api import Person

APOLOGIES = ("something went wrong", "что-то пошло не так")
TEXTS = (
    "?",
    "a" * 4096,
    "summit " * 580,
    "\N{GRINNING FACE}" * 2048,
    "\N{RIGHT-TO-LEFT OVERRIDE}timmus",
    "<b>summit</b> &amp; </blockquote> <a href='x'>",
    "{ $name } summit %s {0} \\",
    "summit\x00\x01\x7f",
    "\u0301\u0301\u0301 e\u0301",
    "\ud83d summit",
    "\u200b\u200d\u2060",
    "NEAR(summit) OR title:* -- ' ;",
    "саммит summit самmit",
    "1/0 2026-99-99 00:61 10^999",
    '"climate summit" -kazakhstan',
)


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_any_question_is_answered(office: Office, person: Person, text: str) -> None:
    """In private, in a group and inline; quoted words of the question break no message."""
    said = office.ask(person, text)
    assert not any(part in said.text for part in APOLOGIES)
    group = office.group(person)
    said = office.ask(person, f"/ask {text}"[:4096], group)
    assert not any(part in said.text for part in APOLOGIES)
    assert person.types(text[:256]).answer().button is None


@pytest.mark.parametrize(
    "command",
    [
        "/start " + "x" * 4000,
        "/start p" + "A" * 63,
        "/start \N{GRINNING FACE}",
        "/sources x y",
        "/language ru",
        "/help@tolmach_test_bot",
        "/forgetme all",
        "/ask",
        "/ask ?",
        "/",
        "/@tolmach_test_bot",
    ],
)
def test_any_command_is_answered(office: Office, person: Person, command: str) -> None:
    """Whatever stands behind it."""
    said = office.ask(person, command)
    assert not any(part in said.text for part in APOLOGIES)


@pytest.mark.parametrize(
    "command",
    [
        "/stats -1",
        "/stats 99999999999999999999",
        "/stats \N{ARABIC-INDIC DIGIT THREE}",
        "/allow",
        "/allow 99999999999999999999 treaties",
        "/allow -0 treaties",
        "/allow members 7 treaties",
        "/allow 7 <b>treaties</b>",
        "/deny x y z",
        "/invite treaties 0",
        "/invite treaties 7 100000",
        "/invite " + "x" * 3000,
        "/revoke",
        "/revoke_zzzzzzzzzzzz",
        "/revoke_" + "z" * 300,
        "/remove",
        "/remove <b>",
        "/remove " + "x" * 4000,
        "/digest maybe",
        "/reviews 7",
        "/access all",
    ],
)
def test_any_command_of_an_admin_is_answered(office: Office, command: str) -> None:
    """Numbers out of range, markup and nonsense are told how it is meant."""
    said = office.ask(office.chief, command)
    assert not any(part in said.text for part in APOLOGIES)


@pytest.mark.parametrize(
    "doc",
    [
        "<b>&.txt",
        "a" * 240 + ".txt",
        "\N{GRINNING FACE}.txt",
        "\N{RIGHT-TO-LEFT OVERRIDE}fdp.txt",
        "..txt",
        ".txt",
        "CON.txt",
        "a/b\\c.txt",
        "новость с пробелами.txt",
        "-rf.txt",
        "",
    ],
)
def test_documents_of_any_name_are_taken_or_refused(office: Office, doc: str) -> None:
    """And stand in lists, in answers and on buttons as they are called."""
    said = office.after(
        lambda: office.chief.sends_document(doc, b"The ocelot pact was signed.", caption="cables"),
        office.chief,
    )
    office.telegram.waits_for(
        lambda: not any(part in said.text for part in ("fetching", "%")), "the end"
    )
    assert "The log says why" not in said.text
    answer = office.ask(office.chief, "ocelot pact")
    assert not any(part in answer.text for part in APOLOGIES)
    assert not any(part in office.ask(office.chief, "/sources").text for part in APOLOGIES)


def test_people_and_groups_of_any_name(office: Office) -> None:
    """Names of people and titles of groups stand in no message as markup."""
    person = office.person()
    person.user["first_name"] = "<b>A</i> & \N{GRINNING FACE}"
    group = office.group(person)
    office.telegram.world.chats[group.id].name = "<a href='x'>{ $title }"
    group.removes_bot(person)
    assert office.after(lambda: group.adds_bot(person), group).text.startswith("Hello!")
    office.ask(office.chief, f"/allow {group.id} treaties")
    assert "{ $title }" in office.ask(office.chief, "/access").text
    assert office.ask(person, "/ask climate summit", group).quotes
    office.ask(office.chief, f"/deny {group.id} treaties")
