"""Sizes of pictures: exact, with larger letters on a slide, and a kind word where nothing can be read."""

from collections.abc import Callable
from pathlib import Path

import pytest
from matplotlib.collections import PathCollection
from matplotlib.text import Text

from kmap.analysis.grid import place
from kmap.errors import KmapError
from kmap.figures.grid import draw
from kmap.figures.parts.size import SIZES, Size, size
from kmap.figures.parts.style import DescribedFigure, save
from kmap.register.register import Register
from kmap.register.vocabulary import CATEGORIES

Read = Callable[..., Register]
SMALL = "stakeholders: [{name: Care homes, influence: 2, interest: 5}, {name: Council, influence: 4, interest: 4}]"


def figure_of(register: Register, asked: Size | None) -> DescribedFigure:
    return draw(place(register), CATEGORIES, size=asked)


def letters(figure: DescribedFigure, text: str) -> float:
    """Return the size of the letters of a text, in points."""
    written = [one for one in figure.findobj(Text) if isinstance(one, Text)]
    return next(float(one.get_fontsize()) for one in written if one.get_text() == text)


@pytest.mark.parametrize(
    ("text", "width", "height"),
    [("slide", 960, 540), ("PAGE", 841.89, 595.28), ("16x9", 453.54, 255.12), ("12.7 × 25.4 cm", 360, 720)],
)
def test_size_is_a_word_or_centimetres(text: str, width: float, height: float) -> None:
    assert size(text)[:2] == pytest.approx((width, height), abs=0.01)


@pytest.mark.parametrize("text", ["", "slides", "16", "16x", "16:9", "-3x4", "1600x900", "4x4", "nanx3", "1e1x9"])
def test_anything_else_is_refused_with_what_to_write(text: str) -> None:
    with pytest.raises(KmapError) as refused:
        size(text)
    assert "16x9" in (refused.value.tip or "")


@pytest.mark.parametrize("asked", ["slide", "page", "16x12", "30x60"])
def test_picture_has_exactly_the_size_asked_for(asked: str, read: Read) -> None:
    figure = figure_of(read(SMALL), size(asked))
    assert tuple(figure.get_size_inches() * 72) == pytest.approx(size(asked)[:2], abs=0.01)


def test_letters_on_a_slide_are_larger_than_on_a_page(read: Read) -> None:
    usual, slide, page = (figure_of(read(SMALL), asked) for asked in (None, SIZES["slide"], SIZES["page"]))
    assert letters(slide, "Council") > letters(page, "Council") >= letters(usual, "Council")
    assert min(float(one.get_fontsize()) for axes in slide.axes for one in axes.texts) >= 10


def test_dots_and_lines_grow_with_the_letters(read: Read) -> None:
    usual, slide = figure_of(read(SMALL), None), figure_of(read(SMALL), SIZES["slide"])
    zoom = letters(slide, "Keep satisfied") / letters(usual, "Keep satisfied")
    largest = [
        max(dots.get_sizes()[0] for dots in figure.axes[-1].collections if isinstance(dots, PathCollection))
        for figure in (usual, slide)
    ]
    assert largest[1] / largest[0] == pytest.approx(zoom**2)


def test_who_asks_for_too_little_room_is_told(read: Read) -> None:
    many = "\n".join(f"  - {{name: Body {number}, influence: {number % 5 + 1}, interest: 3}}" for number in range(60))
    figure = figure_of(read(f"stakeholders:\n{many}"), size("8x6"))
    assert "at 8 x 6 cm the smallest letters are" in figure.remark
    assert figure_of(read(SMALL), SIZES["page"]).remark == ""


def test_the_same_size_gives_the_same_bytes(read: Read, tmp_path: Path) -> None:
    for number in range(2):
        save(figure_of(read(SMALL), SIZES["slide"]), tmp_path / f"{number}.svg")
    assert (tmp_path / "0.svg").read_bytes() == (tmp_path / "1.svg").read_bytes()
