"""Documents that an admin sends: added while others ask, told step by step, and taken back."""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING

import pytest

from tests.e2e.documents import CABLES, MAIN, TREATIES

if TYPE_CHECKING:
    from tests.e2e.office import Office
    from tests.support.bot_api import Message, Person

UNDER_WAY = ("fetching", "%")
LARGEST = 20 * 1024 * 1024
_NAMES = count()

EN = """\
date 2026-02-0{day}

The delegation of {name} visited the observatory in Almaty on {day} February 2026.

The director, Aliya Omarova, showed them the telescope of 1,5{day}0 millimetres.

They agreed to build a second station at an altitude of 2,7{day}0 metres by 2031.
"""
RU = """\
date 2026-02-0{day}

Делегация «{name}» посетила обсерваторию в Алматы {day} февраля 2026 года.

Директор Алия Омарова показала им телескоп диаметром 15{day}0 миллиметров.

Они договорились построить вторую станцию на высоте 27{day}0 метров к 2033 году.
"""


def name(suffix: str = ".txt") -> str:
    """The name of a document that there has not been."""
    return f"upload{next(_NAMES)}{suffix}"


def send(  # noqa: PLR0913 - what a file is made of
    office: Office,
    person: Person,
    doc: str,
    content: bytes,
    caption: str = "",
    *,
    size: int | None = None,
    album: str | None = None,
) -> Message:
    """Has a person send a file; the message that says what became of it, at the end."""
    said = office.after(
        lambda: person.sends_document(doc, content, caption=caption, size=size, album=album), person
    )
    return ended(office, said)


def ended(office: Office, said: Message) -> Message:
    """A message that tells of an upload, once it tells of its end."""
    office.telegram.waits_for(
        lambda: not any(part in said.text for part in UNDER_WAY), f"the end of {said.text!r}"
    )
    return said


def test_both_versions_are_added_and_told_of(office: Office, person: Person) -> None:
    """One message each goes from fetching to the outcome: passages, the version, differences."""
    en, ru = name(".en.txt"), name(".ru.txt")
    first = send(office, office.chief, en, EN.format(name="Andromeda", day=3).encode(), MAIN)
    assert first.text.splitlines() == [
        f"{en} has been added to “main”.",
        "English: 3 passages",
        "No version in the other language was found.",
    ]
    second = send(office, office.chief, ru, RU.format(name="Андромеда", day=3).encode(), MAIN)
    assert f"Version in the other language: {en}" in second.text
    assert "pairs of passages matched" in second.text
    assert "1 possible difference between the versions: check it." in second.text
    assert second.history[0] == f"{ru}: fetching it."
    assert any("%" in text for text in second.history)
    answer = office.ask(person, "Andromeda observatory")
    assert "Andromeda" in answer.quotes[0]
    assert person.presses(answer, "In Russian").alert() is None
    assert "Андромеда" in answer.quotes[0]


def test_others_are_answered_meanwhile(office: Office, person: Person) -> None:
    """While a long document is being added, a question gets its answer, from what there is."""
    text = "\n\n".join(
        f"In chapter {n} the pelican number {n * 13} flew over the estuary of Atyrau."
        for n in range(1500)
    )
    said = office.after(
        lambda: office.chief.sends_document(name(), text.encode(), caption=MAIN), office.chief
    )
    answer = office.ask(person, "When is the climate summit?")
    assert "Regional Climate Summit" in answer.quotes[0]
    assert any(part in said.text for part in UNDER_WAY)
    assert "1,500 passages" in ended(office, said).text
    assert "pelican" in office.ask(person, "pelican estuary").bold


def test_several_files_at_once(office: Office) -> None:
    """Files of an album go where the caption says, whichever of them carries it."""
    album, docs = name(""), [name() for _ in range(3)]
    world, chief = office.telegram.world, office.chief
    with world.changed:
        before = len(world.sent_to(chief.id))
        for place, doc in enumerate(docs):
            text = f"The ferry {doc} crossed the Caspian sea.\n".encode()
            chief.sends_document(doc, text, caption=TREATIES if place == 2 else "", album=album)
    office.telegram.waits_for(lambda: len(world.sent_to(chief.id)) == before + 3, "three messages")
    outcomes = [ended(office, said).text for said in office.telegram.sent(chief.id)[before:]]
    for doc in docs:
        assert any(text.startswith(f"{doc} has been added to “treaties”.") for text in outcomes)
    assert "ferry" in office.ask(office.reader, "ferry Caspian").bold


