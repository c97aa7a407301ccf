"""The page: well-formed, self-contained, its anchors unique, nothing of a document executed."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree, html

from index.export import html_page
from index.localization import catalogues
from index.model import Difference, DifferenceKind, Mark, Span
from tests.export.texts import differing, numbered, pair, scored, version

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from index.collection.pairs import LinkedPair
    from index.model import Link

CATALOGUES = catalogues()


def written(
    *pairs: LinkedPair,
    differences: Mapping[Link, Sequence[Difference]] | None = None,
    lang: str = "en",
) -> html.HtmlElement:
    """A page that was parsed twice: as HTML, and strictly, with every element closed."""
    found = differences or {}
    text = "".join(html_page(pairs, partial(_all, found), CATALOGUES, lang))
    etree.fromstring(re.sub(r"<(meta [^>]*)>", r"<\1/>", text.partition("\n")[2]))
    return html.document_fromstring(text)


def _all(found: Mapping[Link, Sequence[Difference]], links: Sequence[Link]) -> Iterator[Difference]:
    for link in links:
        yield from found.get(link, ())


def texts(page: html.HtmlElement, side: str) -> list[str]:
    """The passages of a side in the order of the page, their numbers left out."""
    return [_text(p) for p in page.iter("p") if p.get("id") and p.get("class") == side]


def _text(passage: html.HtmlElement) -> str:
    return str(passage.text_content()).partition(" ")[2]


def hostile() -> LinkedPair:
    """A pair whose every field tries to get out of its place."""
    evil = '"><script>alert(1)</script><a href="javascript:x">&amp;\x00\ufffe'
    a = replace(version("a", "en", [evil]), doc=evil, title=evil, url='javascript:"alert(1)')
    return pair(a, version(evil, "ru", [evil]), [([1], [1])])


def test_nothing_of_a_document_is_markup() -> None:
    """A document that holds markup shows it; no script, foreign link or handler comes of it."""
    one = hostile()
    difference = differing(one.links[0], DifferenceKind.NAME, "<script>", "&amp;")
    page = written(one, differences={one.links[0]: [difference]})
    assert not list(page.iter("script", "img", "iframe", "link", "object"))
    hrefs = [a.get("href") for a in page.iter("a")]
    assert all(href.startswith("#") for href in hrefs)
    assert "<script>alert(1)</script>" in texts(page, "a")[0]


def test_the_page_asks_nothing_of_the_network() -> None:
    """Its policy forbids every request and script, and its style names no address."""
    page = written(numbered(1, 1, [([1], [1])]))
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy == "default-src 'none'; style-src 'unsafe-inline'"
    assert not re.search(r"url\(|@import|https?:", page.findtext(".//style"))


def test_every_passage_is_there_with_its_anchor_and_language() -> None:
    """Passages of both sides stand in order, each under its number, linked or not."""
    page = written(numbered(3, 2, [([1], [2]), ([3], [1])]))
    passages = {p.get("id").partition("-")[2]: p for p in page.iter("p") if p.get("id")}
    assert set(passages) == {"en-1", "en-2", "en-3", "ru-1", "ru-2"}
    assert all(p.get("lang") == place.partition("-")[0] for place, p in passages.items())
    assert _text(passages["en-2"]) == "Paragraph 2."
    alone = [div.text_content() for div in page.iter("div") if div.get("class") == "u"]
    assert alone == ["2 Paragraph 2.no counterpart found"]


def test_scores_can_be_read() -> None:
    """A link says how sure it is in words; one that is less sure looks so."""
    page = written(scored(numbered(2, 2, [([1], [1]), ([2], [2])]), [0.97, 0.6]))
    assert re.findall(r"match (\d+)", page.text_content()) == ["97", "60"]
    assert [div.get("class") for div in page.iter("div") if div.get("class", "")[:1] == "l"] == [
        "l",
        "l unsure",
    ]


def test_differences_lead_to_their_places_and_back() -> None:
    """Each difference is listed with what both sides say, and marked where they say it."""
    a, b = version("a", "en", ["Ten of 28 men met."]), version("b", "ru", ["Встретились 29."])
    one = pair(a, b, [([1], [1])])
    link = one.links[0]
    found = [
        differing(link, DifferenceKind.NUMBER, "28", "29"),
        differing(link, DifferenceKind.SENTENCE, "Ten of 28 men met.", ""),
    ]
    page = written(one, differences={link: found})
    items = [[a.text_content() for a in li.iter("a")] for li in page.iter("li")]
    assert items == [["28", "29"], ["Ten of 28 men met.", "not there"]]
    marks = {mark.get("id"): mark for mark in page.iter("mark") if mark.get("id")}
    for li in page.iter("li"):
        for link_to in li.iter("a"):
            assert page.get_element_by_id(link_to.get("href")[1:]) is not None
    assert texts(page, "a") == ["Ten of 28 men met."]
    assert texts(page, "b") == ["Встретились 29."]
    tooltips = [a.get("title") for mark in marks.values() for a in mark.iter("a")]
    assert "Different number. The other version: 29" in "\n".join(tooltips)


def test_several_pairs_are_listed_first() -> None:
    """A list of contents leads to each pair; a single one needs none, and names the page."""
    one = numbered(1, 1, [([1], [1])])
    other = replace(one, a=replace(one.a, doc="other.txt", title="Other"))
    page = written(one, other, lang="ru")
    contents = [a.get("href") for a in page.iter("a") if a.getparent().tag == "li"]
    sections = [section.get("id") for section in page.iter("section")]
    assert contents == [f"#{anchor}" for anchor in sections for _ in "ab"]
    assert page.get("lang") == "ru"
    assert page.findtext(".//title") == "Версии рядом"
    assert written(one).findtext(".//title") == "release.en.txt ⇄ release.ru.txt"


def test_a_page_without_pairs_says_so() -> None:
    """Where nothing is linked there is still a page."""
    assert "No passages are linked." in written().text_content()


def test_anchors_stay_when_others_come() -> None:
    """A pair's anchors do not depend on what else is on the page."""
    one = numbered(1, 1, [([1], [1])])
    other = replace(one, b=replace(one.b, doc="other.txt"))
    alone = {e.get("id") for e in written(one).iter("p") if e.get("id")}
    assert alone < {e.get("id") for e in written(other, one).iter("p") if e.get("id")}


