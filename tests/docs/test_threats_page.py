"""The page on threats: each row names tests that there are, and each test of an attack stands in a row."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "threats.md").read_text(encoding="utf-8")
HEAD = "| what it could try | what happens | the test |"
ROWS = [
    [cell.strip() for cell in row.strip("|").split(" | ")]
    for table in PAGE.split(f"{HEAD}\n|---|---|---|\n")[1:]
    for row in re.split(r"\n(?!\|)", table, maxsplit=1)[0].splitlines()
]
TEST = re.compile(r"`([\w/]+\.py)::(test_\w+)`")
NAMED = {found for row in ROWS for found in TEST.findall(row[-1])}


def names_in(path: Path) -> set[str]:
    return set(re.findall(r"^ *def (test_\w+)", path.read_text(encoding="utf-8"), re.MULTILINE))


def test_page_has_rows() -> None:
    assert len(ROWS) > 40


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0][:40])
def test_each_row_names_tests_that_there_are(row: list[str]) -> None:
    assert len(row) == 3
    assert all(row)
    found = TEST.findall(row[2])
    assert found
    assert TEST.sub("", row[2]).replace(",", "").strip() == ""
    for file, name in found:
        assert name in names_in(ROOT / "tests" / file), f"{file}::{name}"


@pytest.mark.parametrize("path", sorted((ROOT / "tests" / "attack").glob("test_*.py")), ids=lambda path: path.name)
def test_each_test_of_an_attack_stands_in_a_row(path: Path) -> None:
    assert {(f"attack/{path.name}", name) for name in names_in(path)} - NAMED == set()
