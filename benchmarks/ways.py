"""Ways to read a register, and a process that measures them: `python -m benchmarks.ways time PATH ROUNDS`."""

import gc
import json
import resource
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

import yaml

from kmap.register.events import collector_paused, event_stream
from kmap.register.parse import parse
from kmap.register.reading import read_source
from kmap.register.source import Source


@dataclass(frozen=True, slots=True)
class Way:
    """A way to read a text.

    Parameters
    ----------
    title
        What it does, in words.
    read
        Does it.
    """

    title: str
    read: Callable[[Source], object]


def _drain(source: Source) -> None:
    """Take all events and keep none, with the collector paused, as kmap has it too."""
    get_event = event_stream(source.text).get_event
    with collector_paused():
        while get_event() is not None:
            pass


def _load(source: Source) -> object:
    return yaml.load(source.text, yaml.CSafeLoader)


WAYS = {
    "drain": Way("draining the events", _drain),
    "parse": Way("kmap: text to values", parse),
    "read": Way("kmap: text to a register, all models checked", read_source),
    "load": Way("PyYAML: CSafeLoader", _load),
}
"""All ways by name, the floor first."""


def spent(source: Source, rounds: int) -> dict[str, list[float]]:
    """Return the CPU seconds of each way, the ways in turn, once to warm up and then round after round."""
    seconds: dict[str, list[float]] = {name: [] for name in WAYS}
    for number in range(-1, rounds):
        for name, way in WAYS.items():
            gc.collect()
            start = time.process_time()
            kept = way.read(source)
            taken = time.process_time() - start
            del kept
            if number >= 0:
                seconds[name].append(taken)
    return seconds


def peak(source: Source, name: str) -> int:
    """Return by how many bytes the peak of the resident set grows while a way reads."""
    WAYS[name].read(Source("-", "title: A\nstakeholders: []\n"))  # what it imports and builds at first
    before = _resident()
    kept = WAYS[name].read(source)
    grown = _resident() - before
    del kept
    return grown


def _resident() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def main(what: str, path: str, how: str) -> None:
    """Measure the time of all ways, or the memory of one, and print it as JSON."""
    with open(path, encoding="utf-8") as file:
        source = Source(path, file.read())
    print(json.dumps(spent(source, int(how)) if what == "time" else peak(source, how)))


if __name__ == "__main__":
    main(*sys.argv[1:])
