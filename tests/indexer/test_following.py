"""Documents that come, change and go one by one, and what becomes of the links of all others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from index.collection import Collection
from index.errors import NoCollection
from index.indexer import add, check, remove
from index.indexer import linking as indexer_linking
from index.indexer.realigning import realign
from tests.bitext.releases import FACTS, english, russian

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from index.analysis import Analyzer

Link = tuple[str, tuple[int, ...], str, tuple[int, ...]]


class Archive:
    """Releases as files, `0e.txt` and `0r.txt` and so on, and a data folder."""

    def __init__(self, root: Path, analyzer: Analyzer, name: str = "data") -> None:
        self.docs, self.data, self.analyzer = root / "docs", root / name, analyzer
        self.docs.mkdir(exist_ok=True)
        for number, facts in enumerate(FACTS):
            self.write(f"{number}e.txt", english(facts))
            self.write(f"{number}r.txt", russian(facts))

    @property
    def names(self) -> list[str]:
        """The releases."""
        return sorted(path.name for path in self.docs.iterdir())

    def write(self, name: str, paragraphs: Iterable[str]) -> None:
        """A document of paragraphs."""
        (self.docs / name).write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")

    def add(self, *names: str) -> None:
        """Adds some documents at once."""
        add(self.data, [self.docs / name for name in names], self.analyzer, workers=1)

    def links(self) -> dict[Link, float]:
        """All links and their scores."""
        with Collection.open(self.data) as store, store.reading():
            return {
                (link.a.doc, link.a.paragraphs, link.b.doc, link.b.paragraphs): link.score
                for link in store.links.all()
            }

    def links_but_of(self, *names: str) -> dict[Link, float]:
        """The links between other documents."""
        return {
            link: score
            for link, score in self.links().items()
            if link[0] not in names and link[2] not in names
        }

    def partners(self) -> dict[str, str]:
        """Which document is linked to which."""
        return {link[0]: link[2] for link in self.links()}


@pytest.fixture
def archive(tmp_path: Path, analyzer: Analyzer) -> Archive:
    """Releases that have not been added."""
    return Archive(tmp_path, analyzer)


def whole(*numbers: int) -> dict[Link, None]:
    """The links of releases that are there in both languages."""
    return dict.fromkeys(
        (f"{number}e.txt", (n,), f"{number}r.txt", (n,)) for number in numbers for n in range(1, 5)
    )


def test_a_new_document_leaves_the_links_of_others_as_they_are(archive: Archive) -> None:
    """Places and scores between other documents are the same to the last digit."""
    archive.add(*(name for name in archive.names if name[0] != "5"))
    before = archive.links()
    assert before.keys() == whole(0, 1, 2, 3, 4).keys()
    archive.add("5e.txt")
    assert archive.links() == before
    archive.add("5r.txt")
    assert archive.links_but_of("5e.txt", "5r.txt") == before
    assert archive.links().keys() == whole(0, 1, 2, 3, 4, 5).keys()


def test_a_new_version_of_a_document_realigns_it_alone(archive: Archive) -> None:
    """What was left out of it has no link any more, what moved up keeps its own; others stay."""
    archive.add(*archive.names)
    before = archive.links_but_of("2e.txt")
    first, _, third, fourth = english(FACTS[2])
    archive.write("2e.txt", [first, third, fourth])
    archive.add("2e.txt")
    assert archive.links_but_of("2e.txt") == before
    assert {link[1::2] for link in archive.links() if link[0] == "2e.txt"} == {
        ((1,), (1,)), ((2,), (3,)), ((3,), (4,))
    }  # fmt: skip
    archive.write("2e.txt", english(FACTS[2]))
    archive.add("2e.txt")
    assert archive.links().keys() == whole(0, 1, 2, 3, 4, 5).keys()


def test_the_truer_partner_takes_the_place_of_another(archive: Archive) -> None:
    """A document that arrives later takes the partner that a worse one had; that one is alone."""
    archive.write("draft.txt", english(FACTS[1])[:3])
    archive.add(*(name for name in archive.names if name != "1e.txt"))
    assert archive.partners()["draft.txt"] == "1r.txt"
    others = archive.links_but_of("draft.txt", "1r.txt")
    archive.add("1e.txt")
    partners = archive.partners()
    assert partners["1e.txt"] == "1r.txt"
    assert "draft.txt" not in partners
    assert archive.links_but_of("1e.txt", "1r.txt") == others


def test_a_document_that_is_removed_leaves_its_partner_free(archive: Archive) -> None:
    """The partner is alone, or another's that was waiting; all else stays."""
    archive.write("draft.txt", english(FACTS[1])[:3])
    archive.add(*archive.names)
    others = archive.links_but_of("1e.txt", "3r.txt")
    remove(archive.data, ["1e.txt", "3r.txt"], archive.analyzer)
    partners = archive.partners()
    assert partners["draft.txt"] == "1r.txt"
    assert "3e.txt" not in partners
    assert archive.links_but_of("draft.txt") == others
    assert check(archive.data, archive.analyzer) == []


@pytest.mark.parametrize("seed", range(3))
def test_documents_one_by_one_find_their_partners(archive: Archive, seed: int) -> None:
    """In whatever order they come, all of them are linked, and to their own other version."""
    for name in shuffled(archive.names, seed):
        archive.add(name)
    assert archive.links().keys() == whole(0, 1, 2, 3, 4, 5).keys()


def test_realigned_links_depend_on_no_order(archive: Archive, analyzer: Analyzer) -> None:
    """However a collection came together, linked anew it has the same links, to the last digit."""
    found = []
    for seed in range(2):
        grown = Archive(archive.docs.parent, analyzer, f"data{seed}")
        for name in shuffled(grown.names, seed):
            grown.add(name)
        realign(grown.data, analyzer)
        found.append(grown.links())
        realign(grown.data, analyzer)
        assert grown.links() == found[-1]
        assert check(grown.data, analyzer) == []
    archive.add(*archive.names)
    realign(archive.data, analyzer)
    assert found == [archive.links()] * 2
    assert archive.links().keys() == whole(0, 1, 2, 3, 4, 5).keys()


def test_realigning_that_is_stopped_is_finished_by_whoever_comes_next(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Until the new links are there the old ones are, and nothing is left undone."""
    archive.add(*archive.names)
    before = archive.links()

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(indexer_linking, "link_versions", stopped)
        with pytest.raises(KeyboardInterrupt):
            realign(archive.data, archive.analyzer)
    assert archive.links() == before
    assert check(archive.data, archive.analyzer) == []
    assert archive.links().keys() == before.keys()
    with Collection.open(archive.data) as store, store.reading():
        assert store.is_linked
        assert store.lexicons.get("main", "en", "ru") is not None


def test_there_must_be_something_to_realign(tmp_path: Path, analyzer: Analyzer) -> None:
    """Without a collection there is one clear error."""
    with pytest.raises(NoCollection):
        realign(tmp_path / "data", analyzer)


def shuffled(names: list[str], seed: int) -> list[str]:
    """Names in an order that a number decides: after each the one some places on."""
    step = (1, 5, 7)[seed]  # each has no divisor in common with twelve, so that none is left out
    return [names[(seed + step * place) % len(names)] for place in range(len(names))]
