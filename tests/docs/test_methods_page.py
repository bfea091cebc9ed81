"""The methods page says what the code does: its examples are worked out here, with the code."""

import datetime
import importlib
import re
from pathlib import Path

import pytest

from kmap.analysis.coverage import coverage
from kmap.analysis.duplicates import near_duplicates
from kmap.analysis.engagement import suggest
from kmap.analysis.grid import place, quadrant
from kmap.catalogue import codes
from kmap.diagnosis import diagnose
from kmap.errors import Severity
from kmap.register.models.settings import Policy
from kmap.register.reading import read_source
from kmap.register.register import Register
from kmap.register.scores import standing_scores
from kmap.register.source import Source
from kmap.register.vocabulary import LEVELS, QUADRANTS, UNSCORED
from kmap.report import Cell, Report, words
from kmap.reports.explain import page as explain
from kmap.reports.grid import report as grid_report
from kmap.reports.suggest import report as suggest_report
from kmap.terminal import number

PAGE = (Path(__file__).parents[2] / "docs" / "methods.md").read_text(encoding="utf-8")
FOR_READERS = ("why", "from")
"""Columns that explain a row and hold nothing to compare."""

Table = list[dict[str, str]]


def cells(line: str) -> list[str]:
    return [cell.strip().strip("`") for cell in line.strip().strip("|").split("|")]


def examples() -> dict[str, str]:
    """Return the worked examples by name: the text from the mark of each to the next mark or heading."""
    found = re.findall(
        r"<!-- example: (\w+) -->\n(.*?)(?=<!-- example: |^## |\Z)", PAGE, flags=re.DOTALL | re.MULTILINE
    )
    return dict(found)


def expected(example: str, kind: str) -> Table:
    """Return the table of an example that says what the code gives, less the columns for readers."""
    match = re.search(rf"<!-- expected: {kind} -->\n\n((?:\|.*\n)+)", examples()[example])
    assert match is not None, f"example {example} has no table of {kind}"
    head, _, *rows = match[1].splitlines()
    columns = cells(head)
    return [
        {column: cell for column, cell in zip(columns, cells(row), strict=True) if column not in FOR_READERS}
        for row in rows
    ]


def register(example: str, day: str | None = None) -> Register:
    match = re.search(r"```yaml\n(.*?)```", examples()[example], flags=re.DOTALL)
    assert match is not None
    source = Source(f"{example}.yaml", match[1])
    found = read_source(source, datetime.date.fromisoformat(day) if day else None).register
    assert found is not None
    return found


def computed(report: Report, columns: list[str], extra: dict[str, dict[str, Cell]]) -> Table:
    """Return the same columns of a report, by row; `extra` holds what the report has no column for."""
    rows = [dict(zip(report.columns, row, strict=True)) for row in report.rows]
    return [{column: words({**row, **extra.get(words(row["id"]), {})}[column]) for column in columns} for row in rows]


@pytest.mark.parametrize("example", examples())
def test_example_reads_whole_and_checks_without_errors(example: str) -> None:
    reading = read_source(register(example).source)
    assert reading.whole
    assert [found for found in diagnose(reading) if found.severity is Severity.ERROR] == []


@pytest.mark.parametrize("example", ["grid", "thresholds"])
def test_places_on_the_grid_are_those_of_the_code(example: str) -> None:
    table = expected(example, "grid")
    assert table == computed(grid_report(place(register(example))), list(table[0]), {})


def test_thresholds_are_those_of_the_code() -> None:
    thresholds = place(register("thresholds")).thresholds.values()
    assert expected("thresholds", "thresholds") == [
        {"axis": one.axis, "rule": one.rule, "value": words(one.value)} for one in thresholds
    ]


@pytest.mark.parametrize("example", ["levels", "cadence"])
def test_levels_and_dates_are_those_of_the_code(example: str) -> None:
    loaded = register(example)
    suggestions = suggest(loaded)
    reasons: dict[str, dict[str, Cell]] = {
        one.stakeholder.id: {"reasons in order": ", ".join(reason.rule for reason in one.reasons)}
        for one in suggestions.suggestions
    }
    table = expected(example, "suggest")
    found = computed(suggest_report(loaded, suggestions), list(table[0]), reasons)
    order = [one.id for one in loaded.stakeholders]
    assert table == sorted(found, key=lambda row: order.index(row["id"]))


def test_findings_of_late_and_stale_are_those_of_the_code() -> None:
    table = expected("late", "findings")
    codes_shown = {row["code"] for row in table}
    found = [
        {"id": one.place.split("/")[1], "code": one.code}
        for one in diagnose(read_source(register("late").source))
        if one.code in codes_shown
    ]
    assert sorted(found, key=str) == sorted(table, key=str)


def test_members_of_coverage_are_those_of_the_code() -> None:
    covered = coverage(register("coverage"))
    members = {one.id: one.stakeholders for one in covered.categories}
    members |= {one.id: one.representatives for one in covered.groups}
    members["without a voice"] = tuple(one.stakeholder for one in covered.voiceless)
    assert expected("coverage", "members") == [
        {"part": part, "members": "; ".join(one.id for one in ones)} for part, ones in members.items()
    ]


def test_seats_are_those_of_the_code() -> None:
    seats = coverage(register("coverage")).seats
    sentence = f"At the table are {seats.seated}, not at it {seats.unseated}, and of {seats.unknown} it is not known."
    assert sentence in examples()["coverage"]


