"""Kernels -> an object file, by numba: `python -m index.kernels.compilation MODULE FILE`.

numba is imported here alone, and this module by no other: it is run as a process.

What numba makes of a function calls nothing but mathematics: no allocation, no Python, no error
that it could raise. So the object file needs nothing of numba when it is loaded, which is checked.
"""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path
from types import FunctionType
from typing import TYPE_CHECKING, Any

import numba
from llvmlite import binding as llvm
from numba import types

from index.kernels.arrays import ARRAYS
from index.kernels.declaration import Kernel
from index.kernels.loading import emit

if TYPE_CHECKING:
    from collections.abc import Callable

_NUMBERS = {"int": types.int64, "float": types.float64, "None": types.int64}
_FROM_OUTSIDE = frozenset({"exp", "log", "log1p", "log2", "pow", "memset", "memcpy", "memmove"})
"""What compiled code may call: functions that every process has."""


def compile_module(name: str) -> bytes:
    """The object file of all kernels of a module.

    Raises:
        TypeError: A kernel needs something that is there only where numba is.
    """
    kernels = [one for one in vars(importlib.import_module(name)).values() if _is_own(one, name)]
    whole = llvm.parse_assembly("")
    for one in kernels:
        whole.link_in(_module(one))
    needed = {one.name for one in whole.functions if one.is_declaration}
    if foreign := {one for one in needed if not one.startswith("llvm.")} - _FROM_OUTSIDE:
        raise TypeError(f"{name} needs {sorted(foreign)}, which loading does not provide")
    return emit(whole)


def _is_own(value: object, module: str) -> bool:
    return isinstance(value, Kernel) and value.python.__module__ == module


def _module(one: Kernel[..., Any]) -> llvm.ModuleRef:
    """A kernel in LLVM's words: one function of its name, and what only that one calls."""
    callback = numba.cfunc(_signature(one))(_taking_addresses(one))
    module = llvm.parse_assembly(callback.inspect_llvm())
    inner = callback.native_name.removeprefix("cfunc.")
    for function in module.functions:
        if not function.is_declaration and function.name != inner:
            function.linkage = "internal"
    module.get_function(inner).name = one.__name__
    _sweep(module)
    return module


def _sweep(module: llvm.ModuleRef) -> None:
    """Leaves out what nothing calls any more: the ways in from Python."""
    options = llvm.create_pipeline_tuning_options(speed_level=3)
    machine = llvm.Target.from_default_triple().create_target_machine()
    builder = llvm.create_pass_builder(machine, options)
    passes = llvm.create_new_module_pass_manager()
    passes.add_global_dead_code_eliminate_pass()
    passes.add_strip_dead_prototype_pass()
    passes.run(module, builder)


def _signature(one: Kernel[..., Any]) -> Any:
    arguments: list[Any] = []
    for kind in one.takes:
        if kind in ARRAYS:
            arguments += [types.CPointer(numba.from_dtype(ARRAYS[kind])), types.int64]
        else:
            arguments.append(_NUMBERS[kind])
    return _NUMBERS[one.gives](*arguments)


def _taking_addresses(one: Kernel[..., Any]) -> Callable[..., Any]:
    """A function that takes an address and a length for each array, and calls the kernel."""
    parameters: list[str] = []
    values: list[str] = []
    for place, kind in enumerate(one.takes):
        if kind in ARRAYS:
            parameters += [f"p{place}", f"n{place}"]
            values.append(f"carray(p{place}, n{place})")
        else:
            parameters.append(f"p{place}")
            values.append(f"p{place}")
    call = f"kernel({', '.join(values)})"
    body = f"{call}; return 0" if one.gives == "None" else f"return {call}"
    names: dict[str, Any] = {"carray": numba.carray, "kernel": _translated(one.python)}
    # the number of parameters differs from kernel to kernel, and numba wants each by name
    exec(f"def taking_addresses({', '.join(parameters)}): {body}", names)  # noqa: S102 - our own text
    function: Callable[..., Any] = names["taking_addresses"]
    return function


def _translated(function: Callable[..., Any]) -> Any:
    """The translation of a function, and of the functions of its module that it calls."""
    if not isinstance(function, FunctionType):
        raise TypeError(f"{function} is no function of its own")
    names = dict(function.__globals__)
    for name in function.__code__.co_names:
        value = names.get(name)
        if isinstance(value, FunctionType) and value.__module__ == function.__module__:
            names[name] = _translated(value)
    plain = FunctionType(function.__code__, names, function.__name__, function.__defaults__)
    return numba.njit(plain, error_model="numpy", inline="never")


def main(module: str, destination: Path) -> None:
    """Compiles a module's kernels into a file, which appears there whole."""
    temporary = destination.with_suffix(f".{os.getpid()}.new")
    temporary.write_bytes(compile_module(module))
    temporary.replace(destination)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
