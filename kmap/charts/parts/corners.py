"""The corners of the grid: the names of the quadrants, with what they mean where there is room."""

from dataclasses import dataclass
from functools import cached_property

from kmap.charts.parts.canvas import Canvas
from kmap.register.vocabulary import QUADRANT_MEANINGS, Quadrant
from kmap.terminal import width_of, wrap

_LEFT: tuple[Quadrant, Quadrant] = ("keep-satisfied", "monitor")
_UPPER: tuple[Quadrant, Quadrant] = ("keep-satisfied", "manage-closely")
_LOWER: tuple[Quadrant, Quadrant] = ("monitor", "keep-informed")
_MOST_LINES = 2  # of a meaning
_LONGEST_WORD = len("dissemination")


@dataclass(frozen=True)
class Corners:
    """What stands in the four corners of a field.

    Parameters
    ----------
    width
        The columns of the field.
    line
        The column that parts left from right.
    """

    width: int
    line: int

    def name(self, quadrant: Quadrant) -> list[str]:
        """Return the name of a quadrant in one line, or in two, broken at its hyphen."""
        if len(quadrant) <= self._room(quadrant) or "-" not in quadrant:
            return [quadrant]
        first, second = quadrant.split("-")
        return [f"{first}-", second]

    def meaning(self, quadrant: Quadrant) -> list[str]:
        """Return what a quadrant means in lines that fit into its corner; none where one of the four does not fit."""
        return wrap(QUADRANT_MEANINGS[quadrant], self._room(quadrant)) if self.has_meanings else []

    @cached_property
    def has_meanings(self) -> bool:
        """Whether there is room for what the quadrants mean."""
        rooms = {one: self._room(one) for one in (*_UPPER, *_LOWER)}
        return min(rooms.values()) >= _LONGEST_WORD and all(
            len(wrap(QUADRANT_MEANINGS[one], room)) <= _MOST_LINES for one, room in rooms.items()
        )

    @cached_property
    def upper(self) -> int:
        """The rows that the upper two take."""
        return max(len(self.name(one)) + len(self.meaning(one)) for one in _UPPER)

    @cached_property
    def lower(self) -> int:
        """The rows that the lower two take."""
        return max(len(self.name(one)) + len(self.meaning(one)) for one in _LOWER)

    def _room(self, quadrant: Quadrant) -> int:
        return self.line - 2 if quadrant in _LEFT else self.width - self.line - 3

    def put(self, canvas: Canvas) -> None:
        """Put them on a canvas as wide as the field: two in the highest rows, two in the lowest."""
        for quadrant in (*_UPPER, *_LOWER):
            names = self.name(quadrant)
            row = 0 if quadrant in _UPPER else canvas.height - self.lower
            for i, text in enumerate(names + self.meaning(quadrant)):
                column = 1 if quadrant in _LEFT else self.width - 1 - width_of(text)
                canvas.put(row + i, column, text, "accent" if i < len(names) else "dim")
