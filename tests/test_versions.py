"""The versions of libraries, found without importlib.metadata, are the ones that it gives."""

from __future__ import annotations

from importlib import metadata
from typing import TYPE_CHECKING

import pytest

from index.languages import LANGUAGES
from index.versions import version

if TYPE_CHECKING:
    from pathlib import Path

LIBRARIES = [name for language in LANGUAGES.values() for name in language.analyzers]


@pytest.mark.parametrize("library", [*LIBRARIES, "Fluent_Runtime", "lxml-html-clean"])
def test_a_version_is_the_one_that_importlib_gives(library: str) -> None:
    """A library's version is found under any spelling of its name."""
    assert version(library) == metadata.version(library)


def test_places_that_are_no_folders_are_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A zip file or a missing folder on the path is no obstacle; the first place counts."""
    (tmp_path / "library.zip").touch()
    (tmp_path / "site" / "some_library-2.0.dist-info").mkdir(parents=True)
    (tmp_path / "site" / "some_library_more-3.0.dist-info").mkdir()
    places = [str(tmp_path / name) for name in ("library.zip", "missing", "site")]
    monkeypatch.setattr("sys.path", places)
    assert version("some-library") == "2.0"


def test_a_library_that_is_not_there_is_an_error() -> None:
    """What is not installed has no version."""
    with pytest.raises(metadata.PackageNotFoundError):
        version("no-such-library-anywhere")
