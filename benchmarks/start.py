"""Starting: how long commands take on a small register, over what their libraries take to import."""

import sys
from collections.abc import Iterator

from benchmarks.measure import kmap, measure
from benchmarks.registers import write_register
from benchmarks.table import AGAINST, Table, against, plain

STAKEHOLDERS = 50
ROUNDS = 21
FLOOR = "import typer, pydantic, yaml"
AIMS = {
    "kmap check": "2, better 1.6",
    "kmap grid": "2.2",
    "kmap --help": "1.5",
    "kmap --version": "1",
    "completion of `kmap gr`": "1",
}
"""What the ratios are to be at most."""


def tables(folder: str) -> Iterator[Table]:
    """Yield the ratios of commands to the import of the libraries that kmap can't do without."""
    register = write_register(folder, STAKEHOLDERS)
    commands = {
        FLOOR: [sys.executable, "-c", FLOOR],
        "kmap check": [kmap(), "check", register],
        "kmap grid": [kmap(), "grid", register],
        "kmap --help": [kmap(), "--help"],
        "kmap --version": [kmap(), "--version"],
        "completion of `kmap gr`": [kmap()],
        "kmap suggest": [kmap(), "suggest", register],
    }
    completion = {"_KMAP_COMPLETE": "complete_bash", "COMP_WORDS": "kmap gr", "COMP_CWORD": "1"}
    measured = measure(commands, ROUNDS, {"completion of `kmap gr`": completion})
    floor = measured.pop(FLOOR)
    yield Table(
        f"start: {STAKEHOLDERS} stakeholders, over `python -c '{FLOOR}'`; {ROUNDS} rounds",
        AGAINST,
        (plain(FLOOR, floor), *(against(name, one, floor, AIMS.get(name, "")) for name, one in measured.items())),
    )
