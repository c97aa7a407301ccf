"""Kernels -> object files, by numba: `python -m index.kernels.compilation MODULE FILE...`.

numba is imported here alone, and this module by no other: it is run as a process.

What numba makes of a function calls nothing but mathematics: no allocation, no Python, no error
that it could raise. So the object file needs nothing of numba when it is loaded, which is checked.
"""

from __future__ import annotations

import importlib
import os
import sys
from itertools import count
from pathlib import Path
from types import FunctionType
from typing import TYPE_CHECKING, Any

import numba
from llvmlite import binding as llvm
from numba import types
from numba.extending import intrinsic

from index.kernels.arrays import ARRAYS
from index.kernels.declaration import Kernel
from index.kernels.loading import emit, machine

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_NUMBERS = {"int": types.int64, "float": types.float64, "None": types.int64}
_OWNERS = frozenset({"NRT_incref", "NRT_decref"})
_NO_OWNERS = "\n".join(f"define void @{name}(ptr %owner) {{ ret void }}" for name in _OWNERS)
"""numba counts who uses an array's memory; the arrays of a kernel's caller have no such count."""

_FROM_OUTSIDE = frozenset({"exp", "log", "log1p", "log2", "pow", "memset", "memcpy", "memmove"})
"""What compiled code may call: functions that every process has."""


def compile_module(name: str) -> bytes:
    """The object file of all kernels of a module.

    Raises:
        TypeError: A kernel needs something that is there only where numba is.
    """
    kernels = [one for one in vars(importlib.import_module(name)).values() if _is_own(one, name)]
    whole = llvm.parse_assembly(_NO_OWNERS)
    kept = set()
    for one in kernels:
        for function, signature, exported in _ways_in(one):
            whole.link_in(_module(function, signature, exported))
            kept.add(exported)
    _finish(whole, kept)
    needed = {one.name for one in whole.functions if one.is_declaration}
    if foreign := {one for one in needed if not one.startswith("llvm.")} - _FROM_OUTSIDE:
        raise TypeError(f"{name} needs {sorted(foreign)}, which loading does not provide")
    return emit(whole)


def _is_own(value: object, module: str) -> bool:
    return isinstance(value, Kernel) and value.python.__module__ == module


def _ways_in(one: Kernel[..., Any]) -> Iterator[tuple[Callable[..., Any], Any, str]]:
    """The functions that a kernel is called by, for one call and for many: type and name."""
    wholes, reals = types.CPointer(types.int64), types.CPointer(types.float64)
    call = _taking_frame(one)
    yield call, _NUMBERS[one.gives](wholes, reals), one.__name__
    yield _taking_frames(call), types.int64(wholes, wholes, types.int64), f"{one.__name__}.all"


def _module(function: Callable[..., Any], signature: Any, name: str) -> llvm.ModuleRef:
    """One function under a name, in LLVM's words, and what only that one calls."""
    callback = numba.cfunc(signature)(function)
    module = llvm.parse_assembly(callback.inspect_llvm())
    inner = callback.native_name.removeprefix("cfunc.")
    for defined in module.functions:
        if not (defined.is_declaration or defined.name == inner or defined.name in _OWNERS):
            defined.linkage = "internal"
    module.get_function(inner).name = name
    return module


def _finish(module: llvm.ModuleRef, kept: set[str]) -> None:
    """Optimises a module once more as a whole, and leaves out what nothing calls any more."""
    for defined in module.functions:
        if not defined.is_declaration and defined.name not in kept:
            defined.linkage = "internal"
    options = llvm.create_pipeline_tuning_options(speed_level=3)
    builder = llvm.create_pass_builder(machine(), options)
    passes = builder.getModulePassManager()
    passes.add_global_dead_code_eliminate_pass()
    passes.add_strip_dead_prototype_pass()
    passes.run(module, builder)


def _taking_frame(one: Kernel[..., Any]) -> Callable[..., Any]:
    """A function that takes a frame (see `calls`) and calls the kernel with what lies there."""
    values: list[str] = []
    whole, real = count(), count()
    names: dict[str, Any] = {"carray": numba.carray, "kernel": _translated(one.python)}
    for kind in one.takes:
        if kind in ARRAYS:
            names[f"pointer_to_{kind}"] = _pointer(numba.from_dtype(ARRAYS[kind]))
            address, length = next(whole), next(whole)
            values.append(f"carray(pointer_to_{kind}(whole[{address}]), whole[{length}])")
        else:
            values.append(f"whole[{next(whole)}]" if kind == "int" else f"real[{next(real)}]")
    call = f"kernel({', '.join(values)})"
    body = f"{call}; return 0" if one.gives == "None" else f"return {call}"
    # which parameter lies where differs from kernel to kernel
    exec(f"def taking_frame(whole, real): {body}", names)  # noqa: S102 - our own text
    function: Callable[..., Any] = names["taking_frame"]
    return function


def _taking_frames(call: Callable[..., Any]) -> Callable[..., Any]:
    """A function that takes the addresses of many frames and calls the kernel with each."""
    run = numba.njit(call, error_model="numpy")
    whole_at, real_at = _pointer(types.int64), _pointer(types.float64)

    def taking_frames(wholes: Any, reals: Any, frames: int) -> int:
        for place in range(frames):
            run(whole_at(wholes[place]), real_at(reals[place]))
        return 0

    return taking_frames


def _pointer(entries: Any) -> Any:
    """A function that takes an address as a number and gives it as a pointer to such entries."""

    @intrinsic  # type: ignore[untyped-decorator]  # numba publishes no type of it
    def at(context: Any, address: Any) -> Any:  # noqa: ARG001 - the shape that numba wants
        def code(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
            return builder.inttoptr(arguments[0], context.get_value_type(signature.return_type))

        return types.CPointer(entries)(types.int64), code

    return at


def _translated(function: Callable[..., Any]) -> Any:
    """The translation of a function, and of the functions that it calls."""
    if not isinstance(function, FunctionType):
        raise TypeError(f"{function} is no function of its own")
    names = dict(function.__globals__)
    for name in function.__code__.co_names:
        value = names.get(name)
        if isinstance(value, FunctionType):
            names[name] = _translated(value)
    plain = FunctionType(function.__code__, names, function.__name__, function.__defaults__)
    return numba.njit(plain, error_model="numpy", inline="never")


def main(modules: Sequence[str], destinations: Sequence[Path]) -> None:
    """Compiles each module's kernels into a file, which appears there whole."""
    for module, destination in zip(modules, destinations, strict=True):
        temporary = destination.with_suffix(f".{os.getpid()}.new")
        temporary.write_bytes(compile_module(module))
        temporary.replace(destination)


if __name__ == "__main__":
    main(sys.argv[1::2], [Path(name) for name in sys.argv[2::2]])
