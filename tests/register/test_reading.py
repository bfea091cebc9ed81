"""Reading: one file becomes one register, as on a day, or ends in problems; nothing raises."""

import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from kmap.check import check
from kmap.errors import Position
from kmap.register.models.document import Document
from kmap.register.reading import Reading, read, read_source
from kmap.register.source import Source

pytestmark = pytest.mark.usefixtures("parser")

ROOT = Path(__file__).parents[2]
SMALLEST = "title: T\nstakeholders:\n  - name: Care home managers\n    category: NO\n    influence: 2\n"


def document(text: str) -> Document:
    reading = read_source(Source("r.yaml", text))
    assert reading.problems == ()
    assert reading.register is not None
    return reading.register.document


def written(folder: Path, content: str | bytes) -> Reading:
    path = folder / "r.yaml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read(str(path))


def test_register_has_what_is_written_and_its_defaults() -> None:
    found = document(SMALLEST)
    [stakeholder] = found.stakeholders
    assert (found.title, stakeholder.id, stakeholder.category) == ("T", "care-home-managers", "NO")
    assert (stakeholder.influence, stakeholder.interest, stakeholder.kind) == (2, None, "organisation")


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(SMALLEST.replace("\n", "\r\n"), id="CRLF"),
        pytest.param(SMALLEST.replace("\n", "\r"), id="CR"),
        pytest.param("\ufeff" + SMALLEST, id="byte order mark"),
        pytest.param(SMALLEST.rstrip("\n"), id="no line end at the end"),
        pytest.param(f"---\n{SMALLEST}...\n", id="document marks"),
        pytest.param(f"# yaml-language-server: $schema=x\n\n{SMALLEST}", id="comments"),
        pytest.param('{"title": "T", "stakeholders": [{"name": "Care home managers", "category": "NO"}]}', id="JSON"),
    ],
)
def test_same_register_in_other_bytes_is_the_same(tmp_path: Path, content: str) -> None:
    reading = written(tmp_path, content)
    assert reading.whole
    assert reading.register is not None
    assert reading.register.title == "T"
    assert [(one.name, one.category) for one in reading.register.stakeholders] == [("Care home managers", "NO")]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_mistake_has_its_place_whatever_ends_the_lines(tmp_path: Path, line_end: str) -> None:
    reading = written(tmp_path, ("\ufeff" + SMALLEST + "    intrest: 4\n").replace("\n", line_end))
    assert [(problem.code, problem.position) for problem in reading.problems] == [("KM009", Position(6, 5))]


def test_register_is_read_as_on_the_day_asked_else_its_own_else_today() -> None:
    source = Source("r.yaml", f"as_of: 2026-10-01\n{SMALLEST}")
    asked = read_source(source, datetime.date(2020, 1, 1)).register
    own = read_source(source).register
    today = read_source(Source("r.yaml", SMALLEST)).register
    assert asked is not None
    assert asked.day == datetime.date(2020, 1, 1)
    assert own is not None
    assert own.day == datetime.date(2026, 10, 1)
    assert today is not None
    assert today.day == datetime.date.today()


def test_one_word_is_a_list_of_one() -> None:
    found = document(f"{SMALLEST}log:\n  - {{date: 2026-01-01, with: care-home-managers, topic: heat}}\n")
    assert (found.log[0].with_, found.log[0].topic) == (("care-home-managers",), ("heat",))


def test_bare_equity_group_is_one_with_a_name() -> None:
    found = document(f"{SMALLEST}equity: [age, {{id: renters, name: People who rent}}]\n")
    assert [(group.id, group.name) for group in found.equity] == [("age", None), ("renters", "People who rent")]


@pytest.mark.parametrize("field", ["category", "tags", "influence", "stance", "because", "since"])
def test_empty_value_counts_as_left_out(field: str) -> None:
    text = "title: T\nstakeholders:\n  - name: A\n"
    assert document(f"{text}    {field}:\n    notes: x\n") == document(f"{text}    notes: x\n")


@pytest.mark.parametrize(
    "path", ["stakeholders.yaml", *(f"examples/{p.name}" for p in (ROOT / "examples").glob("*.yaml"))]
)
def test_registers_of_this_project_read_whole(path: str) -> None:
    reading = read(str(ROOT / path))
    assert reading.whole
    assert reading.problems == ()


def test_all_mistakes_of_all_files_are_told_of_in_one_go(tmp_path: Path) -> None:
    paths = []
    for name, text in (
        ("a", "title: [T\n"),
        ("b", "titel: T\nstakeholders: 5\n"),
        ("c", f"{SMALLEST}    interest: 11\n"),
    ):
        (tmp_path / f"{name}.yaml").write_text(text)
        paths.append(str(tmp_path / f"{name}.yaml"))
    found = [(Path(one.path).name, one.code) for one in check(paths).diagnostics if one.code < "KM203"]
    assert found == [
        ("a.yaml", "KM003"),
        ("b.yaml", "KM009"),
        ("b.yaml", "KM011"),
        ("c.yaml", "KM104"),
        ("c.yaml", "KM201"),
    ]


PLAIN = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co"]), min_size=1, max_size=20)
NAMES = PLAIN.filter(lambda name: name.strip() != "")
STAKEHOLDERS = st.fixed_dictionaries(
    {"id": st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,4})?", fullmatch=True), "name": NAMES},
    optional={
        "category": PLAIN,
        "tags": st.lists(PLAIN, max_size=3),
        "influence": st.integers(-99, 99) | st.floats(-99, 99).map(lambda number: round(number, 3)),
        "at_the_table": st.booleans(),
        "notes": PLAIN,
        "kind": st.sampled_from(["organisation", "group", "role", "person"]),
        "until": st.dates(),
        "salience": st.dictionaries(st.sampled_from(["power", "legitimacy", "urgency"]), st.booleans(), min_size=1),
    },
)


@given(NAMES, st.lists(STAKEHOLDERS, max_size=4), st.booleans(), st.booleans())
def test_what_is_written_is_what_is_read(title: str, entries: list[dict[str, Any]], flow: bool, unicode: bool) -> None:
    values = {"title": title, "stakeholders": entries}
    text = yaml.safe_dump(values, default_flow_style=flow, allow_unicode=unicode, width=10_000, sort_keys=False)
    found = document(text)
    assert found.title == title.strip()
    for entry, stakeholder in zip(entries, found.stakeholders, strict=True):
        for field, value in entry.items():
            read_value = getattr(stakeholder, field)
            if field == "tags":
                assert read_value == tuple(value)
            elif field == "salience":
                assert read_value.model_dump(exclude_none=True) == value
            else:
                assert read_value == (value.strip() if field == "name" else value)
