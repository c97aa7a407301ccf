"""What buttons carry."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.keyboards import (
    Action,
    Around,
    Back,
    Blame,
    ChooseLanguage,
    Digest,
    Explain,
    ForgetMe,
    GroupAsking,
    GroupCollection,
    GroupLanguage,
    Judge,
    ListSources,
    Reason,
    RemoveDocument,
    Show,
    Vote,
    decode,
    encode,
)
from bot.keyboards.codec import _FORMS

numbers = st.integers(0, 10**18 - 1)
places = st.integers(0, 10**6 - 1)
langs = st.sampled_from(["en", "ru", "kaz"])
digests = st.from_regex(r"\A[A-Za-z0-9_-]{1,32}\Z")

actions = st.one_of(
    st.builds(Show, numbers, places, langs),
    st.builds(Back, numbers, places, langs),
    st.builds(Around, numbers, places),
    st.builds(Vote, numbers, st.booleans()),
    st.builds(Blame, numbers, st.sampled_from(Reason)),
    st.builds(Explain, numbers),
    st.builds(ListSources, places),
    st.builds(ChooseLanguage, langs),
    st.builds(ForgetMe, st.booleans()),
    st.builds(GroupLanguage, st.none() | langs),
    st.builds(GroupCollection, places),
    st.builds(GroupAsking, st.booleans()),
    st.builds(Judge, numbers, st.booleans()),
    st.builds(Digest, st.booleans()),
    st.builds(RemoveDocument, numbers, digests),
)


@given(actions)
def test_what_a_button_carries_comes_back(action: Action) -> None:
    """Every action survives its way through a button, within Telegram's 64 bytes."""
    data = encode(action)
    assert 1 <= len(data.encode()) <= 64
    assert decode(data) == action


def test_every_action_has_a_letter_of_its_own() -> None:
    """No two kinds of buttons carry the same, and each kind is tried above."""
    assert len({kind for kind, _ in _FORMS.values()}) == len(_FORMS) == 15


@given(st.text() | st.from_regex(r"\A2[a-zA-Z](:[a-z0-9-]{0,20}){0,4}\Z"))
def test_hostile_data_is_nothing(data: str) -> None:
    """Data from anywhere either is exactly what a button of ours carries, or is None."""
    action = decode(data)
    assert action is None or encode(action) == data


@pytest.mark.parametrize(
    "data",
    [None, "", "1t:5:en", f"2a:{2**63}:0", "2a:٣:0", "2a:1:0\n", "2a:01:0", "2a:1", "2a:1:0:0",
     "2a:1:-1", "2s:1:0:EN", "2s:1:0:en\n", "3s:1:0:en", "2q:1", "2w:1:other", "2v:1:2", "2",
     "2l:", "a:1:0", "22a:1:0", "2a:" + "1" * 10**6],
)  # fmt: skip
def test_forged_data_is_nothing(data: str | None) -> None:
    """Old formats, numbers that SQLite cannot hold, other digits and stray line ends are none."""
    assert decode(data) is None


@pytest.mark.parametrize(
    "action",
    [Show(-1, 0, "en"), Show(10**18, 0, "en"), Show(1, 10**6, "en"), Show(1, 0, "EN"),
     ChooseLanguage("en:1"), RemoveDocument(1, ""), RemoveDocument(1, "a" * 33)],
)  # fmt: skip
def test_what_no_button_can_carry_is_an_error(action: Action) -> None:
    """A value that would not come back is refused when the button is made."""
    with pytest.raises(ValueError, match="no button can carry"):
        encode(action)
