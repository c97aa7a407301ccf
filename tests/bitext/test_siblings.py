"""Releases of one template, hundreds of words alike: each finds its own version or none."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from index.bitext import link_versions
from tests.bitext.surroundings import Remembered
from tests.evaluation.releases import damaged, releases

if TYPE_CHECKING:
    from index.bitext import Version
    from tests.bitext.conftest import MakeVersion

COUNT = 40
RUSSIAN = 1000
"""The Russian version of release n is document n + 1000."""

Written = dict[tuple[int, str], "Version"]


@pytest.fixture(scope="module")
def written(version: MakeVersion) -> Written:
    """Both versions of some releases, merged and cut."""
    random = Random(1)  # noqa: S311 - chance that is the same everywhere
    made: Written = {}
    for place, release in enumerate(releases(COUNT, seed=1)):
        texts, _ = damaged(release, random)
        made[place, "en"] = version(place, "en", texts["en"])
        made[place, "ru"] = version(place + RUSSIAN, "ru", texts["ru"])
    return made


def _paired(written: Written, missing: set[tuple[int, str]]) -> set[tuple[int, int]]:
    """The pairs found where versions of every fifth release are missing."""
    there = [made for (place, lang), made in written.items() if (place % 5, lang) not in missing]
    return {(pair.a.doc, pair.b.doc) for pair in link_versions(there).pairs}


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_releases_whose_partners_are_missing_stay_alone(written: Written, lang: str) -> None:
    """A release that was not translated is not taken for the other version of its sibling."""
    expected = {(n, n + RUSSIAN) for n in range(COUNT) if n % 5 != 1}
    assert _paired(written, {(1, lang)}) == expected


@pytest.mark.xfail(reason="without other candidates nothing shows what the template gives them")
def test_siblings_whose_partners_are_both_missing_stay_alone(written: Written) -> None:
    """An English and a Russian release of the same week that differ in all numbers do not pair."""
    expected = {(n, n + RUSSIAN) for n in range(COUNT) if n % 5 not in {1, 3}}
    assert _paired(written, {(1, "ru"), (3, "en")}) == expected


def test_new_releases_find_their_own_or_nobody(written: Written) -> None:
    """A new release finds its version among its siblings where it is, and else leaves them."""
    old = [version for (place, _), version in written.items() if place % 8]
    there = Remembered.linked(old)
    pairs = {(pair.a.doc, pair.b.doc) for pair in there.pairs}
    for new in range(0, COUNT, 8):
        there.held.append(written[new, "en"])
        assert there.follow([new]).pairs == ()
    there.held += [written[new, "ru"] for new in range(0, COUNT, 8)]
    there.follow(range(RUSSIAN, RUSSIAN + COUNT, 8))
    found = {(pair.a.doc, pair.b.doc) for pair in there.pairs}
    assert found == pairs | {(new, new + RUSSIAN) for new in range(0, COUNT, 8)}
