"""The frame of a plot: its edges, the axes with their ticks, the thresholds, the corners."""

from kmap.charts.parts.canvas import Canvas
from kmap.charts.parts.plot import Plot
from kmap.terminal import Line, Span, number, pad, width_of


def field_of(plot: Plot) -> Canvas:
    """Return the field of a plot with its thresholds and corners, and nobody on it."""
    canvas = Canvas(plot.field_width, plot.corners.upper + plot.field_rows + plot.corners.lower)
    canvas.rule(plot.across.line, None if plot.up.line is None else plot.row(plot.up.line))
    plot.corners.put(canvas)
    return canvas


def framed(plot: Plot, canvas: Canvas) -> list[Line]:
    """Return a field with the frame, both axes, their ticks and their names around it."""
    indent, labels = " " * plot.indent, _influence_labels(plot)
    lines: list[Line] = [
        [Span("influence ↑".rjust(plot.indent + 1), "dim")],
        [Span(f"{indent}┌{'─' * plot.field_width}┐", "dim")],
    ]
    for row, inner in enumerate(canvas.lines()):
        text = pad(labels.get(row, ""), plot.indent - 1, right=True)
        lines.append([Span(text), Span(" ┤" if row in labels else " │", "dim"), *inner, Span("│", "dim")])
    ticks = {plot.across.cell(tick) for tick in plot.ticks("interest")}
    edge = "".join("┬" if column in ticks else "─" for column in range(plot.field_width))
    lines.append([Span(f"{indent}└{edge}┘", "dim")])
    lines += [[Span(indent + " "), *line] for line in _interest_labels(plot)]
    return [*lines, [Span("interest →".rjust(plot.width), "dim")]]


def _influence_labels(plot: Plot) -> dict[int, str]:
    """Return the texts left of the field, by row of the canvas."""
    words = plot.words("influence")
    labels = {plot.up.line: plot.threshold("influence")} if plot.up.line is not None else {}
    for tick in plot.ticks("influence"):
        labels[plot.up.cell(tick)] = f"{words.get(tick, '')} {number(tick)}".strip()
    return {plot.row(up): text for up, text in labels.items()}


def _interest_labels(plot: Plot) -> list[Line]:
    """Return the lines below the field: scores, and the words for them where they fit."""
    words = plot.words("interest")
    canvas = Canvas(plot.field_width + 1, 2 if words else 1)
    labels = [(plot.across.cell(tick), number(tick)) for tick in plot.ticks("interest")]
    if plot.across.line is not None:
        labels.append((plot.across.line, plot.threshold("interest")))
    for column, text in labels:
        width = width_of(text)
        start = max(0, min(column - width // 2, canvas.width - width))
        if canvas.is_free(0, start - 1, start + width + 1):
            canvas.put(0, start, text)
    for tick, word in words.items():
        canvas.put(1, plot.across.cell(tick) - (width_of(word) - 1) // 2, word)
    return canvas.lines()
