"""One list of both languages, cut to what was asked for, and found again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.collection import HeldTerms
from index.model import Reading, ReadingKind
from index.search.evidence import Held
from index.search.finding import BESIDE, SURE, _fairly
from index.search.query import QueryWord
from index.search.refusal import ENOUGH, Judgement, Standing
from index.search.retrieval import Candidate, order
from index.search.scoring import ACROSS, Evidence
from tests.search.conftest import places

if TYPE_CHECKING:
    from index.search import Searcher
    from tests.search.conftest import Opened, Shelf

LEMMA = Reading("term", 1.0, ReadingKind.LEMMA)
WORDS = tuple(QueryWord(f"word{place}", (LEMMA,)) for place in range(3))
JUDGEMENT = Judgement(
    words=WORDS,
    rarity=(3.0, 3.0, 3.0),
    told=(3.0, 3.0, 3.0),
    passages=200,
    unseen=5.3,
    unknown=(),
    demanded=False,
)


def candidate(key: int, lang: str, scores: list[float]) -> Candidate:
    """A passage that holds so much of each word."""
    held = [Held(score, LEMMA if score else None) for score in scores]
    together = frozenset(place for place, score in enumerate(scores) if score)
    factor = 1.0 if lang == "en" else ACROSS
    evidence = Evidence(held, 3.0 * len(together), together, factor=factor)
    return Candidate(HeldTerms(key, key, 1, lang, []), evidence, WORDS)


SCORES = st.lists(st.sampled_from([0.0, 1.5, 3.0, 5.0]), min_size=3, max_size=3).filter(any)
LISTS = st.lists(st.tuples(st.sampled_from(["en", "ru"]), SCORES), max_size=9).map(
    lambda drawn: sorted((candidate(key, *one) for key, one in enumerate(drawn, 1)), key=order)
)


def probability(one: Candidate, standing: Standing) -> float:
    """How probably a passage answers."""
    return JUDGEMENT.signs(one, standing).probability


@given(LISTS)
def test_the_askers_language_comes_first_where_it_answers(found: list[Candidate]) -> None:
    """The other's stands above an unsure answer alone, and beside one if it is likely."""
    standing = Standing.of(found)
    kept = _fairly(found, "en", JUDGEMENT, standing)
    own = [one for one in found if one.passage.lang == "en"]
    sure = max((probability(one, standing) for one in own[:3]), default=0.0)
    keys = [one.passage.id for one in kept]
    assert len(keys) == len(set(keys))
    assert [one for one in kept if one.passage.lang == "en"] == own
    if sure < ENOUGH:
        assert kept == found
    else:
        original = {one.passage.id: one for one in found}
        for one in kept:
            if one.passage.lang == "ru":
                likely = probability(original[one.passage.id], standing)
                assert likely >= BESIDE
                if sure >= SURE:
                    assert one.evidence.factor == 1.0


TEXTS = {f"{n}.txt": f"Barley grew in field {n}.\n\nRain fell.\n" for n in range(12)}


@pytest.fixture(scope="module")
def searcher(shelf: Shelf, opened: Opened) -> Searcher:
    """What searches a dozen documents that say much the same, and one in Russian."""
    return opened(shelf({**TEXTS, "ru.txt": "Ячмень рос в поле.\n"}, words=[("barley", "ячмень")]))


def test_as_many_are_shown_as_were_asked_for(searcher: Searcher) -> None:
    """A longer list begins with the shorter one."""
    whole = searcher.ask("barley field", limit=12)
    assert len(whole.hits) == 12
    for limit in (1, 3, 5):
        assert searcher.ask("barley field", limit=limit).hits == whole.hits[:limit]


def test_found_again_passages_stand_as_they_are_given(searcher: Searcher) -> None:
    """In any order, each with what it had when it was found."""
    hits = {hit.passage_id: hit for hit in searcher.ask("barley field", limit=8).hits}
    keys = list(hits)[::-1]
    again = searcher.revisit("barley field", keys, lang="en")
    assert [hit.passage_id for hit in again.hits] == keys
    assert {hit.passage_id: hit for hit in again.hits} == hits


def test_found_again_a_passage_of_the_other_language_counts_what_it_did(
    searcher: Searcher,
) -> None:
    """Beside an answer in the asker's language it counts no more than that."""
    for question in ("barley", "Where did barley grow?"):
        answer = searcher.ask(question, limit=20)
        assert ("ru.txt", 1) in places(answer)
        keys = [hit.passage_id for hit in answer.hits]
        assert searcher.revisit(question, keys, lang="en").hits == answer.hits


def test_nothing_found_again_is_no_answer_to_show(searcher: Searcher) -> None:
    """Where all passages are gone, there are no hits."""
    assert searcher.revisit("barley", [], lang="en").hits == ()
    assert searcher.revisit("barley", [10**9], lang="en").hits == ()
