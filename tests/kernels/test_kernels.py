"""Kernels run as the machine's own code and give what Python gives."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.kernels import kernel, preparation, prepare

if TYPE_CHECKING:
    from types import ModuleType

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def arithmetic() -> ModuleType:
    """The kernels to test by, importable as any module of the project."""
    sys.path.insert(0, str(HERE))
    return importlib.import_module("arithmetic")


@settings(deadline=None)  # the first call compiles
@given(st.lists(st.floats(0, 1e6), max_size=20), st.floats(-5, 5))
def test_compiled_is_as_python(arithmetic: ModuleType, values: list[float], times: float) -> None:
    """The machine's code gives the numbers that the function itself gives."""
    array = np.array(values, dtype=np.float64)
    counts = np.arange(len(values), dtype=np.uint32)
    ours, theirs = np.zeros(1), np.zeros(1)
    assert arithmetic.total(array, counts, ours, times) == len(values)
    arithmetic.total.python(array, counts, theirs, times)
    assert ours[0] == pytest.approx(theirs[0], rel=1e-12)


def test_a_kernel_writes_into_arrays(arithmetic: ModuleType) -> None:
    """What a kernel changes in an array is changed for its caller."""
    keys = np.arange(5, dtype=np.int64)
    arithmetic.reverse(keys)
    assert keys.tolist() == [4, 3, 2, 1, 0]


def test_a_kernel_returns_a_real_number(arithmetic: ModuleType) -> None:
    """A result that is no whole number comes back whole."""
    assert arithmetic.mean(np.array([1.0, 2.0])) == 1.5


def test_one_call_runs_a_kernel_on_many_arguments(arithmetic: ModuleType) -> None:
    """Frames are worked off in order, each with its own arrays and numbers."""
    counts = np.zeros(2, np.uint32)
    values = [np.full(2, float(number)) for number in range(3)]
    outs = [np.zeros(1) for _ in range(3)]
    frames = [
        arithmetic.total.frame(one, counts, out, 1.0) for one, out in zip(values, outs, strict=True)
    ]
    arithmetic.total.calls(frames).run()
    for one, out in zip(values, outs, strict=True):
        expected = np.zeros(1)
        arithmetic.total.python(one, counts, expected, 1.0)
        assert out[0] == pytest.approx(expected[0])


@pytest.mark.parametrize("wrong", [np.zeros(4), np.zeros((4, 2), np.int64)[:, 0]])
def test_an_array_of_another_kind_is_refused(arithmetic: ModuleType, wrong: Any) -> None:
    """A wrong array is an error, not a look into foreign memory."""
    with pytest.raises(TypeError, match="where a whole one of int64 is needed"):
        arithmetic.reverse(wrong)


def test_an_unknown_type_is_refused() -> None:
    """A kernel is declared with the types that there are."""

    def hopeful(words: Any) -> int:
        return len(words)

    with pytest.raises(TypeError, match="hopeful"):
        kernel(hopeful)


def test_code_is_compiled_once(arithmetic: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """What has been compiled is found, not compiled again."""
    first = prepare(arithmetic)
    monkeypatch.setattr(preparation, "_compile", lambda *_: pytest.fail("compiled again"))
    assert prepare(arithmetic) == first


def test_code_of_another_text_is_not_used(tmp_path: Path) -> None:
    """A changed module has code of its own, and so has one with another number from elsewhere."""
    text = (HERE / "arithmetic.py").read_text("utf-8")
    source = tmp_path / "arithmetic.py"
    source.write_text(text, "utf-8")
    before = preparation._key(source, {"FACTOR": 2.5})
    assert preparation._key(source, {"FACTOR": 3.5}) != before
    source.write_text(text.replace("2.5", "3.5"), "utf-8")
    assert preparation._key(source, {"FACTOR": 2.5}) != before


def test_calling_needs_no_compiler() -> None:
    """A process that uses compiled kernels does not load numba."""
    script = "import arithmetic, numpy, sys; arithmetic.mean(numpy.ones(3)); print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        check=True,
        text=True,
        env={"PYTHONPATH": f"{HERE}:{HERE.parent.parent}"},
    )
    assert "numba" not in done.stdout.split()
