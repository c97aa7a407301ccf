"""`tolmach diff`: what people see and what scripts read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from index.indexer import add
from tests.bitext.releases import FACTS, english, russian
from tests.cli.test_commands import EN, tolmach

if TYPE_CHECKING:
    from pathlib import Path

    from index.analysis import Analyzer


@pytest.fixture
def differing(tmp_path: Path, analyzer: Analyzer) -> Path:
    """A data folder with releases in both languages; in one the numbers of projects differ."""
    for number, facts in enumerate(FACTS):
        for lang, text in (("en", english(facts)), ("ru", russian(facts))):
            path = tmp_path / "texts" / lang / f"{number}.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
            written = "\n\n".join(text)
            if (number, lang) == (2, "ru"):
                written = written.replace("31 совместных", "37 совместных")
            path.write_text(written, encoding="utf-8")
    add(tmp_path / "data", [tmp_path / "texts"], analyzer)
    return tmp_path / "data"


def test_scripts_get_a_line_a_difference(differing: Path) -> None:
    """Kind, both places with document, language, passage, span and text, and a score."""
    done = tolmach(differing, "diff", "--json")
    assert done.returncode == 0
    (line,) = map(json.loads, done.stdout.splitlines())
    score = line.pop("score")
    assert 0.5 < score <= 1.0
    en, ru = english(FACTS[2])[2], russian(FACTS[2])[2]
    assert line == {
        "kind": "number",
        "a": {
            "doc": "en/2.txt",
            "lang": "en",
            "paragraph": 3,
            "span": [en.index("31"), en.index("31") + 2],
            "text": "31",
        },
        "b": {
            "doc": "ru/2.txt",
            "lang": "ru",
            "paragraph": 3,
            "span": [ru.index("31"), ru.index("31") + 2],
            "text": "37",
        },
    }


def test_a_document_is_compared_alone(differing: Path) -> None:
    """Named by either of its versions, it is the only one that is looked at."""
    for doc, count in (("en/2.txt", 1), ("ru/2.txt", 1), ("en/1.txt", 0)):
        done = tolmach(differing, "diff", doc, "--json")
        assert (done.returncode, len(done.stdout.splitlines())) == (0, count)


def test_people_see_the_sentences(differing: Path) -> None:
    """Kind, documents and sentences on lines of their own, and a summary."""
    done = tolmach(differing, "diff", lang="ru_RU.UTF-8")
    assert done.returncode == 0
    assert "Разные числа" in done.stdout
    for part in ("en/2.txt", "ru/2.txt", "31 joint projects", "37 совместных проектов"):
        assert part in done.stdout
    assert "1 расхождение" in done.stdout.splitlines()[-1]


def test_where_nothing_differs_it_is_said(seeded: Path) -> None:
    """No differences are no failure."""
    done = tolmach(seeded, "diff", EN)
    assert (done.returncode, done.stdout) == (0, "No differences in 8 pairs of passages.\n")
    done = tolmach(seeded, "diff", "--json")
    assert (done.returncode, done.stdout) == (0, "")


def test_an_unknown_document_is_one_line(seeded: Path, tmp_path: Path) -> None:
    """A name that no document has, or a folder without documents, is told with what to do."""
    done = tolmach(seeded, "diff", "nothing.txt")
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (1, "", 1)
    assert "nothing.txt" in done.stderr
    assert tolmach(tmp_path / "none", "diff").returncode == 1
