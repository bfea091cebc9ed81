"""The views beside the grid as tables and in the terminal."""

from collections.abc import Callable
from typing import Any

import pytest

from kmap import rooms
from kmap.register.register import Register
from kmap.report import Report
from kmap.terminal import render, width_of

Read = Callable[..., Register]
VIEWS = {"salience": "salience", "impact": "impact", "stance": "stance", "matrix": "stance"}
TEXT = """
as_of: 2026-10-01
stakeholders:
  - id: a
    name: Landlords with a very long name indeed, of the whole of the country
    influence: 5
    interest: 4
    impact: 5
    salience: {power: true, legitimacy: false, urgency: true}
    stance: {current: resistant, desired: supportive}
  - {id: b, name: 世界 "<b>"  = 1, influence: 3, interest: 2, stance: {current: neutral, desired: neutral}}
  - {id: c, name: Tenants, interest: 5, impact: 4, salience: {power: false}}
"""


def found(view: str, register: Register) -> Any:
    return rooms.module("analysis", VIEWS[view]).classify(register)


def report(view: str, register: Register) -> Report:
    made: Report = rooms.module("reports", view).report(found(view, register))
    return made


def text(view: str, register: Register, width: int = 80) -> str:
    return render(rooms.module("charts", view).draw(found(view, register), width), color=False)


def cells(view: str, register: Register, *columns: str) -> dict[str, tuple[object, ...]]:
    """Return cells of a report by the id of the stakeholder."""
    made = report(view, register)
    at = [made.columns.index(column) for column in columns]
    return {str(row[0]): tuple(row[index] for index in at) for row in made.rows}


def test_salience_has_attributes_type_and_what_is_missing(read: Read) -> None:
    assert cells("salience", read(TEXT), "power", "type", "claim", "missing") == {
        "a": (True, "dangerous", "expectant", ()),
        "b": (None, None, None, ("power", "legitimacy", "urgency")),
        "c": (False, None, None, ("legitimacy", "urgency")),
    }


def test_impact_has_three_scores_and_the_type(read: Read) -> None:
    assert cells("impact", read(TEXT), "interest", "influence", "impact", "type", "missing") == {
        "a": (4.0, 5.0, 5.0, "interested-influential-and-impacted", ()),
        "b": (2.0, 3.0, None, None, ("impact",)),
        "c": (5.0, None, 4.0, None, ("influence",)),
    }


def test_stance_has_the_way_and_the_part(read: Read) -> None:
    assert cells("stance", read(TEXT), "influence", "stance", "desired", "steps", "part") == {
        "a": (5.0, "resistant", "supportive", 2, "blocks"),
        "b": (3.0, "neutral", "neutral", 0, None),
        "c": (None, None, None, None, None),
    }


def test_matrix_has_c_now_and_d_desired_and_the_longest_way_first(read: Read) -> None:
    made = cells("matrix", read(TEXT), "unaware", "resistant", "neutral", "supportive", "leading", "steps")
    assert list(made.items()) == [
        ("a", (None, "C", None, "D", None, 2)),
        ("b", (None, None, "C D", None, None, 0)),
        ("c", (None, None, None, None, None, None)),
    ]


@pytest.mark.parametrize("width", [20, 30, 60, 80, 150])
@pytest.mark.parametrize("view", VIEWS)
def test_no_line_in_the_terminal_is_wider_than_it(view: str, width: int, read: Read) -> None:
    assert max(map(width_of, text(view, read(TEXT), width).splitlines())) <= width


@pytest.mark.parametrize("view", VIEWS)
def test_everybody_is_in_the_terminal(view: str, read: Read) -> None:
    shown = " ".join(text(view, read(TEXT)).split())
    for word in ("Landlords", "世界", "Tenants"):
        assert word in shown


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("register", ["stakeholders: []", "stakeholders: [{name: A}]"])
def test_registers_with_nothing_given_have_every_view(view: str, register: str, read: Read) -> None:
    assert "A map" in text(view, read(register))
    assert report(view, read(register)).columns[:2] == ("id", "name")


def test_terminal_says_first_who_blocks(read: Read) -> None:
    lines = text("stance", read(TEXT), 100).splitlines()
    assert lines[3].startswith("Blocks: Landlords")


def test_terminal_draws_the_way_from_c_to_d(read: Read) -> None:
    line = next(line for line in text("matrix", read(TEXT)).splitlines() if line.startswith("Landlords"))
    assert line.split()[-3:] == ["C", "···", "D"]


def test_narrow_terminal_numbers_the_stances_and_says_which(read: Read) -> None:
    assert "1 unaware, 2 resistant" in text("matrix", read(TEXT), 60)


def test_order_of_stakeholders_changes_no_view(read: Read) -> None:
    register = read(TEXT)
    turned_round = {"stakeholders": register.document.stakeholders[::-1]}
    turned = Register(register.source, register.document.model_copy(update=turned_round), register.day)
    for view in VIEWS:
        assert report(view, register) == report(view, turned)
