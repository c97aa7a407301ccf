"""Lines between the bot and the process that changes documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.curation import Added, Stage
from bot.curation.protocol import (
    Add,
    Done,
    Judge,
    Passages,
    Remove,
    StrangeLine,
    read_event,
    read_job,
    write_event,
    write_job,
)
from bot.errors import CurationFailed
from index.errors import EmptyFile, OtherCollection, TolmachError

if TYPE_CHECKING:
    from bot.curation.protocol import Event, Job

words = st.text()
numbers = st.lists(st.integers(1, 10**6), max_size=3).map(tuple)
passages = st.builds(Passages, words, numbers, st.none() | st.lists(words, max_size=3).map(tuple))
jobs = st.one_of(
    st.builds(Add, words, words, words),
    st.builds(Remove, words),
    st.builds(Judge, passages, passages, st.booleans(), words),
)
added = st.builds(
    *(Added, words, st.sampled_from(["added", "updated", "unchanged"])),
    passages=st.dictionaries(words, st.integers(0)),
    counterparts=st.lists(words).map(tuple),
    links=st.integers(0),
    differences=st.integers(0),
)
events = st.one_of(
    st.builds(Stage, words, st.integers(0), st.integers(0)), st.builds(Done, st.none() | added)
)


@given(jobs)
def test_a_job_arrives_as_it_was_given(job: Job) -> None:
    """On one line, whatever is in it: line ends, surrogates, letters of any alphabet."""
    line = write_job(job)
    assert line.count(b"\n") == 1
    assert read_job(line) == job


@given(events)
def test_an_event_arrives_as_it_was_told(event: Event) -> None:
    """On one line, too."""
    line = write_event(event)
    assert line.count(b"\n") == 1
    assert read_event(line) == event


@pytest.mark.parametrize("error", [EmptyFile(path="a"), OtherCollection(path="a", doc="b")])
def test_an_error_arrives_as_what_it_was(error: TolmachError) -> None:
    """By its key and facts."""
    arrived = read_event(write_event(error))
    assert type(arrived) is type(error)
    assert isinstance(arrived, TolmachError)
    assert arrived.facts == error.facts


def test_an_error_of_another_version_is_told_by_its_key() -> None:
    """What is not known here is a failure."""
    line = b'{"error": {"key": "error-strange", "facts": {"a": 1}}}'
    arrived = read_event(line)
    assert isinstance(arrived, CurationFailed)
    assert arrived.facts == {"cause": "error-strange"}


@pytest.mark.parametrize(
    "line",
    [b"", b"x", b"[]", b"{}", b'{"a":1,"b":2}', b'{"stage":{}}', b'{"done":[]}', b'{"add":{}}',
     b'{"judge":{"a":1,"b":2}}', b'{"judge":[]}', b"\xff", b'{"error":{}}'],
)  # fmt: skip
def test_any_other_line_is_none(line: bytes) -> None:
    """A line that is no job and no event is said to be none."""
    with pytest.raises(StrangeLine):
        read_job(line)
    with pytest.raises(StrangeLine):
        read_event(line)
