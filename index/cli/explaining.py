"""How an answer came about, as people see it in a terminal: words, scores, the decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.cli.context import Context
    from index.model import Answer, ExplainedHit, Explanation, Hit, Part, Reading


def show_explanation(context: Context, answer: Answer, explanation: Explanation) -> None:
    """Prints the words that were looked for, the score of each hit shown, and the decision."""
    context.out.print(Text(context.say("explained-heading"), style="bold underline"))
    context.out.print()
    if explanation.words:
        context.out.print(_words(context, explanation))
    shown = list(zip(answer.leading, explanation.hits, strict=False))
    for place, (hit, explained) in enumerate(shown, 1):
        context.out.print(_heading(context, place, hit))
        context.out.print(_parts(context, explained, hit.score))
        if explained.factor != 1.0:
            note = context.say("explained-factor", factor=explained.factor)
            context.out.print(Text(f"  {note}", style="dim"))
    leading = [explained for _, explained in shown if explained.leads]
    if leading:
        context.out.print(_signs(context, explanation, leading))
    context.out.print(Text(_verdict(context, answer, explanation)))
    context.out.print()


def _words(context: Context, explanation: Explanation) -> Table:
    """The words of a question, and in each language what they were looked for by."""
    langs = tuple(explanation.words[0].readings)
    titles = [context.say("explained-readings", lang=lang) for lang in langs]
    table = _table(context, "explained-word", "explained-weight")
    for title in titles:
        table.add_column(title, overflow="fold")
    for word in explanation.words:
        readings = [_readings(context, word.readings[lang]) for lang in langs]
        table.add_row(Text(word.typed), Text(_number(context, word.weight)), *readings)
    return table


def _readings(context: Context, readings: Sequence[Reading]) -> Text:
    if not readings:
        return Text(context.say("explained-nowhere"), style="yellow")
    return Text(
        "\n".join(
            f"{one.term} ×{_number(context, one.weight)} ({_kind(context, one)})"
            for one in readings
        )
    )


def _heading(context: Context, place: int, hit: Hit) -> Text:
    number = context.say("source-passage", paragraph=str(hit.passage.number))
    title = hit.card.title or hit.card.name
    return Text.assemble((f"{place}. {title}", "bold"), (f" · {number}", "dim"))


def _parts(context: Context, explained: ExplainedHit, score: float) -> Table:
    """What a score is made of, and the score."""
    table = _table(
        context, "explained-found", "explained-where", "explained-why", "explained-score"
    )
    table.columns[-1].justify = "right"
    for part in explained.parts:
        table.add_row(
            Text(part.label),
            Text(context.say("explained-part", kind=part.kind.value)),
            Text(_reading(context, part)),
            Text(_number(context, part.score)),
        )
    total = Text(context.say("explained-total"), style="bold")
    table.add_row(total, "", "", Text(_number(context, score), style="bold"))
    return table


def _reading(context: Context, part: Part) -> str:
    reading = part.reading
    if reading is None:
        return ""
    return f"{_kind(context, reading)} ×{_number(context, reading.weight)}"


def _signs(context: Context, explanation: Explanation, leading: Sequence[ExplainedHit]) -> Table:
    """What each sign adds to the log odds of the leading hits, side by side."""
    table = _table(context, "explained-signs")
    for place in range(1, len(leading) + 1):
        table.add_column(f"{place}.", justify="right")
    base = Text(_signed(context, explanation.base))
    table.add_row(Text(context.say("explained-base")), *[base] * len(leading))
    for row in zip(*(one.signs for one in leading), strict=True):
        name = Text(context.say("explained-sign", kind=row[0].kind.value))
        values = (
            Text.assemble(
                (f"{_number(context, sign.value)}  ", "dim"), _signed(context, sign.log_odds)
            )
            for sign in row
        )
        table.add_row(name, *values)
    sums = (explanation.base + sum(sign.log_odds for sign in one.signs) for one in leading)
    total = Text(context.say("explained-total"), style="bold")
    table.add_row(total, *(Text(_signed(context, one), style="bold") for one in sums))
    probability = Text(context.say("explained-probability"), style="bold")
    percents = (Text(_percent(context, one.probability), style="bold") for one in leading)
    table.add_row(probability, *percents)
    return table


def _verdict(context: Context, answer: Answer, explanation: Explanation) -> str:
    """Why there is an answer, or none."""
    probable = answer.confidence >= explanation.enough
    answered = "probable" if probable else "demanded"
    return context.say(
        "explained-verdict",
        verdict=answered if answer.answered else "improbable",
        percent=round(100 * answer.confidence),
        enough=round(100 * explanation.enough),
    )


def _table(context: Context, *titles: str) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for title in titles:
        table.add_column(context.say(title), overflow="fold")
    return table


def _kind(context: Context, reading: Reading) -> str:
    return context.say("explained-reading", kind=reading.kind.value)


def _number(context: Context, value: float) -> str:
    return context.say("explained-number", value=value)


def _signed(context: Context, value: float) -> str:
    """A number with its sign; what is nearly nothing has none."""
    rounded = round(value, 2) + 0.0
    return f"{'+' if rounded > 0 else ''}{_number(context, rounded)}"


def _percent(context: Context, value: float) -> str:
    return context.say("explained-percent", percent=round(100 * value))
