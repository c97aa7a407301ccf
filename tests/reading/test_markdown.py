"""Markdown: rendered text, every block a passage, front matter."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from index.reading import read_bytes

if TYPE_CHECKING:
    from index.model import Document


def document(text: str) -> Document:
    """The document that a Markdown text is read as."""
    return read_bytes(Path("a.md"), text.encode())


def test_blocks() -> None:
    """Headings, paragraphs, items, quotes, rows and code are passages, without their marks."""
    found = document(
        "# Heading *one*\n\nSome **bold** [link](http://x.y) and `code`.\n"
        "Next ![image](a.png) <b>raw</b>.\n\n- item one\n- item two\n\n  its second paragraph\n\n"
        "> A quote\n\n"
        "| A | B |\n|---|---|\n| one | two |\n\n```\nx = 1\n\ny = 2\n```\n\n"
        "<div>Hello <i>you</i><!-- not you --></div>\n\n<script>\nnot this\n</script>\n\n"
        "***\n\nКонец."
    )
    assert [passage.text for passage in found.passages] == [
        "Heading one",
        "Some bold link and code. Next image raw.",
        "item one",
        "item two",
        "its second paragraph",
        "A quote",
        "A | B",
        "one | two",
        "x = 1 y = 2",
        "Hello you",
        "Конец.",
    ]
    for passage in found.passages:
        part = found.text[passage.span.start : passage.span.end]
        assert " ".join(part.split()) == passage.text


def test_front_matter() -> None:
    """Front matter states title, date and address, and is no passage."""
    found = document(
        '---\nTitle: "Meeting: the first"\ndate: 2025-11-29T10:00:00Z\nurl: https://example.org/a\n'
        "tags: [a, b]\n---\n# Other\n\nText.\n"
    )
    assert (found.title, found.date) == ("Meeting: the first", date(2025, 11, 29))
    assert found.url == "https://example.org/a"
    assert [passage.text for passage in found.passages] == ["Other", "Text."]


@pytest.mark.parametrize(
    "matter",
    [
        ": [ broken", "date: 2025-02-31", "- a\n- b", "title: ~", "title: " + "[" * 2000,
        "? [a]\n: b", "title: !!python/object:os.system x", "a: &a [*a]", "just words",
        "title: !!int x",
    ],
)  # fmt: skip
def test_broken_front_matter(matter: str) -> None:
    """Front matter that cannot be read costs nothing but itself."""
    found = document(f"---\n{matter}\n---\n# Heading\n\nText.\n")
    assert found.date is None
    assert found.passages[-1].text == "Text."


def test_title_from_heading() -> None:
    """Without front matter the first heading of the first level is the title."""
    assert document("## Two\n\nOne\n===\n\nText").title == "One"
    assert document("## Two\n\nText").title is None


def test_what_cannot_be_stored() -> None:
    """References and escapes to what no database stores are left out."""
    found = document('---\ntitle: "a\\ud800b"\n---\nA&#xD800;B&#0;C')
    assert found.title == "ab"
    found.text.encode()


@pytest.mark.parametrize("piece", ["[", "![", "*a ", "`a", "<a ", "> ", "[a](", "a_", "|a"])
def test_hostile(piece: str) -> None:
    """Marks without end are read in reasonable time."""
    assert document("Text.\n\n" + piece * 5000 + "\n\nEnd.").passages[0].text == "Text."
