"""`tolmach diff`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from rich.text import Text

from index.analysis import sentences
from index.cli.context import Context, print_json
from index.indexer import open_linked
from index.indexer.differing import Differing
from index.model import DifferenceKind, Span

if TYPE_CHECKING:
    from index.cli.wire import Json
    from index.model import Difference, Link, Mark, Side

_GAP = "…"  # where a sentence would stand
_KINDS = {
    DifferenceKind.NUMBER: "diff-number",
    DifferenceKind.DATE: "diff-date",
    DifferenceKind.NAME: "diff-name",
    DifferenceKind.SENTENCE: "diff-sentence",
}


@click.command()
@click.argument("doc", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print JSON, a line a difference.")
@click.pass_obj
def diff(context: Context, doc: str | None, as_json: bool) -> None:  # noqa: FBT001 - click passes by name
    """List where versions of a passage disagree: in all documents, or in DOC."""
    links = 0
    found: list[tuple[Link, Difference]] = []  # told when the bar is gone
    with (
        context.progress() as progress,
        open_linked(context.data, context.analyzer, progress) as store,
        store.reading(),
    ):
        for link, differences in Differing(store, context.analyzer).all(doc, progress):
            links += 1
            found.extend((link, one) for one in differences)
    for link, one in found:
        if as_json:
            print_json(_json(link, one))
        else:
            _show(context, link, one)
    if not as_json:
        context.out.print(context.say("diff-summary", links=links, differences=len(found)))


def _json(link: Link, found: Difference) -> Json:
    """Where the two sides of a link disagree, as scripts hold on to it."""
    return {
        "kind": found.kind.value,
        "a": _place(link.a, found.a),
        "b": _place(link.b, found.b),
        "score": round(found.score, 4),
    }


def _place(side: Side, mark: Mark) -> Json:
    """A place in a passage: code points of its text, and what stands there."""
    return {
        "doc": side.doc,
        "lang": side.lang,
        "paragraph": mark.paragraph,
        "span": list(mark.span),
        "text": _text(side, mark)[slice(*mark.span)],
    }


def _text(side: Side, mark: Mark) -> str:
    return side.texts[side.paragraphs.index(mark.paragraph)]


def _show(context: Context, link: Link, found: Difference) -> None:
    """Prints the two sentences that disagree, with the places marked."""
    context.out.print(Text(context.say(_KINDS[found.kind]), style="bold yellow"))
    for side, mark in ((link.a, found.a), (link.b, found.b)):
        source = context.say("source-passage", paragraph=mark.paragraph)
        context.out.print(Text.assemble("  ", (side.doc, "bold"), (f" · {source}", "dim")))
        context.out.print(Text.assemble("  ", _sentence(side, mark)))
    context.out.print()


def _sentence(side: Side, mark: Mark) -> Text:
    """The sentence of a mark, with the marked part standing out; a sign where nothing stands."""
    text = _text(side, mark)
    start, end = mark.span
    around = [span for span in sentences(text, side.lang) if span.start <= start <= span.end]
    first, last = around[-1] if around and start < end else Span(start, end)
    marked = (text[start:end], "bold red") if start < end else (f"[{_GAP}]", "bold red")
    return Text.assemble(text[first:start], marked, text[end : max(end, last)])
