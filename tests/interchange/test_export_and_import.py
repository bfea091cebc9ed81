"""A register that goes out as tables and comes back in is the same register."""

import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kmap import rooms
from kmap.analysis.importing.comparing import arrivals
from kmap.cli.importing import Import
from kmap.interchange.asked import Asked
from kmap.interchange.tables import tables
from kmap.register.editing.layout import Layout, group
from kmap.register.editing.revision import sound_values
from kmap.register.reading import read, read_source
from kmap.register.register import Register
from kmap.register.source import Source

ROOT = Path(__file__).parents[2]
DAY = datetime.date(2026, 10, 1)

WORD = st.text("abcXYZ0479=+-@;\\'\"éü世,:#.&<>_x|", min_size=1, max_size=6)
SIGNS = st.text("'", max_size=3)  # before a formula's sign, which export marks with one more apostrophe
PHRASE = st.builds("{}{}".format, SIGNS, st.lists(WORD, min_size=1, max_size=4).map(" ".join))
LINES = st.lists(PHRASE, min_size=1, max_size=3).map("\n".join)
SCORE = st.sampled_from(["1", "2", "3.5", "4", "5"])
TRUTH = st.sampled_from(["true", "false"])
DATE = st.dates(datetime.date(1890, 1, 1), datetime.date(2090, 1, 1)).map(datetime.date.isoformat)
ID = st.sampled_from([f"s{number}" for number in range(4)])


def some(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=fields)


@st.composite
def registers(draw: st.DrawFn) -> Register:
    """Return a register of four stakeholders with whatever fields they have."""
    optional = some(
        aliases=st.lists(PHRASE, min_size=1, max_size=2, unique_by=str.casefold),
        kind=st.sampled_from(["organisation", "group"]),
        category=st.sampled_from(["government", "industry"]),
        tags=st.lists(PHRASE, min_size=1, max_size=3, unique=True),
        influence=SCORE,
        interest=SCORE,
        because=LINES,
        at_the_table=TRUTH,
        stance=some(current=st.sampled_from(["neutral", "resistant"]), desired=st.just("leading")),
        salience=some(power=TRUTH, urgency=TRUTH),
        capacity=st.sampled_from(["low", "high"]),
        engagement=some(target=st.sampled_from(["consult", "empower"]), owner=PHRASE),
        by_topic=some(heat=some(interest=SCORE, because=LINES)),
        since=DATE,
        notes=LINES,
    )
    stakeholders: list[dict[str, Any]] = [
        {"id": f"s{number}", "name": f"{'ABCD'[number] * 6} {draw(PHRASE)}", **draw(optional)} for number in range(4)
    ]
    for number, one in enumerate(stakeholders):
        one["aliases"] = [f"{'EFGH'[number] * 5} {alias}" for alias in one.get("aliases", ())] or [
            "none " * (number + 1)
        ]
    for one in stakeholders:
        dates = draw(st.lists(DATE, max_size=2, unique=True))
        if dates:
            one["assessments"] = [{"date": date, "by": "AK", "influence": draw(SCORE)} for date in dates]
    pairs = draw(st.lists(st.tuples(ID, ID), unique=True, max_size=4))
    ties = [{"from": a, "to": b, "kind": draw(PHRASE), "strength": draw(SCORE)} for a, b in pairs if a != b]
    log = [{"date": date, "with": [draw(ID)], "summary": draw(LINES)} for date in draw(st.sets(DATE, max_size=2))]
    values = {
        "title": "A map",
        "topics": [{"id": "heat"}],
        "stakeholders": stakeholders,
        "relationships": ties,
        "log": log,
    }
    values = {name: value for name, value in values.items() if value}
    text = "\n".join(group(pruned(values), (), 0, Layout())) + "\n"
    reading = read_source(Source("r.yaml", text), DAY)
    assert reading.register is not None and not reading.problems, (text, reading.problems)
    return reading.register


def pruned(value: Any) -> Any:
    if isinstance(value, dict):
        inner = {name: pruned(one) for name, one in value.items()}
        return {name: one for name, one in inner.items() if one not in ({}, [], "")}
    return (
        [pruned(one) for one in value]
        if isinstance(value, list)
        else value.strip()
        if isinstance(value, str)
        else value
    )


def changes(register: Register, format_: str, table: str, folder: Path, *, clear: bool) -> list[object]:
    """Return what an import of an export would change."""
    module = rooms.module("interchange.outgoing.tables", format_)
    content = module.content(register, tables(register.document), table)
    file = folder / f"map.{format_}"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    _, by_id = Import([str(file)], Asked()).read(register)
    return list(arrivals(register, sound_values(register.source), by_id, set(), clear=clear).edits)


@pytest.mark.parametrize("clear", [False, True], ids=["", "clearing empty cells"])
@pytest.mark.parametrize(
    ("format_", "table"),
    [("xlsx", ""), ("json", ""), ("csv", "stakeholders"), ("csv", "relationships"), ("csv", "log")],
)
@given(register=registers())
@settings(max_examples=25)
def test_an_export_that_comes_back_changes_nothing(
    register: Register, format_: str, table: str, clear: bool, tmp_path_factory: pytest.TempPathFactory
) -> None:
    assert changes(register, format_, table, tmp_path_factory.mktemp("out"), clear=clear) == []


@pytest.mark.parametrize("name", ["every-field", "dienbien", "microplastics", "iran-pharma-subsidy"])
@pytest.mark.parametrize("format_", ["xlsx", "json"])
def test_an_example_that_goes_out_and_comes_back_is_the_same(name: str, format_: str, tmp_path: Path) -> None:
    register = read(str(ROOT / "examples" / f"{name}.stakeholders.yaml")).register
    assert register is not None
    assert changes(register, format_, "", tmp_path, clear=True) == []


@pytest.mark.parametrize("text", ["=x", "'=x", "''=x", "' =x", "'", "''", "'x", "'quoted' word", "'-", "＝x", "'@x"])
def test_apostrophes_before_a_formula_come_back_as_they_were(text: str, tmp_path: Path) -> None:
    quoted = text.replace("'", "''")
    reading = read_source(Source("r.yaml", f"title: T\nstakeholders:\n  - {{name: A, notes: '{quoted}'}}\n"), DAY)
    assert reading.register is not None
    assert changes(reading.register, "csv", "stakeholders", tmp_path, clear=True) == []
