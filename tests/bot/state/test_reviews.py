"""Reported matches: each once, for the admins of their collection, settled once."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.state import Review
from tests.bot.state.samples import side

if TYPE_CHECKING:
    from bot.state import State

EN, RU = side("The summit opens."), side("Саммит открывается.", "summit.ru.md", "ru")


async def test_a_pair_is_reported_once(state: State) -> None:
    """The same texts, whichever comes first, make one review, also after it was settled."""
    number = await state.reviews.report(EN, RU, "press")
    assert number is not None
    assert await state.reviews.report(RU, EN, "press") is None
    assert await state.reviews.settle(number, confirmed=False, by="admin")
    assert await state.reviews.report(EN, RU, "press") is None
    assert await state.reviews.report(EN, side("Другое.", "summit.ru.md", "ru"), "press")


async def test_a_review_is_kept_as_it_was(state: State) -> None:
    """Both sides come back letter for letter."""
    number = await state.reviews.report(EN, RU, "press")
    assert number is not None
    review = Review(number, EN, RU, "press")
    assert await state.reviews.get(number) == review
    assert await state.reviews.get(number + 1) is None
    assert await state.reviews.waiting(None) == (review,)


async def test_the_first_verdict_counts(state: State) -> None:
    """Of two admins who press at one moment, one settles it."""
    number = await state.reviews.report(EN, RU, "press")
    assert number is not None
    counts = await asyncio.gather(
        state.reviews.settle(number, confirmed=True, by="one"),
        state.reviews.settle(number, confirmed=False, by="other"),
    )
    assert sorted(counts) == [False, True]
    settled = await state.reviews.get(number)
    assert settled is not None
    assert settled.verdict is counts[0]
    assert await state.reviews.waiting(None) == ()


async def test_reviews_wait_for_the_admins_of_their_collection(state: State) -> None:
    """Who runs other collections sees nothing of it."""
    await state.reviews.report(EN, RU, "press")
    assert len(await state.reviews.waiting(frozenset({"press", "main"}))) == 1
    assert await state.reviews.waiting(frozenset({"main"})) == ()
    assert await state.reviews.waiting(frozenset()) == ()
