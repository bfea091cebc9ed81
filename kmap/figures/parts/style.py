"""One style for all figures: fonts, palette, shapes of dots, and saving to the same bytes each time.

Figures are drawn on a `matplotlib.figure.Figure` of their own, never through pyplot, so that
they need no screen; settings hold only inside `styled`, so that nobody else's figures change.
"""

import contextlib
import io
import os
import warnings
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, get_args

import matplotlib.style
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from kmap.errors import KmapError
from kmap.register.editing.replacing import write

FONT = "DejaVu Sans"
"""It comes with matplotlib, so that figures are the same on every machine."""

DPI = 150
MOST_PIXELS = 60_000
"""No side of a PNG is longer: matplotlib ends at 65,536. What would be is drawn more coarsely."""

POINTS = 72.0
"""Points in an inch: all lengths in figures are points."""

INK, GREY, PALE, PAPER = "#1a1a1a", "#595959", "#d9d9d9", "#ffffff"

PALETTE = ("#4A90D9", "#E69F00", "#009E73", "#CC79A7", "#F0E442", "#9BD3F5", "#D55E00")
"""After M. Okabe and K. Ito, *Color Universal Design*, 2008; both blues are lighter, so that black text can be
read on all of them. In simulated protanopia, deuteranopia and tritanopia (G.M. Machado et al., IEEE Trans. Vis.
Comput. Graph. 15:1291-1298, 2009) any two, `NO_COLOUR` included, stay at least 12 apart in CIELAB."""

NO_COLOUR = "#CCCCCC"

Shape = Literal["circle", "square", "hill", "diamond", "bowl", "pentagon", "cross", "hexagon"]
SHAPES: tuple[Shape, ...] = get_args(Shape)
"""All of them have room for a number: no plain triangles."""

_SETTINGS: Mapping[str, Any] = MappingProxyType(
    {
        "svg.fonttype": "none",  # text stays text: it can be searched, read aloud and edited
        "svg.hashsalt": "kmap",
        "pdf.fonttype": 42,  # fonts embedded whole enough to be edited
        "text.hinting": "none",  # the same widths at every size and resolution
        "text.parse_math": False,  # a dollar sign in a name is a dollar sign
        "text.usetex": False,
        "path.simplify": False,
    }
)


@dataclass(frozen=True, slots=True)
class Look:
    """How the dots of a category look: never told apart by colour alone."""

    colour: str
    shape: Shape


NO_CATEGORY = Look(NO_COLOUR, "hexagon")


def look(index: int) -> Look:
    """Return the look of the category at `index`; 56 follow before one comes again.

    Examples
    --------
    >>> look(0)
    Look(colour='#4A90D9', shape='circle')
    >>> look(0) == look(55), look(0) == look(56)
    (False, True)
    """
    return Look(PALETTE[index % len(PALETTE)], SHAPES[index % len(SHAPES)])


class DescribedFigure(Figure):
    """A figure that says what it shows to those who cannot see it.

    Parameters
    ----------
    width, height
        Its size, in points.
    title
        Its title, for the file's metadata.
    description
        What there is to see, in a sentence or two.

    Attributes
    ----------
    remark
        What to tell whoever asked for it in a size in which it can hardly be read; else empty.
    """

    remark: str = ""

    def __init__(self, width: float, height: float, title: str, description: str) -> None:
        super().__init__(figsize=(width / POINTS, height / POINTS), dpi=DPI, facecolor=PAPER)
        self.title = title
        self.description = description
        FigureCanvasAgg(self)


@contextlib.contextmanager
def styled(families: Iterable[str] = (FONT,)) -> Iterator[None]:
    """Hold the style of all figures, with these font families, while drawing or saving."""
    settings = {**_SETTINGS, "font.family": list(families)}
    with matplotlib.style.context(["default", settings]), warnings.catch_warnings():
        # A name may be in a script that no font here has. It is drawn as boxes, and the figure says so in words.
        warnings.filterwarnings("ignore", message=r"Glyph .* missing from font")
        warnings.filterwarnings("ignore", message=r"Matplotlib currently does not support")
        yield


def save(figure: Figure, path: str | os.PathLike[str]) -> None:
    """Write a figure to a file; its ending says the format: .png, .svg or .pdf.

    The same figure gives the same bytes. The file is replaced whole or not at all; a link is followed.

    Parameters
    ----------
    figure
        The figure.
    path
        Where to write it.

    Raises
    ------
    KmapError
        The ending is another, or the file cannot be written.
    """
    target = Path(path)
    kind = target.suffix.lower().removeprefix(".")
    if kind not in ("png", "svg", "pdf"):
        raise KmapError(f"can't draw to `{target}`: a figure ends in .png, .svg or .pdf")
    content = rendered(figure, kind)
    try:
        write(str(target), content)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise KmapError(f"`{target}` can't be written: {reason}", "name another file with --output") from error


def rendered(figure: Figure, kind: str) -> bytes:
    """Return a figure as the bytes of a file: ``"png"``, ``"svg"`` or ``"pdf"``."""
    title, description = getattr(figure, "title", ""), getattr(figure, "description", "")
    metadata: dict[str, dict[str, str | None]] = {
        "png": {"Title": title, "Description": description, "Software": "kmap"},
        "svg": {"Title": title, "Description": description, "Creator": "kmap", "Date": None},
        "pdf": {"Title": title, "Subject": description, "Creator": "kmap", "Producer": "kmap", "CreationDate": None},
    }
    dpi = min(DPI, MOST_PIXELS / max(figure.get_size_inches())) if kind == "png" else POINTS
    buffer = io.BytesIO()
    with styled():
        figure.savefig(buffer, format=kind, dpi=dpi, metadata=metadata[kind])
    return _readable_aloud(buffer.getvalue(), description) if kind == "svg" else buffer.getvalue()


def _readable_aloud(svg: bytes, description: str) -> bytes:
    """Return an SVG that a screen reader announces, and that finds a font of the same widths elsewhere."""
    escaped = description.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    svg = svg.replace(b"<svg ", b'<svg role="img" ', 1)
    svg = svg.replace(b"</title>", f"</title>\n <desc>{escaped}</desc>".encode(), 1)
    return svg.replace(f"'{FONT}'".encode(), f"'{FONT}', 'Bitstream Vera Sans', Verdana, sans-serif".encode())
