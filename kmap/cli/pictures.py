"""Pictures on the command line: when one is asked for, in which size, and where it goes."""

import os
import sys
from typing import TYPE_CHECKING

from kmap.cli.printing import refuse_register, wrote
from kmap.errors import KmapError
from kmap.terminal import Span, printable, render, wants_color

if TYPE_CHECKING:
    from kmap.figures.parts.size import Size
    from kmap.figures.parts.style import DescribedFigure

PICTURES = (".png", ".svg", ".pdf")
"""The endings of pictures."""


def is_picture(output: str | None, format_: str | None) -> bool:
    """Say whether a command line asks for a picture: by the ending of the file, and no format.

    Raises
    ------
    KmapError
        Where the file may be a register.
    """
    if output is None:
        return False
    refuse_register(output)
    return output.lower().endswith(PICTURES) and format_ is None


def size_of(text: str | None, *, picture: bool) -> "Size | None":
    """Return the size that ``--size`` names; None without it.

    Raises
    ------
    KmapError
        Where it names none, or no picture is asked for.
    """
    if text is None:
        return None
    from kmap.figures.parts.size import size

    found = size(text)
    if not picture:
        raise KmapError("--size is about a picture", "add a file to draw to, such as --output map.png")
    return found


def put_picture(figure: "DescribedFigure", output: str | None) -> None:
    """Write a picture to its file; say so on standard error, with what there is to say of its size."""
    from kmap.figures.parts.style import save

    assert output is not None, "a picture is asked for by its file"
    refuse_register(os.path.realpath(output))
    save(figure, output)
    wrote(output)
    if figure.remark:
        line = [Span("note: ", "info"), Span(printable(figure.remark))]
        sys.stderr.write(render([line], color=wants_color(sys.stderr)))
