"""Phrases that are quoted among other words."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from index.indexer import add, open_searcher
from index.model import PartKind

if TYPE_CHECKING:
    from pathlib import Path

    from index.analysis import Analyzer

TEXT = """
The power of the soft bank was soft power, the minister said, without soft words about power.

The bank has power, and power is soft where banks and ministers say what power and soft banks are.

Banks lend soft loans. The power station was built by the minister for the bank.
"""


@pytest.mark.parametrize(
    "question", ['Which bank has "soft power"?', "Which bank has «soft power»?"]
)
def test_passages_with_the_phrase_come_first(
    tmp_path: Path, analyzer: Analyzer, question: str
) -> None:
    """A quoted phrase puts its passage first; the rest of the order stays, and parts add up."""
    document = tmp_path / "bank.txt"
    document.write_text(TEXT, encoding="utf-8")
    add(tmp_path / "data", [document], analyzer)
    with closing(open_searcher(tmp_path / "data", analyzer)) as searcher:
        plain = searcher.ask("Which bank has soft power?").hits
        quoted = searcher.ask(question).hits
    assert quoted[0].passage.number == 1
    assert [part.label for part in quoted[0].parts if part.kind is PartKind.PHRASE] == [
        "soft power"
    ]
    others = [hit.passage_id for hit in plain if hit.passage.number != 1]
    assert [hit.passage_id for hit in quoted[1:]] == others
    for hit in quoted:
        assert hit.score == pytest.approx(sum(part.score for part in hit.parts), abs=1e-9)
