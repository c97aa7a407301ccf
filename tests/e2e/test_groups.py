"""Groups: what is meant for the bot is answered, in its topic, compactly; nothing else is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.e2e.documents import LITHIUM, TREATIES
from tests.e2e.office import READING_GROUP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.e2e.office import Office
    from tests.support.bot_api import Group, Person

NAME = "tolmach_test_bot"
SUMMIT = "When is the climate summit?"
QUOTE = "Regional Climate Summit to be held in Kazakhstan in 2026"
QUOTE_RU = "региональном климатическом саммите в 2026 году"
ASK_AGAIN = "This answer is no longer kept. Please ask again."
SOMEBODY = {"id": 42, "is_bot": False, "first_name": "Somebody"}


@pytest.fixture
def overheard(office: Office) -> Iterator[None]:
    """The bot's privacy mode is off: it is told of every message."""
    with office.telegram.world.changed:
        office.telegram.world.privacy = False
    yield
    with office.telegram.world.changed:
        office.telegram.world.privacy = True


def silent(office: Office, group: Group) -> None:
    """Asserts that nothing is said in a group, once all that was said before has been worked on."""
    said = office.telegram.sent(group)
    probe = office.ask(office.person(), f"/ask {SUMMIT}", group)
    assert office.telegram.sent(group) == [*said, probe]
    assert probe.reply_to is not None
    assert probe.reply_to.text == f"/ask {SUMMIT}"


@pytest.mark.parametrize("kind", ["group", "supergroup"])
@pytest.mark.parametrize("command", ["/ask", f"/ask@{NAME}", f"/ASK@{NAME.upper()}"])
def test_a_command_asks(office: Office, person: Person, kind: str, command: str) -> None:
    """`/ask`, plain or by name, is answered in reply to the question, with one quote."""
    group = office.telegram.group(-office.person().id, kind, members=[person])
    asked = person.posts(f"{command} {SUMMIT}", group)
    answer = person.hears(group)
    assert answer.reply_to is asked
    assert len(answer.quotes) == 1
    assert QUOTE in answer.quotes[0]


def test_a_colleagues_question_is_passed_on(office: Office, person: Person) -> None:
    """`/ask` in reply to a question asks that one; a part picked out of it asks that part."""
    colleague = office.person()
    group = office.group(person, colleague)
    theirs = colleague.posts("Когда климатический саммит?", group)
    asked = person.posts("/ask", group, reply_to=theirs)
    answer = person.hears(group)
    assert QUOTE_RU in answer.quotes[0]
    assert answer.reply_to is asked
    long = colleague.posts("Dear all, lunch is at noon. Who is Maxim Rozhin? Bye", group)
    quote = {"text": "Who is Maxim Rozhin?", "position": 28, "is_manual": True}
    person.posts("/ask", group, reply_to=long, content={"quote": quote})
    assert "Maxim Rozhin" in person.hears(group).quotes[0]


def test_a_reply_to_the_bot_asks_on(office: Office, person: Person) -> None:
    """No command is needed, and the question before is read with it."""
    colleague = office.person()
    group = office.group(person, colleague)
    person.says(f"/ask {SUMMIT}", group)
    answer = person.hears(group)
    colleague.says("and in 2026?", group, reply_to=answer)
    assert QUOTE in person.hears(group).quotes[0]


def test_a_command_without_a_question_is_told_how(office: Office, person: Person) -> None:
    """`/ask` alone asks nothing."""
    group = office.group(person)
    person.says("/ask", group)
    assert person.hears(group).text.startswith("Write your question after /ask")


@pytest.mark.usefixtures("overheard")
def test_a_mention_asks_where_the_bot_sees_it(office: Office, person: Person) -> None:
    """`@bot question` and `question, @bot?` are answered with privacy mode off."""
    group = office.group(person)
    for text in (f"@{NAME} {SUMMIT}", f"When is the climate summit, @{NAME}?"):
        person.says(text, group)
        assert QUOTE in person.hears(group).quotes[0]


def test_an_admin_bot_sees_mentions_too(office: Office, person: Person) -> None:
    """As an admin of the group the bot is told of all, and answers no more than before."""
    group = office.group(person)
    group.promotes_bot(person)
    person.says(SUMMIT, group)
    person.says(f"@{NAME} {SUMMIT}", group)
    answer = person.hears(group)
    assert answer.reply_to is not None
    assert answer.reply_to.text.startswith("@")


