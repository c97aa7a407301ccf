"""Answers and lists as people see them in a terminal."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from babel.dates import format_date
from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from index.cli.explaining import show_explanation
from index.model import RefusalKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.console import Console

    from index.cli.context import Context
    from index.model import Answer, DocumentCard, Hit, Match

_BAR = "▌ "
_QUOTE_WIDTH = 96  # a line that an eye can follow


class View(Enum):
    """Which version of each passage is shown."""

    OWN = "own"
    OTHER = "other"
    BOTH = "both"


def show_answer(context: Context, answer: Answer, view: View = View.OWN) -> None:
    """Prints an answer: each quote with its matched words and best sentence marked, its source."""
    out = context.out
    for line in _preface(context, answer):
        out.print(Text(line, style="yellow"))
    if answer.refusal and answer.hits:
        out.print(Text(context.say("nearest"), style="dim"))
    for hit in answer.leading:
        out.print()
        if view is not View.OTHER:
            _quote(out, marked(hit), "yellow" if answer.refusal else "green")
            out.print(_source(context, hit, answer.lang))
        if view is not View.OWN:
            _show_match(context, hit)
    out.print()
    if answer.explanation is not None:
        show_explanation(context, answer, answer.explanation)


def _preface(context: Context, answer: Answer) -> Iterator[str]:
    """What is said above the quotes: what was put right, why there is no answer, what is nowhere.

    In the language of the answer.
    """
    catalogues, lang, refusal = context.catalogues, answer.lang, answer.refusal
    for one in answer.corrections:
        yield catalogues.text(
            lang, "answer-corrected", kind=one.kind.value, typed=one.typed, meant=one.meant
        )
    if refusal is not None:
        yield catalogues.refusal(lang, refusal)
    if answer.unknown and (refusal is None or refusal.kind is not RefusalKind.UNKNOWN_WORDS):
        yield catalogues.unknown(lang, answer.unknown)


def _show_match(context: Context, hit: Hit) -> None:
    if hit.match is None:
        out = Text(f"  {context.say('match-none')}", style="yellow")
        context.out.print(Text.assemble("  ", (hit.card.title or hit.card.name, "bold"), out))
        return
    for text in hit.match.side.texts:
        _quote(context.out, Text(text), "blue")
    context.out.print(_match_source(context, hit.match))


def marked(hit: Hit) -> Text:
    """The passage with its best sentence standing out and the matched words bold."""
    text = Text(hit.passage.text, style="")
    if hit.sentence.start:
        text.stylize("dim", 0, hit.sentence.start)
    if hit.sentence.end < len(hit.passage.text):
        text.stylize("dim", hit.sentence.end)
    for span in hit.highlights:
        text.stylize("bold yellow", *span)
    return text


def show_documents(context: Context, cards: Sequence[DocumentCard]) -> None:
    """Prints a table of documents."""
    if not cards:
        context.out.print(context.say("list-empty"))
        return
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for column in ("document", "title", "date", "passages", "counterpart"):
        table.add_column(context.say(f"list-{column}"), overflow="fold")
    for card in cards:
        table.add_row(
            Text(card.name),
            Text(card.title or ""),
            Text(card.date.isoformat() if card.date else ""),
            Text(" ".join(f"{count} {lang}" for lang, count in card.passages.items())),
            Text(", ".join(card.counterparts)),
        )
    context.out.print(table)


def _quote(out: Console, text: Text, bar: str) -> None:
    width = min(out.width, _QUOTE_WIDTH) - len(_BAR)
    lines: Iterable[Text] = text.wrap(out, width) if out.is_terminal else [text]
    for line in lines:
        out.print(Text.assemble((_BAR, bar), line))


def _source(context: Context, hit: Hit, lang: str) -> Text:
    """Where a quote stands, and where its other-language version does.

    Args:
        lang: The language of the answer; a quote in another one is said to be so.
    """
    line = _line(context, hit.card, _passages(context, str(hit.passage.number)))
    if hit.passage.lang != lang:
        language = context.say(f"language-{hit.passage.lang}")
        alone = "" if hit.match else f", {context.say('match-none')}"
        line.append(f" · {language}{alone}", style="yellow")
    if hit.match:
        side = hit.match.side
        numbers = ", ".join(map(str, side.paragraphs))
        language = context.say(f"language-{side.lang}")
        line.append(f"\n  ⇄ {language}: {side.doc}, ", style="dim")
        line.append(_passages(context, numbers), style="dim")
    return line


def _match_source(context: Context, match: Match) -> Text:
    numbers = ", ".join(map(str, match.side.paragraphs))
    line = _line(context, match.card, _passages(context, numbers))
    score = context.say("match-score", score=round(100 * match.score))
    return line.append(f" · {score}", style="dim")


def _passages(context: Context, numbers: str) -> str:
    if "," in numbers:
        return context.say("source-passages", paragraphs=numbers)
    return context.say("source-passage", paragraph=numbers)


def _line(context: Context, card: DocumentCard, passage: str) -> Text:
    line = Text("  ")
    line.append(card.title or card.name, style="bold")
    parts = [card.name] if card.title else []
    if card.date:
        parts.append(format_date(card.date, "long", locale=context.lang))
    parts.append(passage)
    if card.url:
        parts.append(card.url)
    return line.append("".join(f" · {part}" for part in parts), style="dim")
