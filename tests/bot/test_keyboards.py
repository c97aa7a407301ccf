"""Buttons and what they carry."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.keyboards import Turn, decode, encode, turning

numbers = st.integers(1, 10**18 - 1)


@given(numbers, st.sampled_from(["en", "ru", "kaz"]))
def test_what_a_button_carries_comes_back(number: int, lang: str) -> None:
    """Every turn survives its way through a button, within Telegram's 64 bytes."""
    data = encode(Turn(number, lang))
    assert len(data.encode()) <= 64
    assert decode(data) == Turn(number, lang)


@given(st.text() | st.from_regex(r"1t:[0-9]{0,30}:[a-z]{0,5}"))
def test_hostile_data_is_nothing(data: str) -> None:
    """Data from anywhere either is exactly what a button of ours carries, or is None."""
    turn = decode(data)
    assert turn is None or encode(turn) == data


def test_forged_data_is_nothing() -> None:
    """Numbers that SQLite cannot hold, other digits, versions and a stray line end are none."""
    for data in (
        None,
        "",
        "1t:0:en",
        f"1t:{2**63}:en",
        "1t:٣:en",
        "2t:1:en",
        "1t:1:en\n",
        "1t:1:EN",
    ):
        assert decode(data) is None


def test_a_button_for_each_other_language() -> None:
    """The keyboard has a button a language, and is not there where there is no other one."""
    keyboard = turning(5, ("en", "ru"), str.upper)
    assert keyboard is not None
    assert [button.text for button in keyboard.inline_keyboard[0]] == ["EN", "RU"]
    assert turning(5, (), str.upper) is None
