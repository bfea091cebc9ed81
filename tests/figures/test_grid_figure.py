"""The picture of the grid: readable, true, and the same bytes each time."""

import random
import subprocess
import sys
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from kmap.analysis.grid import Grid, place
from kmap.figures.grid import draw
from kmap.figures.parts.style import save
from kmap.register.register import Register
from kmap.register.vocabulary import CATEGORIES

Read = Callable[..., Register]
ROOT = Path(__file__).parents[2]
WORDS = ("National", "Regional", "Local", "European", "council", "agency", "forum", "ministry", "union", "trust")


def register_of(count: int, scores: str, name: str = "short") -> str:
    """Return a register: scores that are whole, all different or all alike; names that are short or long."""
    chosen = random.Random(7)
    lines = []
    for number in range(count):
        influence, interest = _scores(scores, chosen)
        words = " ".join(chosen.choices(WORDS, k=30 if name == "long" else 2))
        category = chosen.choice(list(CATEGORIES))
        score = f"influence: {influence}, interest: {interest}"
        lines.append(f"  - {{id: s{number}, name: {words} {number}, category: {category}, {score}}}")
    return "stakeholders:\n" + "\n".join(lines)


def _scores(scores: str, chosen: random.Random) -> tuple[float, float]:
    if scores == "whole":
        return chosen.randint(1, 5), chosen.randint(1, 5)
    if scores == "different":
        return round(chosen.uniform(1, 5), 3), round(chosen.uniform(1, 5), 3)
    return 4, 2


def texts(figure: Figure) -> list[tuple[str, Bbox]]:
    """Return what is written in a figure, each with where it stands, in pixels."""
    canvas: Any = FigureCanvasAgg(figure)  # matplotlib has no types for it
    canvas.draw()
    renderer = canvas.get_renderer()
    written = [
        one for one in figure.findobj(Text) if isinstance(one, Text) and one.get_text().strip() and one.get_visible()
    ]
    return [(one.get_text(), one.get_window_extent(renderer)) for one in written]


def figure_of(grid: Grid) -> Figure:
    return draw(grid, CATEGORIES)


@pytest.fixture(
    params=[(5, "whole", "short"), (30, "whole", "short"), (30, "different", "long"), (100, "whole", "short")]
)
def crowd(request: pytest.FixtureRequest, read: Read) -> Grid:
    return place(read(register_of(*request.param)))


@pytest.mark.parametrize(
    ("count", "scores", "name"),
    [
        (5, "whole", "short"),
        (5, "whole", "long"),
        (30, "whole", "short"),
        (30, "different", "short"),
        (30, "alike", "long"),
        (100, "whole", "short"),
        (100, "different", "short"),
        (100, "alike", "short"),
        (300, "different", "short"),
    ],
)
def test_no_text_covers_another_or_leaves_the_picture(count: int, scores: str, name: str, read: Read) -> None:
    figure = figure_of(place(read(register_of(count, scores, name))))
    found = texts(figure)
    page = figure.bbox
    for text, box in found:
        assert page.x0 <= box.x0, text
        assert box.x1 <= page.x1, text
        assert page.y0 <= box.y0, text
        assert box.y1 <= page.y1, text
    covering = [
        (one, other)
        for (one, first), (other, second) in combinations(found, 2)
        if min(first.x1, second.x1) - max(first.x0, second.x0) > 1
        and min(first.y1, second.y1) - max(first.y0, second.y0) > 2
    ]
    assert covering == []


def test_every_name_is_written_in_full(crowd: Grid) -> None:
    written = " ".join(text for text, _ in texts(figure_of(crowd))).replace("\n", " ").split()
    for placement in crowd.placements:
        for word in placement.stakeholder.name.split():
            assert word in written
    numbers = [word for word in written if word.isdigit()]
    assert len(numbers) >= len(crowd.placements)


@pytest.mark.parametrize(
    ("influence", "interest", "right", "upper"),
    [(5, 1, False, True), (5, 5, True, True), (1, 1, False, False), (1, 5, True, False)],
)
def test_influence_runs_up_and_interest_to_the_right(
    influence: int, interest: int, right: bool, upper: bool, read: Read
) -> None:
    figure = figure_of(place(read(f"stakeholders: [{{name: Here, influence: {influence}, interest: {interest}}}]")))
    box = next(box for text, box in texts(figure) if text == "Here")
    plot = figure.axes[-1].bbox
    assert bool(box.x0 + box.x1 > plot.x0 + plot.x1) is right
    assert bool(box.y0 + box.y1 > plot.y0 + plot.y1) is upper


