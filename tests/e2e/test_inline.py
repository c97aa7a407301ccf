"""Inline mode: passages for who may read them, in any chat, at once and for nobody else."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from tests.e2e.documents import LITHIUM

if TYPE_CHECKING:
    from tests.e2e.office import Office
    from tests.support.bot_api import Person

SUMMIT_EN = "Regional Climate Summit to be held in Kazakhstan in 2026"


def test_fifty_passages_come_in_pages(person: Person) -> None:
    """Ten at a time and fifty in all, none of them twice; each page is personal."""
    query, seen = person.types("harbour"), []
    for page in range(5):
        answer = query.answer()
        assert answer.is_personal
        assert len(answer.results) == 10
        seen += [result["input_message_content"]["message_text"] for result in answer.results]
        if page < 4:
            query = query.next()
    assert not query.answer().next_offset
    assert len(set(seen)) == 50


def test_what_is_picked_carries_all(person: Person) -> None:
    """The sent message has the quote, its source and links to both versions, and no preview."""
    query = person.types("climate summit 2026")
    sent = person.picks(query)
    assert SUMMIT_EN in sent.quotes[0]
    assert "000_e7308348be7d33fc.txt" in sent.text
    assert [name for name, _ in sent.links] == ["passage 5", "Russian version"]
    assert sent.options["link_preview_options"] == {"is_disabled": True}
    person.opens(sent.links[1][1])
    assert "климатическом саммите" in person.hears().quotes[0]


def test_what_is_picked_is_not_answered(office: Office, person: Person) -> None:
    """Sent into the chat with the bot, or into a group of its, it is no question."""
    group = office.group(person)
    person.picks(person.types("climate summit"), chat=group)
    person.picks(person.types("climate summit"), chat=person.id)
    person.says("When is the climate summit?")
    person.hears()
    office.telegram.waits_until_idle()
    assert len(office.telegram.sent(person.id)) == 1
    assert office.telegram.sent(group) == []


def test_who_may_not_read_is_offered_nothing(office: Office, person: Person) -> None:
    """The same words bring restricted passages to their reader alone, whoever types them first."""
    answer = office.reader.types(LITHIUM).answer()
    assert "lithium" in answer.results[0]["description"]
    answer = person.types(LITHIUM).answer()
    assert answer.results == []
    assert not answer.from_cache
    assert office.reader.types(LITHIUM).answer().results


def test_in_a_group_the_persons_own_rights_count(office: Office) -> None:
    """What is typed is seen by who types alone, until it is sent."""
    assert office.reader.types(f"{LITHIUM} ", chat_type="supergroup").answer().results


@pytest.mark.parametrize("offset", ["50", "5", "-10", "x" * 64, "1e1", "٣٠"])
def test_offsets_that_were_never_given_out_bring_nothing(person: Person, offset: str) -> None:
    """A client may send anything as the place to go on from."""
    assert person.types("harbour", offset).answer().results == []


def test_nothing_typed_brings_nothing(person: Person) -> None:
    """Neither an empty line nor one that no document answers offers anything."""
    for text in ("", "   ", "qwertyzxcvb"):
        assert person.types(text).answer().results == []


def test_it_is_answered_within_a_second(office: Office) -> None:
    """Also where twenty people type at once."""
    people = [office.person() for _ in range(20)]
    began = time.perf_counter()
    queries = [person.types(f"climate summit {person.id}") for person in people]
    for query in queries:
        assert query.answer().results
    assert time.perf_counter() - began < 3  # on a busy machine; a second each is the rule


def test_a_burst_of_letters_is_answered_at_its_end(person: Person) -> None:
    """Of queries that wait only the newest is worked on; it is answered, and with its own words."""
    text = "climate summit in Kazakhstan"
    with person.world.changed:
        queries = [person.types(text[:length]) for length in range(1, len(text) + 1)]
    assert "climate" in queries[-1].answer().results[0]["description"]
    answered = [query for query in queries if query.asked.answer is not None]
    assert len(answered) < len(queries) / 2
