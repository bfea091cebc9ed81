"""A progress bar on standard error, for work that takes more than a moment."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import typer

PATIENCE = 2.0
"""Seconds that pass before a bar appears: most work is done by then."""

_WIDEST = 30
_BESIDE_THE_BAR = len("  []  100%  00:00:00 ")
_NARROWEST = 10


@contextmanager
def progress(length: int, label: str) -> Iterator[Callable[[int], None]]:
    """Give a function to call with the number of things done.

    A bar appears on a terminal once two seconds have passed and something is left to do;
    never in a pipe, on a terminal that can't move its cursor, or on one too narrow for it.
    """
    width = min(_WIDEST, _columns() - len(label) - _BESIDE_THE_BAR)
    if length < 2 or width < _NARROWEST:
        yield lambda done: None
        return
    begun = time.monotonic()
    # A hidden bar writes nothing at all, at its beginning and end neither.
    with typer.progressbar(length=length, label=label, file=sys.stderr, width=width, hidden=True) as bar:

        def tell(done: int) -> None:
            """Move the bar; show it once the wait has been long enough."""
            if bar.hidden and done < length and time.monotonic() - begun >= PATIENCE:
                bar.hidden = False
            if not bar.hidden:
                bar.update(done - bar.pos)

        yield tell


def _columns() -> int:
    """Return how many columns standard error has; 0 where it is no terminal to draw on."""
    try:
        if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
            return 0
        return os.get_terminal_size(sys.stderr.fileno()).columns or 80  # a terminal that does not know says 0
    except (OSError, ValueError):  # closed, or no file at all
        return 0
