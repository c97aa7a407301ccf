"""What a message shows, read off its buttons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from bot.handlers.showing import has_matches, page_of
from bot.keyboards import Around, Back, Labels, Show, below_answer, decode

if TYPE_CHECKING:
    from bot.keyboards import Action
    from index.localization import Catalogues

LANGUAGES = ("en", "ru")


@dataclass
class Shown:
    """A page of an answer, as its keyboard is made from it."""

    passages: tuple[int, ...]
    shown: str
    turns: tuple[str, ...]
    page: int
    first: int
    more: bool


@given(
    count=st.integers(1, 12),
    size=st.sampled_from([1, 3]),
    page=st.integers(0, 11),
    shown=st.sampled_from(LANGUAGES),
    matched=st.booleans(),
)
def test_every_page_is_recognised_by_its_own_buttons(  # noqa: PLR0913 - one a fact of a page
    catalogues: Catalogues, count: int, size: int, page: int, shown: str, *, matched: bool
) -> None:
    """Page and language are those that the keyboard was made for, in private and in groups."""
    page = min(page, (count - 1) // size)
    shown = shown if matched else "en"
    turns = tuple(lang for lang in LANGUAGES if lang != shown) if matched else ()
    more = (page + 1) * size < count
    made = Shown(tuple(range(count)), shown, turns, page, page * size, more)
    keyboard = below_answer(5, made, Labels(catalogues, "en"))
    rows: list[list[Action | None]] = [
        [decode(str(button.callback_data)) for button in row] for row in keyboard.inline_keyboard
    ]
    assert page_of(rows, 5, "en", LANGUAGES) == Back(5, page, shown)
    assert has_matches(rows) == matched


def test_a_way_back_is_the_page() -> None:
    """Below surroundings and reasons, the button that leads back says it."""
    assert page_of([[None], [Back(5, 3, "ru")]], 5, "en", LANGUAGES) == Back(5, 3, "ru")


def test_where_buttons_do_not_tell_it_is_the_first_page() -> None:
    """No buttons, or those of another answer, are no ground to think otherwise."""
    foreign: list[Action | None] = [Show(6, 2, "ru"), Around(6, 0), Back(6, 2, "ru"), None]
    assert page_of([], 5, "en", LANGUAGES) == page_of([foreign], 5, "en", LANGUAGES)
    assert page_of([], 5, "en", LANGUAGES) == Back(5, 0, "en")
