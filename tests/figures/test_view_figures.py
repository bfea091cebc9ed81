"""The pictures of salience, impact, stance and the matrix: readable, whole, and described."""

import random
from collections.abc import Callable, Mapping
from itertools import combinations
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import Bbox
from PIL import Image

from kmap import rooms
from kmap.analysis.change.history import history
from kmap.analysis.cycle.chains import chains
from kmap.analysis.cycle.cycle import cycle
from kmap.analysis.grid import place
from kmap.errors import KmapError
from kmap.figures.grid import draw as draw_grid
from kmap.figures.parts.size import size
from kmap.figures.parts.style import DescribedFigure, save
from kmap.register.register import Register
from kmap.register.vocabulary import CATEGORIES, STANCES

Read = Callable[..., Register]
VIEWS = {"salience": "salience", "impact": "impact", "stance": "stance", "matrix": "stance"}
WORDS = ("National", "Regional", "Local", "European", "council", "agency", "forum", "ministry", "union", "trust")


def register_of(count: int, words: int = 2, alike: bool = False) -> str:
    """Return a register with everything given for most; names of so many words, and answers all alike or not."""
    chosen = random.Random(7)
    lines = []
    for number in range(count):
        name = " ".join(chosen.choices(WORDS, k=words))
        given = "power: true, legitimacy: true, urgency: true"
        stance, influence, interest, impact = "resistant", 4, 5, 5
        if not alike:
            given = ", ".join(
                f"{one}: {chosen.choice(('true', 'false'))}" for one in ("power", "legitimacy", "urgency")
            )
            stance = chosen.choice(STANCES)
            influence, interest, impact = (chosen.randint(1, 5) for _ in range(3))
        scores = f"influence: {influence}, interest: {interest}, impact: {impact}"
        rest = f"{scores}, salience: {{{given}}}, stance: {{current: {stance}, desired: supportive}}"
        whole = f", {rest}" if alike or number % 6 else ""
        lines.append(
            f"  - {{id: s{number}, name: {name} {number}, category: {chosen.choice(list(CATEGORIES))}{whole}}}"
        )
    return "stakeholders:\n" + "\n".join(lines)


def figure_of(view: str, register: Register, asked: str | None = None) -> DescribedFigure:
    found = rooms.module("analysis", VIEWS[view]).classify(register)
    figure: DescribedFigure = rooms.module("figures", view).draw(found, CATEGORIES, size=size(asked) if asked else None)
    return figure


def texts(figure: Figure) -> list[tuple[str, Bbox]]:
    """Return what is written in a figure, each with where it stands, in pixels."""
    canvas: Any = FigureCanvasAgg(figure)  # matplotlib has no types for it
    canvas.draw()
    renderer = canvas.get_renderer()
    written = [one for one in figure.findobj(Text) if isinstance(one, Text) and one.get_text().strip()]
    inside = [one for one in written if one.axes is not None and one in one.axes.texts]
    return [(one.get_text(), one.get_window_extent(renderer)) for one in inside]


@pytest.mark.parametrize(
    ("count", "words", "alike", "asked"),
    [
        (15, 12, False, None),
        (30, 2, True, None),
        (60, 2, False, None),
        (15, 2, False, "slide"),
    ],
)
@pytest.mark.parametrize("view", VIEWS)
def test_no_text_covers_another_or_leaves_the_picture_and_nobody_is_missing(
    view: str, count: int, words: int, alike: bool, asked: str | None, read: Read
) -> None:
    register = read(register_of(count, words, alike))
    figure = figure_of(view, register, asked)
    found, page = texts(figure), figure.bbox
    for text, box in found:
        assert page.x0 - 1 <= box.x0 and box.x1 <= page.x1 + 1, text
        assert page.y0 - 1 <= box.y0 and box.y1 <= page.y1 + 1, text
    covering = [
        (one, other)
        for (one, first), (other, second) in combinations(found, 2)
        if min(first.x1, second.x1) - max(first.x0, second.x0) > 1
        and min(first.y1, second.y1) - max(first.y0, second.y0) > 3
    ]
    assert covering == []
    written = {word.strip(",.()") for text, _ in found for word in text.split()}
    assert {str(number) for number in range(count)} <= written


@pytest.mark.parametrize("text", ["stakeholders: []", "stakeholders: [{name: A}]"])
@pytest.mark.parametrize("view", VIEWS)
def test_registers_with_nothing_given_have_a_picture(view: str, text: str, read: Read) -> None:
    assert texts(figure_of(view, read(text)))


@pytest.mark.parametrize("name", ["$x^2$", "<script> &", "世界 🌍", "_" * 60])
@pytest.mark.parametrize("view", VIEWS)
def test_names_are_other_people_s_text(view: str, name: str, read: Read, tmp_path: Path) -> None:
    given = "influence: 5, interest: 5, impact: 5, salience: {power: true, legitimacy: true, urgency: true}"
    text = f"stakeholders: [{{id: a, name: '{name}', {given}, stance: {{current: resistant}}}}]"
    figure = figure_of(view, read(text))
    if name.isascii():
        assert name.replace(" ", "") in "".join(text.replace(" ", "") for text, _ in texts(figure))
    save(figure, tmp_path / "a.svg")
    ElementTree.parse(tmp_path / "a.svg")


