"""A person asks in a private chat: every answer quotes, and every button does what it says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.e2e.documents import HARBOURS, HOSTILE, LONG, NOTES
from tests.support.processes import ROOT

if TYPE_CHECKING:
    from tests.e2e.office import Office
    from tests.support.bot_api import Message, Person

SUMMIT_EN = "the Regional Climate Summit to be held in Kazakhstan in 2026"
SUMMIT_RU = "региональном климатическом саммите в 2026 году"
ASK_AGAIN = "This answer is no longer kept. Please ask again."


def quoted_word_for_word(quote: str) -> bool:
    """Whether a quote stands in one of the seeds; cuts are marked by …."""
    texts = [" ".join(path.read_text("utf-8").split()) for path in (ROOT / "seeds").iterdir()]
    inner = quote.removeprefix("…").removesuffix("…").strip()
    return any(inner in text for text in texts)


def links_of(message: Message) -> list[str]:
    """The links of a message that lead into the bot."""
    return [address for _, address in message.links if address.startswith("https://t.me/")]


@pytest.mark.parametrize("app", ["en", "ru-RU", "de", None])
def test_a_question_is_answered_in_its_own_language(office: Office, app: str | None) -> None:
    """Whatever the app speaks; quotes stand in the documents word for word, matches in bold."""
    person = office.person(app)
    for question, quote, bold in (
        ("When is the climate summit?", SUMMIT_EN, "Summit"),
        ("Когда климатический саммит?", SUMMIT_RU, "саммите"),
    ):
        person.says(question)
        reply = person.hears()
        assert quote in reply.quotes[0]
        assert bold in reply.bold
        assert all(map(quoted_word_for_word, reply.quotes))
        assert reply.options["link_preview_options"] == {"is_disabled": True}


def test_what_has_no_language_follows_the_choice(office: Office) -> None:
    """`/language` counts where a question has no letters, and for whatever else the bot says."""
    person, other = office.person("en"), office.person("en")
    person.says("2026?")
    assert person.hears().buttons[0] == "In Russian"
    person.says("/language")
    choice = person.hears()
    assert person.presses(choice, "Русский").alert() is None
    assert choice.text.startswith("Теперь я говорю с вами по-русски")
    person.says("2026?")
    assert person.hears().buttons[0] == "По-английски"
    person.says("/frobnicate")
    assert person.hears().text.startswith("Такой команды нет")
    other.says("/frobnicate")
    assert other.hears().text.startswith("I do not know this command")


def test_commands_answer_in_the_apps_language(office: Office) -> None:
    """Greeting and help in each language; a command that there is not names the help."""
    for app, parts in (
        ("ru-RU", ("дословно", "Вопросы хранятся 30 дней", "/help")),
        (None, ("word for word", "Questions are kept for 30 days", "/help")),
    ):
        person = office.person(app)
        for command, part in zip(("/start", "/help", "/frobnicate"), parts, strict=True):
            assert part in office.ask(person, command).text


def test_the_menu_is_there_in_both_languages(office: Office, person: Person) -> None:
    """Commands differ by the kind of chat and who looks; admins have theirs in private."""
    admin = office.person("ru")
    group = office.group(person, admins=(admin,))
    assert person.menu() == ["start", "help", "sources", "language", "forgetme"]
    assert person.menu(group) == ["ask", "sources", "help"]
    assert admin.menu(group) == ["ask", "sources", "help", "settings"]
    assert {"stats", "invite", "remove", "reviews"} < set(office.keeper.menu())
    profile = office.telegram.world.profile.commands
    assert all(set(commands) == {"", "en", "ru"} for commands in profile.values())


def test_what_is_no_text_gets_one_line(office: Office, person: Person) -> None:
    """Pictures are told that text is answered; what the chat reports and edits are passed over."""
    photo = {"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1}
    person.sends({"photo": [photo], "caption": "When is the climate summit?"})
    assert person.hears().text.startswith("I answer questions that are sent as text")
    person.sends({"message_auto_delete_timer_changed": {"message_auto_delete_time": 86400}})
    person.edits(person.posts("/help"), "When is the climate summit?")
    channel = office.telegram.group(-person.id, "channel")
    person.sends({"text": "/ask When?"}, chat=channel, kind="channel_post")
    assert "Reply to an answer to ask on" in person.hears().text
    office.ask(person, "/help")
    assert len(office.telegram.sent(person.id)) == 3
    assert office.telegram.sent(channel) == []


def test_documents_are_listed_by_date(person: Person) -> None:
    """The newest first, those without a date last, eight on a page; names open documents."""
    person.says("/sources")
    listing = person.hears()
    first = listing.text
    assert re.match(rf"Documents: {NOTES + 4}\. Page 1 of 2\.", first)
    assert first.splitlines()[2].startswith("1. 001_c9f724df82976277.txt · November 29, 2025")
    assert "corridor" not in first
    assert person.presses(listing, "More ▸").alert() is None
    assert listing.buttons == ["◂ Back"]
    assert "9. " in listing.text
    assert "journal.txt" in listing.text
    assert person.presses(listing, "◂ Back").alert() is None
    assert listing.text == first
    person.opens(links_of(listing)[0])
    assert person.hears().quotes


def test_an_answer_turns_in_place(person: Person) -> None:
    """One tap shows the other language, one more the first again; neither sends anything."""
    person.says("When is the climate summit?")
    reply = person.hears()
    before = reply.text
    assert person.presses(reply, "In Russian").alert() is None
    assert SUMMIT_RU in reply.quotes[0]
    assert all(map(quoted_word_for_word, reply.quotes))
    assert person.presses(reply, "In English").alert() is None
    assert reply.text == before


def test_without_a_match_no_other_language_is_offered(office: Office, person: Person) -> None:
    """Where a passage has no version, no button and no link promise one."""
    reply = office.ask(person, "Press note 3 of the department of archives")
    assert not [label for label in reply.buttons if "Russian" in label]
    assert not [name for name, _ in reply.links if "version" in name]


def test_a_second_press_of_the_same_button_is_harmless(office: Office, person: Person) -> None:
    """A press that changes nothing gets its answer like any other."""
    reply = office.ask(person, "When is the climate summit?")
    data = reply.button("In Russian")["callback_data"]
    presses = [person.forges(reply, data) for _ in range(3)]
    assert [press.alert() for press in presses] == [None, None, None]
    assert SUMMIT_RU in reply.quotes[0]


def test_context_and_further_results_are_behind_buttons(person: Person) -> None:
    """Surrounding passages and the way back; twelve passages at most, three on a page."""
    person.says("harbour of Kuryk")
    reply = person.hears()
    first = reply.text
    assert len(reply.quotes) == 3
    seen = set(reply.quotes)
    for _ in range(3):
        assert person.presses(reply, "More ▸").alert() is None
        seen |= set(reply.quotes)
    assert len(seen) == 12 < HARBOURS
    assert "More ▸" not in reply.buttons
    last = reply.text
    assert person.presses(reply, "Context").alert() is None
    assert len(reply.quotes) == 5
    assert reply.buttons == ["◂ To the answer"]
    assert person.presses(reply, "◂ To the answer").alert() is None
    assert reply.text == last
    for _ in range(3):
        person.presses(reply, "◂ Back").answer()
    assert reply.text == first


def test_permalinks_lead_both_ways(person: Person) -> None:
    """A passage's number opens it with its match, whose own number leads back."""
    person.says("When is the climate summit?")
    own, version = links_of(person.hears())
    person.opens(own)
    opened = person.hears()
    assert [SUMMIT_EN in opened.quotes[0], SUMMIT_RU in opened.quotes[1]] == [True, True]
    person.opens(version)
    turned = person.hears()
    assert [SUMMIT_RU in turned.quotes[0], SUMMIT_EN in turned.quotes[1]] == [True, True]
    assert own in links_of(turned)


