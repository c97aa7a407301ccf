"""What names, addresses and manifests say of versions, and what they leave unsaid."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from index.collection import Collection, Placed
from index.indexer import add
from index.indexer.hints import address_key, declared, name_key
from tests.bitext.releases import FACTS, english, russian

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from index.analysis import Analyzer


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("en/report.txt", "ru/report.txt"),
        ("EN/report.txt", "Russian/report.html"),
        ("2025/en-GB/march/report.txt", "2025/ru_RU/march/report.txt"),
        ("report.en.md", "report.ru.md"),
        ("report_en.txt", "report_ru.txt"),
        ("report-eng.txt", "report-rus.txt"),
        ("en_report.txt", "ru_report.txt"),
        ("report/en.txt", "report/ru.txt"),
        ("en/report_en.txt", "ru/report_ru.txt"),
    ],
)
def test_names_that_differ_in_the_language_alone(one: str, other: str) -> None:
    """A folder, the end or the beginning of a name, or all of it says the language."""
    assert name_key(one) == name_key(other) is not None
    placed = [Placed(1, one, None, "en"), Placed(2, other, None, "ru")]
    assert declared(placed, {}) == {(1, 2)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("en/report.txt", "ru/other.txt"),
        ("report.txt", "other.txt"),
        ("a/en/report.txt", "b/ru/report.txt"),
        ("en/a/report.txt", "ru/b/report.txt"),
        ("glossary_en_ru.txt", "glossary_ru.txt"),
        ("open.txt", "opru.txt"),
    ],
)
def test_names_that_differ_in_more(one: str, other: str) -> None:
    """Another name, or another folder beside the language's, is another document."""
    placed = [Placed(1, one, None, "en"), Placed(2, other, None, "ru")]
    assert declared(placed, {}) == frozenset()


def test_names_without_a_language_say_nothing() -> None:
    """Equal names in folders that are no languages' are not compared."""
    assert name_key("2024/report.txt") is None
    assert name_key("encyclopedia/rural.txt") is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://gov.kz/en/news/71", "https://gov.kz/ru/news/71"),
        ("https://gov.kz/news/71?lang=en", "http://www.gov.kz/news/71/?lang=ru"),
        ("https://gov.kz/news?hl=en-US&id=71", "https://gov.kz/news?id=71&hl=ru"),
        ("https://en.gov.kz/news/71", "https://ru.gov.kz/news/71"),
        ("https://gov.kz/news/71", "https://gov.kz/ru/news/71"),
        ("https://gov.kz/news/71.en.html", "https://gov.kz/news/71.ru.html"),
        ("https://gov.kz/news/visit-en", "https://gov.kz/news/visit-ru"),
        ("https://gov.kz/news/71#top", "https://gov.kz/news/71"),
    ],
)
def test_addresses_that_differ_in_the_language_alone(one: str, other: str) -> None:
    """Host, path or query say the language; all else is the page's."""
    assert address_key(one) == address_key(other) is not None
    placed = [Placed(1, "a.txt", one, "en"), Placed(2, "b.txt", other, "ru")]
    assert declared(placed, {}) == {(1, 2)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://gov.kz/en/news/71", "https://gov.kz/ru/news/72"),
        ("https://gov.kz/news?id=71&lang=en", "https://gov.kz/news?id=72&lang=ru"),
        ("https://gov.kz/en/news/71", "https://gov.ru/ru/news/71"),
        ("https://gov.kz/news/71?l=2", "https://gov.kz/news/71?l=3"),
    ],
)
def test_addresses_that_differ_in_more(one: str, other: str) -> None:
    """Another number, another host or another value is another page."""
    placed = [Placed(1, "a.txt", one, "en"), Placed(2, "b.txt", other, "ru")]
    assert declared(placed, {}) == frozenset()


@pytest.mark.parametrize(
    "url",
    ["", "https://gov.kz", "https://gov.kz/en/", "https://gov.kz/?lang=ru", "a/b", "http://["],
)
def test_an_address_of_no_page_says_nothing(url: str) -> None:
    """A site's front page, or what is no address, would make versions of strangers."""
    assert address_key(url) is None


