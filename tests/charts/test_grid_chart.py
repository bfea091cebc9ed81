"""The power-interest grid in a terminal says where everyone is, and nothing that is not so."""

import datetime
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kmap.analysis.change.movement import movement
from kmap.analysis.grid import Grid, place, scored
from kmap.charts.grid import draw
from kmap.charts.parts.axis import Ruler, ticks
from kmap.charts.parts.key import ranges
from kmap.register.models.document import Document
from kmap.register.register import Register
from kmap.register.score_scale import ScoreScale
from kmap.register.source import Source
from kmap.terminal import render, width_of

MARKS = "●○◆◇"
NAMES = [
    "National health agency",
    "Department of Health and Social Care",
    "Association of Directors of Public Health and Adult Social Services",
    "Care home managers",
    "Residents' families forum",
    "Tenants' federation",
    "School nurses",
]


def grid_of(stakeholders: Sequence[dict[str, Any]], **settings: Any) -> Grid:
    """Return the grid of a register with these stakeholders, each with a name."""
    entries = [{"id": f"s{i}", **entry} for i, entry in enumerate(stakeholders)]
    document = Document.model_validate({"title": "Heat in care homes", "stakeholders": entries, **settings})
    return place(Register(Source("heat.yaml", ""), document, datetime.date(2026, 10, 1)))


def at(name: str, influence: float | None = None, interest: float | None = None) -> dict[str, Any]:
    scores = {"influence": influence, "interest": interest}
    return {"name": name, **{axis: score for axis, score in scores.items() if score is not None}}


def text_of(grid: Grid, width: int = 80) -> str:
    return render(draw(grid, width), color=False)


def spot(text: str, what: str) -> tuple[int, int]:
    """Return row and column of the first place in which `what` stands."""
    row, line = next((row, line) for row, line in enumerate(text.splitlines()) if what in line)
    return row, line.index(what)


def joined(text: str) -> str:
    return "".join(text.split())


class Picture:
    """What a reader sees on a plot: the field, where the thresholds are, whose mark is where."""

    def __init__(self, text: str) -> None:
        lines = text.splitlines()
        top = next(row for row, line in enumerate(lines) if "┌" in line)
        bottom = next(row for row, line in enumerate(lines) if "└" in line)
        left, right = lines[top].index("┌"), lines[top].index("┐")
        self.rows = [line[left + 1 : right] for line in lines[top + 1 : bottom]]
        self.column = next((row.index(c) for row in self.rows for c in "┆┼" if c in row), None)
        self.row = next((i for i, row in enumerate(self.rows) if "┄┄" in row), None)
        self.numbers: dict[str, tuple[str, int, int]] = {}  # the mark with each number or first word, row, column
        for i, row in enumerate(self.rows):
            for match in re.finditer(f"[{MARKS}]", row):
                after, before = row[match.start() + 1 :], row[: match.start()]
                right_of = re.match(r" ([^\s┆┄┼]+(?: [^\s┆┄┼]+)*)", after)
                left_of = re.search(r"([^\s┆┄┼]+(?: [^\s┆┄┼]+)*) $", before)
                label = right_of or left_of
                assert label is not None, f"a mark without a label: {row}"
                for one in label[1].split(" "):
                    assert one not in self.numbers, f"{one} stands twice"
                    self.numbers[one] = (match[0], i, match.start())

    def of(self, number: int) -> tuple[str, int, int] | None:
        """Return mark, row and column of a number, which may stand in a range."""
        for label, found in self.numbers.items():
            if re.fullmatch("[0-9]+(-[0-9]+)?", label):
                first, _, last = label.partition("-")
                if int(first) <= number <= int(last or first):
                    return found
        return None


def key_of(text: str) -> dict[int, str]:
    """Return the first word of each name by its number in the key."""
    beside = re.sub("(?m)^.*[│┐┘]", "", text)
    found = re.findall(rf"([0-9]+) [{MARKS}] (\S+)", beside)
    assert len({number for number, _ in found}) == len(found), "a number stands twice"
    return {int(number): name for number, name in found}