def test_a_reply_is_read_with_the_question_before_it(person: Person) -> None:
    """What follows an answer need not say again what it is about, in either language."""
    person.says("When is the climate summit?")
    answer = person.hears()
    person.says("and in 2026?", reply_to=answer)
    assert SUMMIT_EN in person.hears().quotes[0]
    person.says("Где пройдёт климатический саммит?")
    answer = person.hears()
    person.says("а когда?", reply_to=answer)
    assert SUMMIT_RU in person.hears().quotes[0]
    person.says("а когда?")
    assert SUMMIT_RU not in "".join(person.hears().quotes)


def test_what_the_documents_do_not_say_is_refused(person: Person) -> None:
    """The words that occur nowhere are named, a spelling is offered, and nothing is quoted."""
    person.says("smbassador Rurganbekov")
    reply = person.hears()
    assert "“smbassador”, “Rurganbekov” occur nowhere" in reply.text
    assert "Did you mean “ambassador”, “Turganbekov”?" in reply.text
    assert not reply.quotes


def test_an_unsure_spelling_costs_no_answer(person: Person) -> None:
    """Where the other words answer, the misspelt one is named above the quote."""
    person.says("When is the climate dummit?")
    reply = person.hears()
    assert reply.text.startswith("“dummit” occurs nowhere in the documents.")
    assert "Did you mean “summit”?" in reply.text
    assert SUMMIT_EN in reply.quotes[0]


