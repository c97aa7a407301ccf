"""What people see of an answer; the fake server's parser stands for Telegram's."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.excerpt import units
from bot.rendering import ALERT, Page, Renderer
from index.model import Answer, Hit, Refusal, RefusalKind, Span
from tests.bot.doubles import SUMMIT_EN, SUMMIT_RU, card, hit, match, summit
from tests.support.bot_api import Message, Parsed, parse_html

if TYPE_CHECKING:
    from collections.abc import Sequence


def seen(page: Page) -> Message:
    """The page as Telegram shows it."""
    return Message(1, 1, 0, parse_html(page.html), [], {})


def answer(*hits: Hit, lang: str = "en") -> Answer:
    """An answer with these hits."""
    return Answer("?", lang, None, hits)


def test_an_answer_is_quote_and_source(renderer: Renderer) -> None:
    """The passage stands in a quote, matched words bold, and below it where it is from."""
    message = seen(renderer.answer(summit("ru")))
    assert message.quotes == [SUMMIT_RU]
    assert message.bold == ["Саммит"]
    assert message.links == [("Summit <2026>", "https://x.kz/?a=1&b=2")]
    assert message.text.replace("\u202f", " ").splitlines()[1:] == [
        "Summit <2026> · 28 ноября 2025 г. · отрывок 7"
    ]


def test_the_other_language_is_a_turn_away(renderer: Renderer) -> None:
    """An answer with a match can be turned to its language, and back."""
    own = renderer.answer(summit("en"))
    turned = renderer.answer(summit("en"), "ru")
    assert own.turns == ("ru",)
    assert turned.turns == ("en",)
    assert seen(turned).quotes == [SUMMIT_RU]
    assert "passage 7" in seen(turned).text


def test_a_passage_without_a_match_says_so_when_turned(renderer: Renderer) -> None:
    """In the other language, a passage without a version there stays, with a note."""
    mixed = answer(summit("en").hits[0], hit("Only in English.", "en"))
    turned = seen(renderer.answer(mixed, "ru"))
    assert turned.quotes == [SUMMIT_RU, "Only in English."]
    assert turned.text.endswith("passage 7 · no Russian version")


def test_no_match_no_turn(renderer: Renderer) -> None:
    """Where no passage has a version in another language, there is nothing to turn to."""
    assert renderer.answer(answer(hit("Only in English.", "en"))).turns == ()


def test_a_language_that_is_not_offered_shows_the_own(renderer: Renderer) -> None:
    """A forged button's language changes nothing."""
    assert renderer.answer(summit("en"), "xx") == renderer.answer(summit("en"))


def test_several_passages_of_a_match_are_named(renderer: Renderer) -> None:
    """A match of several paragraphs is quoted whole, and all its numbers given."""
    several = answer(hit("One.", "en", match=match("ru", "Раз.", "Два.", first=4)))
    message = seen(renderer.answer(several, "ru"))
    assert message.quotes == ["Раз.\nДва."]
    assert message.text.endswith("passages 4–5")


def test_at_most_three_quotes_the_later_ones_folded(renderer: Renderer) -> None:
    """The first quote is open, two more can be unfolded, and there are no others."""
    message = seen(renderer.answer(answer(*(hit(f"Number {n}.", "en") for n in range(5)))))
    assert message.marked("blockquote") == ["Number 0."]
    assert message.marked("expandable_blockquote") == ["Number 1.", "Number 2."]


def test_a_refusal_gives_its_reason_and_weak_passages(renderer: Renderer) -> None:
    """Without an answer the reason comes first, and at most two passages marked as weak."""
    refusal = Refusal(RefusalKind.UNKNOWN_WORDS, ("oil <&>",))
    hits = tuple(hit(f"Number {n}.", "en") for n in range(5))
    message = seen(renderer.answer(Answer("?", "en", refusal, hits)))
    assert message.text.startswith("The documents do not answer this: “oil <&>”")
    assert "may be about something else" in message.text
    assert message.quotes == ["Number 0.", "Number 1."]


def test_a_refusal_without_passages_promises_none(renderer: Renderer) -> None:
    """Where nothing is near, the reason stands alone."""
    refusal = Refusal(RefusalKind.NO_WORDS)
    page = renderer.answer(Answer("?", "ru", refusal, ()))
    assert (
        seen(page).text == "В вопросе нет слов, которые можно искать: назовите имя, тему или дату."
    )


def test_words_that_stand_nowhere_are_named_above_the_quotes(renderer: Renderer) -> None:
    """An answer begins with the words of the question that the documents do not have."""
    unknown = ("Brazil <&>", "y" * 500, "three", "four", "five", "six")
    for lang in ("en", "ru"):
        found = Answer("?", lang, None, (hit("x" * 9000, "en"), hit("Two.", "en", key=2)), unknown)
        page = renderer.answer(found)
        message = seen(page)
        above = message.text[: message.text.index("xxx")]
        assert "Brazil <&>" in above
        assert "five" in above
        assert "six" not in above
        assert len(above) < 500
        assert units(message.text) <= 4096
        assert page.passages == {1, 2}


