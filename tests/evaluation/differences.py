"""Planted differences: how many are found, and how often there is an alarm for nothing.

On one side of passages that are known to say the same a number, a date or a name is changed, or a
sentence left out; which, where and into what, a fixed seed decides. An alarm is right where its
kind is, and its place on that side. What untouched passages are said to differ in counts as false,
though some of it is true: translators err, and editors change their minds.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from index.analysis import sentences
from index.bitext import near_words
from index.collection import Collection
from index.differences import Comparer
from index.indexer.knowing import knowledge_of
from index.languages import LANGUAGES
from index.model import Difference, DifferenceKind, Link, Side, Span
from index.quantities import Kind, agree, quantities
from tests.evaluation.releases import releases

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from index.analysis import Analyzer

SEED = 2025
RELEASES = 60  # press releases that are made up
TOGETHER = 3  # paragraphs of one that make a passage
LEAST_SENTENCE = 30  # characters of a sentence that is left out
LEAST_NAME = 4  # letters of a name that is swapped
SURE = 0.9  # how probably two words are one name, for one of them to be swapped

Row = dict[str, Any]


class Planted(NamedTuple):
    """A link with a difference.

    Attributes:
        link: The link with the change in it.
        side: On which side, "a" or "b".
        paragraph: In which passage.
        span: Where in its text as it is now; empty where a sentence was.
    """

    link: Link
    side: str
    paragraph: int
    span: Span


class Change(NamedTuple):
    """What becomes of a place in a text."""

    place: int
    span: Span
    new: str


Changes = Callable[[Side, Side, random.Random, "Names"], "list[Change]"]


class Names(NamedTuple):
    """The names of a set of links, by language: words that never stand there in small letters."""

    by_lang: dict[str, list[str]]

    @classmethod
    def of(cls, links: Iterable[Link]) -> Names:
        """All that are swapped and swapped in."""
        found: dict[str, set[str]] = {}
        small: dict[str, set[str]] = {}
        for link in links:
            for here, there in ((link.a, link.b), (link.b, link.a)):
                for text in here.texts:
                    names = found.setdefault(here.lang, set())
                    names.update(text[slice(*span)] for span in capitals(text, there))
                    small.setdefault(here.lang, set()).update(_words(text))
        return cls(
            {
                lang: sorted(
                    name
                    for name in names
                    if name.lower() not in small[lang] and LANGUAGES[lang].letters.fullmatch(name)
                )
                for lang, names in found.items()
            }
        )


def gold_links(
    folder: Path, gold: Iterable[Row], paragraphs: Callable[[Path, str], list[str]]
) -> list[Link]:
    """The links that stand in gold beads, those of one language alone left out.

    Args:
        folder: The set's folder.
        gold: Its documents and beads, as `gold.jsonl` has them.
        paragraphs: Gives the paragraphs of a document.
    """
    links = []
    for row in gold:
        if not (row["en"] and row["ru"]):
            continue
        texts = {lang: paragraphs(folder, row[lang]) for lang in ("en", "ru")}
        for beads in row["beads"]:
            a, b = (
                Side(row[lang], lang, tuple(held), tuple(texts[lang][n - 1] for n in held))
                for lang, held in zip(("en", "ru"), beads, strict=True)
            )
            if a.texts and b.texts:
                links.append(Link(a, b, 1.0))
    return links


def release_links() -> list[Link]:
    """Templated press releases; some paragraphs make a passage, so that each has sentences."""
    links = []
    for number, release in enumerate(releases(RELEASES)):
        for place in range(0, len(release), TOGETHER):
            some = release[place : place + TOGETHER]
            a, b = (
                Side(f"{lang}/{number}", lang, (place + 1,), (" ".join(one[lang] for one in some),))
                for lang in ("en", "ru")
            )
            links.append(Link(a, b, 1.0))
    return links


def comparer_of(store: Path, analyzer: Analyzer) -> Comparer:
    """One that knows what a data folder's only collection has taught."""
    with Collection.open(store) as collection, collection.reading():
        (name,) = collection.documents.collections()
        known = knowledge_of(collection, name, ("en", "ru"))
    return Comparer(known, ("en", "ru"), analyzer)


def measure(links: Sequence[Link], comparer: Comparer) -> Row:
    """Precision and recall by kind, where something is planted, and false alarms on the links."""
    rng = random.Random(SEED)  # noqa: S311 - not for secrets
    every = Names.of(links)
    alarms = sum(map(len, comparer.differences(links)))
    row: Row = {"links": len(links), "false_alarms_per_100": 100 * alarms / max(1, len(links))}
    for kind, changes in CHANGES.items():
        planted = [one for link in links if (one := plant(link, changes, rng, every))]
        found = comparer.differences([one.link for one in planted])
        right = [
            sum(is_right(one, difference, kind) for difference in differences)
            for one, differences in zip(planted, found, strict=True)
        ]
        told = sum(one.kind is kind for differences in found for one in differences)
        row[f"{kind.value}_planted"] = len(planted)
        if planted:
            row[f"{kind.value}_recall"] = sum(map(bool, right)) / len(planted)
        if told:
            row[f"{kind.value}_precision"] = sum(right) / told
    return row