def test_a_small_grid_is_drawn_whole() -> None:
    grid = grid_of(
        [
            at("National health agency", 5, 5),
            at("Care home managers", 3, 4),
            at("Tenants' federation", 1, 5),
            at("Ministry", 5, 1),
            at("School nurses", interest=4),
        ]
    )
    assert text_of(grid) == (
        """\
Heat in care homes
Power-interest grid, as on 2026-10-01

influence ↑
   ┌───────────────────────────────────────────────────────────────────────────┐
   │ keep-satisfied                      ┆                      manage-closely │
   │ focused briefings at the moments    ┆              sustained dialogue and │
   │ that count                          ┆                       collaboration │
   │                                     ┆                                     │
   │                                     ┆                                     │
 5 ┤       ● Ministry                    ┆      National health agency ●       │
   │                                     ┆                                     │
 4 ┤                                     ┆                                     │
   │                                     ┆                                     │
 3 ┤┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┼┄┄┄┄┄┄┄┄┄┄┄┄┄┄○ Care home managers ┄┄│
   │                                     ┆                                     │
 2 ┤                                     ┆                                     │
   │                                     ┆                                     │
 1 ┤                                     ┆         Tenants' federation ●       │
   │                                     ┆                                     │
   │                                     ┆                                     │
   │ monitor                             ┆                       keep-informed │
   │ occasional dissemination            ┆  involve them; make it easy to take │
   │                                     ┆                                part │
   └───────┬──────────────┬──────────────┬──────────────┬──────────────┬───────┘
           1              2              3              4              5
                                                                      interest →
● its quadrant is clear   ○ doubtful: a score is on the threshold

Doubtful, as a score is equal to its threshold:
  keep-informed, could be manage-closely: Care home managers

Not on the grid, influence missing (1):
  School nurses                                   interest 4

Scale 1 to 5 by 1. High is above 3 (midpoint) on both axes.
Stakeholders: 4 on the grid, 1 not on it for want of a score.
"""
    )


def test_influence_runs_up_and_interest_to_the_right() -> None:
    text = text_of(grid_of([at("Ministry", 5, 1), at("Tenants", 1, 5)]))
    (high_row, left), (low_row, right) = spot(text, "● Ministry"), spot(text, "Tenants")
    assert high_row < low_row
    assert left < right


def test_each_quadrant_is_named_in_its_own_corner() -> None:
    text = text_of(grid_of([]))
    corners = {name: spot(text, name) for name in ("keep-satisfied", "manage-closely", "monitor", "keep-informed")}
    assert corners["keep-satisfied"][0] == corners["manage-closely"][0] < corners["monitor"][0]
    assert corners["monitor"][0] == corners["keep-informed"][0]
    assert corners["keep-satisfied"][1] == corners["monitor"][1] < corners["manage-closely"][1]
    assert corners["keep-informed"][1] > corners["monitor"][1]


@pytest.mark.parametrize("width", [60, 80, 100, 140, 200])
def test_a_stakeholder_stands_between_the_name_of_its_quadrant_and_the_thresholds(width: int) -> None:
    grid = grid_of([at("MC", 5, 5), at("KS", 5, 1), at("KI", 1, 5), at("MO", 1, 1)])
    seen = Picture(text_of(grid, width))
    assert seen.row is not None and seen.column is not None
    sides = {name: (row < seen.row, column > seen.column) for name, (_, row, column) in seen.numbers.items()}
    assert sides == {"MC": (True, True), "KS": (True, False), "KI": (False, True), "MO": (False, False)}


