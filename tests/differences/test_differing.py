"""The links of a data folder, compared with what its collections have taught."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from index.errors import UnknownDocument
from index.indexer import add, open_linked
from index.indexer.differing import Differing
from index.model import Link
from tests.bitext.releases import FACTS, english, russian
from tests.differences.conftest import told

if TYPE_CHECKING:
    from pathlib import Path

    from index.analysis import Analyzer


@pytest.fixture
def data(tmp_path: Path, analyzer: Analyzer) -> Path:
    """A data folder of two collections; in one document of each the day is another."""
    for collection in ("first", "second"):
        for number, facts in enumerate(FACTS):
            for lang, text in (("en", english(facts)), ("ru", russian(facts))):
                path = tmp_path / collection / collection / lang / f"{number}.txt"
                path.parent.mkdir(parents=True, exist_ok=True)
                written = "\n\n".join(text)
                if (number, lang) == (1, "en"):
                    written = written.replace("5 March", "6 March")
                path.write_text(written, encoding="utf-8")
        add(tmp_path / "data", [tmp_path / collection], analyzer, collection=collection)
    return tmp_path / "data"


def test_all_links_are_compared_within_their_collections(data: Path, analyzer: Analyzer) -> None:
    """Each link comes once, with its differences; how many are done is told."""
    steps: list[tuple[str, int, int]] = []
    with open_linked(data, analyzer) as store, store.reading():
        found = list(Differing(store, analyzer).all(progress=lambda *step: steps.append(step)))
        total = store.links.count()
    assert len(found) == total == 48
    assert steps[-1] == ("comparing", total, total)
    differing = [(link.a.doc, told(link, ones)) for link, ones in found if ones]
    expected = [("date", "6 March 2024", "5 марта 2024")]
    assert differing == [(f"{name}/en/1.txt", expected) for name in ("first", "second")]


def test_a_link_is_compared_alone(data: Path, analyzer: Analyzer) -> None:
    """A link that is at hand is compared as it is among all."""
    with open_linked(data, analyzer) as store, store.reading():
        differing = Differing(store, analyzer)
        found = list(differing.all("second/ru/1.txt"))
        assert len(found) == 4
        for link, differences in found:
            assert told(link, differing.of_pair([link])[0]) == told(link, differences)


def test_a_document_that_is_not_there_is_an_error(data: Path, analyzer: Analyzer) -> None:
    """A name that no document has is told, whether it is asked for or stands in a link."""
    with open_linked(data, analyzer) as store, store.reading():
        differing = Differing(store, analyzer)
        with pytest.raises(UnknownDocument):
            next(differing.all("nothing.txt"))
        link, _ = next(differing.all())
        lost = Link(type(link.a)("nothing.txt", "en", (1,), ("Text.",)), link.b, 1.0)
        with pytest.raises(UnknownDocument):
            differing.of_pair([lost])
