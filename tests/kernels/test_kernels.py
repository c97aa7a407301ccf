"""Kernels run as the machine's own code and give what Python gives."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import CompilationError
from index.kernels import (
    Kernel,
    compiler,
    completion,
    kernel,
    preparation,
    prepare,
    prepare_all,
)
from index.kernels.completion import declaring
from index.kernels.preparation import code_name, destination

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
    monkeypatch.setattr(compiler, "compile_into", lambda _: pytest.fail("compiled again"))
    assert prepare(arithmetic) == first


def test_code_of_another_text_is_not_used(tmp_path: Path) -> None:
    """A changed module has code of its own, and so has one with another number from elsewhere."""
    text = (HERE / "arithmetic.py").read_text("utf-8")
    source = tmp_path / "arithmetic.py"
    source.write_text(text, "utf-8")
    before = code_name(source, {"FACTOR": 2.5})
    assert code_name(source, {"FACTOR": 3.5}) != before
    source.write_text(text.replace("2.5", "3.5"), "utf-8")
    assert code_name(source, {"FACTOR": 2.5}) != before


@pytest.mark.usefixtures("compiling_nothing")
def test_code_of_older_texts_is_swept(tmp_path: Path) -> None:
    """New code takes the place of what this compiler made of the module before, and no other's."""
    stays = ["other.0000.11.o", "module.ffff.11.o", "module.0000.cpython-311.pyc"]
    for name in [*stays, "module.0000.11.o", "module.0000.22.o"]:
        (tmp_path / name).touch()
    new = tmp_path / "module.0000.33.o"
    new.touch()
    compiler.compile_into({"module": new})
    assert {path.name for path in tmp_path.iterdir()} == {*stays, new.name}


@pytest.fixture
def compiling_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A compiler that is content with anything."""
    done = subprocess.CompletedProcess[str]([], 0, "", "")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: done)


def test_code_goes_to_the_cache_where_the_module_cannot_be_written_beside(
    arithmetic: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A read-only installation keeps its code in the user's cache, under the module's own path."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert destination(arithmetic).parent == HERE / "__pycache__"
    beside = HERE / "__pycache__"
    monkeypatch.setattr(preparation, "_is_writable", lambda folder: folder != beside)
    assert destination(arithmetic).parent.is_relative_to(tmp_path)
    assert destination(arithmetic).parent.parts[-2:] == HERE.parts[-2:]
    monkeypatch.setattr(preparation, "_is_writable", lambda _: False)
    with pytest.raises(CompilationError, match="no folder to keep compiled code in"):
        destination(arithmetic)


def test_a_missing_compiler_is_told_in_a_line(
    tmp_path: Path, arithmetic: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where numba is not installed, or cannot be started, the error says so."""
    with pytest.raises(
        CompilationError, match=r"no_such_module: .*No module named 'no_such_module'"
    ):
        compiler.compile_into({"no_such_module": tmp_path / "no_such_module.0.0.o"})
    monkeypatch.setattr(preparation, "version", metadata.version)
    monkeypatch.setattr(sys, "path", [])
    with pytest.raises(CompilationError, match="numba is not installed"):
        prepare(arithmetic)


def test_every_module_that_declares_kernels_is_found() -> None:
    """All kernels of the program are compiled beforehand: those that questions need among them."""
    found = declaring(HERE.parent.parent / "index")
    assert {"index.ranking.maxscore", "index.bitext.retrieval"} <= set(found)
    for name in found:
        values = vars(importlib.import_module(name)).values()
        assert any(isinstance(value, Kernel) for value in values)


def test_all_kernels_are_compiled_side_by_side(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What is missing is compiled in a process a core, each module once; what is there is not."""
    compiled: list[str] = []
    told: list[tuple[int, int]] = []
    monkeypatch.setattr(completion, "compile_into", compiled.extend)
    monkeypatch.setattr(completion, "prepared", lambda _: None)
    modules = declaring(HERE.parent.parent / "index")
    assert prepare_all(lambda done, total: told.append((done, total))) == len(modules)
    assert sorted(compiled) == sorted(modules)
    assert (told[0], told[-1]) == ((0, len(modules)), (len(modules), len(modules)))
    monkeypatch.setattr(completion, "prepared", lambda _: Path())
    assert prepare_all(lambda *_: pytest.fail("nothing is to be done")) == 0


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
