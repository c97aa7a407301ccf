"""The collections that constants are fitted on: an article alone, all, news beside them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from index.indexer import add
from tests.evaluation.weights.observing import Asked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.analysis import Analyzer

    Parts = list[tuple[Path, list[Asked]]]

LANGUAGES = ("en", "ru")


def collections(data: Path, folder: Path, analyzer: Analyzer) -> Iterator[tuple[str, Parts]]:
    """Makes collections, each with the questions that it is asked.

    Args:
        data: The evaluation sets.
        folder: Where the collections are made.
        analyzer: What analyses them.
    """
    answered, alien = _answered(data), _alien(data)
    names = sorted({one.article for one in answered})
    alone = []
    for place, name in enumerate(names):
        store = folder / "alone" / str(place)
        # as many of those that it doesn't answer as of those that it does
        others = alien[place :: len(names)]
        alone.append((store, [one for one in answered if one.article == name] + others))
        add(store, [_linked(data, folder / "sources" / str(place), name)], analyzer)
    yield "an article", alone
    add(folder / "articles", [data / "xquad"], analyzer)
    yield "articles", [(folder / "articles", answered + alien)]
    add(folder / "news", [data / "xquad", data / "ntrex"], analyzer)
    yield "with news", [(folder / "news", answered + alien)]


def _linked(data: Path, folder: Path, name: str) -> Path:
    """A folder with both versions of one article."""
    for lang in LANGUAGES:
        (folder / lang).mkdir(parents=True)
        text = (data / "xquad" / lang / name).read_text(encoding="utf-8")
        (folder / lang / name).write_text(text, encoding="utf-8")
    return folder


def _answered(data: Path) -> list[Asked]:
    found = []
    for lang in LANGUAGES:
        for row in _rows(data / "xquad" / f"questions.{lang}.jsonl"):
            article = Path(row["doc"]).name
            found.append(Asked(row["text"], lang, article, (row["doc"], int(row["paragraph"]))))
    return found


def _alien(data: Path) -> list[Asked]:
    """Questions that nothing answers; each is held back on its own."""
    rows = _rows(data / "rubq" / "unanswerable.jsonl")
    return [Asked(row["text"], row["lang"], f"? {row['id']}", None) for row in rows]


def _rows(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
