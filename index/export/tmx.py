"""Translation Memory eXchange 1.4b (OSCAR Recommendation, 26 April 2005): what translators load.

Level 1, plain text. A link is a translation unit of two variants. The memory has no source language
of its own (`srclang="*all*"`): either side may be what is translated from.

Segments are paragraphs, and the header says so: OmegaT, whose own segments are sentences, then
cuts them itself where both sides have equally many. Several paragraphs of a side are one segment, a
space between: with a line break in it a segment would match no text that a translator meets. Such a
unit is of the type `block`, which the specification has for what is none of its other types.

Nothing in the file depends on when or where it was written: the same links give the same bytes.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

from index.export.markup import escaped
from index.versions import version

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from index.collection.pairs import LinkedPair
    from index.model import Link, Side


def tmx_document(pairs: Iterable[LinkedPair], source: str | None = None) -> Iterator[str]:
    """A TMX document, piece by piece.

    Args:
        source: The code of the language that is translated from; None for a memory to translate
            either way with.
    """
    yield (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'
        '<tmx version="1.4">\n'
        f'<header creationtool="Tolmach" creationtoolversion="{escaped(version("tolmach"))}"'
        ' segtype="paragraph" o-tmf="Tolmach" adminlang="en"'
        f' srclang="{escaped(source or "*all*")}" datatype="plaintext"/>\n'
        "<body>\n"
    )
    for pair in pairs:
        for link in pair.links:
            yield _unit(link)
    yield "</body>\n</tmx>\n"


def _unit(link: Link) -> str:
    merged = len(link.a.paragraphs) > 1 or len(link.b.paragraphs) > 1
    kind = ' segtype="block"' if merged else ""
    properties = [("x-score", f"{link.score:.4f}")]
    for side in (link.a, link.b):
        properties.append((f"x-document-{side.lang}", side.doc))
        properties.append((f"x-paragraphs-{side.lang}", " ".join(map(str, side.paragraphs))))
    return (
        f'<tu tuid="{_identifier(link)}"{kind}>\n'
        + "".join(f'<prop type="{name}">{escaped(value)}</prop>\n' for name, value in properties)
        + "".join(
            f'<tuv xml:lang="{side.lang}"><seg>{escaped(" ".join(side.texts))}</seg></tuv>\n'
            for side in (link.a, link.b)
        )
        + "</tu>\n"
    )


def _identifier(link: Link) -> str:
    """The same for the same passages of the same documents, whatever else is exported.

    64 bits: two of a million units share one with a probability of 3 in 100 million.
    """
    return blake2b(f"{_place(link.a)}\0{_place(link.b)}".encode(), digest_size=8).hexdigest()


def _place(side: Side) -> str:
    return "\0".join((side.doc, side.lang, *map(str, side.paragraphs)))
