"""Words with a capital in a sentence that its counterpart has nothing for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from index.differences.sounding import are_alike, are_surely_alike
from index.languages import LANGUAGES
from index.languages.given_names import are_one_given_name
from index.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.differences.comparison import Comparison
    from index.differences.proper import Names
    from index.differences.reading import Reading, Word

LEAST_LETTERS = 4
"""Of a name: shorter ones are initials, particles, syllables that no two writers spell alike."""

LEAST_COMPARED = 3
"""Letters of a word that a name may be: initials sound like the beginning of any."""

MOST_CAPITALS = 0.4
"""What share of a name's letters may be capitals: MEPs and LxWxH have more, YouTube has not."""

_OPENING = frozenset("\"'«»„“”‘([<>:;.!?…—–•*/")
"""Marks behind which a word has a capital whatever it is."""

_TITLED = frozenset({"en"})
"""Languages that write the words of titles with a capital, so that these stand for anything."""


class Capital(NamedTuple):
    """A word with a capital.

    Attributes:
        place: Among the words of its side.
        word: The word.
        is_name: Whether a dictionary or what was learned says that it is a name; of another one
            only the capital may.
        is_lost: Whether nothing is known to stand for it in any sentence of the other side.
    """

    place: int
    word: Word
    is_name: bool
    is_lost: bool


class Run(NamedTuple):
    """A name of one word or of several.

    Attributes:
        span: Where it stands in the text of its side.
        words: Its words.
        is_name: As of a capital, for all of its words.
        is_lost: The same.
        is_syllable: Whether a short word with a capital stands beside it: Kim Jong Un.
    """

    span: Span
    words: tuple[Word, ...]
    is_name: bool
    is_lost: bool
    is_syllable: bool


@dataclass(frozen=True, slots=True)
class Capitals:
    """The words with a capital in some sentences that their counterpart has nothing for.

    Attributes:
        reading: Their side.
        words: The words that may be names, in order.
        facing: All words with a capital in the counterpart.
    """

    reading: Reading
    words: tuple[Capital, ...]
    facing: tuple[Word, ...]

    @classmethod
    def of(
        cls, found: Comparison, here: tuple[int, int], there: tuple[int, int], names: Names
    ) -> Capitals:
        """Those of some sentences of side a.

        Args:
            found: The sides.
            here: The sentences.
            there: Those of side b that belong to them.
            names: Tells which are names.
        """
        counterpart = found.b.words[slice(*found.b.words_in(there))]
        facing = {word.lemma for word in counterpart}
        unmatched = [
            (place, found.a.words[place])
            for place in range(*found.a.words_in(here))
            if _is_unmatched(found.a.words[place], found, facing)
        ]
        if not unmatched:
            return cls(found.a, (), ())
        anywhere = {word.lemma for word in found.b.words}
        first = frozenset(found.a.sentences[place].words[0] for place in range(*here))
        words = []
        for place, word in unmatched:
            is_name = names(word.form, word.lemma, found.a.lang)
            if is_name or not (_opens(found.a, place, first) or _is_titled(found.a, place)):
                is_lost = _is_unmatched(word, found, anywhere)
                words.append(Capital(place, word, is_name, is_lost))
        return cls(found.a, tuple(words), tuple(filter(_has_capital, counterpart)))

    @property
    def has_names(self) -> bool:
        """Whether one of the words is surely a name."""
        return any(one.is_name for one in self.words)

    def runs(self, others: Capitals) -> list[Run]:
        """What are names and no facing word, or may be where none is; words side by side are one.

        Args:
            others: What is left of the counterpart.
        """
        left = [one for one in self._new() if self._may_be_told(one)]
        forms = [_stem(one.word.form) for one in others._new()]
        forms = [form for form in forms if len(form) >= LEAST_COMPARED]
        runs: list[Run] = []
        last = -2
        for one in left:
            if any(are_alike(_stem(one.word.form), form) for form in forms):
                continue
            run = self._run(one)
            if one.place == last + 1 and runs[-1].is_name == run.is_name:
                run = _joined(runs.pop(), run)
            runs.append(run)
            last = one.place
        return [run for run in runs if run.is_name] or runs

    def _new(self) -> Iterator[Capital]:
        """The words that are surely no facing word in other letters."""
        for one in self.words:
            if not any(_are_same(one.word, other) for other in self.facing):
                yield one

    def _may_be_told(self, one: Capital) -> bool:
        """Whether a difference in a word may be told, for all that it looks like."""
        lang, text, end = self.reading.lang, self.reading.text, one.word.span.end
        is_beginning = text[end : end + 1] == "-" and text[end + 1 : end + 2].islower()
        return (
            (one.is_name or lang in _TITLED)
            and not is_beginning  # «Северо-восточный», Taliban-like
            and _has_shape_of_name(one.word, lang)
        )

    def _run(self, one: Capital) -> Run:
        is_syllable = len(one.word.form) <= LEAST_LETTERS and any(
            _has_capital(word) and len(word.form) < LEAST_LETTERS
            for word in _beside(self.reading, one.place)
        )
        return Run(one.word.span, (one.word,), one.is_name, one.is_lost, is_syllable)


