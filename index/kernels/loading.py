"""Finished code -> the address of a function, by llvmlite alone."""

from __future__ import annotations

import threading
from functools import cache
from typing import TYPE_CHECKING

from llvmlite import binding as llvm

if TYPE_CHECKING:
    from pathlib import Path

_loading = threading.Lock()  # a second engine for the same code would be freed while in use
_engines: dict[Path, llvm.ExecutionEngine] = {}


def load(path: Path, name: str) -> int:
    """The address of a function of an object file, valid as long as the process runs."""
    with _loading:
        if path not in _engines:
            engine = llvm.create_mcjit_compiler(llvm.parse_assembly(""), machine())
            engine.add_object_file(llvm.ObjectFileRef.from_data(path.read_bytes()))
            engine.finalize_object()
            _engines[path] = engine
        return int(_engines[path].get_function_address(name))


@cache
def processor() -> tuple[str, str]:
    """This processor as LLVM names it, and the instructions that it has."""
    return llvm.get_host_cpu_name(), llvm.get_host_cpu_features().flatten()


@cache
def machine() -> llvm.TargetMachine:
    """What makes code for this processor."""
    llvm.initialize_native_target()
    llvm.initialize_native_asmprinter()
    name, features = processor()
    return llvm.Target.from_default_triple().create_target_machine(
        cpu=name, features=features, opt=3, jit=True
    )


def emit(module: llvm.ModuleRef) -> bytes:
    """The object file of a module, for this processor."""
    return bytes(machine().emit_object(module))
