"""What all figures share: colours and shapes for everybody, text as written, files whole or not at all."""

import os
import unicodedata
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from matplotlib import rcParams
from matplotlib.colors import to_rgb
from matplotlib.path import Path as Outline
from numpy.typing import NDArray

from kmap.errors import KmapError
from kmap.figures.parts.dots import OUTLINES
from kmap.figures.parts.lettering import (
    DIGIT_HEIGHT,
    DIGIT_WIDTH,
    Ruler,
    missing,
    number_diameter,
    number_size,
    shown,
)
from kmap.figures.parts.seating import LARGEST_NUMBER
from kmap.figures.parts.style import NO_COLOUR, PALETTE, SHAPES, DescribedFigure, Shape, look, save, styled

Array = NDArray[np.float64]

# G.M. Machado, M.M. Oliveira, L.A.F. Fernandes, IEEE Trans. Vis. Comput. Graph. 15:1291-1298, 2009; severity 1.0.
SIGHT = {
    "usual": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritanopia": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}


def linear(colour: str) -> Array:
    """Return the linear red, green and blue of a colour (IEC 61966-2-1)."""
    channels = np.array(to_rgb(colour))
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def lightness(colour: str) -> float:
    """Return the relative luminance of a colour."""
    return float(linear(colour) @ [0.2126, 0.7152, 0.0722])


def lab(channels: Array) -> Array:
    """Return CIELAB of linear red, green and blue, white being D65."""
    to_xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
    x, y, z = to_xyz @ np.clip(channels, 0, 1) / [0.9505, 1, 1.089]
    f = [np.cbrt(value) if value > 0.008856 else 7.787 * value + 16 / 116 for value in (x, y, z)]
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


@pytest.mark.parametrize("sight", SIGHT)
def test_any_two_colours_are_told_apart_by_colour_blind_readers(sight: str) -> None:
    seen = [lab(SIGHT[sight] @ linear(colour)) for colour in (*PALETTE, NO_COLOUR)]
    assert min(float(np.linalg.norm(one - other)) for one, other in combinations(seen, 2)) >= 12


@pytest.mark.parametrize("colour", [*PALETTE, NO_COLOUR])
def test_black_numbers_can_be_read_on_every_colour(colour: str) -> None:
    assert (lightness(colour) + 0.05) / 0.05 >= 4.5  # WCAG 2.2, success criterion 1.4.3


def test_categories_beyond_the_palette_look_different() -> None:
    looks = [look(index) for index in range(len(PALETTE) * len(SHAPES))]
    assert len(set(looks)) == len(looks)


def test_neighbouring_categories_differ_in_colour_and_in_shape() -> None:
    for index in range(60):
        assert look(index).colour != look(index + 1).colour and look(index).shape != look(index + 1).shape


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_stays_inside_its_disc(shape: Shape) -> None:
    outline = OUTLINES[shape]
    assert float(np.hypot(*np.asarray(outline.to_polygons()[0]).T).max()) <= 0.505


def figure(text: str = "Care homes") -> DescribedFigure:
    with styled():
        drawn = DescribedFigure(200, 100, "Who & where", "A <figure> of nobody.")
        drawn.text(0.1, 0.5, text)
    return drawn


def test_other_people_s_figures_keep_their_settings(tmp_path: Path) -> None:
    before = dict(rcParams)
    save(figure(), tmp_path / "a.svg")
    assert dict(rcParams) == before


def test_svg_is_announced_and_keeps_its_text(tmp_path: Path) -> None:
    save(figure("$x^2$ & <b>"), tmp_path / "a.svg")
    root = ElementTree.parse(tmp_path / "a.svg").getroot()
    space = "{http://www.w3.org/2000/svg}"
    assert root.get("role") == "img"
    assert root.findtext(f"{space}title") == "Who & where"
    assert root.findtext(f"{space}desc") == "A <figure> of nobody."
    assert "$x^2$ & <b>" in [element.text for element in root.iter(f"{space}text")]


def test_pdf_carries_no_date_and_embeds_its_fonts(tmp_path: Path) -> None:
    save(figure(), tmp_path / "a.pdf")
    content = (tmp_path / "a.pdf").read_bytes()
    assert b"CreationDate" not in content
    assert b"/Type0" in content or b"/TrueType" in content


def test_failed_saving_keeps_the_old_file_and_leaves_no_litter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a.png"
    target.write_text("old")

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(KmapError, match=r"a\.png` can't be written: no space left"):
        save(figure(), target)
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_other_endings_are_refused(tmp_path: Path) -> None:
    with pytest.raises(KmapError, match=r"\.png, \.svg or \.pdf"):
        save(figure(), tmp_path / "a.jpg")


def test_png_too_tall_for_matplotlib_is_drawn_more_coarsely(tmp_path: Path) -> None:
    with styled():
        tall = DescribedFigure(10, 500 * 72, "Tall", "Very tall.")
    save(tall, tmp_path / "a.png")
    assert (tmp_path / "a.png").stat().st_size > 0


@pytest.mark.parametrize("shape", OUTLINES)
@pytest.mark.parametrize(("digits", "over"), [(1, 0.0), (2, 0.0), (3, 0.1)])
def test_numbers_hardly_reach_over_the_outline_of_their_dot(shape: Shape, digits: int, over: float) -> None:
    size = min(LARGEST_NUMBER, number_size(19.0, digits))
    wide, high = DIGIT_WIDTH * size * digits / 19.0, DIGIT_HEIGHT * size / 19.0
    ends = [(x, y * high) for x in (-wide / 2, wide / 2) for y in (-0.3, 0.0, 0.3)]
    outline = Outline(np.asarray(OUTLINES[shape].to_polygons()[0]) * (1 + over))
    assert all(outline.contains_points(ends))


def test_the_size_of_a_number_follows_its_dot_and_the_other_way_round() -> None:
    assert [number_diameter(number_size(16.0, digits), digits) for digits in (1, 2, 3, 4)] == [16.0] * 4


def test_lines_are_no_wider_than_asked_and_lose_nothing() -> None:
    with styled():
        ruler = Ruler()
        for text in ("Learned societies and professional organisations", "W" * 200, "a " * 90, "é" * 50):
            lines = ruler.wrap(text, 60, 9)
            assert all(ruler.width(line, 9) <= 60 for line in lines)
            assert "".join("".join(lines).split()).replace("-", "") == "".join(text.split())


@pytest.mark.parametrize(
    ("word", "lines"),
    [
        ("Klimafolgenanpassung", ["Klimafol-", "genanpa-", "ssung"]),
        ("Klimafolgen", ["Klimafol-", "gen"]),
        ("Wasserwerke", ["Wasserw-", "erke"]),
        ("Klima-folgen", ["Klima-", "folgen"]),  # it has its hyphen already
        ("x.org/abc_defgh", ["x.org/", "abc_de", "fgh"]),
        ("x.org_abc_defgh", ["x.org_abc", "_defgh"]),  # a hyphen would be read as a part of the address
        ("12345678901", ["1234567", "8901"]),
        ("Klima", ["Klima"]),
    ],
)
def test_a_word_wider_than_a_line_is_split_with_hyphens_between_letters_that_have_them(
    word: str, lines: list[str]
) -> None:
    with styled():
        assert Ruler().wrap(word, 45, 9) == lines


@pytest.mark.parametrize("text", ["W" * 50_000, "é" * 7, "e" + "\u0301" * 300, "\u0301" * 300])
def test_any_word_is_split_soon_and_whole_characters_stay_whole(text: str) -> None:
    with styled():
        lines = Ruler().wrap(text, 20, 9)
    assert "".join(lines).replace("-", "") == text
    assert not any(unicodedata.combining(line[0]) for line in lines[1:])


def test_text_is_one_line_that_xml_can_hold() -> None:
    assert shown("a\nb\x1b\uffff") == "a b\\x1b\ufffd"


def test_characters_without_a_font_are_known() -> None:
    assert missing(["plain", "Ärzte"]) == set()
    assert "\ue123" in missing(["\ue123"])
