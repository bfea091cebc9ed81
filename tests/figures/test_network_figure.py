"""The picture of the network: readable, true, and the same bytes each time."""

import math
import random
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import LineCollection, PathCollection, PolyCollection
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import Bbox, BboxBase

from kmap.analysis.grid import place
from kmap.errors import KmapError
from kmap.figures.network import MOST_DRAWN, draw
from kmap.figures.parts.style import save
from kmap.register.register import Register
from kmap.register.vocabulary import CATEGORIES

Read = Callable[..., Register]
Drawn = Callable[[int, int, int, bool], tuple[list[tuple[str, Bbox]], BboxBase]]
ROOT = Path(__file__).parents[2]
WORDS = ("National", "Regional", "Local", "European", "council", "agency", "forum", "ministry", "union", "trust")


def town(stakeholders: int, ties: int, words: int = 2) -> list[str]:
    """Return the lines of a register with so many stakeholders and ties, some of them in conflict."""
    chosen = random.Random(5)
    people = [
        f"  - {{id: s{number}, name: {' '.join(chosen.choices(WORDS, k=words))} {number}, "
        f"category: {chosen.choice(list(CATEGORIES))}, influence: {chosen.randint(1, 5)}, "
        f"interest: {chosen.randint(1, 5)}}}"
        for number in range(stakeholders)
    ]
    ends, lines = ["us"], []
    for _ in range(ties):
        one, other = chosen.choice(ends), f"s{chosen.randrange(stakeholders)}"
        if one != other:
            ends += [one, other]
            effect = ", effect: negative" if chosen.random() < 0.1 else ""
            lines.append(f"  - {{from: {one}, to: {other}, strength: {chosen.randint(1, 3)}{effect}}}")
    return ["stakeholders:", *people, "relationships:", *lines]


def figure_of(register: Register, *, over_grid: bool = False, category: str | None = None) -> Figure:
    return draw(register, place(register, category=category), over_grid=over_grid)


def texts(figure: Figure) -> list[tuple[str, Bbox]]:
    """Return what is written in a figure, each with where it stands, in pixels."""
    canvas: Any = FigureCanvasAgg(figure)  # matplotlib has no types for it
    written = [one for one in figure.findobj(Text) if isinstance(one, Text) and one.get_text().strip()]
    return [(one.get_text(), Text.get_window_extent(one, canvas.get_renderer())) for one in written]


@pytest.fixture(scope="module")
def drawn(read: Read) -> Drawn:
    """Return a function that says what is written in the picture of a town and on what page, each drawn once."""

    @cache
    def draw_town(stakeholders: int, ties: int, words: int, over_grid: bool) -> tuple[list[tuple[str, Bbox]], BboxBase]:
        figure = figure_of(read("\n".join(town(stakeholders, ties, words))), over_grid=over_grid)
        return texts(figure), figure.bbox

    return draw_town


def two(read: Read, tie: str) -> Figure:
    return figure_of(read(f"stakeholders: [{{name: A}}, {{name: B}}]\nrelationships: [{tie}]"))


def lines_of(figure: Figure) -> list[Any]:
    return [one for one in figure.axes[-1].collections if isinstance(one, LineCollection)]


def arrows_of(figure: Figure) -> list[Any]:
    return [one for one in figure.axes[-1].collections if isinstance(one, PolyCollection)]


@pytest.mark.parametrize(
    ("stakeholders", "ties", "words", "over_grid"),
    [
        (3, 3, 2, False),
        (15, 20, 2, False),
        (15, 20, 2, True),
        (15, 20, 12, False),
        (60, 90, 2, False),
        (60, 90, 2, True),
        (110, 150, 2, False),
        (160, 210, 2, False),
    ],
)
def test_no_text_covers_another_or_leaves_the_picture(
    stakeholders: int, ties: int, words: int, over_grid: bool, drawn: Drawn
) -> None:
    found, page = drawn(stakeholders, ties, words, over_grid)
    for text, box in found:
        assert page.x0 - 1 <= box.x0, text
        assert box.x1 <= page.x1 + 1, text
        assert page.y0 - 1 <= box.y0, text
        assert box.y1 <= page.y1 + 1, text
    assert [(one, other) for (one, a), (other, b) in combinations(found, 2) if covers(a, b)] == []


