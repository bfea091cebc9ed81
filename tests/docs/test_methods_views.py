"""What the methods page says of salience, impact, stance and the matrix is what the code does."""

import re
from pathlib import Path

import pytest

from kmap import rooms
from kmap.register.reading import read_source
from kmap.register.source import Source
from kmap.report import Report, words

EXAMPLE = (
    (Path(__file__).parents[2] / "docs" / "methods.md")
    .read_text(encoding="utf-8")
    .partition("<!-- example: views -->")[2]
    .partition("\n## ")[0]
)
PICTURES = (Path(__file__).parents[2] / "docs" / "pictures.md").read_text(encoding="utf-8")


def table(view: str) -> tuple[list[str], list[list[str]]]:
    """Return the columns and rows that the page expects of a view, less the column for readers."""
    match = re.search(rf"<!-- expected: {view} -->\n\n((?:\|.*\n)+)", EXAMPLE)
    assert match is not None, view
    head, _, *rows = ([cell.strip() for cell in line.strip("|").split("|")] for line in match[1].splitlines())
    kept = [index for index, column in enumerate(head) if column != "why"]
    return [head[index] for index in kept], [[row[index] for index in kept] for row in rows]


@pytest.mark.parametrize(
    ("view", "analysis"),
    [("salience", "salience"), ("impact", "impact"), ("stance", "stance"), ("matrix", "stance")],
)
def test_tables_of_the_example_are_those_of_the_code(view: str, analysis: str) -> None:
    text = EXAMPLE.partition("```yaml\n")[2].partition("```")[0]
    register = read_source(Source("views.yaml", text)).register
    assert register is not None
    report: Report = rooms.module("reports", view).report(rooms.module("analysis", analysis).classify(register))
    columns, rows = table(view)
    at = [report.columns.index(column) for column in columns]
    assert rows == [[words(row[index]) for index in at] for row in report.rows]


def test_every_view_and_named_size_is_on_the_page_of_pictures() -> None:
    from kmap.cli.views import VIEWS
    from kmap.figures.parts.size import SIZES

    for word in (*VIEWS, *SIZES):
        assert f"`{word}`" in PICTURES
