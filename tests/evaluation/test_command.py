"""The evaluation command."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tests.evaluation import __main__ as command

if TYPE_CHECKING:
    from pathlib import Path


def test_without_data_nothing_is_measured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It says where it looked, and that is no failure."""
    monkeypatch.setattr(sys, "argv", ["evaluation", "--data", str(tmp_path)])
    assert command.main() == 0
    assert f"no evaluation data in {tmp_path}" in capsys.readouterr().err


def test_a_tree_stands_alone_or_beside_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Both at once is wrong usage."""
    monkeypatch.setattr(sys, "argv", ["evaluation", "--alone", "--against", "HEAD"])
    with pytest.raises(SystemExit, match="2"):
        command.main()