def test_what_more_than_one_document_of_a_language_has_says_nothing() -> None:
    """Of three documents with one name or one address nobody knows which two belong together."""
    for places in (
        [("en/a.txt", None), ("english/a.txt", None), ("ru/a.txt", None)],
        [(f"{n}.txt", "https://gov.kz/news/71") for n in range(3)],
    ):
        placed = [
            Placed(n, *place, lang)
            for n, (place, lang) in enumerate(zip(places, ("en", "en", "ru"), strict=True))
        ]
        assert declared(placed, {}) == frozenset()


def test_documents_of_one_language_are_no_versions_of_each_other() -> None:
    """Whatever names say, both must be in different languages."""
    placed = [Placed(1, "en/a.txt", None, "ru"), Placed(2, "ru/a.txt", None, "ru")]
    assert declared(placed, {"en/a.txt": "m:1", "ru/a.txt": "m:1"}) == frozenset()


def test_a_manifest_comes_before_an_address_and_that_before_a_name() -> None:
    """What a stronger hint has paired, a weaker one leaves alone; others it pairs."""
    page = "https://gov.kz/{}/news/71"
    placed = [
        Placed(1, "en/a.txt", page.format("en"), "en"),
        Placed(2, "ru/a.txt", None, "ru"),
        Placed(3, "x.txt", page.format("ru"), "ru"),
        Placed(4, "y.txt", None, "ru"),
        Placed(5, "en/b.txt", None, "en"),
        Placed(6, "ru/b.txt", None, "ru"),
    ]
    assert declared(placed, {}) == {(1, 3), (5, 6)}
    assert declared(placed, {"en/a.txt": "m:1", "y.txt": "m:1"}) == {(1, 4), (5, 6)}
    assert declared(placed[:2] + placed[3:], {}) == {(1, 2), (5, 6)}


def _write(path: Path, paragraphs: Iterable[str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")


def _links(data: Path) -> set[tuple[str, tuple[int, ...], str, tuple[int, ...]]]:
    with Collection.open(data) as collection, collection.reading():
        return {
            (link.a.doc, link.a.paragraphs, link.b.doc, link.b.paragraphs)
            for link in collection.links.all()
        }


def test_hints_win_against_misleading_contents(tmp_path: Path, analyzer: Analyzer) -> None:
    """A draft that its name makes the version keeps its place beside a fuller translation."""
    _write(tmp_path / "docs" / "en" / "0.txt", english(FACTS[0]))
    _write(tmp_path / "docs" / "ru" / "0.txt", russian(FACTS[0])[1:])
    _write(tmp_path / "docs" / "other.txt", russian(FACTS[0]))
    add(tmp_path / "data", [tmp_path / "docs"], analyzer)
    assert _links(tmp_path / "data") == {
        ("en/0.txt", (n + 1,), "ru/0.txt", (n,)) for n in range(1, 4)
    }


def test_versions_without_anything_in_common_have_no_links(
    tmp_path: Path, analyzer: Analyzer
) -> None:
    """A name says which documents belong together, and never which passages do."""
    rain = ["It rained for three weeks.", "Nobody went out.", "The river rose to the old bridge."]
    fair = [
        "Выставка картин открылась в среду вечером.",
        "Музыканты играли до полуночи в саду.",
        "Билеты на концерт раскупили за час.",
    ]
    _write(tmp_path / "docs" / "en" / "0.txt", rain)
    _write(tmp_path / "docs" / "ru" / "0.txt", fair)
    for number, facts in enumerate(FACTS):
        _write(tmp_path / "docs" / f"{number}en.txt", english(facts))
        _write(tmp_path / "docs" / f"{number}ru.txt", russian(facts))
    add(tmp_path / "data", [tmp_path / "docs"], analyzer)
    found = _links(tmp_path / "data")
    assert len(found) == 4 * len(FACTS)
    assert not [link for link in found if link[0] == "en/0.txt"]
