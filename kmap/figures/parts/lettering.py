"""Text on paper: which fonts have its characters, how wide it is, where it breaks."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import Any

from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.font_manager import FontProperties, findfont, fontManager, get_font

from kmap.figures.parts.style import FONT, POINTS
from kmap.terminal import printable

FALLBACK_FONTS = (
    *(f"Noto Sans {script}" for script in ("Arabic", "Hebrew", "Devanagari", "Bengali", "Tamil", "Thai", "Ethiopic")),
    *("Noto Sans CJK SC", "Noto Sans CJK JP", "Noto Sans SC", "Noto Sans JP", "Noto Sans KR", "WenQuanYi Zen Hei"),
    *("Microsoft YaHei", "Yu Gothic", "Malgun Gothic", "Nirmala UI", "Segoe UI Emoji", "Segoe UI Symbol"),
    *("PingFang SC", "Hiragino Sans", "Apple SD Gothic Neo", "Arial Unicode MS", "Noto Emoji", "Symbola"),
)
"""Asked in this order, where installed, for characters that the font of all figures lacks."""

LEADING = 1.25
"""The distance between lines, in sizes of the font."""

DIGIT_WIDTH, DIGIT_HEIGHT = 0.64, 0.73
"""How wide and how high a digit is, in sizes of the font."""

_LETTERS = ("LATIN", "GREEK", "CYRILLIC")
_NOT_WORDS = "/@:_"  # addresses and the like, of which a hyphen would be read as a part
_BREAKS = "-\N{EN DASH}/"  # a word with one of these is split behind it
_CRUMB = 3  # characters: fewer are not left alone in a line

_DRAWN_SIZE = 10.0
_DRAWN_DPI = 720.0


def number_size(diameter: float, digits: int) -> float:
    """Return the size of the font in which a number of so many digits fits into a dot of any shape."""
    return _share(digits) * diameter / (DIGIT_WIDTH * digits)


def number_diameter(size: float, digits: int) -> float:
    """Return the diameter of a dot into which a number of so many digits fits, in letters of this size."""
    return size * DIGIT_WIDTH * digits / _share(digits)


def _share(digits: int) -> float:
    """Return how wide a number may be, in diameters: three digits of the width of two would cross the outline."""
    return 0.84 if digits <= 2 else 0.72


def shown(text: str) -> str:
    r"""Return other people's text as one line that every format can hold.

    Examples
    --------
    >>> shown(" Heat\n& $health$ ")
    'Heat & $health$'
    """
    return re.sub("[\ufffe\uffff]", "\ufffd", printable(text)).strip()


def families(texts: Iterable[str]) -> list[str]:
    """Return the font of all figures, then those that are needed beside it for `texts`, and are here."""
    lacking, needed = _lacking(texts), [FONT]
    installed = {font.name for font in fontManager.ttflist} if lacking else set()
    for family in FALLBACK_FONTS:
        if family in installed and (found := _characters(family, frozenset(lacking))):
            needed.append(family)
            lacking -= found
    return needed


def missing(texts: Iterable[str]) -> set[str]:
    """Return the characters that no font on this machine has: a picture shows them as boxes."""
    lacking = _lacking(texts)
    for family in families(lacking):
        lacking -= _characters(family, frozenset(lacking))
    return lacking


def _lacking(texts: Iterable[str]) -> set[str]:
    characters = {character for text in texts if not text.isascii() for character in text if not character.isascii()}
    characters = {one for one in characters if unicodedata.category(one) not in ("Mn", "Cf", "Zs")}
    return characters - _characters(FONT, frozenset(characters))


@cache
def _characters(family: str, wanted: frozenset[str]) -> frozenset[str]:
    font = get_font(findfont(FontProperties(family=[family])))
    return frozenset(character for character in wanted if font.get_char_index(ord(character)))


class Ruler:
    """Measures text, in points, as the renderer sets it: each character once, whatever the size.

    Without hinting a line is as wide as its characters, but for kerning, which makes
    it narrower. To be used while `styled` holds.
    """

    def __init__(self) -> None:
        self._renderer: Any = RendererAgg(1, 1, _DRAWN_DPI)  # type: ignore[no-untyped-call]  # matplotlib has no types there
        self._fonts = {
            bold: FontProperties(size=_DRAWN_SIZE, weight="bold" if bold else "normal") for bold in (False, True)
        }
        self._widths: dict[tuple[str, bool], float] = {}

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """Return the width of a line of text."""
        return size * sum(self._character(character, bold) for character in text)

    def _character(self, character: str, bold: bool) -> float:
        width = self._widths.get((character, bold))
        if width is None:
            drawn, _, _ = self._renderer.get_text_width_height_descent(character, self._fonts[bold], False)
            width = self._widths[character, bold] = drawn * POINTS / _DRAWN_DPI / _DRAWN_SIZE
        return width

    def wrap(self, text: str, width: float, size: float, *, bold: bool = False) -> list[str]:
        """Return `text` in lines no wider than `width`; a word wider than a line is split, with hyphens, never cut."""
        lines = [""]
        for word in text.split():
            joined = f"{lines[-1]} {word}" if lines[-1] else word
            if self.width(joined, size, bold=bold) <= width:
                lines[-1] = joined
            elif self.width(word, size, bold=bold) <= width:
                lines.append(word)
            else:
                lines += self._split(word, width, size, bold)
        return lines[1:] if len(lines) > 1 and not lines[0] else lines

    def _split(self, word: str, width: float, size: float, bold: bool) -> list[str]:
        hyphenates = not any(mark in word for mark in _NOT_WORDS)
        pieces, start = [], 0
        while (end := self._end(word, start, hyphenates, width, size, bold)) < len(word):
            pieces.append(word[start:end] + _joint(word, end, hyphenates))
            start = end
        return [*pieces, word[start:]]

    def _end(self, word: str, start: int, hyphenates: bool, width: float, size: float, bold: bool) -> int:
        """Return where the line ends that begins at `start` of a word: behind one character at least."""
        reached, ends = 0.0, list[int]()
        for end in range(start + 1, len(word)):
            reached += self.width(word[end - 1], size, bold=bold)
            if ends and reached > width:
                break
            joint = self.width(_joint(word, end, hyphenates), size, bold=bold)
            if not unicodedata.combining(word[end]) and (not ends or reached + joint <= width):
                ends.append(end)
        else:
            if not ends or reached + self.width(word[-1], size, bold=bold) <= width:
                return len(word)
        whole = [end for end in ends if end <= len(word) - _CRUMB] or ends
        return ([end for end in whole if word[end - 1] in _BREAKS] or whole)[-1]


def _joint(word: str, end: int, hyphenates: bool) -> str:
    """Return what is written where a word is split: a hyphen between letters of an alphabet that has it."""
    letters = (unicodedata.name(one, "").startswith(_LETTERS) for one in word[end - 1 : end + 1])
    return "-" if hyphenates and all(letters) else ""
