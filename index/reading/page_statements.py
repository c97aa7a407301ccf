"""What a web page states of itself: its title, the day of publication, its canonical address.

The title is found by trafilatura. The day is not left to htmldate, on which trafilatura relies:
where a page states none it goes on to addresses, images, copyright lines and years, and no guess is
shown as a fact. Here a full date stands in a place that is there to say it, or there is none.
"""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from lxml import html
from trafilatura.metadata import extract_metadata

from index.model import fold_space
from index.reading.dates import find_dates
from index.reading.decoding import clean
from index.reading.furniture import is_furniture

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

# names and properties of <meta> that state the day of publication, in lower case: Open Graph,
# schema.org, Dublin Core, Highwire (citation_), and those of common newsroom systems
_PUBLISHED = frozenset(
    {
        "article:published_time", "article:published", "og:published_time",
        "og:article:published_time",
        "datepublished", "dateissued", "date_published", "published_time", "published-date",
        "publish-date", "publishdate", "publish_date", "pubdate", "publication_date",
        "date", "dc.date", "dc.date.issued", "dc.date.created", "dcterms.date", "dcterms.issued",
        "dcterms.created", "citation_publication_date", "citation_date", "mediator_published_time",
        "parsely-pub-date", "sailthru.date", "rbpubdate", "cxenseparse:recs:publishtime",
    }
)  # fmt: skip
_JSON_PUBLISHED = re.compile(r'"datePublished"\s*:\s*"([^"]{8,64})"')
_NAMED_DATE = re.compile(r"(?:^|[\s_-])(?:date|datetime|published|pubdate|time|data)(?:$|[\s_-])")
_ASIDE = frozenset({"nav", "aside", "footer"})

_LONGEST_STATEMENT = 120  # characters; more is no date line
_MOST_DATES = 2  # published and changed; more is a list of other pages


def heading_of(page: html.HtmlElement) -> str | None:
    """The page's title without the name of its site, or None.

    trafilatura is shown the head and the main headings alone: its reader of linked data fails on
    entries of an unexpected kind, and a title stands in the others too.
    """
    told = html.Element("html")
    for head in page.findall("head"):
        told.append(deepcopy(head))
    body = html.Element("body")
    told.append(body)
    for heading in page.iter("h1"):
        body.append(deepcopy(heading))
    for script in list(told.iter("script")):
        script.drop_tree()
    found = extract_metadata(told, date_config={"extensive_search": False}).title
    return fold_space(clean(found)) or None if found else None


def address_of(page: html.HtmlElement) -> str | None:
    """The page's canonical web address, absolute, or None."""
    stated = [link.get("href") for link in page.iterfind(".//link[@rel='canonical']")]
    stated += [meta.get("content") for meta in page.iterfind(".//meta[@property='og:url']")]
    for address in stated:
        folded = clean(address or "").strip()
        if _is_absolute(folded):
            return folded
    return None


def day_of(page: html.HtmlElement) -> date | None:
    """The day that the page says it was published, or None.

    Believed are, in this order: metadata, linked data (JSON-LD), an element marked as the date of
    publication, and what is shown as a date beside the text, unless there are many of them.
    """
    for statements in (_metadata(page), _linked_data(page), _marked(page)):
        for statement in statements:
            dates = find_dates(statement[:_LONGEST_STATEMENT])
            if dates:
                return dates[0][1]
    shown = [dates[0][1] for text in _shown(page) if len(dates := find_dates(text)) == 1]
    return shown[0] if 0 < len(set(shown)) <= _MOST_DATES else None


def _metadata(page: html.HtmlElement) -> Iterator[str]:
    for meta in page.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        if name.strip().lower() in _PUBLISHED:
            yield meta.get("content") or ""


def _linked_data(page: html.HtmlElement) -> Iterator[str]:
    for script in page.iter("script"):
        if _is_linked_data(script):
            yield from _JSON_PUBLISHED.findall(script.text or "")


def _marked(page: html.HtmlElement) -> Iterator[str]:
    for element in page.iterfind(".//body//*"):
        if element.get("itemprop") == "datePublished" or element.get("pubdate") is not None:
            yield _statement(element)


def _shown(page: html.HtmlElement) -> Iterator[str]:
    """Dates that stand by themselves beside the text, in the main part where the page has one."""
    main = page.find(".//article")
    if main is None:
        main = page.find(".//main")
    for element in (page if main is None else main).iter("time", "div", "span", "p"):
        named = f"{element.get('class') or ''} {element.get('id') or ''}".lower()
        if element.tag != "time" and not _NAMED_DATE.search(named):
            continue
        if any(ancestor.tag in _ASIDE for ancestor in element.iterancestors()):
            continue
        statement = _statement(element)
        if len(statement) <= _LONGEST_STATEMENT and is_furniture(statement):
            yield statement


def _statement(element: html.HtmlElement) -> str:
    """What an element states for machines, else what it shows."""
    stated = element.get("datetime") or element.get("content")
    return stated or fold_space("".join(element.itertext())[: 2 * _LONGEST_STATEMENT])


def _is_linked_data(element: html.HtmlElement) -> bool:
    return bool(element.tag == "script" and element.get("type") == "application/ld+json")


def _is_absolute(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:  # such as a broken IPv6 host
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and " " not in address
