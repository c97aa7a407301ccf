"""What is an update, and what is none."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.inbox.sent import Malformed, Sent

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


def test_an_update_is_read_and_written() -> None:
    """What was sent is stored so that the same is read again."""
    update = Sent.read('{"update_id": 5, "message": {"text": "\\ud83d \\u0434"}}')
    assert update.number == 5
    assert update.content.isascii()
    assert Sent.read(update.content) == update


@pytest.mark.parametrize(
    "body",
    [
        "",
        "x",
        "null",
        "[]",
        "[1]",
        "{}",
        "true",
        '{"update_id": "5"}',
        '{"update_id": -1}',
        '{"update_id": true}',
        '{"update_id": 5.0}',
        '{"update_id": 9223372036854775808}',
        '{"update_id": ' + "9" * 5000 + "}",
        '{"update_id": 5, "a": ' + "[" * 100_000 + "]" * 100_000 + "}",
        '{"update_id": 5',
        b"\xff\xfe\xfd",
        b"\x00",
    ],
)
def test_what_is_no_update_is_malformed(body: str | bytes) -> None:
    """Anything but a JSON object with a number is malformed, whatever makes it so."""
    with pytest.raises(Malformed):
        Sent.read(body)


@given(st.binary())
def test_no_bytes_are_too_strange(body: bytes) -> None:
    """Any bytes are an update or malformed."""
    try:
        Sent.read(body)
    except Malformed:
        return


@given(JSON, st.integers(0, 2**63 - 1))
def test_no_contents_are_too_strange(value: object, number: int) -> None:
    """Any object with a number is an update, and is stored as JSON that says the same."""
    update = Sent.of({"message": value, "update_id": number})
    again = Sent.read(json.dumps(json.loads(update.content)))
    assert again.number == number
    assert again.content == update.content
