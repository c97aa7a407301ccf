"""One HTML file that needs no other: versions side by side, with links and differences.

It asks nothing of the network and runs no script, and its own policy holds it to that: whatever a
document says, nothing of it is executed.
"""

from __future__ import annotations

from functools import partial
from importlib.resources import files
from itertools import chain, islice
from tempfile import SpooledTemporaryFile
from typing import TYPE_CHECKING

from index.export.markup import escaped
from index.export.section import section

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from index.collection.pairs import LinkedPair
    from index.export.section import Say, Section
    from index.localization import Catalogues
    from index.model import Difference, Link

    Differences = Callable[[Sequence[Link]], Iterable[Difference]]

_HELD = 1 << 24
"""Bytes of a page that are held in memory; what is longer waits in a temporary file."""

_PIECE = 1 << 16  # characters that are handed on at once


def html_page(
    pairs: Iterable[LinkedPair], differences: Differences, catalogues: Catalogues, lang: str
) -> Iterator[str]:
    """An HTML document, piece by piece.

    Its list of contents comes first and says how many differences each pair has, so nothing is
    handed on before the last pair was written.

    Args:
        differences: Says where the sides of a pair's links disagree, in the order to list it in.
        catalogues: Where the page's own words stand.
        lang: The language of these words.

    Raises:
        OSError: There is no room for temporary files.
    """
    say = partial(catalogues.text, lang)
    coming = iter(pairs)
    first = list(islice(coming, 2))
    only = len(first) == 1
    entries: list[str] = []
    with SpooledTemporaryFile(_HELD, "w+", encoding="utf-8", newline="\n") as body:
        for pair in chain(first, coming):
            made = section(pair, differences(pair.links), say, lang, only=only)
            body.write(made.html)
            entries.append(_entry(made))
        yield _head(_page_title(first, say), lang)
        if not only:
            yield from _contents(entries, say)
        yield "<main>\n"
        body.seek(0)
        while piece := body.read(_PIECE):
            yield piece
        yield "</main>\n</body>\n</html>\n"


def _page_title(first: Sequence[LinkedPair], say: Say) -> str:
    if len(first) == 1:
        (pair,) = first
        return " ⇄ ".join(version.title or version.doc for version in (pair.a, pair.b))
    return say("page-title")


def _head(title: str, lang: str) -> str:
    style = (files("index.export") / "page.css").read_text(encoding="utf-8")
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy"'
        " content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{escaped(title)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n"
    )


def _contents(entries: Sequence[str], say: Say) -> Iterator[str]:
    """What there is, where there is more than one pair, or none."""
    yield f"<h1>{escaped(say('page-title'))}</h1>\n"
    yield f'<p class="facts">{escaped(say("page-pairs", count=len(entries)))}</p>\n'
    if entries:
        yield '<nav><ol class="contents">\n'
        yield from entries
        yield "</ol></nav>\n"


def _entry(made: Section) -> str:
    a, b = (f'<a href="#{made.id}">{title}</a>' for title in made.titles)
    return f'<li>{a}{b}<span class="facts">{escaped(made.facts)}</span></li>\n'