def covers(one: Bbox, other: Bbox) -> bool:
    wide = min(one.x1, other.x1) - max(one.x0, other.x0)
    high = min(one.y1, other.y1) - max(one.y0, other.y0)
    return bool(wide > 2 and high > 3)


@pytest.mark.parametrize(("stakeholders", "ties"), [(15, 20), (60, 90), (160, 210)])
def test_every_name_is_written_in_full(stakeholders: int, ties: int, read: Read, drawn: Drawn) -> None:
    register = read("\n".join(town(stakeholders, ties)))
    written = " ".join(text for text, _ in drawn(stakeholders, ties, 2, False)[0]).split()
    assert [one.name for one in register.stakeholders if one.name not in " ".join(written)] == []


@pytest.mark.parametrize(("stakeholders", "ties", "numbered"), [(110, 150, False), (160, 210, True)])
def test_many_are_numbered_with_a_key_below(stakeholders: int, ties: int, numbered: bool, drawn: Drawn) -> None:
    written = [text for text, _ in drawn(stakeholders, ties, 2, False)[0]]
    assert ("Key" in written) == numbered


def test_a_tie_one_way_has_an_arrow_and_a_mutual_one_none(read: Read) -> None:
    assert len(arrows_of(two(read, "{from: a, to: b}"))) == 1
    assert arrows_of(two(read, "{from: a, to: b, mutual: true}")) == []
    assert arrows_of(two(read, "{from: a, to: b}, {from: b, to: a}")) == []


def test_the_arrow_is_where_the_tie_leads(read: Read) -> None:
    figure = two(read, "{from: a, to: b}")
    boxes = dict(texts(figure))
    (arrow,) = arrows_of(figure)
    tip = figure.axes[-1].transData.transform(arrow.get_paths()[0].vertices[0])
    middle = {name: ((boxes[name].x0 + boxes[name].x1) / 2, (boxes[name].y0 + boxes[name].y1) / 2) for name in "AB"}
    assert math.dist(tip, middle["B"]) < math.dist(tip, middle["A"])


def test_conflict_is_dashed_and_of_another_colour(read: Read) -> None:
    ties, conflict = lines_of(two(read, "{from: a, to: b}, {from: b, to: a, effect: negative}"))
    assert ties.get_linestyles() != conflict.get_linestyles()
    assert ties.get_colors().tolist() != conflict.get_colors().tolist()


def test_a_tie_and_a_conflict_of_the_same_two_are_apart(read: Read) -> None:
    ties, conflict = lines_of(two(read, "{from: a, to: b}, {from: a, to: b, effect: negative}"))
    assert len(ties.get_segments()[0]) < len(conflict.get_segments()[0])  # straight, and bent


def test_a_stronger_tie_is_wider(read: Read) -> None:
    register = read(
        """
        stakeholders: [{name: A}, {name: B}, {name: C}]
        relationships: [{from: a, to: b, strength: 3}, {from: b, to: c}]
        """
    )
    (lines,) = lines_of(figure_of(register))
    widths = sorted(lines.get_linewidths())
    assert widths[0] < widths[1]


def test_more_influence_makes_a_larger_dot(read: Read) -> None:
    text = "stakeholders: [{{name: A, influence: {}}}, {{name: B, influence: 3}}]\nrelationships: [{{from: a, to: b}}]"

    def largest(influence: int) -> float:
        collections = figure_of(read(text.format(influence))).axes[-1].collections
        return max(float(one.get_sizes().max()) for one in collections if isinstance(one, PathCollection))

    assert largest(3) < largest(5)


