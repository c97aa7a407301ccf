"""What people see of an answer; the fake server's parser stands for Telegram's."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.rendering import LIMIT, units
from index.model import Answer, Quoted, Refusal, RefusalKind, Span, Suggestion
from tests.bot.doubles import SUMMIT_EN, SUMMIT_RU, card, hit, match
from tests.bot.rendering.documents import answer, seen, summit
from tests.support.bot_api import parse_html

if TYPE_CHECKING:
    from bot.rendering import Renderer

LONG = "Filler of the usual kind. " * 40 + "The best one. " + "More filler. " * 40
BEST = Span(LONG.index("The best"), LONG.index("The best") + 13)


def test_an_answer_is_quote_and_source(renderer: Renderer) -> None:
    """The passage stands in a quote, matched words bold, and below it where it is from."""
    message = seen(renderer.answer(summit("ru")))
    assert message.marked("blockquote") == [SUMMIT_RU]
    assert message.bold == ["Саммит"]
    assert message.text.splitlines()[1:] == [
        "Summit <2026> · 28 ноября 2025 г. · отрывок 7 · английская версия"
    ]


def test_the_source_leads_to_document_passage_and_version(renderer: Renderer) -> None:
    """The title opens the page at the sentence; number and version open passages in the bot."""
    (title, at), (number, own), (version, other) = seen(renderer.answer(summit("en"))).links
    assert (title, at) == (
        "Summit <2026>",
        "https://x.kz/?a=1&b=2#:~:text=The%20summit%20is%20held%20in%202026.",
    )
    hit = summit("en").hits[0]
    assert hit.match is not None
    assert (number, own) == ("passage 7", renderer.links.passage(hit.place))
    assert (version, other) == (
        "Russian version",
        renderer.links.passage(hit.match.places[0]),
    )


def test_an_answer_says_what_it_quotes(renderer: Renderer) -> None:
    """Each passage shown is named with its key and its whole text, for a check before sending."""
    assert renderer.answer(summit("en")).quotes == (Quoted(1, SUMMIT_EN),)
    assert renderer.answer(summit("en"), view="ru").quotes == (Quoted(101, SUMMIT_RU),)


def test_the_other_language_is_a_turn_away(renderer: Renderer) -> None:
    """An answer with a match can be turned to its language, and back."""
    own = renderer.answer(summit("en"))
    turned = renderer.answer(summit("en"), view="ru")
    assert (own.shown, own.turns) == ("en", ("ru",))
    assert (turned.shown, turned.turns) == ("ru", ("en",))
    assert seen(turned).quotes == [SUMMIT_RU]
    assert "passage 7 · English version" in seen(turned).text


def test_a_passage_without_a_match_says_so_when_turned(renderer: Renderer) -> None:
    """In the other language, a passage without a version there stays, with a note."""
    mixed = answer(summit("en").hits[0], hit("Only in English.", "en"))
    turned = seen(renderer.answer(mixed, view="ru"))
    assert turned.quotes == [SUMMIT_RU, "Only in English."]
    assert turned.text.endswith("passage 7 · no Russian version")


def test_no_match_no_turn(renderer: Renderer) -> None:
    """Where no passage has a version in another language, there is nothing to turn to."""
    assert renderer.answer(answer(hit("Only in English.", "en"))).turns == ()


def test_a_language_that_is_not_offered_shows_the_own(renderer: Renderer) -> None:
    """A forged button's language changes nothing."""
    assert renderer.answer(summit("en"), view="xx") == renderer.answer(summit("en"))


def test_several_passages_of_a_match_are_named(renderer: Renderer) -> None:
    """A match of several paragraphs is quoted whole, and all its numbers given."""
    several = answer(hit("One.", "en", match=match("ru", "Раз.", "Два.", first=4)))
    page = renderer.answer(several, view="ru")
    assert seen(page).quotes == ["Раз.\nДва."]
    assert "passages 4–5" in seen(page).text
    assert page.quotes == (Quoted(101, "Раз."), Quoted(102, "Два."))