@pytest.mark.parametrize(
    ("doc", "content", "says"),
    [
        ("picture.png", b"\x89PNG", "picture.png"),
        ("empty.txt", b"", "empty.txt"),
        ("broken.pdf", b"%PDF-1.7 broken", "broken.pdf"),
        ("broken.docx", b"PK\x03\x04 broken", "broken.docx"),
        ("../../../etc/passwd", b"root", "passwd"),
    ],
)
def test_what_cannot_be_read_is_said(office: Office, doc: str, content: bytes, says: str) -> None:
    """The reason names the file as it was sent, and no folder of the server."""
    said = send(office, office.chief, doc, content, MAIN)
    assert says in said.text
    assert "has been" not in said.text
    assert str(office.data) not in said.text
    assert "incoming" not in said.text


def test_too_large_a_file_is_said(office: Office) -> None:
    """More than Telegram hands over is not even asked for."""
    before = len(office.telegram.calls("getFile"))
    said = send(office, office.chief, name(), b"A word.", MAIN, size=LARGEST + 1)
    assert "larger than 20 MB" in said.text
    assert len(office.telegram.calls("getFile")) == before


def test_who_may_not_add_is_told_so(office: Office, person: Person) -> None:
    """A file of anyone else is not taken; an admin adds to his own collections alone."""
    for somebody in (person, office.reader):
        said = send(office, somebody, name(), b"A gnu.", TREATIES)
        assert said.text.startswith("Documents are added by those who run this collection")
    said = send(office, office.keeper, name(), b"A gnu.", CABLES)
    assert said.text.startswith("Which collection is it for?")
    assert CABLES not in said.text.partition("You run:")[2]
    group = office.group(office.chief)
    office.chief.sends_document(name(), b"A gnu.", group, caption=MAIN)
    assert not office.ask(person, "gnu").quotes
    assert office.telegram.sent(group) == []


def test_a_name_of_another_collection_is_not_taken_over(office: Office) -> None:
    """The document gets a name beside it, and the other one answers as before."""
    said = send(office, office.keeper, "lima.txt", b"The llama treaty.\n", TREATIES)
    assert re.match(r"lima~\w+\.txt has been added to “treaties”\.", said.text)
    assert CABLES not in said.text
    assert "alpaca" in office.ask(office.chief, "alpaca agreement").bold


def test_a_new_version_takes_the_place_of_the_old_one(office: Office, person: Person) -> None:
    """Sent once more under its name, a document answers as it is now; old buttons say so."""
    doc = name()
    send(office, office.chief, doc, b"The okapi convention was signed in Dar.\n", MAIN)
    answer = office.ask(person, "okapi convention")
    assert "Dar" in answer.quotes[0]
    said = send(office, office.chief, doc, b"The okapi convention was signed in Taraz.\n", MAIN)
    assert said.text.startswith(f"{doc} has been renewed in “main”.")
    assert "Taraz" in office.ask(person, "okapi convention").quotes[0]
    assert person.presses(answer, "Context").alert() is not None
    said = send(office, office.chief, doc, b"The okapi convention was signed in Taraz.\n", MAIN)
    assert "is in “main” already, just as it is." in said.text


def test_what_is_removed_answers_no_more(office: Office, person: Person) -> None:
    """`/remove` shows what goes, a press removes it; neither answers nor links bring it back."""
    doc = name()
    send(office, office.chief, doc, b"The narwhal accord was signed in Oslo.\n", MAIN)
    answer = office.ask(person, "narwhal accord")
    assert "Did you mean one of these?" in office.ask(office.chief, f"/remove {doc[:-5]}").text
    asked = office.ask(office.chief, f"/remove {doc}")
    assert asked.text.startswith(f"Remove {doc} (")
    data = asked.button("Remove")["callback_data"]
    for somebody in (person, office.keeper, office.reader):
        assert somebody.forges(asked, data).alert() is not None
    assert "narwhal" in office.ask(person, "narwhal accord").bold
    assert office.chief.presses(asked, "Remove").alert() is None
    assert asked.text == f"{doc} has been removed."
    assert not office.ask(person, "narwhal accord").quotes
    assert person.presses(answer, "Context").alert() is not None
    link = answer.links[0][1]
    assert office.follow(person, link).text.startswith("There is nothing to be shown")
    assert "narwhal" not in office.ask(person, "/sources").text


def test_a_collection_is_begun_and_ends(office: Office) -> None:
    """`+name` below a file begins one, for its admins alone; it ends with its last document."""
    doc = name()
    said = send(office, office.chief, doc, b"The tapir protocol was signed in Quito.\n", "+fresh")
    assert said.text.startswith(f"{doc} has been added to “fresh”.")
    assert "tapir" in office.ask(office.chief, "tapir protocol").bold
    for somebody in (office.person(), office.keeper, office.reader):
        assert not office.ask(somebody, "tapir protocol").quotes
    asked = office.ask(office.chief, f"/remove {doc}")
    assert office.chief.presses(asked, "Remove").alert() is None
    assert not office.ask(office.chief, "tapir protocol").quotes