@pytest.mark.parametrize("width", [60, 80, 200])
def test_marks_stand_at_the_ticks_of_their_scores(width: int) -> None:
    text = text_of(grid_of([at("A", 4, 2)]), width)
    row, column = spot(text, "●")
    assert text.splitlines()[row].startswith(" 4 ┤")
    below = next(line for line in text.splitlines()[row:] if re.fullmatch(r"\s+1\s+2\s+3\s+4\s+5\s*", line))
    assert below[column] == "2"


def test_a_missing_score_is_never_a_low_one() -> None:
    text = text_of(
        grid_of([at("Ministry", influence=2), at("Nurses", interest=2), at("Agency")], scale={"min": 0, "max": 4})
    )
    assert not Picture(text).numbers
    assert re.search(r"interest missing \(1\):\n  Ministry +influence 2\n", text)
    assert re.search(r"influence missing \(1\):\n  Nurses +interest 2\n", text)
    assert re.search(r"influence and interest missing \(1\):\n  Agency\n", text)
    assert "none on the grid, 3 not on it for want of a score" in text


def test_a_score_on_the_threshold_stands_on_its_line_with_an_open_mark() -> None:
    seen = Picture(text_of(grid_of([at("A", 3, 5), at("B", 5, 3), at("C", 3, 3), at("D", 4, 4)])))
    assert seen.numbers["A"][:2] == ("○", seen.row)
    assert seen.numbers["B"][0::2] == ("○", seen.column)
    assert seen.numbers["C"] == ("○", seen.row, seen.column)
    assert seen.numbers["D"][0] == "●"


def test_the_doubtful_are_listed_with_the_quadrants_that_they_could_be_in() -> None:
    text = text_of(grid_of([at("A", 3, 5), at("C", 3, 3)]))
    assert "keep-informed, could be manage-closely: A" in text
    assert "monitor, could be any other: C" in text


def test_borderline_is_said_in_the_caption_and_the_legend() -> None:
    text = text_of(grid_of([at("A", 3.4, 5)], borderline=0.5), 100)
    assert "○ doubtful: a score is on or near the threshold" in text
    assert "no further than 0.5 from its threshold" in text
    assert "a score within 0.5 of it is doubtful" in text


def test_the_contested_have_a_mark_of_their_own() -> None:
    assessments = [
        {"date": "2026-01-01", "by": who, "round": "a", "influence": score, "interest": 5}
        for who, score in (("JL", 1), ("MK", 4.5), ("RB", 5))
    ]
    text = text_of(grid_of([{"name": "Port", "assessments": assessments}]))
    assert Picture(text).numbers["Port"][0] == "◆"
    assert "◆ contested: its assessors differ on the quadrant" in text


def test_without_doubts_no_mark_is_explained() -> None:
    assert "its quadrant is clear" not in text_of(grid_of([at("A", 5, 5)]))


def test_the_rule_stands_in_the_caption() -> None:
    grid = grid_of([at("A", 4, 2), at("B", 1, 2)], threshold={"influence": 3.4, "interest": "mean"})
    text = text_of(grid, 100)
    assert "Scale 1 to 5 by 1. High is above 3.4 (set) for influence, above 2 (mean) for interest." in text


def test_a_threshold_between_ticks_is_named_on_its_axis() -> None:
    text = text_of(grid_of([at("A", 5, 5)], threshold=3.4))
    assert "3.4 ┤┄" in text
    assert re.search(r"\b3\b +3\.4 +4\b", text)


def test_without_a_threshold_no_line_is_drawn_and_the_caption_says_why() -> None:
    text = text_of(grid_of([at("A")], threshold="mean"))
    assert "┆" not in text and "┄" not in text
    assert "above the mean (nobody is scored)" in joined_lines(text)


def joined_lines(text: str) -> str:
    return " ".join(text.split())


def test_counts_tell_of_those_filtered_and_those_not_counting() -> None:
    text = text_of(replace(grid_of([at("A", 1, 1)]), filtered=2, left_out=3), 100)
    assert "Stakeholders: 1 on the grid, 2 filtered from view, 3 not counting on that day." in text


