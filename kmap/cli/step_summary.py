"""The summary of a step under GitHub Actions: the grids and the findings, in Markdown."""

import datetime
import os
from collections.abc import Mapping

from kmap.analysis.grid import place
from kmap.charts.grid import draw
from kmap.check import Checked
from kmap.errors import KmapError
from kmap.formats.github import summary
from kmap.register.library import Library
from kmap.register.reading import read
from kmap.terminal import render

_VARIABLE = "GITHUB_STEP_SUMMARY"
_MOST_GRIDS = 12


def write_summary(checked: Checked, environment: Mapping[str, str], as_of: datetime.date | None = None) -> None:
    """Append the grids and the findings to the file that GitHub Actions shows, where it names one.

    Raises
    ------
    KmapError
        Where the file can't be written.
    """
    path = environment.get(_VARIABLE)
    if not path:
        return
    library = Library(checked.paths, as_of)
    grids = [grid for path in checked.paths[:_MOST_GRIDS] if path != "-" and (grid := _grid(path, library))]
    try:
        with open(path, "a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(summary(checked, grids))
    except OSError as error:
        reason = (error.strerror or "no file").lower()
        raise KmapError(f"the step summary `{os.path.basename(path)}` can't be written: {reason}") from None


def _grid(path: str, library: Library) -> str:
    """Return the grid of a register as text; empty where it could not be read whole."""
    reading = read(path, library=library)
    if reading.register is None or not reading.whole or reading.register.scale.range <= 0:
        return ""
    return render(draw(place(reading.register), 100), color=False)
