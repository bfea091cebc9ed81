"""Names of modules say what lives there, and packages hold nothing of their own."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "kmap"
FILES = sorted(PACKAGE.rglob("*.py"))
PACKAGES = [file for file in FILES if file.name == "__init__.py"]
EMPTY_WORDS = {"utils", "util", "helpers", "helper", "common", "base", "core", "manager", "misc"}


def name(file: Path) -> str:
    return str(file.relative_to(PACKAGE))


@pytest.mark.parametrize("file", FILES, ids=name)
def test_no_module_has_a_name_that_says_nothing(file: Path) -> None:
    assert not EMPTY_WORDS.intersection(file.relative_to(PACKAGE).with_suffix("").parts)


@pytest.mark.parametrize("file", FILES, ids=name)
def test_every_module_says_what_lives_there(file: Path) -> None:
    assert ast.get_docstring(ast.parse(file.read_text(encoding="utf-8")))


@pytest.mark.parametrize("file", [file for file in PACKAGES if file.parent != PACKAGE], ids=name)
def test_a_package_imports_nothing_and_holds_nothing_but_its_docstring(file: Path) -> None:
    assert len(ast.parse(file.read_text(encoding="utf-8")).body) == 1


def test_kmap_itself_imports_only_for_the_reader_of_its_types() -> None:
    body = ast.parse((PACKAGE / "__init__.py").read_text(encoding="utf-8")).body
    imported = [node for node in body if isinstance(node, ast.Import | ast.ImportFrom)]
    assert [ast.unparse(node) for node in imported] == ["from typing import TYPE_CHECKING, Any"]


@pytest.mark.parametrize("folder", sorted({file.parent for file in FILES}), ids=name)
def test_every_folder_is_a_package(folder: Path) -> None:
    assert (folder / "__init__.py").is_file()
