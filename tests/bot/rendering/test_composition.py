"""Quotes that share a message."""

from __future__ import annotations

from bot.rendering import LIMIT, plain, units
from bot.rendering.composition import Item, Room, composed
from bot.rendering.quotations import of_passage
from index.model import Span
from tests.bot.doubles import hit
from tests.support.bot_api import parse_html

LARGE = Room(whole=1500, cut=1500, bold=0, bold_folded=0)
TEXT = "Some words here. " * 88


def test_what_has_no_room_is_left_out_whole() -> None:
    """Where open parts do not all fit, the last quotes go, with their sources."""
    item = Item(of_passage(hit(TEXT, "en")), LARGE, plain("Source"))
    shown = parse_html(composed([plain("First.")], [item] * 4).html).text
    assert shown.startswith("First.\n\nSome words")
    assert shown.count("Source") == 2
    assert units(shown) <= LIMIT


def test_a_message_counts_what_it_takes() -> None:
    """The units that a message says it takes are those that its reader sees."""
    room = Room(whole=100, cut=50, bold=9, bold_folded=9)
    found = hit(f"😀 <b> &amp; {TEXT}.", "en", highlights=(Span(0, 1), Span(2, 5)))
    message = composed([plain("A & B")], [Item(of_passage(found), room, plain("S"))] * 2)
    shown = parse_html(message.html)
    assert units(shown.text) == message.units
    assert len(shown.entities) == 2 * (2 + 4)  # open and folded, two words in bold in each
