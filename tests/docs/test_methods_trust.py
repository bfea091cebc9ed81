"""What the methods page says of topics, assessors and doubt is what the code gives."""

import re
from pathlib import Path

import pytest

from kmap.analysis.topics import compare
from kmap.analysis.trust.sensitivity import overall
from kmap.analysis.trust.trust import trust
from kmap.register.reading import read_source
from kmap.register.register import Register
from kmap.register.source import Source
from kmap.report import Report, words
from kmap.reports.topics import report as topics_report
from kmap.reports.trust import report as trust_report

PAGE = (Path(__file__).parents[2] / "docs" / "methods.md").read_text(encoding="utf-8")


def example(name: str) -> str:
    """Return the text of a worked example, up to the next heading."""
    return PAGE.partition(f"<!-- example: {name} -->")[2].partition("\n## ")[0]


def register(name: str) -> Register:
    match = re.search(r"```yaml\n(.*?)```", example(name), flags=re.DOTALL)
    assert match is not None
    found = read_source(Source(f"{name}.yaml", match[1])).register
    assert found is not None
    return found


def expected(name: str) -> list[dict[str, str]]:
    match = re.search(r"<!-- expected: \w+ -->\n\n((?:\|.*\n)+)", example(name))
    assert match is not None
    head, _, *rows = ([cell.strip() for cell in line.strip("|").split("|")] for line in match[1].splitlines())
    return [{column: cell for column, cell in zip(head, row, strict=True) if column != "why"} for row in rows]


def computed(table: Report, columns: list[str]) -> list[dict[str, str]]:
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    return [{column: words(row[column]) for column in columns} for row in rows]


def test_topics_are_those_of_the_code() -> None:
    table = expected("topics")
    assert table == computed(topics_report(compare(register("topics"))), list(table[0]))


def test_doubt_is_that_of_the_code() -> None:
    table = expected("doubt")
    parts = trust_report(trust(register("doubt"))).parts
    assert table == computed(next(part for part in parts if part.name == "doubt"), list(table[0]))


def test_share_of_the_map_is_that_of_the_code() -> None:
    kept, of = overall(trust(register("doubt")).sensitivities.values())
    assert f"All in all {kept} of {of} neighbours keep their quadrant." in " ".join(example("doubt").split())


@pytest.mark.parametrize("word", ["fragile", "neighbouring placements", "leans"])
def test_words_that_are_printed_are_explained(word: str) -> None:
    assert f"*{word}*" in PAGE
