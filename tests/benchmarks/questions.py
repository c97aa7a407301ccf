"""Measures how long an answer takes, from the question that was typed to the message that is sent.

python -m tests.benchmarks.questions --data DATA [--questions 300] [--rounds 3] [--cpu] [--json]

Questions are three to six words of a passage of the collection, as those ask who half remember one;
each is asked once more with two letters of a word exchanged. Each is asked as the bot asks it:
twelve passages, of which the first page's three are marked. In every round a searcher is opened
anew, so that nothing is remembered of these questions, and warmed as the bot warms it; a question's
time is its shortest of all rounds, since what else the machine does only adds to it.

Nobody should write to DATA meanwhile.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import time
from contextlib import closing
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from bot.application import searchers_of
from bot.keyboards import Links
from bot.rendering import QUOTES, Renderer
from index.collection import Collection
from index.localization import Catalogues

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from bot.answering import Searcher

LIMIT = 12
"""How many passages the bot asks for."""

PERCENTILES = {"median": 0.5, "p90": 0.9, "p99": 0.99}
MISTYPED = "mistyped"

_WORDS = (3, 6)
_WORD = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True, slots=True)
class Question:
    """A question with what it is counted under.

    Attributes:
        text: As it is typed.
        lang: The language of the passage that its words are of.
        mistyped: Whether two letters of a word were exchanged.
    """

    text: str
    lang: str
    mistyped: bool = False

    @property
    def kinds(self) -> tuple[str, ...]:
        """The rows of the report that it is counted in."""
        return (MISTYPED,) if self.mistyped else ("all", self.lang)


@dataclass(frozen=True, slots=True)
class Took:
    """The milliseconds that an answer took: to be found, and to be found and rendered."""

    ask: float
    whole: float


def questions(data: Path, count: int, chance: random.Random) -> list[Question]:
    """Words of passages drawn from a collection, as they stand there and mistyped."""
    found = []
    with Collection.open(data) as collection, collection.reading():
        for lang, text in _drawn(collection, chance):
            words = _WORD.findall(text)
            if len(words) >= _WORDS[1]:
                asked = chance.sample(words, chance.randint(*_WORDS))
                found.append(Question(" ".join(asked), lang))
                found.append(Question(" ".join(_mistyped(asked, chance)), lang, mistyped=True))
            if len(found) >= 2 * count:
                break
    return found


def _drawn(collection: Collection, chance: random.Random) -> Iterator[tuple[str, str]]:
    """Passages in no order, each with its language."""
    documents = collection.documents.newest(None)
    while True:
        passage = chance.choice(collection.passages.of(chance.choice(documents))).passage
        yield passage.lang, passage.text


def _mistyped(words: Sequence[str], chance: random.Random) -> list[str]:
    """Words of which one has two letters exchanged, neither of them its first."""
    place = chance.randrange(len(words))
    letters = list(words[place])
    at = chance.randrange(1, len(letters) - 1)
    letters[at], letters[at + 1] = letters[at + 1], letters[at]
    return [*words[:place], "".join(letters), *words[place + 1 :]]


def measured(
    data: Path, asked: Sequence[Question], rounds: int, clock: Callable[[], float]
) -> list[Took]:
    """The shortest time that each question took."""
    catalogues = Catalogues.read(files("index") / "locales", files("bot") / "locales")
    renderer = Renderer(catalogues, Links("tolmach_bot", bytes(32)))
    best = [Took(float("inf"), float("inf"))] * len(asked)
    for _ in range(rounds):
        with closing(searchers_of(data)()) as searcher:
            searcher.warm()
            times = [_took(searcher, renderer, one.text, clock) for one in asked]
        best = [
            Took(min(one.ask, other.ask), min(one.whole, other.whole))
            for one, other in zip(best, times, strict=True)
        ]
    return best


def _took(searcher: Searcher, renderer: Renderer, text: str, clock: Callable[[], float]) -> Took:
    readable = frozenset(searcher.collections())
    begun = clock()
    answer = searcher.ask(text, limit=LIMIT, marked=QUOTES, fallback="en", collections=readable)
    found = clock()
    renderer.answer(answer)
    done = clock()
    return Took(1000 * (found - begun), 1000 * (done - begun))


def report(asked: Sequence[Question], took: Sequence[Took]) -> dict[str, dict[str, float]]:
    """Each kind of question with how many there are and what their answers take."""
    rows: dict[str, dict[str, float]] = {}
    for kind in dict.fromkeys(kind for one in asked for kind in one.kinds):
        times = [time for one, time in zip(asked, took, strict=True) if kind in one.kinds]
        rows[kind] = {"questions": len(times)}
        for name in ("ask", "whole"):
            ordered = sorted(getattr(one, name) for one in times)
            rows[kind] |= {
                f"{name} {percentile}": round(ordered[int(share * (len(ordered) - 1))], 2)
                for percentile, share in PERCENTILES.items()
            }
    return rows


def _show(rows: dict[str, dict[str, float]]) -> None:
    table = Table(title="milliseconds to an answer, and to the rendered one", title_justify="left")
    table.add_column("questions")
    for column in next(iter(rows.values())):
        table.add_column("count" if column == "questions" else column, justify="right")
    for kind, figures in rows.items():
        table.add_row(kind, *map("{:g}".format, figures.values()))
    Console().print(table)


def main() -> None:
    """Measures what is asked for."""
    reading = argparse.ArgumentParser(
        prog="python -m tests.benchmarks.questions", description=__doc__.splitlines()[0]
    )
    reading.add_argument("--data", type=Path, required=True)
    reading.add_argument("--questions", type=int, default=300)
    reading.add_argument("--rounds", type=int, default=3)
    reading.add_argument("--seed", type=int, default=20251128)
    reading.add_argument("--cpu", action="store_true", help="count the processor's time alone")
    reading.add_argument("--json", action="store_true")
    wanted = reading.parse_args()
    chance = random.Random(wanted.seed)  # noqa: S311 - questions, not secrets
    clock = time.thread_time if wanted.cpu else time.perf_counter
    asked = questions(wanted.data, wanted.questions, chance)
    rows = report(asked, measured(wanted.data, asked, wanted.rounds, clock))
    if wanted.json:
        sys.stdout.write(json.dumps(rows, indent=2) + "\n")
    else:
        _show(rows)


if __name__ == "__main__":
    main()