def is_right(planted: Planted, found: Difference, kind: DifferenceKind) -> bool:
    """Whether an alarm is about what was planted."""
    mark = found.a if planted.side == "a" else found.b
    overlaps = mark.span.start <= planted.span.end + 1 and planted.span.start <= mark.span.end + 1
    return found.kind is kind and mark.paragraph == planted.paragraph and overlaps


def plant(link: Link, changes: Changes, rng: random.Random, every: Names) -> Planted | None:
    """The link with a change on one side, or None where that side has nothing to change."""
    side = rng.choice("ab")
    here, there = (link.a, link.b) if side == "a" else (link.b, link.a)
    possible = changes(here, there, rng, every)
    if not possible:
        return None
    change = rng.choice(possible)
    text = here.texts[change.place]
    new = text[: change.span.start] + change.new + text[change.span.end :]
    span = Span(change.span.start, change.span.start + len(change.new))
    texts = (*here.texts[: change.place], new, *here.texts[change.place + 1 :])
    changed = replace(here, texts=texts)
    whole = replace(link, a=changed) if side == "a" else replace(link, b=changed)
    return Planted(whole, side, here.paragraphs[change.place], span)


def numbers(here: Side, there: Side, rng: random.Random, _every: Names) -> list[Change]:
    """A figure of a number that the other side has is another."""
    return _quantities(here, there, rng, Kind.NUMBER)


def dates(here: Side, there: Side, rng: random.Random, _every: Names) -> list[Change]:
    """A day or a year of a date that the other side has is another."""
    return _quantities(here, there, rng, Kind.DATE)


def _quantities(here: Side, there: Side, rng: random.Random, kind: Kind) -> list[Change]:
    facing = [one for text in there.texts for one in quantities(text, there.lang)]
    found = []
    for place, text in enumerate(here.texts):
        for one in quantities(text, here.lang):
            figures = list(re.finditer(r"[0-9]+", text[slice(*one.span)]))
            if one.kind is kind and figures and any(agree(one, other) for other in facing):
                written = rng.choice(figures)
                start = one.span.start + written.start()
                span = Span(start, start + len(written[0]))
                change = Change(place, span, _other_figures(written[0], rng, kind))
                if _is_new(text, change, here.lang, kind, facing):
                    found.append(change)
    return found


def _other_figures(written: str, rng: random.Random, kind: Kind) -> str:
    if kind is Kind.DATE and len(written) <= len("31"):
        return str(rng.choice([day for day in range(1, 29) if day != int(written)]))
    first = len(written) - 2 if kind is Kind.DATE else 0  # a year keeps its century
    place = rng.randrange(first, len(written))
    other = rng.choice([figure for figure in "123456789" if figure != written[place]])
    return written[:place] + other + written[place + 1 :]


def _is_new(text: str, change: Change, lang: str, kind: Kind, facing: Iterable[Any]) -> bool:
    """Whether a changed quantity is one of its kind still, and none on the other side agrees."""
    new = text[: change.span.start] + change.new + text[change.span.end :]
    there = [
        one
        for one in quantities(new, lang)
        if one.kind is kind and one.span.start <= change.span.start < one.span.end
    ]
    return bool(there) and not any(agree(one, other) for one in there for other in facing)


def swapped_names(here: Side, there: Side, rng: random.Random, every: Names) -> list[Change]:
    """A name that the other side has is another one, which neither has."""
    names = every.by_lang[here.lang]
    if not names:
        return []
    found = []
    for place, text in enumerate(here.texts):
        for span in capitals(text, there):
            new = rng.choice(names)
            words = [word for side in (here, there) for part in side.texts for word in _words(part)]
            if text[slice(*span)] in names and not len(near_words([new], words).a):
                found.append(Change(place, span, new))
    return found


def capitals(text: str, there: Side) -> list[Span]:
    """Where words with a capital stand inside a sentence that the other side has in its letters."""
    found = [
        Span(*match.span())
        for match in re.finditer(rf"(?<=[^\W_] )[^\W\d_]{{{LEAST_NAME},}}", text)
        if match[0].istitle()
    ]
    facing = sorted({word for part in there.texts for word in _words(part) if word.istitle()})
    near = near_words([text[slice(*span)] for span in found], facing)
    sure = {
        a for a, weight in zip(near.a.tolist(), near.weight.tolist(), strict=True) if weight >= SURE
    }
    return [span for place, span in enumerate(found) if place in sure]


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text)


def omissions(here: Side, there: Side, _rng: random.Random, _every: Names) -> list[Change]:
    """A sentence is not there; another one is.

    Both sides have as many sentences: where one is two in the other language, its half is no
    sentence of its own.
    """
    counts = [sum(len(sentences(text, side.lang)) for text in side.texts) for side in (here, there)]
    if counts[0] != counts[1]:
        return []
    return [
        Change(place, span, "")
        for place, text in enumerate(here.texts)
        for span in sentences(text, here.lang)
        if LEAST_SENTENCE <= span.end - span.start < len(text) / 2
    ]


CHANGES: dict[DifferenceKind, Changes] = {
    DifferenceKind.NUMBER: numbers,
    DifferenceKind.DATE: dates,
    DifferenceKind.NAME: swapped_names,
    DifferenceKind.SENTENCE: omissions,
}
