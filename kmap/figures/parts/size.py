"""Sizes of pictures: that of a slide, of a page, or a width and a height in centimetres."""

import re
from typing import NamedTuple

from kmap.errors import KmapError

_POINTS = 72 / 2.54  # in a centimetre
_LEAST, _MOST = 5.0, 120.0  # centimetres
_WRITTEN = re.compile(r"([0-9]+(?:\.[0-9]+)?)\s*[x×]\s*([0-9]+(?:\.[0-9]+)?)(?:\s*cm)?", re.IGNORECASE)
_USUAL_AREA = 792.0 * 612.0
_FINER = 0.88
_TRIES = 8


class Size(NamedTuple):
    """The size that a picture is to have.

    Parameters
    ----------
    width, height
        In points.
    largest
        By how much letters are larger than usual where there is room for it.
    readable
        Letters smaller than this, in points, can't be read where the picture will be seen.
    """

    width: float
    height: float
    largest: float
    readable: float

    @property
    def zooms(self) -> list[float]:
        """By how much to enlarge, the most first."""
        return [self.largest * _FINER**index for index in range(_TRIES)]

    @property
    def in_words(self) -> str:
        """Its width and height in centimetres."""
        return f"{self.width / _POINTS:.4g} x {self.height / _POINTS:.4g} cm"


SIZES = {
    "slide": Size(960.0, 540.0, 1.6, 8.0),
    "page": Size(29.7 * _POINTS, 21.0 * _POINTS, 1.15, 5.5),
}
"""A wide slide (33.87 x 19.05 cm), seen from far away; a page of A4 lying (29.7 x 21 cm), seen from near."""


def size(text: str) -> Size:
    """Return the size that a word, or a width and a height in centimetres, name.

    Parameters
    ----------
    text
        ``slide``, ``page``, or such as ``16x9``: centimetres, each from 5 to 120.

    Raises
    ------
    KmapError
        Where it names none.

    Examples
    --------
    >>> size("25.4x12.7")[:2]
    (720.0, 360.0)
    """
    word = text.strip().lower()
    if word in SIZES:
        return SIZES[word]
    tip = "write slide, page, or a width and a height in centimetres such as 16x9"
    match = _WRITTEN.fullmatch(word)
    if match is None:
        raise KmapError(f"--size `{text}` is not a size", tip)
    across, down = float(match[1]), float(match[2])
    if not all(_LEAST <= side <= _MOST for side in (across, down)):
        raise KmapError(f"--size `{text}` is outside {_LEAST:g} to {_MOST:g} centimetres", tip)
    width, height = round(across * _POINTS, 6), round(down * _POINTS, 6)
    return Size(width, height, max(1.0, 1.15 * (width * height / _USUAL_AREA) ** 0.5), 5.5)
