"""The history in the terminal: a bar for each round, and the rounds in a table that fits."""

from collections.abc import Callable

import pytest

from kmap.analysis.change.history import history
from kmap.charts.history import draw
from kmap.register.register import Register
from kmap.reports.history import COLUMNS, report
from kmap.terminal import render, width_of

Read = Callable[..., Register]

REGISTER = """
    stakeholders:
      - id: a
        name: A
        assessments:
          - {date: 2025-01-15, by: AK, influence: 1}
          - {date: 2025-06-01, by: AK, influence: 5, interest: 3, stance: neutral}
          - {date: 2026-03-02, round: spring, by: AK, influence: 2, interest: 4}
          - {date: 2026-03-04, round: spring, by: RM, influence: 4, interest: 4}
      - {id: b, name: B}
    """


def text(read: Read, id_: str = "a", width: int = 80) -> str:
    return render(draw(history(read(REGISTER), id_), width), color=False)


def test_each_axis_has_a_bar_for_each_round(read: Read) -> None:
    lines = text(read).splitlines()
    assert lines[2] == "  influence  ▁█▅  1 to 3, high above 3"
    assert lines[3] == "  interest   ·▅▇  unscored to 4, high above 3"


def test_axis_that_nobody_scored_has_none(read: Read) -> None:
    assert "impact" not in text(read)


def test_rounds_stand_in_a_table(read: Read) -> None:
    assert text(read, width=100).splitlines()[-4:] == [
        "  round       on                   by      influence  interest  stood in        stance",
        "  2025-01-15  -                    AK      1          -         unscored        -",
        "  2025-06-01  -                    AK      5          3         keep satisfied  neutral",
        "  spring      2026-03-02 to 03-04  AK; RM  3 (2-4)    4         keep informed   -",
    ]


@pytest.mark.parametrize("width", [20, 40, 60, 80, 160])
def test_no_line_is_wider_than_the_terminal(read: Read, width: int) -> None:
    assert max(map(width_of, text(read, width=width).splitlines())) <= width


@pytest.mark.parametrize("width", [60, 80, 160])
def test_every_round_is_told(read: Read, width: int) -> None:
    told = text(read, width=width)
    for word in ("2025-01-15", "2025-06-01", "spring", "3 (2-4)", "AK; RM", "03-04"):
        assert word in told


def test_without_rounds_there_is_nothing(read: Read) -> None:
    assert text(read, "b") == ""


def test_rounds_of_another_topic_alone_have_no_bars_and_no_legend(read: Read) -> None:
    register = read("""
        topics: [{id: heat}]
        stakeholders:
          - {id: a, name: A, assessments: [{date: 2025-01-15, by: AK, topic: heat, influence: 1}]}
        """)
    assert render(draw(history(register, "a")), color=False).splitlines() == [
        "",
        "history",
        "  round       topic  by  influence  stood in",
        "  2025-01-15  heat   AK  1          unscored",
    ]


def test_table_for_programs_has_a_cell_for_each_column(read: Read) -> None:
    table = report(history(read(REGISTER), "a"))
    assert {len(row) for row in table.rows} == {len(COLUMNS)}
    spring = dict(zip(COLUMNS, table.rows[-1], strict=True))
    assert (spring["influence"], spring["influence_lowest"], spring["influence_highest"]) == (3, 2, 4)
    assert spring["assessors"] == ("AK", "RM")
    assert dict(zip(COLUMNS, table.rows[0], strict=True))["interest"] is None
