"""A few documents, linked on their own in a collection that is there already."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.bitext import Told
from tests.bitext.anything import COLLECTIONS
from tests.bitext.releases import FACTS, english, russian
from tests.bitext.surroundings import Remembered

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.bitext import PassageLink, Version
    from tests.bitext.conftest import MakeVersion

Places = tuple[int, tuple[int, ...], int, tuple[int, ...]]


def _places(links: Iterable[PassageLink]) -> dict[Places, float]:
    return {
        (link.a_doc, link.a_paragraphs, link.b_doc, link.b_paragraphs): link.score
        for link in links
    }  # fmt: skip


def _releases(version: MakeVersion, count: int = len(FACTS)) -> list[Version]:
    """Releases 0, 1, … in English, and 100, 101, … the same in Russian."""
    some = list(enumerate(FACTS[:count]))
    return [version(place, "en", english(facts)) for place, facts in some] + [
        version(100 + place, "ru", russian(facts)) for place, facts in some
    ]


def _whole(collection: Remembered) -> bool:
    """Whether each version has one partner at most and each passage one link."""
    paired = Counter(key for pair in collection.pairs for key in (pair.a, pair.b))
    used = Counter(
        chain.from_iterable(
            [(link.a_doc, link.a_lang, n) for n in link.a_paragraphs]
            + [(link.b_doc, link.b_lang, n) for n in link.b_paragraphs]
            for link in collection.links
        )
    )
    return set(paired.values()) | set(used.values()) <= {1}


@given(collection=COLLECTIONS, data=st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_new_documents_leave_others_alone(
    version: MakeVersion, collection: Sequence[tuple[str, list[str]]], data: st.DataObject
) -> None:
    """Whatever comes, partners and links stay one to one, and only those told of change."""
    versions = [version(doc, lang, texts) for doc, (lang, texts) in enumerate(collection)]
    new = data.draw(st.sets(st.integers(0, max(0, len(versions) - 1)), max_size=3))
    there = Remembered.linked([one for one in versions if one.doc not in new])
    there.held = versions
    pairs, links = set(there.pairs), set(there.links)
    followed = there.follow(new)
    assert followed.documents >= new
    assert _whole(there)
    for pair in pairs ^ set(there.pairs):
        assert {pair.a.doc, pair.b.doc} & followed.documents
    for link in links ^ set(there.links):
        assert {link.a_doc, link.b_doc} & followed.documents
    assert there.follow(new) == followed


@pytest.mark.parametrize("doc", [0, 3, 102, 105])
def test_a_release_is_linked_as_the_whole_collection_linked_it(
    version: MakeVersion, doc: int
) -> None:
    """With what the collection taught, one of its documents finds its partner and its links.

    Scores differ a little: look-alikes of words are sought among the versions compared alone.
    """
    there = Remembered.linked(_releases(version))
    pairs, links = there.pairs, _places(there.links)
    followed = there.follow([doc])
    assert followed.documents == {doc}
    assert [pair[:2] for pair in there.pairs] == [pair[:2] for pair in pairs]
    assert _places(there.links) == pytest.approx(links, abs=1e-3)


def test_a_new_pair_is_found(version: MakeVersion) -> None:
    """Two new versions find each other among their siblings, and no other link changes."""
    versions = _releases(version)
    there = Remembered.linked([one for one in versions if one.doc % 100 != 4])
    before = set(there.links)
    there.held = versions
    followed = there.follow([4, 104])
    assert followed.documents == {4, 104}
    assert set(_places(followed.links)) == {(4, (n,), 104, (n,)) for n in range(1, 5)}
    assert before < set(there.links)


@pytest.mark.xfail(reason="copies are one version where all is linked, and rivals where some are")
def test_new_copies_are_linked_to_each_other(version: MakeVersion) -> None:
    """Copies of two versions that are partners find each other, as in linking the whole."""
    versions = _releases(version)
    there = Remembered.linked(versions)
    there.held = [
        *versions, version(60, "en", english(FACTS[0])), version(160, "ru", russian(FACTS[0]))
    ]  # fmt: skip
    there.follow([60, 160])
    assert {(0, 100), (60, 160)} <= {(pair.a.doc, pair.b.doc) for pair in there.pairs}


def test_a_new_document_without_a_partner_stays_alone(version: MakeVersion) -> None:
    """A release whose other version is not there takes none of its siblings' partners."""
    versions = _releases(version)
    there = Remembered.linked([one for one in versions if one.doc not in (2, 102)])
    before = there.links
    there.held = [one for one in versions if one.doc != 102]
    assert there.follow([2]).pairs == ()
    assert there.links == before


def test_the_truer_partner_takes_the_place(version: MakeVersion) -> None:
    """A new document takes a partner from one that has less in common with it, which is told."""
    versions = _releases(version)
    draft = version(50, "en", english(FACTS[1])[:3])
    there = Remembered.linked([one for one in [*versions, draft] if one.doc != 1])
    assert (50, 101) in {(pair.a.doc, pair.b.doc) for pair in there.pairs}
    there.held = [*versions, draft]
    followed = there.follow([1])
    assert {1, 50} <= followed.documents
    assert (1, 101) in {(pair.a.doc, pair.b.doc) for pair in there.pairs}
    assert not [link for link in there.links if link.a_doc == 50]


def test_a_removed_partner_leaves_none(version: MakeVersion) -> None:
    """A document whose partner was removed is alone when it is looked at."""
    versions = _releases(version)
    there = Remembered.linked(versions)
    there.held = [one for one in versions if one.doc != 103]
    there.pairs = [pair for pair in there.pairs if pair.b.doc != 103]
    there.links = [link for link in there.links if link.b_doc != 103]
    assert there.follow([3]).links == ()
    assert len(there.pairs) == len(FACTS) - 1


def test_versions_that_are_declared_are_linked(version: MakeVersion) -> None:
    """A pair that somebody has declared holds for new documents too, though they look otherwise."""
    versions = [*_releases(version), version(7, "en", english(FACTS[3])[1:])]
    there = Remembered.linked([one for one in versions if one.doc not in (5, 105, 7)])
    there.held = [one for one in versions if one.doc != 5]
    told = Told(versions=frozenset({(105, 7)}))
    pairs = there.follow([7], told).pairs
    assert [(pair.a.doc, pair.b.doc, pair.probability) for pair in pairs] == [(7, 105, 1.0)]


def test_nothing_new_changes_nothing(version: MakeVersion) -> None:
    """Without documents to look at there is nothing to tell; unknown ones are passed over."""
    there = Remembered.linked(_releases(version, 2))
    before = there.links
    assert there.follow([]) == (frozenset(), (), ())
    assert there.follow([999]) == (frozenset({999}), (), ())
    assert there.links == before