def test_who_writes_as_the_group_is_answered(office: Office, person: Person) -> None:
    """An admin who stays anonymous asks and opens the settings like any admin."""
    group = office.group(person)
    chat = office.telegram.world.chats[group.id].to_json()
    anonymous = {"id": 1087968824, "is_bot": True, "first_name": "Group"}
    content = {"from": anonymous, "sender_chat": chat}
    said = office.after(lambda: person.posts("/settings", group, content=content), group)
    assert said.text.startswith("Settings of this group.")
    said = office.after(lambda: person.posts(f"/ask {SUMMIT}", group, content=content), group)
    assert QUOTE in said.quotes[0]


@pytest.mark.usefixtures("overheard")
def test_nothing_else_is_answered(office: Office, person: Person) -> None:
    """Talk, other bots' commands, forwarded questions, bots, pictures and comings stay silent."""
    colleague = office.person()
    group = office.group(person, colleague)
    person.says(SUMMIT, group)
    question = colleague.posts(SUMMIT, group)
    person.says("It is in 2026.", group, reply_to=question)
    for text in (
        "/ask@other_bot When?",
        "/frobnicate",
        "/start",
        "/stats",
        "say /ask now",
        f"mail me at a@{NAME}.org",
        f"@{NAME}2 {SUMMIT}",
    ):
        person.says(text, group)
    origin = {"type": "user", "date": 1, "sender_user": SOMEBODY}
    person.posts(f"/ask {SUMMIT}", group, content={"forward_origin": origin})
    bot = {"id": 5, "is_bot": True, "first_name": "Other"}
    person.posts(f"/ask {SUMMIT}", group, content={"from": bot})
    photo = {"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1}
    person.sends({"photo": [photo], "caption": SUMMIT}, group)
    person.sends_document("note.txt", b"A note.", group)
    newcomer = office.person()
    group.adds(newcomer)
    group.removes(newcomer)
    silent(office, group)


def test_topics_keep_to_themselves(office: Office, person: Person) -> None:
    """An answer stands in the topic that was asked in, and in General where that was General."""
    group = office.group(person, forum=True)
    budget, travel = group.topic("Budget"), group.topic("Travel")
    for topic in (travel, None, budget):
        asked = person.posts(f"/ask {SUMMIT}", group, topic=topic)
        answer = person.hears(group)
        assert answer.thread == (None if topic is None else topic.id)
        assert answer.reply_to is asked


def test_a_closed_topic_is_told_in_private(office: Office, person: Person) -> None:
    """Where the bot may not write, who asked is told in private, if they have started it."""
    group = office.group(person, forum=True)
    topic = group.topic("Budget")
    person.starts()
    person.hears()
    group.closes(topic)
    person.says(f"/ask {SUMMIT}", group, topic=topic)
    assert person.hears().text.startswith("I may not write in the group, or in the topic")
    group.forbids_writing()
    person.says(f"/ask {SUMMIT}", group)
    assert person.hears().text.startswith("I may not write in the group, or in the topic")
    assert office.telegram.sent(group) == []


def test_members_press_and_others_do_not(office: Office, person: Person) -> None:
    """Further results are a tap away for every member, and for nobody else."""
    colleague, passer_by = office.person(), office.person()
    group = office.group(person, colleague)
    person.says("/ask harbour of Kuryk", group)
    answer = person.hears(group)
    first = answer.text
    data = answer.button("More ▸")["callback_data"]
    assert passer_by.forges(answer, data).alert() == ASK_AGAIN
    assert answer.text == first
    assert colleague.presses(answer, "More ▸").alert() is None
    assert answer.text != first
    assert len(answer.quotes) == 1
    group.removes(colleague)
    assert colleague.presses(answer, "More ▸").alert() == ASK_AGAIN
    assert person.presses(answer, "◂ Back").alert() is None
    assert answer.text == first


def test_settings_are_for_admins_alone(office: Office, person: Person) -> None:
    """Members see and change nothing; who has been made an admin does, until it is taken back."""
    admin, promoted = office.person(), office.person()
    group = office.group(person, promoted, admins=(admin,))
    person.says("/settings", group)
    silent(office, group)
    sheet = office.ask(admin, "/settings", group)
    assert sheet.text.startswith("Settings of this group.")
    no = "Only admins of this group can change its settings."
    assert person.presses(sheet, "Русский").alert() == no
    assert promoted.presses(sheet, "Русский").alert() == no
    group.promotes(promoted)
    assert promoted.presses(sheet, "Русский").alert() is None
    assert sheet.text.startswith("Настройки группы")
    group.demotes(promoted)
    assert promoted.presses(sheet, "English").alert() is not None
    assert "По-английски" in office.ask(person, "/ask 2026?", group).buttons


def test_admins_alone_may_ask_where_they_say_so(office: Office, person: Person) -> None:
    """Who may not ask is told so once; the admins are answered."""
    admin = office.person()
    group = office.group(person, admins=(admin,))
    admin.says("/settings", group)
    sheet = admin.hears(group)
    assert admin.presses(sheet, "Only admins ask").alert() is None
    person.says(f"/ask {SUMMIT}", group)
    person.says(f"/ask {SUMMIT}", group)
    admin.says(f"/ask {SUMMIT}", group)
    assert admin.hears(group).text.startswith("In this group, only its admins ask me.")
    assert QUOTE in admin.hears(group).quotes[0]
    assert len(office.telegram.sent(group)) == 3


def test_a_group_searches_what_its_admins_choose(office: Office) -> None:
    """A collection that is not chosen answers nothing, not even behind old buttons."""
    admin = office.person()
    group = office.telegram.group(READING_GROUP, admins=[admin])
    admin.says(f"/ask {LITHIUM}", group)
    answer = admin.hears(group)
    assert "lithium" in answer.bold
    admin.says("/settings", group)
    sheet = admin.hears(group)
    assert admin.presses(sheet, f"✓ {TREATIES}").alert() is None
    assert "Documents: main" in sheet.text
    assert admin.presses(answer, "In Russian").alert() == ASK_AGAIN
    admin.says(f"/ask {LITHIUM}", group)
    assert not admin.hears(group).quotes
    assert admin.presses(sheet, TREATIES).alert() is None
    admin.says(f"/ask {LITHIUM}", group)
    assert "lithium" in admin.hears(group).bold
    assert admin.presses(sheet, "✓ main").alert() is None
    assert admin.presses(sheet, f"✓ {TREATIES}").alert() is not None


def test_a_group_that_grows_keeps_what_was_set(office: Office, person: Person) -> None:
    """Language, who may ask and what the group was let into go along to its new number."""
    admin = office.person()
    group = office.telegram.group(-office.person().id, "group", members=[person], admins=[admin])
    assert str(group.id) in office.ask(office.chief, f"/allow {group.id} {TREATIES}").text
    admin.says("/settings", group)
    sheet = admin.hears(group)
    admin.presses(sheet, "Русский").answer()
    admin.presses(sheet, "Только администраторы").answer()
    grown = group.upgrades(-1_000_000_000_000 - office.person().id)
    admin.says(f"/ask@{NAME} 2026?", grown)
    assert "По-английски" in admin.hears(grown).buttons
    admin.says(f"/ask {LITHIUM}", grown)
    assert "lithium" in admin.hears(grown).bold
    person.says("/ask 2026?", grown)
    assert admin.hears(grown).text.startswith("В этой группе вопросы мне задают только")


def test_the_bot_introduces_itself_to_a_group(office: Office, person: Person) -> None:
    """Added to a group it says how to ask, in one message; thrown out, it says nothing more."""
    group = office.group(person)
    group.removes_bot(person)
    group.adds_bot(person)
    assert person.hears(group).text.startswith("Hello! I answer questions")
    silent(office, group)


def test_documents_of_the_group_are_listed(office: Office, person: Person) -> None:
    """`/sources` in a group lists what the group may read, not what the person may."""
    group = office.group(person, office.reader)
    office.reader.says("/sources", group)
    listing = office.reader.hears(group)
    assert "corridor" not in listing.text
    assert person.presses(listing, "More ▸").alert() is None
