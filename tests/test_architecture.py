"""The plan of the house, held by reading its imports."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FOUNDATION = {"index.model", "index.errors", "index.loading", "index.versions"}

# Which rooms a room may import. Nothing else is allowed, so arrows go one way.
ROOMS: dict[str, set[str]] = {
    "index.model": set(),
    "index.errors": set(),
    "index.loading": set(),
    "index.versions": {"index.loading"},
    "index.localization": FOUNDATION,
    "index.languages": FOUNDATION,
    "index.analysis": {*FOUNDATION, "index.languages"},
    "index.quantities": {*FOUNDATION, "index.languages"},
    "index.reading": {*FOUNDATION, "index.languages"},
    "index.acronyms": {*FOUNDATION, "index.languages"},
    "index.collection": FOUNDATION,
    "index.dictionaries": {*FOUNDATION, "index.languages"},
    "index.cores": set(),
    "index.kernels": {"index.cores", "index.errors", "index.loading", "index.versions"},
    "index.ranking": {*FOUNDATION, "index.kernels"},
    "index.bitext": {
        *FOUNDATION,
        "index.cores",
        "index.kernels",
        "index.languages",
        "index.analysis",
        "index.quantities",
    },
    "index.differences": {
        *FOUNDATION,
        "index.languages",
        "index.analysis",
        "index.quantities",
        "index.bitext",
    },
    "index.search": {
        *FOUNDATION,
        "index.acronyms",
        "index.languages",
        "index.analysis",
        "index.bitext",
        "index.collection",
        "index.quantities",
        "index.ranking",
    },
    "index.indexer": {
        *FOUNDATION,
        "index.acronyms",
        "index.languages",
        "index.analysis",
        "index.bitext",
        "index.collection",
        "index.quantities",
        "index.cores",
        "index.dictionaries",
        "index.differences",
        "index.kernels",
        "index.ranking",
        "index.reading",
        "index.search",
    },
    "index.export": {*FOUNDATION, "index.collection", "index.localization"},
    "index.cli": {
        *FOUNDATION,
        "index.export",
        "index.languages",
        "index.analysis",
        "index.collection",
        "index.indexer",
        "index.localization",
        "index.search",
    },
    "bot.errors": {"index.errors"},
    "bot.config": {"index.errors", "index.languages", "index.localization", "bot.errors"},
    "bot.access": {"bot.config", "bot.state"},
    "bot.state": {"index.errors", "bot.errors"},
    "bot.answering": {
        "bot.errors",
        "index.analysis",
        "index.errors",
        "index.indexer",
        "index.kernels",
        "index.model",
        "index.search",
    },
    "bot.rendering": {"bot.keyboards", "index.analysis", "index.localization", "index.model"},
    "bot.keyboards": {"index.localization", "index.model"},
    "bot.administration": {
        "index.localization",
        "index.model",
        "bot.curation",
        "bot.keyboards",
        "bot.rendering",
        "bot.state",
    },
    "bot.journal": set(),
    "bot.transport": set(),
    "bot.outgoing": {"bot.transport"},
    "bot.delivery": {"bot.errors", "bot.outgoing", "bot.transport"},
    "bot.curation": {
        "bot.errors",
        "bot.journal",
        "index.analysis",
        "index.collection",
        "index.errors",
        "index.indexer",
    },
    "bot.replica": {"bot.errors", "index.indexer"},
    "bot.listener": {"bot.errors"},
    "bot.monitoring": {"bot.listener"},
    "bot.stopping": set(),
    "bot.inbox": {"bot.errors", "bot.listener", "bot.stopping", "bot.transport"},
    "bot.addressing": set(),
    "bot.handlers": {
        "index.errors",
        "index.languages",
        "index.localization",
        "index.model",
        "bot.access",
        "bot.addressing",
        "bot.administration",
        "bot.answering",
        "bot.curation",
        "bot.delivery",
        "bot.errors",
        "bot.keyboards",
        "bot.rendering",
        "bot.state",
        "bot.transport",
    },
    "bot.chores": {"bot.errors"},
    "bot.command": {"bot.application", "index.cli"},
}

# What puts everything together may know everything of its own package and below.
TOP = {"bot.application", "bot.assembly"}

# Libraries that one place alone may know.
CONFINED: dict[str, tuple[str, ...]] = {
    "telegram": (
        "bot.access.membership",
        "bot.handlers",
        "bot.keyboards",
        "bot.inbox",
        "bot.outgoing",
        "bot.delivery",
        "bot.transport",
        "bot.assembly",
        "bot.application",
    ),
    "httpx": ("bot.transport",),
    "aiosqlite": ("bot.state",),
    "sqlite3": ("index.collection", "bot.state"),
    "numba": ("index.kernels.compilation",),
    "llvmlite": ("index.kernels.compilation", "index.kernels.loading"),
    "rank_bm25": ("index.ranking.weights",),
    "pymorphy3": ("index.languages.ru",),
    "simplemma": ("index.languages.en",),
    "trafilatura": ("index.reading",),
    "rich": ("index.cli",),
    "prompt_toolkit": ("index.cli.conversation",),
    "rapidfuzz": ("index.search.corrections.nearness",),
    "filelock": ("index.indexer.lock",),
    "uvicorn": ("bot.listener",),
    "starlette": ("bot.inbox.webhook", "bot.monitoring", "bot.listener"),
    "prometheus_client": ("bot.monitoring",),
}


@dataclass(frozen=True)
class Import:
    """One import statement's target, as the module names it."""

    target: str
    in_function: bool
    for_types_only: bool


