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
