"""Terms a few letters away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from index.search.corrections.nearness import Nearness, distance

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WORDS = st.text(alphabet="abcdабвг1", min_size=1, max_size=9)


class Terms:
    """A vocabulary of one segment."""

    def __init__(self, terms: list[str]) -> None:
        self._terms = terms

    def terms(
        self, letters: range, collections: frozenset[str] | None = None
    ) -> Iterator[Sequence[str]]:
        """Those of each length."""
        assert collections is None
        for length in letters:
            yield [term for term in self._terms if len(term) == length]


@given(st.lists(WORDS, unique=True), st.lists(WORDS, min_size=1, max_size=3), st.integers(1, 2))
def test_nothing_near_is_passed_over(terms: list[str], forms: list[str], wrong: int) -> None:
    """Comparing sets of letters first finds what comparing every term finds."""
    found = Nearness(Terms(terms)).terms(forms, wrong, 1, None)  # type: ignore[arg-type]  # it asks no more of it
    expected = {term: min(distance(form, term) for form in forms) for term in terms}
    assert found == {term: letters for term, letters in expected.items() if letters <= wrong}
