"""A sheet of terminal cells on which texts are put side by side, never on top of each other."""

from kmap.terminal import Line, Span, Style, width_of

_DRAWN = str.maketrans(dict.fromkeys("●○◆◇│┤┌┐└┘─┬┆┄┼↑→", "+"))

_Piece = tuple[int, int, str, Style]  # from which column, to which (not included), what, how


def cells(line: Line) -> int:
    """Return how many cells a line takes, at no cost where only what charts draw is not ASCII."""
    return sum(width_of(span.text.translate(_DRAWN)) for span in line)


class Canvas:
    """Rows of cells: a drawn ground, and texts put on it.

    Parameters
    ----------
    width, height
        The size in cells. Row 0 is the highest, column 0 the leftmost.
    """

    def __init__(self, width: int, height: int) -> None:
        self.width = width
        self.height = height
        self._ground = [[" "] * width for _ in range(height)]
        self._pieces: list[list[_Piece]] = [[] for _ in range(height)]

    def copy(self) -> "Canvas":
        """Return a canvas with the same texts, to try things on."""
        other = Canvas(self.width, self.height)
        other._ground = [list(cells) for cells in self._ground]
        other._pieces = [list(pieces) for pieces in self._pieces]
        return other

    def rule(self, column: int | None, row: int | None) -> None:
        """Draw a dotted line down a column and one along a row, under whatever is put there."""
        if column is not None:
            for cells in self._ground:
                cells[column] = "┆"
        if row is not None:
            self._ground[row] = ["┄"] * self.width
            if column is not None:
                self._ground[row][column] = "┼"

    def put(self, row: int, column: int, text: str, style: Style = "") -> None:
        """Put a text on a row, from a column on."""
        self._pieces[row].append((column, column + cells([Span(text)]), text, style))

    def is_free(self, row: int, start: int, end: int) -> bool:
        """Say whether a row exists and holds no text from one column up to another."""
        if not (0 <= row < self.height):
            return False
        return all(end <= begins or ends <= start for begins, ends, _, _ in self._pieces[row])

    def lines(self) -> list[Line]:
        """Return the rows as styled lines, each as wide as the canvas."""
        return [self._line(row) for row in range(self.height)]

    def _line(self, row: int) -> Line:
        line: Line = []
        column = 0
        for start, end, text, style in sorted(self._pieces[row]):
            if start > column:
                line.append(Span("".join(self._ground[row][column:start]), "dim"))
            line.append(Span(text, style))
            column = end
        line.append(Span("".join(self._ground[row][column:]), "dim"))
        return line
