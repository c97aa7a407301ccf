"""What most tests start from: an analyzer, and a collection that holds the seeds."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from index.analysis import Analyzer
from index.indexer import add

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"


@pytest.fixture(scope="session")
def analyzer() -> Analyzer:
    """One analyzer for all tests: it has no state but the forms that it remembers."""
    return Analyzer()


@pytest.fixture(scope="session")
def _indexed_seeds(tmp_path_factory: pytest.TempPathFactory, analyzer: Analyzer) -> Path:
    data = tmp_path_factory.mktemp("seeds") / "data"
    add(data, [SEEDS], analyzer)
    return data


@pytest.fixture
def seeded(_indexed_seeds: Path, tmp_path: Path) -> Iterator[Path]:
    """A data folder of the test's own, with the seeds in it."""
    data = tmp_path / "data"
    shutil.copytree(_indexed_seeds, data)
    yield data
    shutil.rmtree(data)