def test_a_long_first_quote_keeps_its_best_sentence(renderer: Renderer) -> None:
    """A passage longer than a message begins with its best sentence, between marks of the cut."""
    text = "Filler of the usual kind. " * 400 + "The best one. " + "More filler. " * 400
    start = text.index("The best")
    message = seen(renderer.answer(answer(hit(text, "en", sentence=Span(start, start + 13)))))
    assert message.quotes[0].startswith("… The best one. More filler.")
    assert message.quotes[0].endswith("filler. …")


def test_alerts_fit(renderer: Renderer) -> None:
    """Everything that may be said in an alert fits one, in both languages."""
    for lang in ("en", "ru"):
        for key in (
            "ask-again",
            "documents-changed",
            "apology",
            "apology-overdue",
            "apology-no-documents",
        ):
            text = renderer.alert(lang, key, reference="abcdef")
            assert len(text) < ALERT
            assert "abcdef" in text or key in {"ask-again", "documents-changed"}


def test_bad_addresses_are_not_linked(renderer: Renderer) -> None:
    """An address that Telegram would drop, or that does more than open a page, is left out."""
    for url in (
        "javascript:alert(1)",
        "x.kz",
        "https://x.kz/a b",
        "https://[",
        "https://x/" + "y" * 2000,
    ):
        page = renderer.answer(answer(hit("One.", "en", source=card(url=url))))
        assert not seen(page).links


alphabet = st.sampled_from(
    ["a", "б", " ", ". ", "! ", "\n", "<", ">", "&", "&amp;", "</b>", "<a href='", '"', "😀", "🇰🇿",
     "\u202e", "\u2067", "עברית", "漢", "e\u0301", "\ud800", "\x00", "\u200d", "Слово"]
)  # fmt: skip
contents = st.builds(
    lambda parts, times: "".join(parts) * times,
    st.lists(alphabet, max_size=30),
    st.sampled_from([1, 1, 5, 100, 400]),
)


@st.composite
def hits(draw: st.DrawFn) -> Hit:
    """A hit with any contents."""
    text = draw(contents)
    borders = sorted(draw(st.sets(st.integers(0, len(text)), max_size=250)))
    highlights = [Span(*pair) for pair in zip(borders[::2], borders[1::2], strict=False)]
    source = card(
        draw(contents), draw(st.none() | contents), date(2026, 1, 31), draw(st.none() | contents)
    )
    found = match("ru", *draw(st.lists(contents, min_size=1, max_size=3)), source=source)
    return hit(
        text,
        draw(st.sampled_from(["en", "ru"])),
        source=source,
        highlights=tuple(highlights),
        sentence=highlights[0] if highlights else None,
        match=draw(st.sampled_from([None, found])),
    )


refusals = st.none() | st.builds(
    Refusal,
    st.sampled_from(RefusalKind),
    st.lists(contents, max_size=12).map(tuple),
)


@settings(deadline=None, max_examples=80)
@given(
    found=st.lists(hits(), max_size=5),
    refusal=refusals,
    lang=st.sampled_from(["en", "ru"]),
    unknown=st.lists(contents, max_size=12).map(tuple),
    turned=st.booleans(),
)
def test_every_message_is_one_that_telegram_takes(  # noqa: PLR0913 - one a fact of an answer
    renderer: Renderer,
    found: list[Hit],
    refusal: Refusal | None,
    lang: str,
    *,
    unknown: tuple[str, ...],
    turned: bool,
) -> None:
    """With any contents the HTML parses, and text, bytes and entities are within the limits."""
    if refusal is None and not found:
        return
    other = {"en": "ru", "ru": "en"}[lang]
    answered = Answer("?", lang, refusal, tuple(found), unknown if refusal is None else ())
    page = renderer.answer(answered, other if turned else None)
    parsed = parse_html(page.html)
    assert units(parsed.text) <= 4096
    assert len(page.html.encode()) <= 32768
    assert not parsed.dropped
    assert _unnested(parsed)


def _unnested(parsed: Parsed) -> bool:
    """Whether no contents have opened an entity of their own."""
    kinds = {"blockquote", "expandable_blockquote", "bold", "text_link"}
    entities: Sequence[dict[str, Any]] = parsed.entities
    return all(entity["type"] in kinds for entity in entities)


def test_markup_in_a_passage_is_shown_as_it_is(renderer: Renderer) -> None:
    """A passage with HTML in it is quoted character for character."""
    text = 'if a < b && c > d: <b>&amp;</b> "quoted" &lt;'
    found = replace(summit("en").hits[0], passage=hit(text, "en").passage, highlights=())
    assert seen(renderer.answer(answer(found))).quotes == [text]


def test_the_first_quote_has_precedence(renderer: Renderer) -> None:
    """Where all quotes are long, the first has the most room, and the others what is left."""
    text = SUMMIT_EN * 200
    message = seen(renderer.answer(answer(*(hit(text, "en") for _ in range(3)))))
    lengths = [len(quote) for quote in message.quotes]
    assert lengths[0] > 2000
    assert lengths[0] > lengths[1] >= lengths[2]


def test_no_answer_has_more_entities_than_are_shown(renderer: Renderer) -> None:
    """With every word of three long passages matched, Telegram drops none of what is marked."""
    words = tuple(Span(at, at + 1) for at in range(0, 600, 2))
    source = card(url="https://x.kz")
    found = hit("a " * 300, "en", source=source, highlights=words)
    parsed = parse_html(renderer.answer(answer(found, found, found)).html)
    assert not parsed.dropped
    assert len(parsed.entities) > 90
