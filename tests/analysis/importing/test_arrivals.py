"""What an import brings to a register: nothing where nothing differs, else exactly the edits."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kmap.analysis.importing.alike import same
from kmap.analysis.importing.arrivals import Arrivals
from kmap.analysis.importing.comparing import arrivals
from kmap.analysis.private_details import holds_private_details
from kmap.interchange.asked import Asked
from kmap.interchange.entries import collect
from kmap.interchange.settling import settled
from kmap.interchange.sheet import Row, Sheet
from kmap.interchange.tables import tables
from kmap.interchange.understanding import layouts, scales
from kmap.register.editing.edits import as_read
from kmap.register.editing.layout import Layout, entry
from kmap.register.editing.revision import revised, sound_values
from kmap.register.reading import read_source
from kmap.register.register import Register
from kmap.register.source import Source

Read = Callable[..., Register]

MAP = """\
as_of: 2026-10-01
topics: [{id: heat, name: Heat}]
stakeholders:
  - id: nhsa                      # the agency
    name: National health agency
    aliases: [NHSA]
    category: government
    influence: 5
    interest: 4                   # from the minutes
    assessments:
      - {date: 2026-03-02, by: AK, influence: 4}
    by_topic:
      heat: {interest: 5}
  - {id: councils, name: Local councils, influence: 4, tags: [north, "a; b"]}
relationships:
  - {from: nhsa, to: councils, kind: advises, strength: 3}
  - {from: nhsa, to: councils, kind: funds}
log:
  - {date: 2026-05-14, with: [nhsa, category:government], kind: workshop, summary: Agreed}
needs:
  - {id: damp, need: How damp is too damp?, raised_by: [nhsa], due: 2027-03}
