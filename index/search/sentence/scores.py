"""The sentence of a passage that answers a question.

Overlap alone marks the sentence that says what the question says, and often the answer stands in
the next one. So a sentence scores by

    what it holds       each word of the question by √(weight · log((S + 1) / s)): how much it tells
                        in the collection, and how few (s) of the passage's S sentences hold it;
                        words that only ask count for nothing
    what it nearly      a word of the same stem («изобретатель» for «изобрел»); a word that the
    holds               sentence before it holds, since «he» and «it» then stand for that
    what it may answer  a name, a date, a number, by what is asked for, that the question does not
                        say itself

in shares of the question: 1 is a sentence that holds all of it.

Share of XQuAD's questions (632 in each of English and Russian) whose answer stands in the marked
sentence of their paragraph: by the weights of the words held alone .829 and .801; here .873 and
.850. The constants stand in the middle of a plateau: of 91 settings around them, with each article
judged by what is best for the other 23, the same one is chosen 24 times, half of the settings come
to .854 or more on both languages together (.862 here), and the worst to .844. Without what may
answer it is .859 and .831, without words of the same stem .862 and .824, without the sentence
before .858 and .843, without small words .870 and .843.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from itertools import islice
from typing import TYPE_CHECKING

from index.model import Span
from index.search.sentence.signs import signs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from index.search.asking import Asked
    from index.search.query import QueryWord
    from index.search.sentence.text import SentenceText

SAME_STEM = 0.5
"""What a word counts for that a sentence holds by its stem only."""

STEM = 0.5
"""The share of the shorter of two words that is their common beginning if they have one stem."""

LEAST_STEM = 3
"""Letters of it at least."""

BEFORE = 0.4
"""What a word counts for that the sentence before holds."""

SMALL = 0.1
"""What the small words of the question (first, most, after) count for together."""

ANSWER = 0.3
"""What a word counts for that may be the answer."""


def sentence_scores(
    text: SentenceText, asked: Asked, weights: Mapping[QueryWord, float]
) -> list[float]:
    """How well each sentence of a passage answers, in order.

    Args:
        text: The passage.
        asked: What the question asks for.
        weights: How much each word of the question tells, before its share is counted; at least 0.

    Returns:
        For each sentence 0 or more; the parts may add up to more than 1.
    """
    return _scores(text, asked, weights, _overlaps(text, asked, weights))


def best_sentence(text: SentenceText, asked: Asked, weights: Mapping[QueryWord, float]) -> Span:
    """The sentence that answers best; of equals the first.

    A passage that holds no word of the question, nor one of its stem, was found otherwise: by its
    version in the other language. Its looks alone tell nothing, and it counts as a whole.

    Args:
        text: The passage.
        asked: What the question asks for.
        weights: How much each word of the question tells, before its share is counted.
    """
    overlaps = _overlaps(text, asked, weights)
    if not any(overlaps):
        return Span(0, text.spans[-1].end)
    scores = _scores(text, asked, weights, overlaps)
    return text.spans[scores.index(max(scores))]


def _scores(
    text: SentenceText,
    asked: Asked,
    weights: Mapping[QueryWord, float],
    overlaps: Sequence[float],
) -> list[float]:
    """Everything that counts, added up."""
    small = _small_overlaps(text, asked)
    said = asked.terms.union(*(word.terms for word in weights))
    answers = _answers(text, asked, said)
    return [
        overlap + SMALL * few + ANSWER * sure
        for overlap, few, sure in zip(overlaps, small, answers, strict=True)
    ]


def _overlaps(text: SentenceText, asked: Asked, weights: Mapping[QueryWord, float]) -> list[float]:
    """The share of the question that each sentence holds, or nearly holds."""
    found = [0.0] * len(text.spans)
    total = 0.0
    # a question of nothing else («What is it called?») is taken at its word
    words = [word for word in weights if word.span not in asked.asking] or list(weights)
    for word in words:
        held = _held(text, word)
        worth = math.sqrt(weights[word] * word.share * _rarity(held.count(0.0), len(held)))
        total += worth
        stem = _sentences_with_stem(text, word)
        if not stem and not any(held):
            continue
        before = 0.0
        for number, share in enumerate(held):
            nearly = SAME_STEM * (stem >> number & 1) + BEFORE * before
            found[number] += worth * (share or nearly)
            before = share
    return [score / total for score in found] if total else found


def _rarity(without: int, count: int) -> float:
    """How much it tells of a sentence that it holds what so many of `count` sentences lack."""
    return math.log((count + 1) / max(1, count - without))


def _held(text: SentenceText, word: QueryWord) -> list[float]:
    """How much each sentence holds of a word: as much as its best reading there weighs."""
    held = [0.0] * len(text.spans)
    for reading in word.readings:
        numbers = text.terms.get(reading.term)
        if numbers:
            for number, share in enumerate(held):
                if numbers >> number & 1 and share < reading.weight:
                    held[number] = reading.weight
    return held


def _sentences_with_stem(text: SentenceText, word: QueryWord) -> int:
    """The set of sentences that hold a word that seems to be of the same stem."""
    found = 0
    for reading in word.readings:
        term = reading.term
        beginning = term[:LEAST_STEM]
        if len(beginning) == LEAST_STEM and beginning.isalpha():
            place = bisect_left(text.sorted_terms, beginning)
            for other in islice(text.sorted_terms, place, None):
                if not other.startswith(beginning):
                    break
                common = math.ceil(STEM * min(len(term), len(other)))
                if term[:common] == other[:common]:
                    found |= text.terms[other]
    return found


def _small_overlaps(text: SentenceText, asked: Asked) -> list[float]:
    """The share of the question's small words that each sentence holds."""
    count = len(text.spans)
    found = [0.0] * count
    total = 0.0
    for form in asked.small:
        numbers = text.small.get(form, 0)
        worth = _rarity(count - numbers.bit_count(), count)
        total += worth
        for number in range(count):
            if numbers >> number & 1:
                found[number] += worth
    return [score / total for score in found] if total else found


def _answers(text: SentenceText, asked: Asked, said: frozenset[str]) -> list[float]:
    """How surely each sentence has a word that may be what is asked for, and isn't said there."""
    best = [0.0] * len(text.spans)
    for place, sure in signs(text, asked.sought).items():
        number = text.sentence_of[place]
        if sure > best[number] and said.isdisjoint(text.words[place].terms):
            best[number] = sure
    return best