def test_pages_of_three_quotes(renderer: Renderer) -> None:
    """A page has at most three quotes; the next one begins where it ended."""
    found = answer(*(hit(f"Number {n}.", "en", key=n) for n in range(5)))
    first, second = renderer.answer(found), renderer.answer(found, page=1)
    assert seen(first).quotes == ["Number 0.", "Number 1.", "Number 2."]
    assert seen(second).quotes == ["Number 3.", "Number 4."]
    assert (first.page, first.first, first.more) == (0, 0, True)
    assert (second.page, second.first, second.more) == (1, 3, False)
    assert first.passages == second.passages == (0, 1, 2, 3, 4)


def test_a_page_that_is_not_there_is_the_nearest(renderer: Renderer) -> None:
    """A forged page, or one that has gone since, shows the last one there is."""
    found = answer(hit("One.", "en"))
    assert renderer.answer(found, page=10**6) == renderer.answer(found)
    assert renderer.answer(found, page=-1) == renderer.answer(found)


def test_in_groups_a_page_is_one_quote(renderer: Renderer) -> None:
    """The compact form shows one passage, the others behind it."""
    found = answer(*(hit(f"Number {n}.", "en", key=n) for n in range(3)))
    second = renderer.answer(found, page=1, compact=True)
    assert seen(second).quotes == ["Number 1."]
    assert (second.first, second.more) == (1, True)
    assert not renderer.answer(found, page=2, compact=True).more


def test_what_scores_far_less_is_not_shown(renderer: Renderer) -> None:
    """Only hits worth a person's time make up the pages."""
    poor = replace(hit("Poor.", "en", key=2), score=1.0)
    page = renderer.answer(answer(hit("Good.", "en"), poor))
    assert page.passages == (1,)
    assert not page.more


def test_a_refusal_gives_its_reason_and_weak_passages(renderer: Renderer) -> None:
    """Without an answer the reason comes first, and at most two passages marked as weak."""
    refusal = Refusal(RefusalKind.UNKNOWN_WORDS, ("oil <&>",))
    hits = tuple(hit(f"Number {n}.", "en") for n in range(5))
    suggestions = (Suggestion("oil <&>", "oils"),)
    message = seen(renderer.answer(Answer("?", "en", refusal, hits, (), suggestions)))
    reason, spelling, weak, *_ = message.text.split("\n\n")
    assert reason.startswith("The documents do not answer this: “oil <&>”")
    assert spelling == "Did you mean “oils”?"
    assert weak.startswith("The nearest passages, which may be about something else:")
    assert message.quotes == ["Number 0.", "Number 1."]


def test_every_page_of_a_refusal_is_marked_as_weak(renderer: Renderer) -> None:
    """In groups too, each page says that its passage is no answer."""
    hits = tuple(hit(f"Number {n}.", "en") for n in range(5))
    found = Answer("?", "ru", Refusal(RefusalKind.SCATTERED), hits)
    for number in (0, 1):
        message = seen(renderer.answer(found, page=number, compact=True))
        assert "Ближайшие отрывки — возможно, о другом:" in message.text
        assert message.quotes == [f"Number {number}."]


def test_a_refusal_without_passages_promises_none(renderer: Renderer) -> None:
    """Where nothing is near, the reason stands alone."""
    page = renderer.answer(Answer("?", "ru", Refusal(RefusalKind.NO_WORDS), ()))
    assert (
        seen(page).text == "В вопросе нет слов, которые можно искать: назовите имя, тему или дату."
    )


def test_passages_that_have_gone_are_missed_in_words(renderer: Renderer) -> None:
    """Where nothing is left of an answer, the message says so."""
    page = renderer.answer(answer(lang="ru"), page=1)
    assert seen(page).text == "Этих отрывков в документах больше нет. Задайте вопрос ещё раз."
    assert page.passages == ()


