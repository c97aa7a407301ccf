"""A pair of versions as a section of a page: passages side by side, links, differences."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, Protocol

from babel import Locale
from babel.dates import format_date

from index.export.layout import arrange
from index.export.marks import MarkedSpan, marked
from index.export.markup import escaped
from index.model import DifferenceKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from index.collection.pairs import LinkedPair, LinkedVersion
    from index.export.layout import Block, Group, Place
    from index.localization import Value
    from index.model import Difference, Link, Mark, Passage

SURE = 0.9
"""Links that are less sure than this are drawn with dashes, and their score is always shown."""

_KINDS = {
    DifferenceKind.NUMBER: "page-number",
    DifferenceKind.DATE: "page-date",
    DifferenceKind.NAME: "page-name",
    DifferenceKind.SENTENCE: "page-sentence",
}


class Say(Protocol):
    """A message of the catalogues, in the language that the page speaks to its reader."""

    def __call__(self, key: str, /, **values: Value) -> str:
        """Says it."""


@dataclass(frozen=True, slots=True)
class Section:
    """A pair of versions as HTML, and what a list of contents says of it.

    Attributes:
        id: Its anchor: the same as long as the two documents keep their names. A passage's anchor
            is the section's with the language and the passage's number: `3f0c…-en-7`.
        titles: The versions' titles as HTML.
        facts: How many links, differences and so on, in words.
        html: All of it.
    """

    id: str
    titles: tuple[str, str]
    facts: str
    html: str


def section(
    pair: LinkedPair, differences: Iterable[Difference], say: Say, lang: str, *, only: bool
) -> Section:
    """Makes the section of a pair.

    Args:
        differences: Where passages of the pair disagree, in the order to list them.
        say: Says messages.
        lang: The language of those messages.
        only: Whether the page has no other section, so that this one's heading is the page's.
    """
    return _Writer(pair, tuple(differences), say, lang).section(only=only)


class _Writer:
    def __init__(
        self, pair: LinkedPair, differences: Sequence[Difference], say: Say, lang: str
    ) -> None:
        self._pair = pair
        self._differences = differences
        self._say = say
        self._lang = lang
        self._versions = {"a": pair.a, "b": pair.b}
        self._id = _identifier(pair)
        self._passages = {
            side: {passage.number: passage for passage in version.passages}
            for side, version in self._versions.items()
        }
        self._marks = self._marked_spans()

    def section(self, *, only: bool) -> Section:
        titles = _title(self._pair.a), _title(self._pair.b)
        facts = self._facts()
        level = "h1" if only else "h2"
        return Section(
            self._id,
            titles,
            facts,
            f'<section class="pair{" only" if only else ""}" id="{self._id}"'
            f' aria-labelledby="{self._id}-title">\n'
            f'<{level} class="heads" id="{self._id}-title"><span class="a">{titles[0]}</span>'
            f'<span class="read"> ⇄ </span><span class="b">{titles[1]}</span></{level}>\n'
            f'<div class="sources">{self._source("a")}{self._source("b")}</div>\n'
            f'<p class="facts">{escaped(facts)}</p>\n'
            f"{''.join(self._summary())}"
            f'<div class="columns">{self._language("a")}{self._language("b")}</div>\n'
            f"{''.join(map(self._block, self._blocks()))}"
            "</section>\n",
        )

    def _blocks(self) -> list[Block]:
        a, b = (list(self._passages[side]) for side in ("a", "b"))
        return arrange(a, b, self._pair.links)

    def _facts(self) -> str:
        linked = sum(len(link.a.paragraphs) + len(link.b.paragraphs) for link in self._pair.links)
        alone = sum(map(len, self._passages.values())) - linked
        said = [self._say("page-links", count=len(self._pair.links))]
        if alone:
            said.append(self._say("page-alone", count=alone))
        if self._differences:
            said.append(self._say("page-differences", count=len(self._differences)))
        return " · ".join(said)

    def _source(self, side: str) -> str:
        """Where the version stands: name, date, address."""
        version = self._versions[side]
        parts = [escaped(version.doc)] if version.title else []
        if version.date:
            day = escaped(format_date(version.date, "long", locale=self._lang))
            parts.append(f'<time datetime="{version.date.isoformat()}">{day}</time>')
        if version.url:
            parts.append(_address(version.url))
        return f'<p class="source {side}">{" · ".join(parts)}</p>'

    def _language(self, side: str) -> str:
        lang = self._versions[side].lang
        name = Locale(lang).get_display_name() or lang
        return f'<span class="language {side}" lang="{lang}">{escaped(name.capitalize())}</span>'

    def _summary(self) -> Iterator[str]:
        if not self._differences:
            return
        count = self._say("page-differences", count=len(self._differences))
        yield f'<details class="differences" open=""><summary>{escaped(count)}</summary>\n<ol>\n'
        for at, one in enumerate(self._differences):
            kind = escaped(self._say(_KINDS[one.kind]))
            yield (
                f'<li id="{self._id}-d{at}"><span class="kind">{kind}</span>'
                f"{self._quote(at, 'a', one.a)}{self._quote(at, 'b', one.b)}</li>\n"
            )
        yield "</ol></details>\n"

    def _quote(self, at: int, side: str, mark: Mark) -> str:
        """What one side of a difference says, leading to the place where it says so."""
        text = self._at(side, mark)
        if text:
            return (
                f'<a href="#{self._id}-d{at}-{side}" lang="{self._passage(side, mark).lang}">'
                f"{escaped(text)}</a>"
            )
        missing = escaped(self._say("page-missing"))
        return f'<a class="missing" href="#{self._id}-d{at}-{side}">{missing}</a>'

    def _marked_spans(self) -> dict[tuple[str, int], list[MarkedSpan]]:
        """What is to be marked in each passage, by its side and number."""
        found: dict[tuple[str, int], list[MarkedSpan]] = {}
        for at, one in enumerate(self._differences):
            for side, other, mark, opposite in (
                ("a", "b", one.a, one.b),
                ("b", "a", one.b, one.a),
            ):
                tooltip = self._say(
                    "page-difference",
                    kind=self._say(_KINDS[one.kind]),
                    other=self._at(other, opposite) or self._say("page-missing"),
                )
                found.setdefault((side, mark.paragraph), []).append(
                    MarkedSpan(
                        span=mark.span,
                        kind=one.kind.value,
                        id=f"{self._id}-d{at}-{side}",
                        href=f"{self._id}-d{at}-{other}",
                        described=f"{self._id}-d{at}",
                        tooltip=tooltip,
                    )
                )
        return found

    def _passage(self, side: str, mark: Mark) -> Passage:
        return self._passages[side][mark.paragraph]

    def _at(self, side: str, mark: Mark) -> str:
        return self._passage(side, mark).text[slice(*mark.span)]

    def _block(self, block: Block) -> str:
        groups = "".join(self._group(group, rows=block.rows) for group in block.groups)
        return f'<div class="block">{groups}</div>\n'

    def _group(self, group: Group, *, rows: int) -> str:
        a = "".join(self._paragraph("a", place, rows=rows) for place in group.a)
        b = "".join(self._paragraph("b", place, rows=rows) for place in group.b)
        if group.link is None:
            (place,) = group.a or group.b
            style = _in_row(place.row, 1) if rows > 1 else ""
            none = f'<span class="none"{style}>{escaped(self._say("page-unlinked"))}</span>'
            return f'<div class="u">{a}{b}{none}</div>'
        link = self._pair.links[group.link]
        sure = "" if link.score >= SURE else " unsure"
        return f'<div class="l{sure}">{a}{self._gutter(group, link, rows=rows)}{b}</div>'

    def _paragraph(self, side: str, place: Place, *, rows: int) -> str:
        passage = self._passages[side][place.number]
        anchor = f"{self._id}-{self._versions[side].lang}-{passage.number}"
        style = _in_row(place.row, place.rows) if rows > 1 else ""
        text = marked(passage.text, self._marks.get((side, passage.number), ()))
        return (
            f'<p class="{side}" id="{anchor}" lang="{passage.lang}"{style}>'
            f'<a class="n" href="#{anchor}">{passage.number}</a> {text}</p>'
        )

    def _gutter(self, group: Group, link: Link, *, rows: int) -> str:
        """What a link draws between the columns; its score stands in its first row."""
        percent = round(100 * link.score)
        said = escaped(self._say("match-score", score=percent))
        score = (
            f'<span class="score"><span class="read">{said}</span>'
            f'<span aria-hidden="true">{percent}&#8239;%</span></span>'
        )
        lane = f"--x:{100 * _van_der_corput(group.lane + 1):g}%"
        pieces = []
        for row, stroke in group.strokes:
            style = _in_row(row, 1, lane) if rows > 1 else ""
            pieces.append(f'<span class="g {stroke.value}"{style}>{score}</span>')
            score = ""
        return "".join(pieces)


def _identifier(pair: LinkedPair) -> str:
    """48 bits: two of 100,000 pairs share one with a probability of 2 in 100,000."""
    sides = f"{pair.a.doc}\0{pair.a.lang}\0{pair.b.doc}\0{pair.b.lang}"
    return blake2b(sides.encode(), digest_size=6).hexdigest()


def _title(version: LinkedVersion) -> str:
    side_lang = f' lang="{version.lang}"' if version.title else ""
    return f"<span{side_lang}>{escaped(version.title or version.doc)}</span>"


def _address(url: str) -> str:
    """A web address to follow; of other kinds (`javascript:`) only the text."""
    if url.lower().startswith(("http://", "https://")):
        return f'<a href="{escaped(url)}" rel="noopener noreferrer">{escaped(url)}</a>'
    return escaped(url)


def _in_row(row: int, rows: int, more: str = "") -> str:
    span = f"/span {rows}" if rows > 1 else ""
    return f' style="grid-row:{row}{span}{f";{more}" if more else ""}"'


def _van_der_corput(number: int) -> float:
    """The sequence 1/2, 1/4, 3/4, 1/8, …: however many there are, they lie well apart."""
    digits = f"{number:b}"
    return int(digits[::-1], 2) / (1 << len(digits))
