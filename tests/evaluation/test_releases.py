"""Press releases that are made up, and their gold alignment."""

from __future__ import annotations

import json
import re
from random import Random
from typing import TYPE_CHECKING

from tests.evaluation.releases import LANGUAGES, damaged, releases, write

if TYPE_CHECKING:
    from pathlib import Path


def _files(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in folder.rglob("*.*")
    }


def test_one_seed_writes_the_same_files(tmp_path: Path) -> None:
    """A set is the same wherever it is made; another seed makes another one."""
    for name, seed in (("one", 1), ("again", 1), ("other", 2)):
        write(tmp_path / name, 20, seed)
    assert _files(tmp_path / "one") == _files(tmp_path / "again")
    assert _files(tmp_path / "one") != _files(tmp_path / "other")


def test_gold_counts_the_paragraphs_of_its_documents(tmp_path: Path) -> None:
    """The beads of a pair hold each paragraph of both documents once; a lone document has none."""
    write(tmp_path, 60)
    lines = (tmp_path / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    assert {len(row["beads"]) > 0 for row in rows} == {True, False}
    for row in rows:
        assert bool(row["beads"]) == bool(row["en"] and row["ru"])
        for side, lang in enumerate(LANGUAGES):
            if row["beads"]:
                text = (tmp_path / row[lang]).read_text(encoding="utf-8")
                held = [place for bead in row["beads"] for place in bead[side]]
                assert held == list(range(1, len(re.split(r"\n\n", text.strip())) + 1))


def test_damage_keeps_what_belongs_together() -> None:
    """The texts of a bead are the same paragraphs in both languages, or one side is empty."""
    words = [{lang: f"{lang}{place}" for lang in LANGUAGES} for place in range(2000)]
    texts, beads = damaged(words, Random(0))  # noqa: S311 - chance that is the same everywhere
    for bead in beads:
        en, ru = (
            " ".join(texts[lang][place - 1] for place in places)
            for lang, places in zip(LANGUAGES, bead, strict=True)
        )
        assert not en or not ru or en.replace("en", "ru") == ru


def test_nothing_is_left_to_fill_in() -> None:
    """Every field of every template has a value; releases have four to nine paragraphs."""
    made = list(releases(200))
    assert {len(release) for release in made} == {4, 5, 6, 7, 8, 9}
    assert not re.search(r"[{}]", str([list(one.values()) for release in made for one in release]))


def test_neighbours_differ_by_names_and_numbers() -> None:
    """Releases of one week have minister and subject in common, and no two are the same."""
    leads = [release[1]["ru"] for release in releases(5)]
    assert len(set(leads)) == 5