def test_words_that_stand_nowhere_are_named_above_the_quotes(renderer: Renderer) -> None:
    """An answer begins with the words of the question that the documents do not have."""
    unknown = ("Brazil <&>", "y" * 500, "three", "four", "five", "six")
    for lang in ("en", "ru"):
        found = Answer("?", lang, None, (hit("x" * 9000, "en"), hit("Two.", "en")), unknown)
        message = seen(renderer.answer(found))
        above = message.text[: message.text.index("xxx")]
        assert "Brazil <&>" in above
        assert "five" in above
        assert "six" not in above
        assert len(above) < 500


def test_a_long_quote_shows_its_best_sentence_and_folds_the_whole(renderer: Renderer) -> None:
    """A long passage is cut to its best sentence; a tap shows all of it."""
    found = hit(LONG, "en", sentence=BEST, highlights=(Span(BEST.start, BEST.start + 3),))
    message = seen(renderer.answer(answer(found)))
    (short,) = message.marked("blockquote")
    assert short.startswith("… The best one. More filler.")
    assert short.endswith("filler. …")
    assert len(short) < 500
    assert message.marked("expandable_blockquote") == [LONG]
    assert message.bold == ["The", "The"]


def test_each_of_three_long_quotes_shows_its_best_sentence(renderer: Renderer) -> None:
    """Where not all can be folded whole, open parts come first, then the first quote."""
    found = hit(LONG, "en", sentence=BEST)
    message = seen(renderer.answer(answer(found, found, found)))
    short = message.marked("blockquote")
    assert all(quote.startswith("… The best one.") for quote in short)
    assert len(short) == 3
    assert message.marked("expandable_blockquote")[0] == LONG
    assert units(message.text) <= LIMIT


def test_what_no_message_holds_is_folded_as_far_as_it_fits(renderer: Renderer) -> None:
    """Of a passage longer than a message the folded part shows what there is room for."""
    message = seen(renderer.answer(answer(hit("Words without end. " * 900, "en"))))
    (folded,) = message.marked("expandable_blockquote")
    assert folded.endswith("end. …")
    assert 3700 < units(message.text) <= LIMIT


def test_markup_in_a_passage_is_shown_as_it_is(renderer: Renderer) -> None:
    """A passage with HTML in it is quoted character for character."""
    text = 'if a < b && c > d: <b>&amp;</b> "quoted" &lt;'
    assert seen(renderer.answer(answer(hit(text, "en")))).quotes == [text]


def test_a_title_cannot_reorder_its_line(renderer: Renderer) -> None:
    """A title from right to left is isolated; marks of direction are left out."""
    source = card(title="\u202eמסמך\u202d")
    message = seen(renderer.answer(answer(hit("One.", "en", source=source))))
    assert message.text.splitlines()[1] == "\u2068מסמך\u2069 · passage 7"


def test_a_document_without_a_title_has_its_name(renderer: Renderer) -> None:
    """An empty title gives way to the name, an empty name to the catalogue's words."""
    for source, shown in (
        (card("a.txt", " "), "a.txt"),
        (card("a.txt", "\u200b"), "a.txt"),
        (card("\u2067", ""), "Untitled document"),
    ):
        message = seen(renderer.answer(answer(hit("One.", "en", source=source))))
        assert message.text.splitlines()[1] == f"{shown} · passage 7"


def test_no_answer_has_more_entities_than_are_shown(renderer: Renderer) -> None:
    """With every word of three long passages matched, Telegram drops none of what is marked."""
    words = tuple(Span(at, at + 1) for at in range(0, 1200, 2))
    source = card(url="https://x.kz")
    found = hit("a " * 600, "en", source=source, highlights=words, match=match("ru", "а"))
    parsed = parse_html(renderer.answer(answer(found, found, found)).html)
    assert not parsed.dropped
    assert 80 < len(parsed.entities) <= 100
