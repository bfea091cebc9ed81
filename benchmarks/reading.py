"""Reading: text to values and to a register, over draining the events of libyaml, in one process."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator

from benchmarks.measure import Measured, ratio
from benchmarks.registers import write_register
from benchmarks.table import Table, megabytes, seconds, spread, times, times_as
from benchmarks.ways import WAYS

ROUNDS = {50: 41, 1_000: 11, 10_000: 3}
"""How many rounds to run for so many stakeholders."""
AIMS = {"parse": "1.4"}


def tables(folder: str) -> Iterator[Table]:
    """Yield for each size the ratios of all ways of reading to draining."""
    for stakeholders, rounds in ROUNDS.items():
        register = write_register(folder, stakeholders)
        measured = _measure(register, rounds)
        floor = measured["drain"]
        yield Table(
            f"reading: {stakeholders:,} stakeholders, over draining libyaml's events; {rounds} rounds",
            ("", "CPU ratio", "spread", "aim", "memory over text", "CPU s", "MB"),
            tuple(_row(name, one, floor, os.path.getsize(register)) for name, one in measured.items()),
            ("memory is what the resident set grew by, over the size of the text, which is held already",),
        )


def _row(name: str, one: Measured, floor: Measured, text: int) -> tuple[str, ...]:
    cpu = ratio(one.cpu, floor.cpu)
    memory = times_as(one.peak, text)
    return WAYS[name].title, times(cpu), spread(cpu), AIMS.get(name, ""), memory, seconds(one), megabytes(one)


def _measure(register: str, rounds: int) -> dict[str, Measured]:
    """Return the times of all ways from one process, and from one more each the memory that it takes."""
    spent = json.loads(_ask("time", register, str(rounds)))
    peaks = {name: json.loads(_ask("memory", register, name)) for name in WAYS}
    return {name: Measured(cpu=spent[name], peak=peaks[name]) for name in WAYS}


def _ask(*words: str) -> bytes:
    return subprocess.run([sys.executable, "-m", "benchmarks.ways", *words], capture_output=True, check=True).stdout