def test_quadrants_are_named_in_their_corners(read: Read) -> None:
    boxes = dict(texts(figure_of(place(read("stakeholders: [{name: Here, influence: 2, interest: 2}]")))))
    assert boxes["Keep satisfied"].x1 < boxes["Manage closely"].x0
    assert boxes["Monitor"].x1 < boxes["Keep informed"].x0
    assert boxes["Monitor"].y1 < boxes["Keep satisfied"].y0
    assert boxes["Keep informed"].y1 < boxes["Manage closely"].y0


def test_unscored_stakeholder_is_named_beside_the_grid(read: Read) -> None:
    grid = place(read("stakeholders: [{name: Tenants, interest: 5}, {name: Council, influence: 2, interest: 2}]"))
    written = " ".join(text for text, _ in texts(figure_of(grid)))
    assert "Not on the grid: Tenants (influence missing)" in written


def test_score_on_the_threshold_is_in_the_legend(read: Read) -> None:
    sure = place(read("stakeholders: [{name: A, influence: 2, interest: 2}]"))
    doubtful = place(read("stakeholders: [{name: A, influence: 3, interest: 2}]"))
    assert not any("might be in another" in text for text, _ in texts(figure_of(sure)))
    assert any("might be in another" in text for text, _ in texts(figure_of(doubtful)))


@pytest.mark.parametrize("name", ["$x^2$", r"a\alpha_b", "{{7*7}}", "<script>", "世界 🌍", "عربي", "A & B", "_" * 40])
def test_names_are_other_people_s_text(name: str, read: Read, tmp_path: Path) -> None:
    text = f"stakeholders: [{{id: a, name: '{name}', influence: 2, interest: 2}}]"
    figure = figure_of(place(read(text)))
    if name.isascii():
        assert name in "".join(text for text, _ in texts(figure))
    for ending in ("svg", "pdf", "png"):
        save(figure, str(tmp_path / f"grid.{ending}"))


@pytest.mark.parametrize(
    "text",
    [
        "stakeholders: []",
        "stakeholders: [{name: A}]",
        "threshold: mean\nstakeholders: [{name: A, influence: 2}]",
        "scale: {min: 0, max: 1}\nthreshold: 0.95\nstakeholders: [{name: A, influence: 1, interest: 0}]",
        "scale: {min: -5, max: 5}\nstakeholders: [{name: A, influence: -5, interest: 5, category: industry}]",
    ],
)
def test_sparse_and_odd_registers_have_a_picture(text: str, read: Read) -> None:
    assert texts(figure_of(place(read(text))))


def test_svg_keeps_text_as_text_and_says_what_it_shows(read: Read, tmp_path: Path) -> None:
    path = tmp_path / "grid.svg"
    save(figure_of(place(read("stakeholders: [{name: Care homes, influence: 2, interest: 5}]"))), str(path))
    svg = path.read_text(encoding="utf-8")
    assert "Care homes" in svg
    assert "<dc:description>" in svg.replace("\n", "") or "description" in svg


@pytest.mark.parametrize("ending", ["png", "svg", "pdf"])
def test_same_register_same_bytes_in_two_processes(ending: str, tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.{ending}" for number in range(2)]
    for seed, path in enumerate(paths):
        subprocess.run(
            [sys.executable, "-m", "kmap", "grid", str(ROOT / "stakeholders.yaml"), "--output", str(path)],
            check=True,
            env={"PYTHONHASHSEED": str(seed), "PYTHONPATH": str(ROOT), "PATH": "", "HOME": str(tmp_path)},
        )
    assert paths[0].read_bytes() == paths[1].read_bytes()


def test_order_of_stakeholders_changes_no_picture(read: Read, tmp_path: Path) -> None:
    head, *lines = register_of(30, "whole").splitlines()
    for number, ordered in enumerate((lines, lines[::-1])):
        save(figure_of(place(read("\n".join([head, *ordered])))), str(tmp_path / f"{number}.png"))
    assert (tmp_path / "0.png").read_bytes() == (tmp_path / "1.png").read_bytes()