def modules() -> dict[str, Path]:
    """All modules of both packages, by dotted name."""
    found = {}
    for package in ("index", "bot"):
        for path in sorted((ROOT / package).rglob("*.py")):
            parts = path.relative_to(ROOT).with_suffix("").parts
            found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


MODULES = modules()


def imports(path: Path) -> list[Import]:
    """Everything that a module imports."""
    found: list[Import] = []

    def visit(node: ast.AST, *, in_function: bool, for_types_only: bool) -> None:
        if isinstance(node, ast.Import):
            found.extend(Import(name.name, in_function, for_types_only) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            for name in node.names:
                whole = f"{node.module}.{name.name}"
                target = whole if whole in MODULES else str(node.module)
                found.append(Import(target, in_function, for_types_only))
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            for statement in node.body:
                visit(statement, in_function=in_function, for_types_only=True)
            return
        inside = in_function or isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for child in ast.iter_child_nodes(node):
            visit(child, in_function=inside, for_types_only=for_types_only)

    visit(ast.parse(path.read_text(encoding="utf-8")), in_function=False, for_types_only=False)
    return found


IMPORTS = {name: imports(path) for name, path in MODULES.items()}


def room(module: str) -> str:
    """The room that a module stands in: `index.search.query` stands in `index.search`."""
    return ".".join(module.split(".")[:2])


@pytest.mark.parametrize("module", MODULES)
def test_arrows_go_one_way(module: str) -> None:
    """A room imports only the rooms that the plan lets it know."""
    if module in {"index", "bot", *TOP}:
        own = room(module).split(".")[0]
        foreign = {
            one.target for one in IMPORTS[module] if own == "index" and one.target.startswith("bot")
        }
        assert not foreign
        return
    allowed = ROOMS[room(module)] | {room(module)}
    ours = {
        room(one.target) for one in IMPORTS[module] if one.target.split(".")[0] in {"index", "bot"}
    }
    assert ours <= allowed, f"{module} must not know {sorted(ours - allowed)}"


@pytest.mark.parametrize("library", CONFINED)
def test_a_library_is_known_in_one_place(library: str) -> None:
    """Libraries that decide how a room works are imported in that room alone."""
    users = {
        name
        for name, found in IMPORTS.items()
        if any(one.target.split(".")[0] == library for one in found)
    }
    places = CONFINED[library]
    outside = {
        name for name in users if not any(name == p or name.startswith(f"{p}.") for p in places)
    }
    assert not outside
    assert users, f"nothing imports {library} any more: drop the rule"


@pytest.mark.parametrize("module", MODULES)
def test_no_import_hides_in_a_function(module: str) -> None:
    """Imports stand at the top, where they can be seen."""
    assert not [one.target for one in IMPORTS[module] if one.in_function]


def test_no_module_imports_itself_by_a_detour() -> None:
    """There is no cycle of imports, those for types alone left aside."""
    arrows = {
        name: {one.target for one in found if one.target in MODULES and not one.for_types_only}
        - {name}
        for name, found in IMPORTS.items()
    }
    done: set[str] = set()

    def walk(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, " -> ".join((*trail, name))
        if name not in done:
            for target in sorted(arrows[name]):
                walk(target, (*trail, name))
            done.add(name)

    for name in sorted(arrows):
        walk(name, ())


@pytest.mark.parametrize("module", MODULES)
def test_a_module_has_a_name_and_a_size(module: str) -> None:
    """A module is called after its idea, and is short enough to have one."""
    assert module.rsplit(".", 1)[-1] not in {
        "utils",
        "helpers",
        "manager",
        "const",
        "common",
        "misc",
    }
    assert len(MODULES[module].read_text(encoding="utf-8").splitlines()) <= 300
