"""A progress bar on standard error, for work that takes more than a moment."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import typer

_PATIENCE = 2.0


@contextmanager
def progress(length: int, label: str) -> Iterator[Callable[[int], None]]:
    """Give a function to call with the number of things done.

    A bar appears on a terminal once two seconds have passed, and never in a pipe.
    """
    if not sys.stderr.isatty() or length < 2:
        yield lambda done: None
        return
    begun = time.monotonic()
    with typer.progressbar(length=length, label=label, file=sys.stderr) as bar:
        bar.is_hidden = True

        def tell(done: int) -> None:
            if time.monotonic() - begun >= _PATIENCE:
                bar.is_hidden = False
                bar.update(done - bar.pos)

        yield tell
        bar.is_hidden = bar.pos == 0
