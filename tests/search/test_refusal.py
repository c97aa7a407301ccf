"""Whether what was found answers, and why not: the same in small and in large collections."""

from __future__ import annotations

import math
import random
from itertools import cycle, islice
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.collection import HeldTerms
from index.model import Reading, ReadingKind, RefusalKind
from index.search.evidence import Held
from index.search.query import QueryWord
from index.search.refusal import ENOUGH, Judgement, Signs, Standing
from index.search.retrieval import Candidate
from index.search.scoring import Evidence
from tests.search.conftest import places

if TYPE_CHECKING:
    from pathlib import Path

    from tests.search.conftest import Opened, Shelf

PASSAGES = [
    "The ambassador of Kazakhstan presented her credentials to the president in Lisbon.",
    "A lighthouse keeper measured the height of the tide at dawn for forty years.",
    "Farmers harvested barley early because the summer had been unusually dry.",
    "The museum opened a gallery of Byzantine mosaics in its eastern wing.",
    "Engineers repaired the turbine that supplies the valley with electricity.",
    "The orchestra performed a symphony which its conductor had composed in exile.",
    "Smugglers carried amber across the frontier hidden inside wooden clocks.",
    "Parliament ratified the treaty on fisheries after a debate of nine hours.",
]
ANSWERED = [
    "Who presented her credentials in Lisbon?",
    "What did the lighthouse keeper measure?",
    "Why was the barley harvested early?",
    "Who composed the symphony?",
    "When did parliament ratify the treaty on fisheries?",
    "What did smugglers carry across the frontier?",
]
UNANSWERED = [
    "Who invented the telescope?",
    "How many volcanoes erupted in Iceland?",
    "What is the price of copper in Zambia?",
    "When was the ambassador of Paraguay born?",
    "Which vaccine protects against measles?",
    "Who is the goalkeeper of the Norwegian team?",
]
SYLLABLES = [a + b for a in ("b", "c", "d", "g", "sk") for b in "aeiou"]


def invented(chance: random.Random, passages: int) -> list[str]:
    """Passages of words that there are not: a few are in many, most in few."""
    words = ["".join(chance.choices(SYLLABLES, k=3)) for _ in range(4000)]
    shares = [1 / (place + 5) for place in range(len(words))]
    return [
        " ".join(chance.choices(words, shares, k=chance.randint(10, 16))).capitalize() + "."
        for _ in range(passages)
    ]


def library(passages: int) -> dict[str, str]:
    """Documents with so many passages: each eighth document or so has one that answers."""
    others = invented(random.Random(7), passages - len(PASSAGES))  # noqa: S311 - texts, no secrets
    held = {f"{n}.txt": [text] for n, text in enumerate(PASSAGES)}
    for name, text in zip(islice(cycle(held), len(others)), others, strict=True):
        held[name].append(text)
    return {name: "\n\n".join(texts) + "\n" for name, texts in held.items()}


@pytest.mark.parametrize("passages", [8, 200, 3000])
def test_the_size_of_a_collection_decides_nothing(
    passages: int, shelf: Shelf, opened: Opened
) -> None:
    """The same questions are answered, and the same refused, whatever else a collection holds."""
    searcher = opened(shelf(library(passages)))
    for question in ANSWERED:
        assert searcher.ask(question).answered, question
    for question in UNANSWERED:
        assert not searcher.ask(question).answered, question


def test_closed_documents_sway_no_decision(shelf: Shelf, opened: Opened) -> None:
    """What may be read is judged as if nothing else were there, and as sure."""
    closed = {
        f"closed{n}.txt": text + "\n"
        for n, text in enumerate(islice(cycle([*UNANSWERED, *ANSWERED, *PASSAGES]), 200))
    }
    alone, beside = opened(shelf(library(8))), opened(shelf(library(8), closed=closed))
    for question in (*ANSWERED, *UNANSWERED):
        answers = [one.ask(question, collections=frozenset({"main"})) for one in (alone, beside)]
        first, second = answers
        assert first.refusal == second.refusal, question
        assert places(first) == places(second)
        assert first.unknown == second.unknown


@pytest.fixture(scope="module")
def small(shelf: Shelf) -> Path:
    """The passages that answer, one a document."""
    return shelf(library(8))


