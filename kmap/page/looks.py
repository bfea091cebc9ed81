"""How dots look on the page: by category, as in the figures, never by colour alone."""

from typing import NamedTuple

from kmap.figures.parts.style import NO_CATEGORY, look
from kmap.register.register import Register

_MARKERS = {
    "circle": "circle",
    "square": "square",
    "hill": "triangle",
    "diamond": "diamond",
    "bowl": "inverted_triangle",
    "pentagon": "star",
    "cross": "plus",
    "hexagon": "hex",
}

_PALE, _BRIGHT = 0.25, 0.4

OUTLINES = {
    "circle": "M10 1a9 9 0 1 0 .01 0z",
    "square": "M2.5 2.5h15v15h-15z",
    "triangle": "M10 1 19 17.5H1z",
    "diamond": "M10 0 17 10 10 20 3 10z",
    "inverted_triangle": "M10 19 19 2.5H1z",
    "star": "M10 0 12.5 7 20 7.3 14 12 16 19.5 10 15 4 19.5 6 12 0 7.3 7.5 7z",
    "plus": "M7 1h6v6h6v6h-6v6H7v-6H1V7h6z",
    "hex": "M5 1.5h10L20 10l-5 8.5H5L0 10z",
}
"""The shapes of the key, in a square of 20."""


class Look(NamedTuple):
    """How the dots of a category look.

    Parameters
    ----------
    colour
        The colour of the filling.
    marker
        The shape, as Bokeh calls it.
    """

    colour: str
    marker: str


def looks(register: Register) -> dict[str | None, Look]:
    """Return the look of each category by its id; under None that of no category."""
    found = {id_: look(index) for index, id_ in enumerate(register.categories)}
    made: dict[str | None, Look] = {id_: Look(one.colour, _MARKERS[one.shape]) for id_, one in found.items()}
    return made | {None: Look(NO_CATEGORY.colour, _MARKERS[NO_CATEGORY.shape])}


def paler(colour: str) -> str:
    """Return a colour of which three quarters are paper.

    Examples
    --------
    >>> paler("#000000")
    '#bfbfbf'
    """
    return "#" + "".join(f"{round(255 * (1 - _PALE + _PALE * channel)):02x}" for channel in _channels(colour))


def is_middling(colour: str) -> bool:
    """Say whether a colour is about as bright on a dark screen, where bright and dark change places.

    Dark numbers can be read on it in both. The brightness is the relative luminance of
    the Web Content Accessibility Guidelines 2.2.

    Examples
    --------
    >>> is_middling("#009E73"), is_middling("#F0E442")
    (True, False)
    """
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4 for channel in _channels(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue < _BRIGHT


def _channels(colour: str) -> list[float]:
    return [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