@pytest.mark.parametrize(
    ("question", "said", "quote"),
    [
        ("When is the climate sumit?", "Searched for “summit” instead of “sumit”.", SUMMIT_EN),
        ("Rjulf rkbvfnbxtcrbq cfvvbn?", "«Когда климатический саммит»", SUMMIT_RU),
        ("kogda klimaticheskiy sammit", "«kogda klimaticheskiy sammit»", SUMMIT_RU),
    ],
)
def test_a_mistyped_question_is_answered_as_it_was_meant(
    office: Office, person: Person, question: str, said: str, quote: str
) -> None:
    """What was read otherwise is said above the quote, and stays there when the answer turns."""
    reply = office.ask(person, question)
    before = reply.text
    assert said in before.partition("\n")[0]
    assert quote in reply.quotes[0]
    there, back = (
        ("In Russian", "In English") if quote == SUMMIT_EN else ("По-английски", "По-русски")
    )
    assert person.presses(reply, there).alert() is None
    assert said in reply.text.partition("\n")[0]
    assert person.presses(reply, back).alert() is None
    assert reply.text == before


def test_a_mistyped_question_is_followed_up(office: Office, person: Person) -> None:
    """What follows it is read with what it meant, and narrows it down."""
    answer = office.ask(person, "When is the climte summitt?")
    following = office.after(lambda: person.says("and in 2026?", reply_to=answer), person)
    assert SUMMIT_EN in following.quotes[0]
    narrowed = office.after(lambda: person.says("and date:2024?", reply_to=answer), person)
    assert not narrowed.quotes


def test_nearest_passages_are_marked_as_weak(person: Person) -> None:
    """A question that the documents only touch gets what is nearest, as such."""
    person.says("How many alpacas were sold to Mexico in exchange for uranium and copper?")
    reply = person.hears()
    assert reply.text.startswith("The documents do not answer this")
    assert "The nearest passages, which may be about something else:" in reply.text
    assert all(map(quoted_word_for_word, reply.quotes))


@pytest.mark.parametrize(("question", "text"), [("marsupial", HOSTILE), ("wallaby", LONG)])
def test_documents_of_any_content_are_quoted(person: Person, question: str, text: str) -> None:
    """Markup, emoji, marks of direction and very long passages change nothing but what is cut."""
    person.says(question)
    reply = person.hears()
    visible = re.sub("[\u202a-\u202e\u2066-\u2069]", "", text)
    for quote in reply.quotes:
        shown = re.sub("[\u202a-\u202e\u2066-\u2069]", "", quote)
        assert shown.removeprefix("…").removesuffix("…").strip() in visible
    assert len(reply.text) <= 4096
    assert person.presses(reply, "Context").alert() is None
    assert len(reply.text) <= 4096


def test_forgetting_leaves_nothing(office: Office, person: Person) -> None:
    """After `/forgetme` no file holds what was asked, the app's language counts, buttons end."""
    person.says("When is the zebra climate summit?")
    reply = person.hears()
    person.presses(reply, "👍").answer()
    person.says("/language")
    person.presses(person.hears(), "Русский").answer()
    person.says("/forgetme")
    asked = person.hears()
    assert person.presses(asked, "Оставить как есть").alert() is None
    assert asked.text == "Ничего не забыто."
    person.says("/forgetme")
    asked = person.hears()
    assert person.presses(asked, "Забыть").alert() is None
    assert asked.text == "Всё, что хранилось о вас, забыто."
    assert not [path for path in office.data.glob("bot.db*") if b"zebra" in path.read_bytes()]
    assert person.presses(reply, "In Russian").alert() == ASK_AGAIN
