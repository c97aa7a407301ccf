"""Pages for admins: they fit and parse, whatever stands in what they tell of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.administration.documents import added_page, removal_page, unknown_page
from bot.administration.matches import review_page
from bot.administration.questions import in_vain_page, statistics_page
from bot.administration.readers import Readership, invitations_page, readers_page
from bot.administration.settings import Sheet, button_label
from bot.administration.wording import Wording
from bot.curation import Added
from bot.keyboards import encode
from bot.rendering import units
from bot.state import (
    ChatSettings,
    Grant,
    InVain,
    Invitation,
    Review,
    ReviewedSide,
    Statistics,
    SubjectKind,
)
from index.languages import LANGUAGES
from index.model import DocumentCard
from tests.support.bot_api.markup import parse_html

if TYPE_CHECKING:
    from bot.rendering import Page
    from index.localization import Catalogues

HOSTILE = (
    "<b>&amp;</i>",
    "\u202eabc\u2066",
    "\ud800",
    "\x00\x07",
    "👩‍👩‍👧" * 50,
    "א" * 200,
    "a\nb",
)
TEXT = st.text(max_size=60) | st.sampled_from(HOSTILE) | st.just("w" * 5000)
LANGS = st.sampled_from(sorted(LANGUAGES))
NUMBERS = st.integers(0, 10**9)


def fits(page: Page) -> None:
    """The page is taken by Telegram as it is."""
    assert page.html.encode()
    assert len(page.html.encode()) <= 32768
    parsed = parse_html(page.html)
    assert 0 < units(parsed.text) <= 4096
    assert len(parsed.entities) <= 100


@settings(max_examples=40, deadline=None)
@given(lang=LANGS, words=st.tuples(TEXT, TEXT), count=NUMBERS, many=st.integers(1, 120))
def test_every_page_fits(
    catalogues: Catalogues, lang: str, words: tuple[str, str], count: int, many: int
) -> None:
    """Names, titles, questions and passages of any kind and number make a message that is taken."""
    wording, (text, name) = Wording(catalogues, lang), words
    kinds = tuple(SubjectKind)
    grants = tuple(
        Grant(kinds[one % 3], -one, name, one, one if one % 2 else None)
        for one in range(1, many + 1)
    )
    names = (name, "treaties")
    fits(readers_page(wording, [Readership(name, False, (1,), (-5, 7), grants)], {-1: text}))  # noqa: FBT003 - not public
    fits(readers_page(wording, [Readership(name, True, (1,), (), ())], {}))  # noqa: FBT003 - public
    invitations = [
        Invitation(2**48 - one, name, kinds[one % 2], 1, 10**9, 3) for one in range(many)
    ]
    fits(invitations_page(wording, invitations))
    fits(in_vain_page(wording, [InVain(text, lang, one) for one in range(1, many + 1)]))
    figures = Statistics(count, 1, 2, {"en": 1, "xx": 2}, 3, 4, {"match": 1, "?": 2}, 0.1, 9.0)
    fits(statistics_page(wording, figures, many))
    added = Added(name, "added", {"en": count, "xx": 1}, (text,) * many, count, count)
    fits(added_page(wording, added, name))
    card = DocumentCard(1, name, name, text, None, None, {"en": count})
    fits(removal_page(wording, card))
    fits(unknown_page(wording, text, [card] * many))
    side = ReviewedSide(name, "en", tuple(range(1, many + 1)), (text,) * many)
    fits(review_page(wording, Review(1, side, side, name)))
    fits(review_page(wording, Review(1, side, side, name), outcome="review-rejected"))
    sheet = Sheet(ChatSettings(-1, collections=frozenset(names)), names, tuple(LANGUAGES))
    fits(sheet.page(wording))
    for row in sheet.rows(wording):
        for says, action in row:
            assert says.removeprefix("✓ ").strip().encode()
            assert len(encode(action)) <= 64


@given(name=st.text(max_size=80), other=st.text(max_size=80), chosen=st.booleans())
def test_a_button_names_its_own_collection_alone(name: str, other: str, chosen: bool) -> None:  # noqa: FBT001 - hypothesis passes by name
    """What a button said when it was shown leads to that collection or to none."""
    readable = (name,)
    kept = frozenset({name if chosen else "x"})
    sheet = Sheet(ChatSettings(-1, collections=kept), readable, ("en",))
    assert sheet.named_by(sheet.collection_label(name), 0) == name
    assert sheet.named_by(sheet.collection_label(name), 1) is None
    elsewhere = Sheet(ChatSettings(-1), (other,), ("en",))
    found = elsewhere.named_by(sheet.collection_label(name), 0)
    assert (found == other) is (button_label(other) == button_label(name))


@pytest.mark.parametrize("lang", sorted(LANGUAGES))
@pytest.mark.parametrize("count", [0, 1, 2, 5, 21, 101])
def test_every_count_is_said_with_its_figure(catalogues: Catalogues, lang: str, count: int) -> None:
    """Where there is something to be counted, the figure stands in the sentence."""
    wording = Wording(catalogues, lang)
    for key, name in (
        ("upload-links", "links"),
        ("upload-differences", "count"),
        ("review-waiting", "count"),
    ):
        assert (str(count) in wording.text(key, **{name: count})) is (count > 0)


def test_russian_counts_have_their_forms(catalogues: Catalogues) -> None:
    """One, few and many are told apart."""
    wording = Wording(catalogues, "ru")
    said = [wording.text("upload-passages", lang="en", count=count) for count in (1, 3, 11, 22)]
    assert said == [
        "По-английски: 1 отрывок",
        "По-английски: 3 отрывка",
        "По-английски: 11 отрывков",
        "По-английски: 22 отрывка",
    ]
    assert "21 вопрос, 2 человека" in wording.text("stats-asked", asked=21, people=2)