def test_a_name_stands_in_all_circles_of_its_attributes_and_in_no_other(read: Read) -> None:
    given = {
        "Both": "power: true, legitimacy: true, urgency: false",
        "None": "power: false, legitimacy: false, urgency: false",
    }
    lines = ", ".join(f"{{name: {name}, salience: {{{what}}}}}" for name, what in given.items())
    figure = figure_of("salience", read(f"stakeholders: [{lines}]"))
    boxes = dict(texts(figure))
    discs = [patch.get_window_extent() for patch in figure.axes[0].patches[::2]]

    def inside(name: str) -> list[bool]:
        x, y = (boxes[name].x0 + boxes[name].x1) / 2, (boxes[name].y0 + boxes[name].y1) / 2
        return [(x - (d.x0 + d.x1) / 2) ** 2 + (y - (d.y0 + d.y1) / 2) ** 2 < (d.width / 2) ** 2 for d in discs]

    assert inside("Both") == [True, True, False]
    assert inside("None") == [False, False, False]


def test_stance_runs_to_the_right_and_influence_up(read: Read) -> None:
    register = read("""
        stakeholders:
          - {name: Against, influence: 5, stance: {current: resistant}}
          - {name: Leads, influence: 1, stance: {current: leading}}
    """)
    boxes = dict(texts(figure_of("stance", register)))
    assert boxes["Against"].x1 < boxes["Leads"].x0
    assert boxes["Against"].y0 > boxes["Leads"].y1


def drawn(register: Register) -> Mapping[str, DescribedFigure]:
    """Return every picture that a command draws, by its name."""
    figures = {name: rooms.module("figures", name) for name in ("grid", "network", "cycle", "trace", "history")}
    grid = place(register)
    return {view: figure_of(view, register) for view in VIEWS} | {
        "grid": figures["grid"].draw(grid, CATEGORIES),
        "network": figures["network"].draw(register, grid),
        "network on the grid": figures["network"].draw(register, grid, over_grid=True),
        "cycle": figures["cycle"].draw(cycle(register)),
        "trace": figures["trace"].draw(register, chains(register)),
        "history": figures["history"].draw(history(register, "homes")),
    }


EVERYTHING = """
stakeholders:
  - id: homes
    name: Care & homes
    influence: 2
    interest: 5
    impact: 5
    salience: {power: true, legitimacy: true, urgency: false}
    stance: {current: neutral, desired: leading}
    assessments: [{date: 2026-03-02, by: AK, influence: 2, interest: 4}]
relationships: [{from: us, to: homes}]
needs: [{id: n, need: Which heat harms?, raised_by: [homes]}]
"""


def test_every_picture_is_described_in_svg_and_its_text_stays_text(read: Read, tmp_path: Path) -> None:
    space = "{http://www.w3.org/2000/svg}"
    for name, figure in drawn(read(EVERYTHING)).items():
        save(figure, tmp_path / "a.svg")
        root = ElementTree.parse(tmp_path / "a.svg").getroot()
        assert root.get("role") == "img", name
        assert root.findtext(f"{space}title") == figure.title, name
        assert len(root.findtext(f"{space}desc") or "") > 60, name
        written = [one.text for one in root.iter(f"{space}text")]
        assert {one for one, _ in texts(figure)} <= set(written), name
        fonts = {one.get("style") or "" for one in root.iter(f"{space}text")}
        assert all("DejaVu Sans" in font for font in fonts), name


def test_every_picture_is_described_in_png_and_pdf_and_embeds_its_fonts(read: Read, tmp_path: Path) -> None:
    for name, figure in drawn(read(EVERYTHING)).items():
        save(figure, tmp_path / "a.png")
        with Image.open(tmp_path / "a.png") as image:
            chunks = getattr(image, "text", {})
        assert chunks["Title"] == figure.title, name
        assert chunks["Description"] == figure.description, name
        save(figure, tmp_path / "a.pdf")
        content = (tmp_path / "a.pdf").read_bytes()
        assert b"/Subject" in content, name
        assert b"/FontFile2" in content, name
        assert b"/Type3" not in content, name
        assert b"CreationDate" not in content, name


@pytest.mark.parametrize("view", [*VIEWS, "grid"])
def test_too_many_are_refused_with_what_to_do(view: str, read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kmap.figures.parts.view.MOST_SHOWN", 11)
    few, many = read(register_of(11)), read(register_of(12))
    if view == "grid":
        draw_grid(place(few), CATEGORIES)
    else:
        figure_of(view, few)
    with pytest.raises(KmapError, match="a picture of 12 stakeholders can't be read; 11 are the most") as refused:
        draw_grid(place(many), CATEGORIES) if view == "grid" else figure_of(view, many)
    assert "--category" in refused.value.tip
    assert "kmap report" in refused.value.tip
