"""Web pages: main text without navigation; title, date and address that the page states."""

from __future__ import annotations

import logging
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from index.errors import NoPassages
from index.reading import read_bytes

if TYPE_CHECKING:
    from index.model import Document

FIRST = (
    "Состоялась первая встреча групп дружбы парламентов Казахстана и Мексики в обновленном составе."
)
SECOND = "Стороны ознакомили друг друга с основными политическими процессами в своих странах."

PAGE = f"""<!DOCTYPE html><html lang="ru"><head><meta charset="windows-1251">
<title>Встреча групп дружбы | МИД</title>
<meta property="article:published_time" content="2025-11-29T10:00:00+05:00">
<link rel="canonical" href="https://example.org/news/1?a=1&amp;b=2"></head><body>
<header><nav><ul><li><a href="/">Главная</a><li><a href="/news">Новости</a></ul></nav></header>
<div class="cookie-banner">Мы используем файлы cookie. <button>Принять</button></div>
<main><article><h1>Встреча групп дружбы</h1><div class="date">29 ноября 2025</div>
<p>{FIRST}</p><h2>Основное</h2><ul><li>Первый пункт <i>повестки</i>.</li><li>Второй пункт.</li></ul>
<blockquote><p>Мы рады этой <b>встрече</b>, сказал посол.</p></blockquote>
<table><tr><th>Страна<th>Посол</tr><tr><td>Мексика<td><p>Турганбеков</p></tr></table>
<p>{SECOND}</p><div class="share">Поделиться: <a>VK</a> <a>Telegram</a></div></article></main>
<aside><h3>Читайте также</h3><ul><li><a href="2">Другая новость о визите</a></ul></aside>
<section id="comments"><p>Отличная новость, спасибо!</p></section>
<footer><p>© 2025 МИД. Все права защищены.</p></footer></body></html>"""


def document(page: str, encoding: str = "utf-8") -> Document:
    """The document that a page is read as."""
    return read_bytes(Path("a.html"), page.encode(encoding))


def texts(page: str) -> list[str]:
    """The passages of a page."""
    return [passage.text for passage in document(page).passages]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "koi8_r", "utf-16"])
def test_news_page(encoding: str) -> None:
    """Of a news page the main text is left, a block a passage, and what it says of itself."""
    found = document(PAGE.replace("windows-1251", encoding), encoding)
    assert [passage.text for passage in found.passages] == [
        "Встреча групп дружбы",
        FIRST,
        "Основное",
        "Первый пункт повестки.",
        "Второй пункт.",
        "Мы рады этой встрече, сказал посол.",
        "Страна | Посол",
        "Мексика | Турганбеков",
        SECOND,
    ]
    assert found.title == "Встреча групп дружбы"
    assert found.date == date(2025, 11, 29)
    assert found.url == "https://example.org/news/1?a=1&b=2"
    assert {passage.lang for passage in found.passages} == {"ru"}


@pytest.mark.parametrize(
    "page",
    [
        f"<p>{FIRST}</p><p>{SECOND}</p>",
        f"<html><body>{FIRST}<br><br>{SECOND}</body></html>",
        f"<html><body><div><div>{FIRST}</div><div>{SECOND}</div></div></body></html>",
        f'<?xml version="1.0" encoding="koi8-r"?><html><body><p>{FIRST}</p><p>{SECOND}</p></body>',
    ],
)
def test_small_pages(page: str) -> None:
    """Two paragraphs are a page, however they are marked up."""
    assert texts(page) == [FIRST, SECOND]


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ('<meta name="DC.date" content="2025-11-29">', ""),
        ('<script type="application/ld+json">{"datePublished": "2025-11-29T08:00"}</script>', ""),
        ("", '<time datetime="2025-11-29">yesterday</time>'),
        ("", '<span itemprop="datePublished">29 ноября 2025</span>'),
        ("", '<div class="news-date">29.11.2025</div>'),
        ("", "<p>29 ноября 2025 года</p>"),
    ],
)
def test_stated_dates(head: str, body: str) -> None:
    """A date is taken from where a page states it."""
    page = f"<html><head>{head}</head><body>{body}<p>{FIRST}</p><p>{SECOND}</p></body></html>"
    assert document(page).date == date(2025, 11, 29)


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ('<meta name="date" content="2025">', ""),
        ('<meta name="copyrightyear" content="2025">', ""),
        ('<link rel="canonical" href="https://example.org/2025/11/29/a">', ""),
        ("<title>Победа 9 мая 1945 года</title>", ""),
        ("", '<img src="/2025/11/29/a.jpg">'),
        ("", "<p>29 ноября 2025 года состоялась встреча.</p>"),
        ("", "<footer>© 2025-11-29</footer>"),
        ("", '<aside><time datetime="2025-11-29">a</time></aside>'),
        ("", "".join(f'<span class="date">{day}.11.2025</span>' for day in (27, 28, 29))),
    ],
)
def test_no_date_is_guessed(head: str, body: str) -> None:
    """Years, addresses, images, prose and lists of other pages date nothing."""
    page = f"<html><head>{head}</head><body><p>{FIRST}</p>{body}<p>{SECOND}</p></body></html>"
    assert document(page).date is None


@pytest.mark.parametrize("address", ["/news/1", "javascript:alert(1)", "http://[x", "", "a b"])
def test_no_address(address: str) -> None:
    """An address that is not an absolute one of the web is none."""
    page = f'<html><head><link rel="canonical" href="{address}"></head><body><p>{FIRST}</p></body>'
    assert document(page).url is None


@pytest.mark.parametrize(
    "page",
    ["<html></html>", "<!-- a -->", "<p>***</p>", "<frameset></frameset>", "<" * 5000, "&" * 99],
)
def test_no_main_text(page: str, caplog: pytest.LogCaptureFixture) -> None:
    """A page without main text is refused, and its oddities are no one's warnings."""
    with caplog.at_level(logging.WARNING), pytest.raises(NoPassages):
        document(page)
    assert caplog.records == []


@pytest.mark.parametrize(
    "page",
    [
        f"<p>{FIRST}</p>" + "<div>" * 20000,
        f"<p {' '.join(f'a{n}=1' for n in range(50000))}>{FIRST}</p>",
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
        + "".join(f'<!ENTITY a{n} "&a{n - 1};&a{n - 1};">' for n in range(1, 50))
        + f"]><html><body><p>{FIRST}</p><p>&a49;</p></body></html>",
        f"<script type='application/ld+json'>{'[' * 20000}</script><p>{FIRST}</p>",
        f"<p>{FIRST}</p><p>a\f&#0;&#xD800;&#xFFFF;&#11;&#99999999999999;</p>",
    ],
)
def test_hostile_pages(page: str) -> None:
    """Depth, attributes, entities and broken references neither crash nor cost the text."""
    assert FIRST in texts(page)


def test_odd_linked_data() -> None:
    """Linked data of an unexpected kind does not cost the title that the page shows."""
    data = '{"@context": "https://schema.org", "@type": "NewsArticle", "headline": {"a": [1]}}'
    page = f'<script type="application/ld+json">{data}</script><h1>Встреча</h1><p>{FIRST}</p>'
    assert document(page).title == "Встреча"


def test_old_references() -> None:
    """A reference to a control character is read as the Windows-1252 character that was meant."""
    assert texts("<p>Kazakhstan&#146;s head &#151; &lt;b&gt; &#60;i&#62;</p>") == [
        "Kazakhstan’s head — <b> <i>"
    ]
