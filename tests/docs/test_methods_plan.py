"""What the methods page says of plans is what the code does."""

import re
from pathlib import Path

from kmap.analysis.plan.plan import plan
from kmap.register.reading import read_source
from kmap.register.source import Source
from kmap.report import words
from kmap.reports.plan import report

PAGE = (Path(__file__).parents[2] / "docs" / "methods.md").read_text(encoding="utf-8")
EXAMPLE = PAGE.partition("<!-- example: due -->")[2]


def test_plan_of_the_example_is_that_of_the_code() -> None:
    text = EXAMPLE.partition("```yaml\n")[2].partition("```")[0]
    register = read_source(Source("due.yaml", text)).register
    assert register is not None
    made = report(plan([register], weeks=4))
    columns, _, *rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in re.findall(
            r"^\|.*$", EXAMPLE.partition("<!-- expected: plan -->\n\n")[2].partition("\n\n")[0], re.M
        )
    ]
    found = [dict(zip(made.columns, row, strict=True)) for row in made.rows]
    assert [row[:-1] for row in rows] == [[words(row[column]) for column in columns[:-1]] for row in found]