def test_shares_are_those_of_the_code() -> None:
    covered = coverage(register("coverage"))
    assert expected("coverage", "shares") == [
        {
            "of": one.of,
            "stakeholders": str(one.stakeholders),
            "contacts": str(one.contacts),
            "planned": number(round(one.planned, 1)),
        }
        for one in (*covered.by_quadrant, *covered.by_category, *covered.by_influence)
    ]


def marked(mark: str) -> list[list[str]]:
    """Return the rows of the table under a mark that belongs to no example."""
    match = re.search(rf"<!-- {mark} -->\n\n((?:\|.*\n)+)", PAGE)
    assert match is not None
    return [cells(row) for row in match[1].splitlines()[2:]]


@pytest.mark.parametrize(("one", "other", "said"), [row[:3] for row in marked("names")])
def test_names_mean_one_body_or_two_as_said(one: str, other: str, said: str) -> None:
    assert bool(near_duplicates([one, other])) is (said == "yes")


@pytest.mark.parametrize(("said", "name"), [row[:2] for row in marked("limits")])
def test_number_of_a_rule_is_as_said(said: str, name: str) -> None:
    module, _, constant = name.rpartition(".")
    assert number(getattr(importlib.import_module(module), constant)) == said


def test_contacts_a_year_are_those_of_the_code() -> None:
    match = re.search(r"`([0-9.]+)` contacts a year", examples()["cadence"])
    assert match is not None
    assert match[1] == number(round(suggest(register("cadence")).contacts_a_year, 1))


@pytest.mark.parametrize("line", re.findall(r"^\| 2.*$", examples()["scores"], flags=re.MULTILINE))
def test_standing_scores_are_those_of_the_code(line: str) -> None:
    day, topic, influence, influence_round, interest, interest_round, _ = cells(line)
    (stakeholder,) = register("scores").stakeholders
    standing = standing_scores(stakeholder, datetime.date.fromisoformat(day), topic or None)
    assert standing.influence is not None
    assert standing.interest is not None
    assert (influence, influence_round) == (number(standing.influence.score), standing.influence.round or "")
    assert (interest, interest_round) == (number(standing.interest.score), standing.interest.round or "")


def test_quadrants_of_the_table_are_those_of_the_code() -> None:
    rows = re.findall(r"^\| (high|not) \| (high|not) \| `([a-z-]+)` \|", PAGE, flags=re.MULTILINE)
    assert len(rows) == 4
    assert [found for *_, found in rows] == [
        quadrant(influence_high=influence == "high", interest_high=interest == "high")
        for influence, interest, _ in rows
    ]


@pytest.mark.parametrize("word", [*LEVELS, *QUADRANTS, UNSCORED])
def test_every_level_and_quadrant_stands_in_backticks(word: str) -> None:
    assert f"`{word}`" in PAGE


def test_usual_levels_are_those_of_the_policy() -> None:
    sentence = PAGE.partition("1. **`quadrant`**")[2].partition("\n2.")[0].replace("\n", " ")
    levels = Policy.model_construct().levels
    for one in QUADRANTS:
        assert re.search(rf"{one}(?: gives)? {levels.of(one)}\b", sentence)


def test_usual_days_are_those_of_the_policy() -> None:
    sentence = PAGE.partition("**Cadence.**")[2].partition("\n\n")[0].replace("\n", " ")
    every = Policy.model_construct().every
    for level in LEVELS:
        assert re.search(rf"\b{getattr(every, level)} for (?:[a-z]+ and for )?{level}\b", sentence)


def test_reasons_of_the_page_are_all_that_the_examples_give() -> None:
    said = set(re.findall(r"^[0-9]\. \*\*`([a-z-]+)`\*\*", PAGE, flags=re.MULTILINE))
    given = {reason.rule for one in suggest(register("levels")).suggestions for reason in one.reasons}
    assert said == given


def test_families_of_the_page_are_those_of_the_rules() -> None:
    assert [row[0] for row in marked("families")] == sorted({code[:3] for code in codes()})


def test_examples_of_a_family_belong_to_it() -> None:
    assert all(code.startswith(family) for family, _, shown in marked("families") for code in shown.split(", "))


def test_every_code_named_is_that_of_a_rule() -> None:
    assert set(re.findall(r"\bKM[0-9]{3}\b", PAGE)) <= codes().keys()


@pytest.mark.parametrize("module", sorted(set(re.findall(r"`(kmap(?:\.[a-z_0-9]+)+)`", PAGE))))
def test_module_named_exists_and_has_a_docstring(module: str) -> None:
    assert importlib.import_module(module).__doc__


@pytest.mark.parametrize("word", sorted(set(re.findall(r"`kmap explain ([\w-]+)`", PAGE))))
def test_word_to_explain_has_a_page(word: str) -> None:
    assert explain(word).text


@pytest.mark.parametrize("link", sorted(set(re.findall(r"\]\((?!https:)([^)]*)\)", PAGE))))
def test_link_leads_to_a_heading(link: str) -> None:
    file, _, anchor = link.partition("#")
    target = (Path(__file__).parents[2] / "docs" / file).read_text(encoding="utf-8") if file else PAGE
    headings = re.findall(r"^#+ (.*)$", target, flags=re.MULTILINE)
    assert not anchor or anchor in {re.sub(r"[^a-z0-9 -]", "", one.lower()).replace(" ", "-") for one in headings}