@pytest.mark.parametrize(
    ("question", "unknown"),
    [
        ("Zorgblat, zorgblat, ZORGBLAT?", ("Zorgblat",)),
        ("zorgblat barley Qwxyz farmers zorgblats", ("zorgblat", "Qwxyz")),
        ("barley", ()),
        ("Кто такой Зоргблат?", ("Зоргблат",)),
        ("1917", ("1917",)),
    ],
)
def test_words_that_stand_nowhere_are_named_once(
    question: str, unknown: tuple[str, ...], small: Path, opened: Opened
) -> None:
    """Each as it was first typed, in the order of the question, however often it stands there."""
    named = opened(small).ask(question).unknown
    assert len(named) == len(set(named))
    assert set(unknown) <= set(named)
    assert not {"barley", "farmers"}.intersection(named)


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("", RefusalKind.NO_WORDS),
        ("who is it", RefusalKind.NO_WORDS),
        ("Who invented the telescope?", RefusalKind.UNKNOWN_WORDS),
        ("amber barley turbine mosaics", RefusalKind.SCATTERED),
    ],
)
def test_a_refusal_has_its_reason(
    question: str, kind: RefusalKind, small: Path, opened: Opened
) -> None:
    """No word to look for, words that stand nowhere, words that stand nowhere together."""
    refusal = opened(small).ask(question).refusal
    assert refusal is not None
    assert refusal.kind is kind


SHARES = st.floats(0, 1)


@given(st.tuples(SHARES, SHARES, st.floats(-1, 1), SHARES, SHARES), SHARES)
def test_each_sign_speaks_one_way(
    signs: tuple[float, float, float, float, float], more: float
) -> None:
    """More of what speaks for a passage never lowers the probability, nor less of what doesn't."""
    covered, missing, surprise, lead, strength = signs
    least = Signs(*signs)
    for better in (
        Signs(min(1.0, covered + more), missing, surprise, lead, strength),
        Signs(covered, max(0.0, missing - more), surprise, lead, strength),
        Signs(covered, missing, surprise + more, lead, strength),
        Signs(covered, missing, surprise, min(1.0, lead + more), strength),
        Signs(covered, missing, surprise, lead, min(1.0, strength + more)),
    ):
        assert 0 < least.probability <= better.probability < 1


@st.composite
def holdings(draw: st.DrawFn) -> tuple[Judgement, set[int], int, bool]:
    """A question's words and their weights, which of them a passage holds, and one more."""
    count = draw(st.integers(1, 12))
    passages = draw(st.sampled_from([8, 200, 3000, 1_000_000]))
    lemma = Reading("term", 1.0, ReadingKind.LEMMA)
    words = tuple(
        QueryWord(f"word{place}", (lemma,), name=draw(st.booleans())) for place in range(count)
    )
    unseen = math.log(passages + 1)
    told = draw(st.lists(st.floats(0.1, unseen), min_size=count, max_size=count).map(tuple))
    judgement = Judgement(
        words=words,
        rarity=told,
        told=told,
        passages=passages,
        unseen=unseen,
        unknown=(),
        demanded=False,
    )
    more = draw(st.integers(0, count - 1))
    held = draw(st.sets(st.integers(0, count - 1))) - {more}
    return judgement, held, more, draw(st.booleans())


@given(holdings())
@settings(max_examples=150)
def test_holding_more_words_makes_no_answer_a_refusal(
    drawn: tuple[Judgement, set[int], int, bool],
) -> None:
    """Wherever the word stands, beside the others or apart from them."""
    judgement, held, more, beside = drawn
    with_it = held | {more}
    if probability(judgement, held, held) >= ENOUGH:
        assert probability(judgement, with_it, with_it if beside else held) >= ENOUGH


def probability(judgement: Judgement, held: set[int], together: set[int]) -> float:
    """How probably a passage answers that holds some words, and some of them together."""
    (lemma,) = judgement.words[0].readings
    shares = [
        Held(told, lemma) if place in held else Held(0.0, None)
        for place, told in enumerate(judgement.told)
    ]
    near = sum(judgement.told[place] for place in together)
    evidence = Evidence(shares, near, frozenset(together))
    candidate = Candidate(HeldTerms(1, 1, 1, "en", []), evidence, judgement.words)
    standing = Standing(1, runner_up=evidence.score)  # another document holds as much
    return judgement.signs(candidate, standing).probability
