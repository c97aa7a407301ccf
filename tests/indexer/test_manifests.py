"""A file beside documents says which of them are versions of each other."""

from __future__ import annotations

import shutil
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from index.collection import Collection
from index.indexer import Outcome, add, check, open_searcher, remove
from tests.bitext.releases import FACTS, english, russian

if TYPE_CHECKING:
    from pathlib import Path

    from index.analysis import Analyzer

A, B = FACTS[:2]

Link = tuple[str, tuple[int, ...], str, tuple[int, ...]]


class Folder:
    """A folder of documents and a data folder: `e.txt` may belong to `draft.txt` or `final.txt`."""

    def __init__(self, root: Path, analyzer: Analyzer) -> None:
        self.docs, self.data, self.analyzer = root / "docs", root / "data", analyzer
        self.docs.mkdir()
        self.write("e.txt", *english(A))
        self.write("draft.txt", *russian(A)[1:])
        self.write("final.txt", *russian(A))
        self.write("other/e.txt", *english(B))
        self.write("other/r.txt", *russian(B))

    def write(self, name: str, *paragraphs: str) -> None:
        """A document of paragraphs."""
        path = self.docs / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")

    def declare(self, text: str | bytes, name: str = "versions.tsv") -> None:
        """Writes a manifest."""
        data = text if isinstance(text, bytes) else text.encode()
        (self.docs / name).write_bytes(data)

    def add(self, name: str = "") -> Outcome:
        """Adds the folder, or one in it, or a file."""
        return add(self.data, [self.docs / name], self.analyzer, workers=1)[0]

    @property
    def partner(self) -> str | None:
        """The Russian document that `e.txt` is linked to."""
        with Collection.open(self.data) as store, store.reading():
            found = {link.b.doc for link in store.links.all() if link.a.doc == "e.txt"}
        assert len(found) < 2
        return found.pop() if found else None

    @property
    def unlinked(self) -> int:
        """How many documents would be looked at again."""
        with Collection.open(self.data) as store, store.reading():
            state = store.partners.unlinked("main")
        return len(state.changed) + len(state.left)


@pytest.fixture
def folder(tmp_path: Path, analyzer: Analyzer) -> Folder:
    """Documents, not yet added."""
    return Folder(tmp_path, analyzer)


def told(outcome: Outcome) -> list[tuple[str, object]]:
    """What failed: the kind of error, and the line."""
    return [(one.error.key, one.error.facts.get("line")) for one in outcome.failed]


def test_versions_that_are_declared_belong_together(folder: Folder) -> None:
    """What a manifest says outweighs what the texts say; it is no document itself."""
    folder.add()
    assert folder.partner == "final.txt"
    folder.declare("# versions of each other\n\ne.txt\tdraft.txt\n")
    outcome = folder.add()
    assert (outcome.added, outcome.updated, outcome.unchanged, outcome.failed) == (0, 0, 5, [])
    assert folder.partner == "draft.txt"
    assert check(folder.data, folder.analyzer) == []


def test_a_manifest_is_read_with_the_documents_that_it_names(folder: Folder) -> None:
    """Documents and what is said of them may come in one go, in any encoding that is read."""
    folder.declare("e.txt\tdraft.txt\r\nother/e.txt\tother/r.txt\r\n".encode("utf-16"))
    assert folder.add().failed == []
    assert folder.partner == "draft.txt"


def test_names_count_from_the_manifests_own_folder(folder: Folder, tmp_path: Path) -> None:
    """In any depth, with paths up and down, added through a link or by its own name."""
    folder.declare("../e.txt\t./../draft.txt\n", "other/versions.tsv")
    (tmp_path / "link").symlink_to(folder.docs)
    outcome, _ = add(folder.data, [tmp_path / "link"], folder.analyzer, workers=1)
    assert outcome.failed == []
    assert folder.partner == "draft.txt"
    folder.declare("", "other/versions.tsv")
    assert folder.add("other/versions.tsv").failed == []
    assert folder.partner == "final.txt"


def test_a_line_that_says_nothing_is_told_and_the_others_hold(folder: Folder) -> None:
    """Each such line is one failure that names the manifest and the line."""
    folder.declare(
        "e.txt\n"  # alone
        "e.txt\te.txt\n"  # the same twice
        "e.txt\tmissing.txt\n"
        "e.txt\t../outside.txt\n"
        "e.txt\tdraft.txt\n"
        "other/e.txt draft.txt\n"  # no tab
        "final.txt\tdraft.txt\n"  # named above
        "other/e.txt\tother/r.txt\t\n"
    )
    outcome = folder.add()
    assert told(outcome) == [
        ("error-lone-version", 1),
        ("error-lone-version", 2),
        ("error-unknown-version", 3),
        ("error-unknown-version", 4),
        ("error-lone-version", 6),
        ("error-named-twice", 7),
    ]
    assert {one.path for one in outcome.failed} == {str(folder.docs / "versions.tsv")}
    assert folder.partner == "draft.txt"


