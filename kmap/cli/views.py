"""The views of a map beside the grid, each by its name in the rooms of reports, charts and figures."""

from typing import Any

from kmap import rooms
from kmap.cli.outcome import put
from kmap.cli.pictures import put_picture
from kmap.register.register import Register

GRID = "grid"
VIEWS = (GRID, "salience", "impact", "stance", "matrix")
"""What can be looked at: who stands where, whose claim is strong, whom it affects, who blocks, who should move."""

_ANALYSES = {"matrix": "stance"}
"""Views that are worked out by the analysis of another."""


def put_view(
    view: str,
    register: Register,
    topic: str | None,
    category: str | None,
    tag: str | None,
    format_: str | None,
    output: str | None,
    size: Any = None,
) -> None:
    """Put out a view other than the grid.

    Parameters
    ----------
    view
        One of `VIEWS`.
    register
        The register.
    topic, category, tag
        What it is of, and who is shown.
    format_
        The format of a report; None for a picture.
    output
        The file to write; None for standard output.
    size
        The size of a picture, a `kmap.figures.parts.size.Size`; None for its usual one.
    """
    analysis = rooms.module("analysis", _ANALYSES.get(view, view))
    found = analysis.classify(register, topic, category=category, tag=tag)
    if format_ is None:
        names = {id_: one.name or id_ for id_, one in register.categories.items()}
        put_picture(rooms.module("figures", view).draw(found, names, size=size), output)
        return
    report, chart = rooms.module("reports", view), rooms.module("charts", view)
    put(lambda: report.report(found), format_, output, lambda width: chart.draw(found, width))
