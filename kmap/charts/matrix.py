"""The stakeholder engagement assessment matrix in the terminal: a row for each, C now and D desired.

After PMI, *PMBOK Guide*, 5th ed. 2013, section 13.2.
"""

from kmap.analysis.stance import Stand, Stands
from kmap.charts.parts.groups import foot, group, head
from kmap.register.vocabulary import STANCES
from kmap.reports.matrix import assessed, letters, notes, unassessed
from kmap.terminal import Line, Span, pad, printable, wrap

_GAP = 2
_WIDEST_NAME = 48
_NARROWEST_NAME = 20
_NARROW, _NARROWEST = 5, 3  # a column that has a number for its stance


def draw(found: Stands, width: int = 80) -> list[Line]:
    """Draw the matrix.

    Parameters
    ----------
    found
        Where each stakeholder stands.
    width
        How many cells wide the terminal is. No line is wider; where the stances' words
        don't fit, their columns are numbered and the numbers explained.
    """
    lines = head(found.grid, "Stakeholder engagement assessment matrix", width)
    rows = assessed(found)
    if rows:
        lines.append([])
        lines += _table(rows, width)
    without = [(one.stakeholder.name, "") for one in unassessed(found)]
    lines += group("no stance, now or desired", without, width)
    return lines + foot(notes(found), width)


def _table(rows: list[Stand], width: int) -> list[Line]:
    words: list[str] = list(STANCES)
    numbered = width - sum(len(word) + _GAP for word in words) < _NARROWEST_NAME
    headings = [str(index) for index, _ in enumerate(words, start=1)] if numbered else words
    tight = width < _NARROWEST_NAME + len(words) * (_NARROW + _GAP)
    gap, least = (0, _NARROWEST) if tight else (_GAP, _NARROW)
    columns = [max(len(heading), least) for heading in headings]
    room = max(2, min(_WIDEST_NAME, width - sum(columns) - gap * len(columns)))
    lines: list[Line] = []
    if numbered:
        said = ", ".join(f"{index} {word}" for index, word in enumerate(words, start=1))
        lines += [[Span(line, "dim")] for line in wrap(said, width)]
    lines.append([Span(pad("", room) + _joined(headings, columns, gap), "dim")])
    for one in rows:
        cells = [letters(one, stance) for stance in STANCES]
        names = wrap(printable(one.stakeholder.name), room)
        lines.append([Span(pad(names[0], room)), Span(_joined(_way(one, cells), columns, gap))])
        lines += [[Span(name)] for name in names[1:]]
    return lines


def _way(one: Stand, cells: list[str]) -> list[str]:
    """Return the cells of a row, those that lie on the way from C to D dotted."""
    if one.current is None or one.desired is None:
        return cells
    start, end = sorted((STANCES.index(one.current), STANCES.index(one.desired)))
    return ["···" if start < index < end else cell for index, cell in enumerate(cells)]


def _joined(cells: list[str], columns: list[int], gap: int) -> str:
    """Return cells centred in their columns, a gap before each."""
    return "".join(" " * gap + cell.center(column) for cell, column in zip(cells, columns, strict=True))