def test_an_unchanged_manifest_has_nothing_linked_again(folder: Folder) -> None:
    """Adding the folder again leaves everything as it is, also where comments were added."""
    folder.declare("e.txt\tdraft.txt\n")
    folder.add()
    with closing(open_searcher(folder.data, folder.analyzer)) as searcher:
        folder.add()
        folder.declare("# reviewed\ndraft.txt\te.txt\n")
        folder.add()
        assert searcher.is_current()
        folder.declare("e.txt\tfinal.txt\n")
        folder.add()
        assert not searcher.is_current()
    assert folder.partner == "final.txt"
    assert folder.unlinked == 0


@pytest.mark.parametrize("place", ["", "other"])
def test_what_is_gone_no_longer_holds(folder: Folder, place: str) -> None:
    """A line that went, or a manifest, is forgotten when the folder is added again."""
    name = f"{place}/versions.tsv" if place else "versions.tsv"
    up = "../" if place else ""
    folder.declare(f"{up}e.txt\t{up}draft.txt\n", name)
    folder.add()
    assert folder.partner == "draft.txt"
    folder.declare("# nothing any more\n", name)
    folder.add()
    assert folder.partner == "final.txt"
    folder.declare(f"{up}e.txt\t{up}draft.txt\n", name)
    folder.add()
    (folder.docs / name).unlink()
    folder.add("e.txt")  # not the folder: nothing is known of its manifest
    assert folder.partner == "draft.txt"
    folder.add()
    assert folder.partner == "final.txt"


def test_a_manifest_that_cannot_be_read_leaves_what_it_said(folder: Folder) -> None:
    """A damaged one is told; documents stay as they were declared."""
    folder.declare("e.txt\tdraft.txt\n")
    folder.add()
    folder.declare(b"\x00\x01\x02\xff" * 50)
    assert told(folder.add()) == [("error-not-text", None)]
    assert folder.partner == "draft.txt"


def test_of_two_manifests_the_outer_one_is_right(folder: Folder) -> None:
    """A document that two name is told once; what moves from one to the other moves at once."""
    folder.declare("e.txt\tdraft.txt\n")
    folder.declare("../e.txt\t../final.txt\n", "other/versions.tsv")
    assert told(folder.add()) == [("error-named-twice", 1)]
    assert folder.partner == "draft.txt"
    folder.declare("other/e.txt\tother/r.txt\n")
    assert folder.add().failed == []
    assert folder.partner == "final.txt"
    folder.declare("e.txt\tdraft.txt\n")
    folder.declare("e.txt\tr.txt\n", "other/versions.tsv")
    assert folder.add().failed == []
    assert folder.partner == "draft.txt"


def test_a_folder_that_was_moved_keeps_what_its_manifest_says(
    folder: Folder, tmp_path: Path
) -> None:
    """Documents and manifest at another place are the same documents and say the same."""
    folder.declare("e.txt\tdraft.txt\n")
    folder.add()
    shutil.move(folder.docs, tmp_path / "moved")
    outcome, _ = add(folder.data, [tmp_path / "moved"], folder.analyzer, workers=1)
    assert (outcome.unchanged, outcome.failed) == (5, [])
    assert folder.partner == "draft.txt"


def test_a_document_that_returns_finds_its_declared_version(folder: Folder) -> None:
    """What is said of a document is said of its name, whether it is there or not."""
    folder.declare("e.txt\tdraft.txt\n")
    folder.add()
    remove(folder.data, ["draft.txt"], folder.analyzer)
    assert folder.partner == "final.txt"
    folder.add("draft.txt")
    assert folder.partner == "draft.txt"


def test_a_folder_with_nothing_but_a_manifest_is_no_fault(folder: Folder, tmp_path: Path) -> None:
    """A manifest may be kept apart from the documents that it names."""
    folder.add()
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "Versions.TSV").write_text("../docs/e.txt\t../docs/draft.txt\n")
    outcome, _ = add(folder.data, [tmp_path / "lists"], folder.analyzer, workers=1)
    assert outcome.failed == []
    assert folder.partner == "draft.txt"


def test_documents_of_another_collection_are_not_named(folder: Folder) -> None:
    """Links stay within a collection, and so does what is said of versions."""
    folder.add()
    (folder.docs.parent / "closed").mkdir()
    (folder.docs.parent / "closed" / "versions.tsv").write_text(
        "../docs/e.txt\t../docs/draft.txt\n"
    )
    outcome, _ = add(
        folder.data,
        [folder.docs.parent / "closed"],
        folder.analyzer,
        collection="closed",
        workers=1,
    )
    assert told(outcome) == [("error-unknown-version", 1)]
    assert folder.partner == "final.txt"
