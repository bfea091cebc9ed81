"""Imports point down, in one total order, and never in a circle."""

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "kmap"

ORDER = (
    "errors",
    "terminal",
    "rooms",
    "report",
    "register",
    "relative_path",
    "interchange",
    "analysis",
    "catalogue",
    "rules",
    "settings",
    "placing",
    "diagnosis",
    "check",
    "fingerprint",
    "baseline",
    "reports",
    "formats",
    "charts",
    "figures",
    "page",
    "cli",
    "__main__",
)
"""The rooms and the modules beside them, from the ground up: each imports only what stands below it."""

FREE = "kmap"
"""The package itself: it imports nothing when it is loaded, and may be imported by all."""


def module_of(file: Path) -> str:
    parts = file.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_of(file): file for file in sorted(PACKAGE.rglob("*.py"))}


def imports(module: str) -> Iterator[str]:
    """Yield the modules of kmap that a module imports, those included that it imports late."""
    for node in ast.walk(ast.parse(MODULES[module].read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.split(".")[0] == "kmap")
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "kmap":
            for alias in node.names:
                name = f"{node.module}.{alias.name}"
                yield name if name in MODULES else str(node.module)


def room_of(module: str) -> str:
    return module.split(".")[1] if "." in module else FREE


@pytest.mark.parametrize("module", [module for module in MODULES if module != FREE])
def test_a_module_imports_only_its_own_room_and_those_below(module: str) -> None:
    own = ORDER.index(room_of(module))
    above = {name for name in imports(module) if name != FREE and ORDER.index(room_of(name)) > own}
    assert above == set()


def test_every_room_has_its_place_in_the_order() -> None:
    assert {room_of(module) for module in MODULES} - {FREE} <= set(ORDER)


def test_no_module_imports_itself_by_way_of_others() -> None:
    below = {module: set(imports(module)) for module in MODULES if module != FREE}
    order = list(TopologicalSorter(below).static_order())  # raises CycleError, which names the circle
    assert set(order) >= set(below)


@pytest.mark.parametrize("module", MODULES)
def test_imports_are_absolute(module: str) -> None:
    tree = ast.parse(MODULES[module].read_text(encoding="utf-8"))
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.level]


HOMES = {
    "pydantic": "register",
    "pydantic_core": "register",
    "yaml": "register",
    "networkx": "analysis",
    "krippendorff": "analysis",
    "rustworkx": "analysis",
    "openpyxl": "interchange",
    "defusedxml": "interchange",
    "icalendar": "formats",
    "bokeh": "page",
    "docx": "page",
    "rich": "terminal",
    "matplotlib": "figures",
    "numpy": "figures",
    "typer": "cli",
}
"""The one room of each heavy library."""


@pytest.mark.parametrize("module", MODULES)
def test_a_heavy_library_is_imported_in_its_room_only(module: str) -> None:
    homeless = {
        name
        for node in ast.walk(ast.parse(MODULES[module].read_text(encoding="utf-8")))
        for name in outside(node)
        if name in HOMES and HOMES[name] != room_of(module)
    }
    assert homeless == set()


def outside(node: ast.AST) -> list[str]:
    """Return the packages that a statement imports from."""
    if isinstance(node, ast.Import):
        return [alias.name.split(".")[0] for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        return [(node.module or "").split(".")[0]]
    return []