def _joined(one: Run, other: Run) -> Run:
    return Run(
        Span(one.span.start, other.span.end),
        one.words + other.words,
        one.is_name,
        one.is_lost and other.is_lost,
        one.is_syllable or other.is_syllable,
    )


def is_heard(run: Run, there: Sequence[Word]) -> bool:
    """Whether a name may be one of some words with a capital."""
    return any(
        are_surely_alike(_stem(word.form), _stem(other.form), least=0.75)
        for word in run.words
        for other in there
        if _has_capital(other) and len(other.form) >= LEAST_COMPARED
    )


def _has_capital(word: Word) -> bool:
    return word.form[0].isupper()


def _is_unmatched(word: Word, found: Comparison, there: set[str]) -> bool:
    """Whether a word of side a has a capital, and no word there is known to stand for it."""
    return (
        bool(word.lemma)
        and _has_capital(word)
        and word.lemma not in there
        and there.isdisjoint(found.of_a.get(word.lemma, ()))
    )


def _opens(reading: Reading, place: int, first: frozenset[int]) -> bool:
    """Whether a word begins a sentence, or what is quoted or listed in one.

    Args:
        reading: The side.
        place: The word's among its words.
        first: The places of the first words of the sentences.
    """
    start = reading.words[place].span.start
    return place in first or not _OPENING.isdisjoint(reading.text[max(0, start - 2) : start])


def _is_titled(reading: Reading, place: int) -> bool:
    """Whether a word beside a word has a capital: a title's words all have one."""
    return any(map(_has_capital, _beside(reading, place)))


def _beside(reading: Reading, place: int) -> tuple[Word, ...]:
    """The words before and behind a word."""
    return (*reading.words[max(0, place - 1) : place], *reading.words[place + 1 : place + 2])


def _are_same(one: Word, other: Word) -> bool:
    """Whether two words are surely the same name."""
    return are_one_given_name(_forms(one), _forms(other)) or are_surely_alike(
        _stem(one.form), _stem(other.form)
    )


def _forms(word: Word) -> set[str]:
    """What the first form of a name may be: its lemma, or itself without an ending."""
    form = word.form.lower().replace("ё", "е")
    return {word.lemma, form, form[:-1], form[:-2]}


def _stem(form: str) -> str:
    return form.replace("’", "'").removesuffix("'s")


def _has_shape_of_name(word: Word, lang: str) -> bool:
    """Whether a word is long enough, no acronym, and in letters that its language has names in."""
    stem = _stem(word.form)
    capitals = sum(letter.isupper() for letter in stem)
    return (
        len(stem) >= LEAST_LETTERS
        and capitals <= MOST_CAPITALS * len(stem)
        and any(
            language.letters.match(stem)
            for language in LANGUAGES.values()
            if language.code == lang or language.is_borrowed
        )
    )