def test_a_missing_score_is_in_the_legend_and_not_the_smallest(read: Read) -> None:
    register = read("stakeholders: [{name: A, influence: 1}, {name: B}]\nrelationships: [{from: a, to: b}]")
    written = [text for text, _ in texts(figure_of(register))]
    assert "Hollow: influence not scored (1)" in written


def test_who_has_no_tie_is_listed(read: Read) -> None:
    register = read("stakeholders: [{name: A}, {name: B}, {name: Loner}]\nrelationships: [{from: a, to: b}]")
    boxes = dict(texts(figure_of(register)))
    assert boxes["Loner"].y1 < boxes["No tie recorded"].y0 < boxes["A"].y0


def test_the_team_is_marked_where_it_has_ties(read: Read) -> None:
    people = "team: {id: unit, name: The unit}\nstakeholders: [{name: A}, {name: B}]\n"
    assert "The unit" in [text for text, _ in texts(figure_of(read(people + "relationships: [{from: unit, to: a}]")))]
    without = figure_of(read(people + "relationships: [{from: a, to: b}]"))
    assert "The unit" not in [text for text, _ in texts(without)]


def test_parts_stand_beside_each_other(read: Read) -> None:
    text = """
    stakeholders: [{name: A}, {name: B}, {name: C}, {name: D}]
    relationships: [{from: a, to: b}, {from: c, to: d}]
    """
    boxes = dict(texts(figure_of(read(text))))
    assert max(boxes["A"].x1, boxes["B"].x1) < min(boxes["C"].x0, boxes["D"].x0)


def test_filters_leave_out_who_is_not_in_view(read: Read) -> None:
    register = read(
        """
        stakeholders: [{name: A, category: industry}, {name: B, category: industry}, {name: C, category: government}]
        relationships: [{from: a, to: b}, {from: b, to: c}]
        """
    )
    written = [text for text, _ in texts(figure_of(register, category="industry"))]
    assert "C" not in written
    assert any("1 filtered from view" in text for text in written)


def test_over_the_grid_dots_stand_at_their_scores(read: Read) -> None:
    register = read(
        """
        stakeholders:
          - {name: High, influence: 5, interest: 1}
          - {name: Low, influence: 1, interest: 5}
          - {name: Unscored, influence: 2}
        relationships: [{from: high, to: low}, {from: low, to: unscored}]
        """
    )
    figure = figure_of(register, over_grid=True)
    boxes = dict(texts(figure))
    assert boxes["High"].x1 < boxes["Low"].x0
    assert boxes["Low"].y1 < boxes["High"].y0
    written = " ".join(boxes)
    assert "Not on the grid: Unscored (interest missing)." in written
    assert "1 tie; 1 more with somebody who is not on the grid." in written


def test_no_tie_is_drawn_across_the_word_of_the_threshold(read: Read) -> None:
    figure = figure_of(
        read("stakeholders: [{name: A, influence: 3, interest: 3}]\nrelationships: [{from: us, to: a}]"),
        over_grid=True,
    )
    (word,) = (one for one in figure.findobj(Text) if isinstance(one, Text) and one.get_rotation() == 270)
    assert word.get_text() == "threshold 3"
    ground, (tie,) = word.get_bbox_patch(), lines_of(figure)
    assert ground is not None
    assert ground.get_alpha() in (None, 1)
    assert word.get_zorder() > tie.get_zorder()


def test_too_many_are_refused_with_what_to_filter(read: Read) -> None:
    with pytest.raises(KmapError, match="can't be read") as refused:
        figure_of(read("\n".join(town(MOST_DRAWN * 2, MOST_DRAWN * 3))))
    assert "--category" in refused.value.tip