"""


def exported(register: Register) -> list[Sheet]:
    """Return the tables of a register as sheets, as a workbook would hold them."""
    sheets = []
    for one in tables(register.document).values():
        rows = [tuple(column.path for column in one.columns), *one.rows]
        if one.rows:
            sheets.append(Sheet(one.name, tuple(Row(number, row) for number, row in enumerate(rows, 1))))
    return sheets


def edited(sheets: list[Sheet], sheet: str, row: int, column: str, value: Any) -> list[Sheet]:
    """Return sheets with one cell that holds something else."""
    result = []
    for one in sheets:
        if one.name == sheet:
            place = one.rows[0].cells.index(column)
            rows = list(one.rows)
            cells = list(rows[row].cells)
            cells[place] = value
            rows[row] = rows[row]._replace(cells=tuple(cells))
            one = Sheet(one.name, tuple(rows))
        result.append(one)
    return result


def table(*rows: tuple[Any, ...]) -> list[Sheet]:
    return [Sheet("", tuple(Row(number, row) for number, row in enumerate(rows, 1)))]


def bring(register: Register, sheets: list[Sheet], **more: Any) -> Arrivals:
    asked = Asked(**{key: value for key, value in more.items() if key in ("by", "date")})
    found = layouts(sheets, asked, holds_private_details, register)
    by_id = settled(collect(found, scales(found, asked, register), asked), asked, register, more.get("same"))
    apart = more.get("apart", ())
    return arrivals(register, sound_values(register.source), by_id, apart, clear=more.get("clear", False))


def text_after(register: Register, found: Arrivals) -> str:
    return revised(register.source, found.edits).text


def test_what_was_exported_brings_nothing(read: Read) -> None:
    register = read(MAP)
    found = bring(register, exported(register))
    assert found.edits == []
    assert {one.state for one in found.arrivals} <= {"same"}


@pytest.mark.parametrize(
    ("sheet", "row", "column", "value", "old", "new"),
    [
        (
            "stakeholders",
            1,
            "interest",
            2,
            "interest: 4                   # from",
            "interest: 2                   # from",
        ),
        ("stakeholders", 2, "tags", "north", 'tags: [north, "a; b"]', "tags: [north]"),
        ("relationships", 2, "strength", 2, "kind: funds}", "kind: funds, strength: 2}"),
        ("log", 1, "summary", "Agreed on damp", "summary: Agreed}", "summary: Agreed on damp}"),
        ("needs", 1, "due", "2027-04", "due: 2027-03", "due: 2027-04"),
        ("assessments", 1, "influence", 3, "by: AK, influence: 4", "by: AK, influence: 3"),
        ("topic scores", 1, "interest", 4, "heat: {interest: 5}", "heat: {interest: 4}"),
    ],
)
def test_an_edited_cell_is_the_one_edit(
    read: Read, sheet: str, row: int, column: str, value: object, old: str, new: str
) -> None:
    register = read(MAP)
    found = bring(register, edited(exported(register), sheet, row, column, value))
    assert text_after(register, found) == register.source.text.replace(old, new)


def test_an_emptied_cell_takes_a_value_away_only_where_that_is_said(read: Read) -> None:
    register = read(MAP)
    sheets = edited(exported(register), "stakeholders", 1, "interest", None)
    kept = bring(register, sheets)
    assert (kept.edits, kept.kept) == ([], 1)
    cleared = bring(register, sheets, clear=True)
    assert "interest: 4" not in text_after(register, cleared)


def test_stakeholders_are_met_by_id_name_and_alias(read: Read) -> None:
    register = read(MAP)
    names = [("Name", "Interest"), ("nhsa", 4), ("LOCAL COUNCILS", 1)]
    found = bring(register, table(*names))
    assert [(one.what, one.state) for one in found.arrivals] == [("nhsa", "same"), ("councils", "changed")]
    assert bring(register, table(("Name", "Interest"), ("NHSA", 4))).edits == []


def test_a_name_that_looks_like_one_of_the_register_is_left_out_until_it_is_said_who_it_is(read: Read) -> None:
    register = read(MAP)
    sheets = table(("Name", "Influence"), ("Local council", 2))
    (one,) = bring(register, sheets).arrivals
    assert (one.state, one.like) == ("perhaps there already", "councils")
    assert bring(register, sheets).edits == []
    (new,) = bring(register, sheets, apart=("local council",)).arrivals
    assert new.state == "new"
    (same,) = bring(register, sheets, same={"local council": "councils"}).arrivals
    assert {change.field: change.new for change in same.changes} == {"influence": 2, "aliases": ["Local council"]}


def test_what_is_not_in_the_file_stays(read: Read) -> None:
    register = read(MAP)
    found = bring(register, table(("Name", "Interest"), ("NHSA", 4)))
    assert found.absent == ["councils"]
    assert found.edits == []


def test_a_score_that_an_assessment_hides_is_left_out_and_told(read: Read) -> None:
    register = read(MAP)
    found = bring(register, table(("Name", "Influence"), ("NHSA", 2)))
    assert found.edits == []
    (hidden,) = found.hidden
    assert (hidden.id, hidden.field, hidden.new, hidden.standing) == ("nhsa", "influence", 2, 4)


def test_scores_come_in_as_assessments_where_that_is_said(read: Read) -> None:
    register = read(MAP)
    found = bring(register, table(("Name", "Influence"), ("NHSA", 2)), by="RM", date="2026-09-01")
    assert "- {date: 2026-09-01, by: RM, influence: 2}" in text_after(register, found)
    assert found.hidden == []


def test_the_same_assessment_is_not_added_twice(read: Read) -> None:
    register = read(MAP)
    found = bring(register, table(("Name", "Influence"), ("NHSA", 4)), by="AK", date="2026-03-02")
    assert found.edits == []


def test_scores_are_carried_over_to_the_scale_of_the_register(read: Read) -> None:
    register = read("scale: {min: 1, max: 10}\nstakeholders: [{name: A}]")
    found = bring(register, table(("Name", "Power (1-5)"), ("A", 3)))
    assert found.arrivals[0].changes[0].new == 5.5


def test_numbers_off_the_scale_of_the_register_are_not_taken(read: Read) -> None:
    register = read("stakeholders: [{name: A, influence: 2}]")
    assert bring(register, table(("Name", "Power"), ("A", 8))).edits == []


def test_only_what_is_written_is_declared(read: Read) -> None:
    register = read(MAP)
    found = bring(register, table(("Name", "Sector"), ("Local council", "Regions"), ("Tenants", "Renters")))
    assert [one.what for one in found.arrivals if one.section == "categories"] == ["renters"]


def test_ties_of_someone_in_doubt_wait(read: Read) -> None:
    register = read(MAP)
    found = bring(register, table(("From", "To"), ("NHSA", "Local council")))
    assert (found.edits, found.waiting) == ([], 1)


def test_a_tie_without_a_kind_is_the_one_that_is_there(read: Read) -> None:
    register = read(MAP)
    found = bring(register, table(("From", "To", "Weight"), ("NHSA", "Local councils", 5)))
    assert text_after(register, found) == register.source.text.replace("strength: 3", "strength: 5")


def test_a_mutual_tie_is_the_one_that_is_there_the_other_way_round(read: Read) -> None:
    register = read("stakeholders: [{name: A}, {name: B}]\nrelationships: [{from: a, to: b, mutual: true}]")
    assert bring(register, table(("From", "To", "Mutual"), ("B", "A", "yes"))).edits == []


def test_the_words_of_the_scale_of_the_register_are_its_scores(read: Read) -> None:
    register = read("scale: {labels: {1: none, 3: some, 5: decides}}\nstakeholders: [{name: A, influence: 3}]")
    (one,) = bring(register, table(("Name", "Power"), ("A", "Decides"))).arrivals
    assert one.changes[0].new == 5


def test_a_stance_that_an_assessment_hides_is_left_out_and_told(read: Read) -> None:
    register = read("stakeholders: [{name: A, assessments: [{date: 2026-03-02, stance: neutral}]}]")
    found = bring(register, table(("Name", "Stance"), ("A", "Opposed")))
    assert found.edits == []
    assert [(one.field, one.standing, one.new) for one in found.hidden] == [("stance.current", "neutral", "resistant")]


def test_the_team_does_not_become_a_stakeholder(read: Read) -> None:
    register = read("team: {id: hpru, name: The unit}\nstakeholders: [{name: A}]")
    found = bring(register, table(("Id", "Name"), ("hpru", "The unit"), ("a", "A")))
    assert found.edits == []


def test_an_empty_register_takes_all(read: Read) -> None:
    register = read("stakeholders: []")
    after = text_after(register, bring(register, table(("Name", "Power"), ("A", 3))))
    assert "name: A" in after
    assert "influence: 3" in after


words = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=8)
texts = st.text(
    st.one_of(st.sampled_from(" ;\\\"'#:-\n,[]{}=+@"), st.characters(codec="utf-8", exclude_categories=("C", "Z"))),
    min_size=1,
    max_size=20,
).filter(lambda text: bool(text.strip()) and not holds_private_details(text))
scores = st.integers(1, 5) | st.sampled_from([1.5, 2.25, 4.75])
optional = {
    "aliases": st.lists(texts.map(str.strip), min_size=1, max_size=3),
    "kind": st.sampled_from(["organisation", "group", "role", "person"]),
    "tags": st.lists(texts.map(str.strip), min_size=1, max_size=3),
    "influence": scores,
    "interest": scores,
    "because": texts,
    "at_the_table": st.booleans(),
    "stance": st.fixed_dictionaries({"current": st.sampled_from(["unaware", "neutral", "leading"])}),
    "since": st.dates().map(lambda day: day.isoformat()),
    "notes": texts,
    "assessments": st.lists(
        st.fixed_dictionaries({"date": st.just("2026-03-02")}, optional={"by": words, "impact": scores}), min_size=1
    ),
}


@given(st.lists(st.fixed_dictionaries({"name": texts}, optional=optional), max_size=4))
@settings(max_examples=60)
def test_export_and_import_are_inverse(people: list[dict[str, Any]]) -> None:
    values = {"title": "A map", "stakeholders": [{"id": f"s{n}", **one} for n, one in enumerate(people)]}
    lines = [line for key, value in values.items() for line in entry(key, as_read(value), (key,), 0, Layout())]
    reading = read_source(Source("x.yaml", "\n".join(lines) + "\n"))
    assert reading.problems == ()
    assert reading.register is not None
    sheets = exported(reading.register)
    if sheets:
        found = bring(reading.register, sheets)
        assert found.edits == []
        assert [one.state for one in found.arrivals] == ["same"] * sum(len(sheet.rows) - 1 for sheet in sheets)


@pytest.mark.parametrize(("old", "new"), [(True, "true"), (False, "false")])
def test_a_truth_value_and_its_word_are_the_same(old: bool, new: str) -> None:
    assert same("at_the_table", old, new)
    assert not same("at_the_table", not old, new)
