"""`tolmach realign` and manifests, as scripts and people hold on to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.bitext.releases import FACTS, english, russian
from tests.cli.test_commands import told, tolmach

if TYPE_CHECKING:
    from pathlib import Path

TOTALS = {"documents": 2, "passages": {"en": 8, "ru": 8}, "links": 8}


def test_realign_prints_what_there_is_then(seeded: Path) -> None:
    """The totals are those that `add` prints; people read one line in their language."""
    assert told(seeded, "realign") == TOTALS
    assert told(seeded, "realign") == TOTALS
    spoken = tolmach(seeded, "realign")
    assert (spoken.returncode, spoken.stdout) == (0, "Linked anew: 8 links.\n")
    assert tolmach(seeded, "realign", lang="ru_RU.UTF-8").stdout == "Построено заново: 8 связей.\n"


def test_without_a_collection_there_is_nothing_to_realign(tmp_path: Path) -> None:
    """One line tells how to begin, and nothing is made."""
    done = tolmach(tmp_path / "data", "realign")
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)
    assert not (tmp_path / "data").exists()


def test_a_line_of_a_manifest_that_says_nothing_is_told(tmp_path: Path) -> None:
    """Manifest, line and what to do are named in the person's language; the status is 1."""
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "e.txt").write_text("\n\n".join(english(FACTS[0])), encoding="utf-8")
    (docs / "r.txt").write_text("\n\n".join(russian(FACTS[0])), encoding="utf-8")
    (docs / "versions.tsv").write_text("e.txt\tr.txt\nr.txt\nx.txt\ty.txt\n", encoding="utf-8")
    added = told(tmp_path / "data", "add", str(docs), status=1)
    assert (added["added"], added["links"]) == (2, 4)
    assert [one["path"] for one in added["failed"]] == [str(docs / "versions.tsv")] * 2
    lone, named = (one["error"] for one in added["failed"])
    assert lone.startswith(f"{docs / 'versions.tsv'}, line 2: fewer than two")
    assert "line 3: x.txt is no document" in named
    done = tolmach(tmp_path / "data", "add", str(docs), lang="ru_RU.UTF-8")
    first, second = done.stderr.splitlines()
    assert "строка 2: названо меньше двух документов" in first
    assert "строка 3: x.txt" in second