def test_topic_and_day_are_in_the_heading() -> None:
    grid = grid_of([], topics=[{"id": "heat", "name": "Hot weather"}], topic="heat")
    assert "Power-interest grid, topic Hot weather, as on 2026-10-01" in text_of(grid)


def test_an_empty_register_is_a_plot_without_stakeholders() -> None:
    text = text_of(grid_of([]))
    assert not Picture(text).numbers
    assert "There are no stakeholders yet." in text


def test_labels_of_the_scale_stand_beside_ticks_where_there_is_room_and_else_in_the_caption() -> None:
    scale = {"min": 1, "max": 5, "labels": {"influence": {"1": "none", "5": "decides"}, "interest": {"1": "x" * 40}}}
    text = text_of(grid_of([], scale=scale))
    assert " decides 5 ┤" in text and "    none 1 ┤" in text
    assert f"Interest: 1 {'x' * 40}." in text
    assert "Influence: 1 none, 5 decides." in joined_lines(text_of(grid_of([], scale=scale), 40))


@pytest.mark.parametrize("spread", ["alike", "different", "whole"])
@pytest.mark.parametrize("count", [5, 30, 100, 300])
@pytest.mark.parametrize("width", [20, 40, 80, 140, 200])
def test_every_name_appears_in_full(count: int, width: int, spread: str) -> None:
    entries = []
    for i in range(count):
        scores = {
            "alike": (4, 4),
            "different": (1 + 4 * i / count, 1 + 4 * (i * 7 % count) / count),
            "whole": (1 + i % 5, 1 + i // 5 % 5),
        }[spread]
        entries.append(at(f"{NAMES[i % len(NAMES)].replace(' ', f'{i} ')} {i}", *scores))
    words = text_of(grid_of(entries), width)
    for entry in entries:
        for word in entry["name"].split():
            assert word in words or joined(word) in joined(words)


def test_stakeholders_that_are_all_alike_share_one_mark() -> None:
    text = text_of(grid_of([at(f"n{i}", 4, 4) for i in range(300)]))
    assert set(Picture(text).numbers) == {"1-300"}
    assert len(key_of(text)) == 300


def test_a_name_too_long_for_the_field_gets_a_number_and_stands_in_the_key() -> None:
    name = " ".join(["Interdepartmental"] * 12)
    text = text_of(grid_of([at(name, 5, 5), at("A", 1, 1), at("B", 1, 5), at("C", 5, 1)]))
    assert Picture(text).of(1) is not None
    assert text.partition("└")[2].count("Interdepartmental") == 12
    assert {"A", "B", "C"} < set(Picture(text).numbers)


def test_a_terminal_too_narrow_for_a_plot_gets_a_list_by_quadrant() -> None:
    text = text_of(grid_of([at("Agency", 5, 4.5), at("Nurses", 1, 1)]), 30)
    assert "┌" not in text
    assert re.search(r"manage-closely \(1\): sustained\ndialogue and collaboration\n● Agency +5/4.5\n", text)


def test_a_wide_terminal_has_the_key_beside_the_plot() -> None:
    text = text_of(grid_of([at(f"A rather long name of a body {i}", 5, 5) for i in range(20)]), 140)
    assert re.search(r"│ +1 ● A rather long name of a body 0", text)


def test_quadrants_are_explained_below_where_the_corners_have_no_room() -> None:
    text = text_of(grid_of([at("A", 5, 5)]), 40)
    assert "monitor: occasional dissemination" in text


def test_text_of_a_register_cannot_move_the_cursor() -> None:
    names = ["red \x1b[31m", "turned \u202e round", "two\nlines"]
    entries = [at(name, 5, 5) for name in names] + [at(f"{name} unscored") for name in names]
    for width in (20, 80, 140):
        text = text_of(grid_of(entries, scale={"min": 1, "max": 5, "labels": {"1": "\x1b[2J"}}), width)
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)