@pytest.mark.parametrize(
    "text",
    [
        "stakeholders: []",
        "stakeholders: [{name: A}]",
        "stakeholders: [{name: A}]\nrelationships: [{from: us, to: a}]",
        "stakeholders: [{name: A}, {name: B}]\nrelationships: [{from: a, to: b, effect: negative}]",
        "threshold: mean\nstakeholders: [{name: A, influence: 2}, {name: B}]\nrelationships: [{from: a, to: b}]",
    ],
)
@pytest.mark.parametrize("over_grid", [False, True])
def test_sparse_and_odd_registers_have_a_picture(text: str, over_grid: bool, read: Read) -> None:
    assert texts(figure_of(read(text), over_grid=over_grid))


NAMES = ("$x^2$", r"a\alpha_b", "{{7*7}}", "<script>", "世界 🌍", "عربي", "A & B", "100% #1 ~ x^y_z")


@pytest.fixture(scope="module")
def named(read: Read) -> Figure:
    people = "".join(f"  - {{id: s{number}, name: '{name}'}}\n" for number, name in enumerate(NAMES))
    ties = "".join(f"  - {{from: us, to: s{number}}}\n" for number in range(len(NAMES)))
    return figure_of(read(f"stakeholders:\n{people}relationships:\n{ties}"))


def test_names_are_other_people_s_text_and_written_as_they_are(named: Figure) -> None:
    written = {one.get_text().replace("\\$", "$") for one in named.findobj(Text) if isinstance(one, Text)}
    assert {name for name in NAMES if name not in written} <= {"世界 🌍", "عربي"}  # which fonts there are differs


@pytest.mark.parametrize("ending", ["svg", "pdf", "png"])
def test_a_picture_with_any_name_can_be_written(ending: str, named: Figure, tmp_path: Path) -> None:
    path = tmp_path / f"net.{ending}"
    save(named, str(path))
    assert path.stat().st_size > 1_000
    if ending == "svg":
        assert "<script" not in path.read_text(encoding="utf-8")


def test_svg_says_what_it_shows(read: Read, tmp_path: Path) -> None:
    register = read("stakeholders: [{name: Care homes}, {name: B}]\nrelationships: [{from: us, to: care-homes}]")
    path = tmp_path / "net.svg"
    save(figure_of(register), str(path))
    svg = path.read_text(encoding="utf-8")
    assert (
        "Network of 2 stakeholders as of 2026-10-01: 1 tie; the most ties have Care homes (1) and us (1); "
        "1 without a tie." in svg
    )


DRAW_BOTH = """
import sys
from kmap.analysis.grid import place
from kmap.check import load
from kmap.figures.network import draw
from kmap.figures.parts.style import save
register = load(sys.argv[1])
for over_grid, path in ((False, sys.argv[2]), (True, sys.argv[3])):
    save(draw(register, place(register), over_grid=over_grid), path)
"""


def test_same_register_same_bytes_in_two_processes(tmp_path: Path) -> None:
    runs = []
    for seed in range(2):
        paths = [str(tmp_path / f"{layout}{seed}.svg") for layout in ("free", "grid")]
        runs.append(
            subprocess.Popen(
                [sys.executable, "-c", DRAW_BOTH, str(ROOT / "stakeholders.yaml"), *paths],
                env={"PYTHONHASHSEED": str(seed), "PYTHONPATH": str(ROOT), "PATH": "", "HOME": str(tmp_path)},
            )
        )
    assert [run.wait() for run in runs] == [0, 0]
    for layout in ("free", "grid"):
        assert (tmp_path / f"{layout}0.svg").read_bytes() == (tmp_path / f"{layout}1.svg").read_bytes()
    assert (tmp_path / "free0.svg").read_bytes() != (tmp_path / "grid0.svg").read_bytes()


def test_the_order_of_the_register_changes_no_picture(read: Read, tmp_path: Path) -> None:
    lines = town(16, 22)
    middle = lines.index("relationships:")
    turned = [lines[0], *lines[1:middle][::-1], lines[middle], *lines[middle + 1 :][::-1]]
    for number, written in enumerate((lines, turned)):
        save(figure_of(read("\n".join(written))), str(tmp_path / f"{number}.png"))
    assert (tmp_path / "0.png").read_bytes() == (tmp_path / "1.png").read_bytes()
