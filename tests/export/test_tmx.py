"""Translation memories: valid by the specification's DTD, whatever the texts are."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from index.export import tmx_document
from tests.export.texts import pair, version

if TYPE_CHECKING:
    from index.collection.pairs import LinkedPair

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
DTD = etree.DTD(str(Path(__file__).parent / "tmx14.dtd"))
TEXTS = st.lists(st.text(min_size=1), min_size=1, max_size=3)


def parsed(*pairs: LinkedPair, source: str | None = None) -> etree._Element:
    """The root of a memory, after it was held to the DTD."""
    text = "".join(tmx_document(pairs, source))
    root = etree.fromstring(text.encode())
    assert DTD.validate(root), DTD.error_log
    return root


def whole(a: list[str], b: list[str], doc: str = "a.txt") -> LinkedPair:
    """All of one version linked to all of another."""
    numbers = [tuple(range(1, len(texts) + 1)) for texts in (a, b)]
    return pair(version(doc, "en", a), version("b.txt", "ru", b), [(numbers[0], numbers[1])])


def test_a_link_is_a_unit_with_its_places_and_score() -> None:
    """A unit says which passages of which documents it is made of, and how sure that is."""
    root = parsed(whole(["One & <two>.", "Three."], ["Раз, два. Три."]))
    (unit,) = root.iter("tu")
    assert {prop.get("type"): prop.text for prop in unit.iter("prop")} == {
        "x-score": "0.9700",
        "x-document-en": "a.txt",
        "x-paragraphs-en": "1 2",
        "x-document-ru": "b.txt",
        "x-paragraphs-ru": "1",
    }
    assert [(tuv.get(LANG), tuv.findtext("seg")) for tuv in unit.iter("tuv")] == [
        ("en", "One & <two>. Three."),
        ("ru", "Раз, два. Три."),
    ]
    assert unit.get("segtype") == "block"


def test_a_memory_serves_both_directions_unless_told_otherwise() -> None:
    """No language is the source, or the one that is named."""
    one = whole(["One."], ["Раз."])
    assert [parsed(one, source=lang).find("header").get("srclang") for lang in (None, "ru")] == [
        "*all*",
        "ru",
    ]


def test_an_empty_memory_is_valid() -> None:
    """Where nothing is linked there is a memory without units."""
    assert not list(parsed().iter("tu"))


def test_the_file_begins_as_tools_expect() -> None:
    """The encoding and the document type are declared."""
    first = next(tmx_document([]))
    assert first.startswith(
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">'
    )


@given(TEXTS, TEXTS, st.text())
def test_any_text_is_carried(a: list[str], b: list[str], doc: str) -> None:
    """Texts come back as they were, save for characters that XML forbids and its line ends."""
    root = parsed(whole(a, b, doc))
    for texts, segment in zip((a, b), root.iter("seg"), strict=True):
        assert len(segment.text or "") == len(re.sub("\r\n", "\n", " ".join(texts)))
        kept = re.sub(r"[^\w\s]|_", "", " ".join(texts)).split()
        assert "".join(kept) == "".join(re.sub(r"[^\w\s]|_", "", segment.text or "").split())


def test_identifiers_differ_and_stay() -> None:
    """A unit keeps its identifier whatever else is exported, and shares it with no other."""
    one = whole(["One."], ["Раз."])
    other = whole(["One."], ["Раз."], doc="other.txt")
    (alone,) = parsed(other).iter("tu")
    first, second = parsed(one, other).iter("tu")
    assert first.get("tuid") != second.get("tuid") == alone.get("tuid")
