"""Pictures of conversations: well formed, and with nothing beyond the edge."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.docs.bubbles import WIDTH, Bubble, draw
from tests.support.bot_api import Message, Parsed, parse_html

SVG = "{http://www.w3.org/2000/svg}"
BUTTONS = [[{"text": "In Russian", "callback_data": "x"}, {"text": "Source", "url": "x"}]]


def message(html: str) -> Message:
    """A message of the bot."""
    return Message(7, 1, 0, parse_html(html), BUTTONS, {})


def words(svg: str) -> str:
    """Everything that a picture says, white space folded."""
    texts = ET.fromstring(svg).iter(f"{SVG}text")  # noqa: S314 - drawn here
    return " ".join(" ".join("".join(text.itertext()) for text in texts).split())


def test_a_message_is_drawn_with_its_marks_and_buttons() -> None:
    """Name, quote, bold words, links and buttons all stand in the picture."""
    bubble = Bubble(
        message(
            '<blockquote>The <b>summit</b> &amp; more</blockquote>\n<a href="https://x.kz">T</a>'
        ),
        "Tolmach",
        answers="When?",
        note="topic",
        pressed="In Russian",
    )
    svg = draw([bubble], "A question")
    said = "A question topic Tolmach When? The summit & more T In Russian Source ↗"
    assert words(svg) == said
    assert '<tspan class="b">summit</tspan>' in svg


def test_an_expandable_quote_is_folded() -> None:
    """Of a long quote three lines are seen, with a mark that there is more; others stay whole."""
    long = "word " * 200
    folded = draw([Bubble(message(f"<blockquote expandable>{long}</blockquote>"))], "t")
    whole = draw([Bubble(message(f"<blockquote>{long}</blockquote>"))], "t")
    assert "⌄" in folded
    assert words(folded).count("word") < 40
    assert words(whole).count("word") == 200


@settings(max_examples=50, deadline=None)
@given(st.text(st.characters(blacklist_categories=["Cs", "Cc"]), min_size=1, max_size=300))
def test_any_text_gives_a_picture(text: str) -> None:
    """Whatever a message says, the picture is well-formed and its bubble within the edge."""
    found = Message(7, 1, 0, Parsed(text, []), [], {})
    root = ET.fromstring(draw([Bubble(found, "Tolmach")], text))  # noqa: S314 - drawn here
    for rect in root.iter(f"{SVG}rect"):
        assert float(rect.get("x", "0")) + float(rect.get("width", "0")) <= WIDTH
