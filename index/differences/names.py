"""Names that differ: another person, place or organisation in the same place of a sentence.

A name is told in sounds, so it is found again by them (`bitext.cognates`) or by what the collection
has taught. Where a sentence and its counterpart each hold one name that the other side has nothing
for, one of them stands in the place of the other. All else may be a translator's freedom: a name
left out, another word for it, a name that is translated.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.differences.sounding import are_alike
from index.differences.surroundings import corresponding
from index.languages import LANGUAGES
from index.model import Difference, DifferenceKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.bitext.alignment import Aligned
    from index.differences.comparison import Comparison, Rows
    from index.differences.proper import Names
    from index.differences.reading import Reading, Word

SURE = 0.9
"""How sure names that stand in each other's place are to differ, in well aligned sentences: a round
figure, read off parallel texts with swapped names."""

LEAST_LETTERS = 4
"""Of a name: shorter ones are initials, particles, syllables that no two writers spell alike."""

MOST_LEFT = 30
"""Of how many capitals in a sentence it can be told at most which corresponds to which."""

NEAR = 0.25
"""How far apart two names may stand that have nothing in common around them, as a share of their
sentences: a language has its own order of words, but keeps to the order of what is told."""


def name_differences(found: Comparison, names: Names) -> Iterator[Difference]:
    """The pairs of names that stand in each other's place."""
    unmatched_a = _unmatched(found.a, found.b, found.of_a)
    unmatched_b = _unmatched(found.b, found.a, found.of_b)
    for bead in found.beads:
        a = _Capitals.of(found.a, bead.a, unmatched_a, names)
        b = _Capitals.of(found.b, bead.b, unmatched_b, names)
        if not a.names or not b.names or max(len(a.forms), len(b.forms)) > MOST_LEFT:
            continue
        a_names, b_names = a.runs(b), b.runs(a)
        for pair in corresponding(found, a_names, b_names, _any):
            one, other = a_names[pair.a], b_names[pair.b]
            if pair.common or (not pair.rivals and _is_near(found, bead, one, other)):
                marks = found.a.mark(one), found.b.mark(other)
                yield Difference(DifferenceKind.NAME, *marks, SURE * bead.score)


@dataclass(frozen=True, slots=True)
class _Capitals:
    """Words with a capital in some sentences that nothing on the other side stands for.

    Attributes:
        reading: The side.
        names: The places of those that are names.
        forms: All that might be a name, as they are written.
    """

    reading: Reading
    names: tuple[int, ...]
    forms: tuple[str, ...]

    @classmethod
    def of(
        cls, reading: Reading, sentences: tuple[int, int], unmatched: set[int], names: Names
    ) -> _Capitals:
        words, lang = reading.words, reading.lang
        opening = {reading.sentences[place].words[0] for place in range(*sentences)}
        places = [place for place in range(*reading.words_in(sentences)) if place in unmatched]
        known = {place for place in places if names(words[place].form, words[place].lemma, lang)}
        return cls(
            reading,
            tuple(
                place
                for place in places
                if place in known and _has_shape_of_name(words[place], lang)
            ),
            tuple(words[place].form for place in places if place in known or place not in opening),
        )

    def runs(self, facing: _Capitals) -> list[Span]:
        """Where names stand that no facing word may be; one of several words is one."""
        runs: list[Span] = []
        last = -2
        for place in self.names:
            word = self.reading.words[place]
            if any(are_alike(word.form, form) for form in facing.forms):
                continue
            if place == last + 1:
                runs[-1] = Span(runs[-1].start, word.span.end)
            else:
                runs.append(word.span)
            last = place
        return runs


def _any(_a: int, _b: int) -> bool:
    """Any name may stand in the place of any other."""
    return True


def _is_near(found: Comparison, bead: Aligned, one: Span, other: Span) -> bool:
    """Whether two places are about as far from the beginning of their sentences."""
    a, b = found.a.span_of(bead.a), found.b.span_of(bead.b)
    a_share = (one.start - a.start) / (a.end - a.start)
    b_share = (other.start - b.start) / (b.end - b.start)
    return abs(a_share - b_share) <= NEAR


def _unmatched(reading: Reading, other: Reading, rows: Rows) -> set[int]:
    """The places of words with a capital that nothing on the other side stands for."""
    there = {word.lemma for word in other.words}
    return {
        place
        for place, word in enumerate(reading.words)
        if word.lemma
        and word.form[0].isupper()
        and word.lemma not in there
        and there.isdisjoint(rows.get(word.lemma, ()))
    }


def _has_shape_of_name(word: Word, lang: str) -> bool:
    """Whether a word is long enough, no acronym, and in the letters of its language."""
    stem = word.form.replace("’", "'").removesuffix("'s")
    return (
        len(stem) >= LEAST_LETTERS
        and not stem.isupper()
        and LANGUAGES[lang].letters.match(stem) is not None
    )
