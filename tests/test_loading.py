"""Parts of the program that are imported when they are first needed."""

from __future__ import annotations

import sys

import pytest

from index.loading import lazily, load


def test_a_place_is_a_module_and_a_name_in_it() -> None:
    """What is loaded is what an import would give."""
    assert load("os.path:join").__name__ == "join"


def test_a_room_imports_a_module_with_its_first_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """Until a name is asked for, the module that it stands in is not imported."""
    monkeypatch.delitem(sys.modules, "json.tool", raising=False)
    attribute = lazily("json", {"tool": ["main"]})
    assert "json.tool" not in sys.modules
    assert callable(attribute("main"))
    assert "json.tool" in sys.modules


def test_a_room_has_no_other_names() -> None:
    """A name that it does not give is missing as in any module."""
    with pytest.raises(AttributeError, match="module 'json' has no attribute 'nothing'"):
        lazily("json", {"tool": ["main"]})("nothing")
