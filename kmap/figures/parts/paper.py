"""The paper that a picture is laid out on, and how a picture comes to have the size that was asked for.

A picture is laid out as if on smaller paper, and then enlarged, letters and lines with it: the
more, the fewer things there are on it. So a slide has larger letters than a page.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from matplotlib.collections import Collection, PathCollection
from matplotlib.lines import Line2D
from matplotlib.patches import FancyArrowPatch, Patch
from matplotlib.text import Text

from kmap.figures.parts.size import Size
from kmap.figures.parts.style import POINTS, DescribedFigure, styled

_ROUNDING = 0.5  # points


class NoRoomError(Exception):
    """What is to be drawn does not fit on fixed paper."""


@dataclass(frozen=True, slots=True)
class Paper:
    """The paper to lay a picture out on.

    Parameters
    ----------
    width, height
        In points.
    fixed
        Whether the picture has to fit; else it grows where it has to.
    """

    width: float
    height: float
    fixed: bool = False


USUAL = Paper(792.0, 612.0)
"""Letter, landscape; a figure grows only as far as it has to."""


def sized(layout: Callable[[Paper], DescribedFigure], size: Size | None, usual: Paper = USUAL) -> DescribedFigure:
    """Return a picture in the size that was asked for, with letters as large as there is room for.

    Parameters
    ----------
    layout
        Lays the picture out on paper; may raise `NoRoomError` where that is fixed.
    size
        The size; None for the usual paper, from which the picture may grow.
    usual
        The usual paper of this picture.

    Returns
    -------
    DescribedFigure
        Of exactly this size. Where nothing fits, the picture that has grown is made
        smaller. Where letters come out too small to be read, its `remark` says so.
    """
    if size is None:
        return layout(usual)
    for zoom in size.zooms:
        paper = Paper(size.width / zoom, size.height / zoom, fixed=True)
        try:
            figure = layout(paper)
        except NoRoomError:
            continue
        width, height = _extent(figure)
        if width <= paper.width + _ROUNDING and height <= paper.height + _ROUNDING:
            return _enlarged(figure, zoom, size)
    figure = layout(usual)
    width, height = _extent(figure)
    return _enlarged(figure, min(size.width / width, size.height / height), size)


def _extent(figure: DescribedFigure) -> tuple[float, float]:
    width, height = figure.get_size_inches()
    return float(width) * POINTS, float(height) * POINTS


def _enlarged(figure: DescribedFigure, zoom: float, size: Size) -> DescribedFigure:
    """Enlarge a picture, all that is measured in points with it, and put it in the middle of its paper."""
    old_width, old_height = (length * zoom for length in _extent(figure))
    left, below = (size.width - old_width) / 2, (size.height - old_height) / 2
    figure.set_size_inches(size.width / POINTS, size.height / POINTS)
    for axes in figure.axes:
        x, y, width, height = axes.get_position().bounds
        axes.set_position(
            (
                (left + x * old_width) / size.width,
                (below + y * old_height) / size.height,
                width * old_width / size.width,
                height * old_height / size.height,
            )
        )
    with styled():
        for artist in figure.findobj():
            _enlarge(artist, zoom)
    smallest = min((_letters(text) for axes in figure.axes for text in axes.texts), default=size.readable)
    if smallest < size.readable:
        figure.remark = (
            f"at {size.in_words} the smallest letters are {smallest:.2g} points high, which is hard to read: "
            "show fewer, ask for a larger --size, or leave it out and the picture takes the room that it needs"
        )
    return figure


def _letters(text: Text) -> float:
    """Return the size of letters, in points."""
    return float(text.get_fontsize())


def _enlarge(artist: object, zoom: float) -> None:
    if isinstance(artist, Text):
        artist.set_fontsize(_letters(artist) * zoom)
    elif isinstance(artist, Line2D):
        artist.set_linewidth(artist.get_linewidth() * zoom)
    elif isinstance(artist, Patch):
        artist.set_linewidth(artist.get_linewidth() * zoom)
        if isinstance(artist, FancyArrowPatch):
            artist.set_mutation_scale(artist.get_mutation_scale() * zoom)
    elif isinstance(artist, Collection):
        artist.set_linewidth([width * zoom for width in cast(list[float], artist.get_linewidth())])
        if isinstance(artist, PathCollection):
            artist.set_sizes(artist.get_sizes() * zoom**2)