def spans(text: str) -> st.SearchStrategy[Span]:
    """Ranges of a text, empty ones among them."""
    edge = st.integers(0, len(text))
    return st.tuples(edge, edge).map(lambda edges: Span(min(edges), max(edges)))


@settings(max_examples=60)
@given(st.data())
def test_any_text_and_any_differences_make_a_page(data: st.DataObject) -> None:
    """It is well-formed, shows each text as it is, and every anchor is unique and there."""
    words = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), min_size=1, max_size=20)
    sides = [data.draw(st.lists(words, min_size=1, max_size=3)) for _ in "ab"]
    one = pair(version("a", "en", sides[0]), version("b", "ru", sides[1]), [([1], [1])])
    link = one.links[0]
    found = [
        Difference(
            data.draw(st.sampled_from(DifferenceKind)),
            Mark(1, data.draw(spans(link.a.texts[0]))),
            Mark(1, data.draw(spans(link.b.texts[0]))),
            0.9,
        )
        for _ in range(data.draw(st.integers(0, 3)))
    ]
    page = written(one, differences={link: found})
    for side, said in zip("ab", sides, strict=True):
        assert texts(page, side) == [text.replace("\r", "\n") for text in said]
    ids = Counter(element.get("id") for element in page.iter() if element.get("id"))
    assert set(ids.values()) <= {1}
    for a in page.iter("a"):
        assert a.get("href")[1:] in ids
        assert set((a.get("aria-describedby") or "").split()) <= set(ids)


def test_pairs_are_read_one_at_a_time() -> None:
    """A pair is written before the third one after it is asked for."""
    one = numbered(2, 2, [([1], [1])])
    asked: list[int] = []

    def pairs() -> Iterator[LinkedPair]:
        for number in range(5):
            asked.append(number)
            yield one

    def differences(_: Sequence[Link]) -> Iterable[Difference]:
        compared.append(len(asked))
        return ()

    compared: list[int] = []
    list(html_page(pairs(), differences, CATALOGUES, "en"))
    assert compared == [2, 2, 3, 4, 5]