def test_styles_change_nothing_but_colour() -> None:
    grid = grid_of([at(name, 1 + i % 5, 5 - i % 4) for i, name in enumerate(NAMES)])
    lines = draw(grid, 100)
    assert re.sub("\x1b\\[[0-9;]*m", "", render(lines, color=True)).split() == render(lines, color=False).split()


def test_a_grid_is_drawn_the_same_twice() -> None:
    grid = grid_of([at(f"n{i}", 1 + i * 37 % 41 / 10, 1 + i * 17 % 41 / 10) for i in range(200)])
    assert draw(grid, 100) == draw(grid, 100)


@pytest.mark.parametrize(
    ("low", "high", "step"), [(0, 1, 0.1), (1, 10, 1), (1, 3, 1), (-5, 5, 1), (0, 100, 1), (0, 1, 1)]
)
def test_ticks_are_few_and_begin_and_end_with_the_scale(low: float, high: float, step: float) -> None:
    found = ticks(ScoreScale(low, high, step, {}), 11)
    assert 2 <= len(found) <= 11
    assert found[0] == low and found[-1] == pytest.approx(high)


@given(
    threshold=st.floats(-2, 7),
    scores=st.lists(st.floats(1, 5), min_size=1, max_size=20),
    span=st.integers(2, 60),
)
def test_a_ruler_keeps_order_and_sides(threshold: float, scores: list[float], span: int) -> None:
    ruler = Ruler(1.0, 5.0, 3, 3 + span, threshold, 1e-9)
    assert ruler.line is not None
    cells = [ruler.cell(score) for score in sorted(scores)]
    assert cells == sorted(cells)
    for score in scores:
        off = ruler.cell(score) - ruler.line
        assert (off > 0) - (off < 0) == ruler.side(score)


def test_ranges_join_neighbours() -> None:
    assert ranges([7, 3, 1, 2]) == "1-3, 7"


SCALES = [(1, 5), (0, 1), (1, 10), (1, 3), (-3, 3), (0, 100)]


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    """Return a grid of stakeholders with short names, each of which is one word."""
    low, high = draw(st.sampled_from(SCALES))
    few = [low + (high - low) * i / 4 for i in range(5)]
    score = st.one_of(st.sampled_from(few), st.floats(low, high).map(lambda value: round(value, 2)))
    threshold = st.one_of(st.sampled_from(["midpoint", "mean", "median", low, high]), score)
    pairs = draw(st.lists(st.tuples(score, score), max_size=draw(st.sampled_from([4, 12, 60]))))
    rule = {"influence": draw(threshold), "interest": draw(threshold)}
    borderline = draw(st.sampled_from([0, 0, (high - low) / 10]))
    word = draw(st.sampled_from(["n", "a-name-of-length-", "世界"]))
    entries = [at(f"{word}{i}", *pair) for i, pair in enumerate(pairs)]
    return grid_of(entries, scale={"min": low, "max": high}, threshold=rule, borderline=borderline)


@settings(deadline=None, max_examples=150)
@given(grids(), st.sampled_from([40, 60, 80, 100, 140, 200]))
def test_every_stakeholder_has_a_mark_on_its_own_side_of_both_thresholds(grid: Grid, width: int) -> None:
    text = text_of(grid, width)
    if "世界" in text:
        return  # wide characters: a column of the text is no column of the terminal
    if "┌" not in text:
        assert width == 40, "there is room for a plot"
        return
    seen, numbers = Picture(text), {name: number for number, name in key_of(text).items()}
    for one in scored(grid.placements):
        name = one.stakeholder.name
        found = seen.numbers.get(name) or seen.of(numbers[name])
        assert found is not None, f"{name} is not on the plot"
        mark, row, column = found
        assert mark == ("○" if one.could_be else "●")
        assert one.influence is not None and one.interest is not None
        for axis, score, line, off in (
            ("influence", one.influence, seen.row, (seen.row or 0) - row),
            ("interest", one.interest, seen.column, column - (seen.column or 0)),
        ):
            if line is not None and grid.is_high(axis, score):  # type: ignore[arg-type]  # both are axes
                assert off > 0
            elif line is not None:
                assert off <= 0


