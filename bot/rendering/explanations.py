"""How an answer came about, in one message: what was put right, words, scores, the decision.

Nothing is quoted but words of the question, terms that stand for them, and titles of documents.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.rendering.composition import BLANK_LINE
from bot.rendering.corrections import corrected
from bot.rendering.display import FOREIGN_ROOM, label, shortened
from bot.rendering.markup import LIMIT, escaped
from bot.rendering.pages import Page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.rendering.sources import Sources
    from index.localization import Value
    from index.model import (
        Answer,
        ExplainedHit,
        ExplainedWord,
        Explanation,
        Hit,
        Part,
        Reading,
        Sign,
    )

_HITS = 3  # how many are explained, the best
_WORDS = 12  # of a question, those that tell most
_READINGS = 6  # of a word in a language, the surest
_PARTS = 12  # of a score, the largest
_CUT = "…"


@dataclass(frozen=True, slots=True)
class Account:
    """Says how an answer came about.

    Attributes:
        sources: What documents are called, and the catalogues.
        lang: The language of the reader.
    """

    sources: Sources
    lang: str

    def page(self, answer: Answer, explanation: Explanation) -> Page:
        """The message, the decision first; what does not fit into one is cut off at its end."""
        hits = list(zip(answer.hits, explanation.hits, strict=True))[:_HITS]
        blocks = [
            [self._say("explained-heading")],
            [
                *corrected(answer.corrections, self.sources.catalogues, self.lang),
                self._verdict(answer, explanation),
            ],
            *(list(self._signs(place, one, explanation)) for place, (_, one) in enumerate(hits, 1)),
            list(self._words(explanation.words)),
            *(list(self._hit(place, *one)) for place, one in enumerate(hits, 1)),
        ]
        text = BLANK_LINE.join("\n".join(lines) for lines in blocks if lines)
        return Page(escaped(shortened(text, LIMIT)))

    def _verdict(self, answer: Answer, explanation: Explanation) -> str:
        probable = answer.confidence >= explanation.enough
        return self._say(
            "explained-verdict",
            verdict=("probable" if probable else "demanded") if answer.answered else "improbable",
            percent=round(100 * answer.confidence),
            enough=round(100 * explanation.enough),
        )

    def _words(self, words: Sequence[ExplainedWord]) -> Iterator[str]:
        """The words that tell most, in the order of the question."""
        told = _largest([word.weight for word in words], _WORDS)
        yield from (self._word(word) for place, word in enumerate(words) if place in told)
        if len(told) < len(words):
            yield _CUT

    def _word(self, word: ExplainedWord) -> str:
        """A word, and in each language what it was looked for by."""
        langs = (
            f"{self._say('explained-readings', lang=lang)}: {self._readings(readings)}"
            for lang, readings in word.readings.items()
        )
        typed, weight = label(word.typed, FOREIGN_ROOM), self._number(word.weight)
        return "\n   ".join((f"• {typed} · {weight}", *langs))

    def _readings(self, readings: Sequence[Reading]) -> str:
        told = (
            f"{label(one.term, FOREIGN_ROOM)} ({self._reading(one)})"
            for one in readings[:_READINGS]
        )
        more = [_CUT] if len(readings) > _READINGS else []
        return ", ".join((*told, *more)) or self._say("explained-nowhere")

    def _hit(self, place: int, hit: Hit, explained: ExplainedHit) -> Iterator[str]:
        """The title, and the parts of the score, each on its line."""
        title = self.sources.title(hit.card, self.lang)
        numbers = self._say("source-place", numbers=str(hit.passage.number), count=1)
        yield f"{place}. {title} · {numbers} · {self._number(hit.score)} ="
        told = _largest([part.score for part in explained.parts], _PARTS)
        for number, part in enumerate(explained.parts):
            if number in told:
                yield f"   {self._signed(part.score)}  {self._part(part)}"
        rest = [part.score for number, part in enumerate(explained.parts) if number not in told]
        if rest:
            yield f"   {self._signed(sum(rest))}  {_CUT}"
        if explained.factor != 1.0:
            yield self._say("explained-factor", factor=explained.factor)

    def _part(self, part: Part) -> str:
        kind = self._say("explained-part", kind=part.kind.value)
        reading = f" ({self._reading(part.reading)})" if part.reading else ""
        return f"{label(part.label, FOREIGN_ROOM)} · {kind}{reading}"

    def _signs(self, place: int, hit: ExplainedHit, explanation: Explanation) -> Iterator[str]:
        """What the decision about a leading hit adds up from."""
        if not hit.leads:
            return
        total = explanation.base + sum(sign.log_odds for sign in hit.signs)
        percent = self._say("explained-percent", percent=round(100 * hit.probability))
        sums = f"{self._signed(total)} → {self._say('explained-probability')} {percent} ="
        yield f"{place}. {self._say('explained-signs')}: {sums}"
        yield f"   {self._signed(explanation.base)}  {self._say('explained-base')}"
        yield from map(self._sign, hit.signs)

    def _sign(self, sign: Sign) -> str:
        name = self._say("explained-sign", kind=sign.kind.value)
        return f"   {self._signed(sign.log_odds)}  {name} ({self._number(sign.value)})"

    def _reading(self, reading: Reading) -> str:
        kind = self._say("explained-reading", kind=reading.kind.value)
        return f"{kind} ×{self._number(reading.weight)}"

    def _number(self, value: float) -> str:
        return self._say("explained-number", value=value)

    def _signed(self, value: float) -> str:
        """A number with its sign; what is nearly nothing has none."""
        rounded = round(value, 2) + 0.0
        return f"{'+' if rounded > 0 else ''}{self._number(rounded)}"

    def _say(self, key: str, **values: Value) -> str:
        return self.sources.catalogues.text(self.lang, key, **values)


def _largest(values: Sequence[float], most: int) -> frozenset[int]:
    """The places of the largest values, so many at most."""
    return frozenset(sorted(range(len(values)), key=lambda place: -values[place])[:most])
