"""What the methods page says of the seven steps is what the code does."""

import re
from pathlib import Path

import pytest

from kmap.analysis.cycle.cycle import cycle
from kmap.catalogue import rules
from kmap.register.reading import read_source
from kmap.register.source import Source

DOCS = Path(__file__).parents[2] / "docs"
EXAMPLE = (DOCS / "methods.md").read_text(encoding="utf-8").partition("<!-- example: steps -->")[2]
PAGE = (DOCS / "knowledge-mobilisation.md").read_text(encoding="utf-8")


def rows(text: str) -> list[list[str]]:
    """Return the cells of the first table of a text, less its heading."""
    table = re.search(r"((?:^\|.*\n)+)", text, flags=re.MULTILINE)
    assert table is not None
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table[1].splitlines()[2:]]


def test_states_of_the_example_are_those_of_the_code() -> None:
    text = EXAMPLE.partition("```yaml\n")[2].partition("```")[0]
    register = read_source(Source("steps.yaml", text)).register
    assert register is not None
    found = [[str(one.step), one.state, "; ".join(lack.text for lack in one.lacks)] for one in cycle(register).steps]
    assert rows(EXAMPLE.partition("<!-- expected: cycle -->")[2]) == found


def test_every_rule_on_knowledge_mobilisation_is_listed() -> None:
    listed = [row[0] for row in rows(PAGE.partition("<!-- rules -->")[2])]
    assert listed == [code for code in rules() if code.startswith("KM6")]


@pytest.mark.parametrize(("code", "days"), [("KM605", 90), ("KM608", 60)])
def test_days_of_a_rule_are_those_of_the_code(code: str, days: int) -> None:
    module = rules()[code].module
    row = next(row for row in rows(PAGE.partition("<!-- rules -->")[2]) if row[0] == code)
    assert {"KM605": "PATIENCE", "KM608": "AHEAD"}[code] in vars(module)
    assert vars(module)[{"KM605": "PATIENCE", "KM608": "AHEAD"}[code]] == days
    assert str(days) in row[1]