@settings(deadline=None, max_examples=100)
@given(grids(), st.sampled_from([20, 30, 36, 40, 60, 80, 100, 140, 200]))
def test_no_line_is_wider_than_the_terminal(grid: Grid, width: int) -> None:
    for line in draw(grid, width):
        assert width_of("".join(span.text for span in line)) <= width


@settings(deadline=None, max_examples=50)
@given(grids(), st.sampled_from([80, 200]))
def test_the_number_of_a_stakeholder_is_in_the_key_once(grid: Grid, width: int) -> None:
    numbers = sorted(key_of(text_of(grid, width)))
    assert numbers == list(range(1, len(numbers) + 1))


TORN = [
    at("Torn agency")
    | {
        "assessments": [
            {"date": "2026-03-01", "by": "AK", "influence": 5, "interest": 1},
            {"date": "2026-03-01", "by": "RM", "influence": 5, "interest": 4},
        ]
    },
    at("Sure", 1, 1),
]


def test_contested_stakeholder_has_its_range_in_numbers() -> None:
    text = text_of(grid_of(TORN))
    assert "Contested, with the range of its assessors' scores:\n  Torn agency: interest 1 to 4\n" in text


def test_range_of_a_numbered_stakeholder_has_its_number() -> None:
    crowd = [at(f"Somebody whose name is long {i}", 2, 2) for i in range(30)]
    text = text_of(grid_of([*TORN, *crowd]), 60)
    number = re.search(r"(\d+) ◆ Torn agency", text)
    assert number is not None
    assert f"  {number[1]} Torn agency: interest 1 to 4\n" in text


def test_nobody_contested_has_no_ranges() -> None:
    assert "Contested" not in text_of(grid_of([at("Sure", 1, 1)]))


MOVED = """
stakeholders:
  - id: nhsa
    name: NHSA
    assessments:
      - {date: 2025-06-01, by: AK, influence: 3, interest: 4}
      - {date: 2026-03-02, by: RM, influence: 5, interest: 4, because: Board minutes}
  - {id: old, name: Old body, influence: 4, interest: 2, until: 2026-01-31, succeeded_by: new}
  - {id: new, name: New body, influence: 4, interest: 2, since: 2026-02-01}
"""


def moved_text(read: Callable[..., Register], since: str, width: int = 80) -> str:
    register = read(MOVED)
    moved = movement(replace(register, day=datetime.date.fromisoformat(since)), register)
    return render(draw(moved.after, width, moved), color=False)


def test_movement_is_listed_below_the_grid(read: Callable[..., Register]) -> None:
    assert moved_text(read, "2026-01-01").split("\n\n")[-2] == (
        "Moved since 2026-01-01 (1):\n"
        "  NHSA moved from keep-informed to manage-closely: influence rose from 3 to 5\n"
        "    (RM, 2026-03-02: Board minutes)\n"
        "Came since 2026-01-01 (1):\n"
        "  New body, in keep-satisfied: counts since 2026-02-01\n"
        "Left since 2026-01-01 (1):\n"
        "  Old body, in keep-satisfied: counted until 2026-01-31; succeeded by New body"
    )


def test_no_movement_is_said(read: Callable[..., Register]) -> None:
    assert "Nobody moved, came or left since 2026-09-01." in moved_text(read, "2026-09-01")


@pytest.mark.parametrize("width", [20, 40, 60, 80, 140])
def test_no_line_of_movement_is_wider_than_the_terminal(read: Callable[..., Register], width: int) -> None:
    assert max(map(width_of, moved_text(read, "2026-01-01", width).splitlines())) <= width
