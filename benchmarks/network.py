"""Network: measures of 100 to 100,000 nodes, over plain networkx and plain python-igraph."""

import subprocess
import sys
from collections.abc import Iterator
from importlib import util
from typing import NamedTuple

from benchmarks.engines import STRENGTHS, TIES_EACH
from benchmarks.table import Table

SIZES = (100, 1_000, 10_000, 100_000)
LONGEST = 60
"""Seconds after which a measurement is broken off; a peer that needs a tenth for a tenth of the nodes is not begun."""

MEASURES = (
    ("betweenness", (1,)),
    ("betweenness", STRENGTHS),
    ("closeness", (1,)),
    ("closeness", STRENGTHS),
    ("pagerank", STRENGTHS),
    ("constraint", STRENGTHS),
    ("communities", STRENGTHS),
)
"""The measures, each with the strengths that ties have."""

ENGINES = ("kmap", "kmap-alone", "networkx", "igraph")


class Took(NamedTuple):
    """What a measurement took.

    Parameters
    ----------
    seconds
        The time; None where it was broken off, or not begun.
    peak
        The peak of the resident set in bytes, the network itself included.
    exact
        Whether the values are exact.
    """

    seconds: float | None
    peak: int
    exact: bool


_NOTHING = Took(None, 0, exact=True)


def tables(folder: str) -> Iterator[Table]:
    """Yield a table for each measure: times, ratios and memory at growing sizes."""
    for measure, strengths in MEASURES:
        rows = []
        before: dict[str, Took] = {}
        for size in SIZES:
            now = {
                engine: _measured(engine, measure, size, strengths, before.get(engine)) for engine in _engines(measure)
            }
            # What kmap takes for a tenth says little: from some size on it estimates.
            before = {engine: took for engine, took in now.items() if not engine.startswith("kmap")}
            rows += [(f"{size:,}  {engine}", *_cells(now[engine], now)) for engine in now]
        even = "all ties equally strong" if len(strengths) == 1 else "ties of different strength"
        yield Table(
            f"network: {measure}, {TIES_EACH} ties for each node, {even}",
            ("nodes", "seconds", "over networkx", "over igraph", "MB", ""),
            tuple(rows),
            _notes(measure),
        )


def _engines(measure: str) -> list[str]:
    """Return the engines that are installed; kmap without rustworkx is another one for betweenness alone."""
    there = [engine for engine in ENGINES if engine.startswith("kmap") or util.find_spec(engine) is not None]
    return [engine for engine in there if engine != "kmap-alone" or measure == "betweenness"]


def _measured(engine: str, measure: str, size: int, strengths: tuple[int, ...], before: Took | None) -> Took:
    """Measure in a process of its own, unless a tenth of the nodes took too long to begin."""
    if before is not None and (before.seconds is None or before.seconds > LONGEST / 10):
        return _NOTHING
    words = [sys.executable, "-m", "benchmarks.engines", engine, measure, str(size), ",".join(map(str, strengths))]
    try:
        run = subprocess.run(words, stdout=subprocess.PIPE, encoding="utf-8", timeout=LONGEST, check=True)
    except subprocess.TimeoutExpired:
        return _NOTHING
    seconds, peak, exact = run.stdout.split()
    return Took(float(seconds), int(peak), exact == "True")


def _cells(one: Took, now: dict[str, Took]) -> tuple[str, ...]:
    if one.seconds is None:
        return f"over {LONGEST}", "", "", "", ""
    over = [_ratio(one.seconds, now.get(peer, _NOTHING).seconds) for peer in ("networkx", "igraph")]
    return f"{one.seconds:.3g}", *over, f"{one.peak / 1e6:.0f}", "" if one.exact else "estimate"


def _ratio(seconds: float, peer: float | None) -> str:
    return "" if peer is None else f"{seconds / peer:.3g}"


def _notes(measure: str) -> tuple[str, ...]:
    missing = [name for name in ("networkx", "igraph", "rustworkx", "scipy") if util.find_spec(name) is None]
    notes = [f"{name} is not installed: pip install {name}" for name in missing]
    if measure == "betweenness":
        notes.append("kmap-alone: without rustworkx")
    return tuple(notes)
