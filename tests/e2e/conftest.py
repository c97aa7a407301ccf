"""The bots that these tests share: each is started once for all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.crash import Transport
from tests.e2e.office import archive, opened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.e2e.office import Office
    from tests.support.bot_api import Person


@pytest.fixture(scope="session")
def archived(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with all documents in it, which nobody changes."""
    return archive(tmp_path_factory.mktemp("archive"))


@pytest.fixture(scope="session")
def _office(archived: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """A bot that polls, where anyone may read the public documents."""
    with opened(archived, tmp_path_factory.mktemp("office"), Transport.POLLING) as office:
        yield office


@pytest.fixture(scope="session")
def _closed_office(archived: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """A bot that updates are brought to, with nothing that is public."""
    folder = tmp_path_factory.mktemp("closed")
    with opened(
        archived, folder, Transport.WEBHOOK, TOLMACH_PUBLIC_COLLECTIONS="nothing"
    ) as office:
        yield office


@pytest.fixture
def office(_office: Office) -> Iterator[Office]:
    """The bot that polls; the test ends without anything that Telegram let pass or dropped."""
    yield _office
    assert not _office.telegram.faults


@pytest.fixture
def closed(_closed_office: Office) -> Iterator[Office]:
    """The bot that updates are brought to; the test ends likewise."""
    yield _closed_office
    assert not _closed_office.telegram.faults


@pytest.fixture
def person(office: Office) -> Person:
    """Somebody new, with an English app."""
    return office.person()
