"""What people see besides answers: a passage opened, its surroundings, documents, inline cards."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from bot.keyboards import PassageLink
from bot.rendering import Page
from index.model import Listing, Passage, PassagePlace, Quoted, Span
from tests.bot.doubles import SUMMIT_EN, SUMMIT_RU, card, hit
from tests.bot.rendering.documents import seen, summit

if TYPE_CHECKING:
    from bot.rendering import Renderer


def test_a_permalink_opens_the_passage_and_its_version(renderer: Renderer) -> None:
    """Both are quoted, the passage first, each with its source."""
    page = renderer.passage(summit("en").hits[0], "en")
    message = seen(page)
    assert message.quotes == [SUMMIT_EN, SUMMIT_RU]
    assert "Summit <2026> · November 28, 2025 · passage 7 · Russian version" in message.text
    assert "news.ru.txt · passage 7 · English version" in message.text
    assert page.quotes == (Quoted(1, SUMMIT_EN), Quoted(101, SUMMIT_RU))


def test_a_passage_without_a_version_says_so(renderer: Renderer) -> None:
    """Where there is no match to be sure of, the page says that."""
    message = seen(renderer.passage(hit("Alone.", "en"), "ru"))
    assert "Надёжного соответствия на другом языке у этого отрывка нет." in message.text
    assert message.quotes == ["Alone."]


def test_surroundings_keep_the_order(renderer: Renderer) -> None:
    """Neighbours stand around the passage, whose matched words stay bold."""
    found = summit("en").hits[0]
    around = [
        Passage(number, "en", Span(0, 4), text)
        for number, text in ((6, "Before."), (7, SUMMIT_EN), (8, "After."))
    ]
    message = seen(renderer.surroundings(found, around, "en"))
    assert message.text.startswith("Summit <2026> · November 28, 2025 · passages 6–8")
    assert message.quotes == ["Before.", SUMMIT_EN, "After."]
    assert message.bold == ["The summit"]


def test_long_neighbours_leave_room_for_the_passage(renderer: Renderer) -> None:
    """However long its neighbours are, the passage is among what is shown."""
    found = hit("Here it is.", "en")
    around = [
        Passage(number, "en", Span(0, 4), "Here it is." if number == 7 else "Long words. " * 900)
        for number in range(1, 20)
    ]
    message = seen(renderer.surroundings(found, around, "en"))
    assert message.marked("blockquote")[2] == "Here it is."
    assert len(message.marked("blockquote")) == 5
    assert "passages 5–9" in message.text


def test_a_passage_that_is_not_among_its_neighbours_stands_alone(renderer: Renderer) -> None:
    """Where the document has changed in between, neighbours that may be wrong are left out."""
    message = seen(
        renderer.surroundings(hit("It.", "en"), [Passage(1, "en", Span(0, 1), "A")], "en")
    )
    assert message.quotes == ["It."]


def test_documents_are_listed_with_links_to_their_first_passages(renderer: Renderer) -> None:
    """Each line has title, date and passages of each language, numbered through all pages."""
    cards = (
        card("a.txt", "Treaty", date(2025, 11, 28), key=5, passages={"ru": 22, "en": 1}),
        card("b.txt", key=6, passages={"ru": 3}),
    )
    page = renderer.sources(Listing(cards, 18), 2, 8, "ru")
    message = seen(page)
    assert message.text.splitlines() == [
        "Документы: 18. Страница 3 из 3.",
        "",
        "17. Treaty · 28 ноября 2025 г. · 1 отрывок по-английски · 22 отрывка по-русски",
        "18. b.txt · 3 отрывка по-русски",
    ]
    (_, first), _ = message.links
    opened = renderer.links.read(first.partition("=")[2])
    assert opened == PassageLink(PassagePlace(5, 1, ""))
    assert page.quotes == ()
    assert renderer.sources(Listing(cards, 18), 99, 8, "ru") == page


def test_no_documents_are_said_to_be_none(renderer: Renderer) -> None:
    """An empty list is a sentence."""
    page = renderer.sources(Listing((), 0), 0, 8, "ru")
    assert seen(page).text == "Документов здесь пока нет."


def test_an_inline_card_sends_quote_source_and_links(renderer: Renderer) -> None:
    """The list shows title and sentence; the message is a quote with its source."""
    made = renderer.inline(summit("ru").hits[0], "ru")
    assert (made.title, made.description) == ("Summit <2026>", SUMMIT_RU)
    assert made.page.quotes == (Quoted(1, SUMMIT_RU),)
    message = seen(made.page)
    assert message.quotes == [SUMMIT_RU]
    assert [text for text, _ in message.links] == [
        "Summit <2026>",
        "отрывок 7",
        "английская версия",
    ]


def test_lines_escape_and_isolate_what_others_wrote(renderer: Renderer) -> None:
    """A value of a message is shown as it is, and cannot reorder the sentence."""
    page = renderer.line("en", "answer-spelling", words="<b>\u202eאב")
    assert page == Page("Did you mean \u2068&lt;b&gt;אב\u2069?")


def test_alerts_fit(renderer: Renderer) -> None:
    """Everything that may be said in an alert fits one, in both languages."""
    for lang in ("en", "ru"):
        for key in ("ask-again", "apology", "apology-overdue", "apology-no-documents"):
            text = renderer.alert(lang, key, reference="abcdef")
            assert "…" not in text
            assert len(text) < 200
    assert len(renderer.alert("en", "answer-spelling", words="x " * 500)) <= 200
