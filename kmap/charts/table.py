"""Any report in the terminal: tables that share one look, with what belongs to them below."""

from kmap.report import Cell, Report, words
from kmap.terminal import Line, Span, Style, number, pad, printable, width_of, wrap

_GAP = 2
_INDENT = 2
_NARROWEST = 12  # a column of text is not wrapped to less than this
_DECIMALS = 3
_NOTHING = "-"


def draw(report: Report, width: int = 80) -> list[Line]:
    """Return a report as lines: its title, its rows under their headings, its notes, then its parts.

    Numbers are shown to three decimals; machine formats carry them whole. Where the
    columns don't fit, the widest texts are wrapped; where even that does not do, each
    row becomes a block of its own, a line for each cell.

    Parameters
    ----------
    report
        The report; a cell with nothing in it is shown as a hyphen.
    width
        How many cells of the terminal a line may take.
    """
    lines: list[Line] = [[Span(line, "bold")] for line in wrap(printable(report.title), width)]
    lines += _body(report, width)
    for part in report.parts:
        lines += [[], *([Span(line, "accent")] for line in wrap(printable(part.title), width))]
        lines += _body(part, width)
    return lines


def _body(report: Report, width: int) -> list[Line]:
    lines: list[Line] = []
    if report.rows:
        lines += _table(report, width)
    if report.notes and (report.rows or report.parts):
        lines.append([])
    for note in report.notes:
        lines += [[Span(line, "dim" if report.rows else "")] for line in wrap(printable(note), width)]
    return lines


def _table(report: Report, width: int) -> list[Line]:
    headings = [printable(column.replace("_", " ")) for column in report.columns]
    cells = [[_shown(cell) for cell in row] for row in report.rows]
    right = [_is_numeric([row[index] for row in report.rows]) for index in range(len(headings))]
    wanted = [
        max([width_of(heading), *(width_of(row[index]) for row in cells)]) for index, heading in enumerate(headings)
    ]
    least = [
        wanted[index] if right[index] else min(wanted[index], max(_NARROWEST, _longest_word(heading)))
        for index, heading in enumerate(headings)
    ]
    room = width - _GAP * (len(headings) - 1)
    if sum(least) > room:
        return _blocks(headings, cells, width)
    widths = _fitted(wanted, least, room)
    lines = [*_row(headings, widths, right, "dim")]
    for row in cells:
        lines += _row(row, widths, right)
    return lines


def _shown(cell: Cell) -> str:
    if isinstance(cell, float):
        return number(round(cell, _DECIMALS))
    return printable(words(cell)) or _NOTHING


def _is_numeric(column: list[Cell]) -> bool:
    given = [cell for cell in column if cell is not None]
    return bool(given) and all(isinstance(cell, int | float) and not isinstance(cell, bool) for cell in given)


def _longest_word(text: str) -> int:
    return max(map(width_of, text.split(" ")))


def _fitted(wanted: list[int], least: list[int], room: int) -> list[int]:
    """Return widths that fit: the widest give way first, none below its least."""
    widths = list(wanted)
    while sum(widths) > room:
        index = max((i for i in range(len(widths)) if widths[i] > least[i]), key=lambda i: (widths[i], -i))
        widths[index] -= 1
    return widths


def table_row(cells: list[str], widths: list[int], style: Style = "") -> list[Line]:
    """Return one row of a table as lines, each cell wrapped in its column."""
    return _row(cells, widths, [False] * len(widths), style)


def _row(cells: list[str], widths: list[int], right: list[bool], style: Style = "") -> list[Line]:
    wrapped = [wrap(cell, width) for cell, width in zip(cells, widths, strict=True)]
    lines: list[Line] = []
    for place in range(max(map(len, wrapped))):
        texts = [
            pad(parts[place] if place < len(parts) else "", width, right=is_right)
            for parts, width, is_right in zip(wrapped, widths, right, strict=True)
        ]
        lines.append([Span((" " * _GAP).join(texts), style)])
    return lines


def _blocks(headings: list[str], cells: list[list[str]], width: int) -> list[Line]:
    """Return each row as a block: its first cell, and below that its other cells after their headings."""
    lines: list[Line] = []
    label = min(max(map(width_of, headings)) + _GAP, max(1, width // 3))
    for row in cells:
        lines += [[Span(line, "bold")] for line in wrap(row[0], width)]
        for heading, cell in zip(headings[1:], row[1:], strict=True):
            if cell == _NOTHING:
                continue
            if width_of(heading) + _GAP > label:
                lines += [[Span(" " * _INDENT + line, "dim")] for line in wrap(heading, max(1, width - _INDENT))]
                heading = ""
            for index, line in enumerate(wrap(cell, max(1, width - _INDENT - label))):
                lines.append(
                    [Span(pad(" " * _INDENT + (heading if index == 0 else ""), _INDENT + label), "dim"), Span(line)]
                )
    return lines
