"""Growing: how time and memory of kmap's own commands grow with the register. No peer is set against."""

from collections.abc import Iterator

from benchmarks.measure import Measured, kmap, measure
from benchmarks.registers import write_register
from benchmarks.table import Table, megabytes, seconds, times_as

ROUNDS = {1_000: 5, 10_000: 3, 100_000: 1}
"""How many rounds to run for so many stakeholders."""
COMMANDS = ("check", "grid", "suggest")


def tables(folder: str) -> Iterator[Table]:
    """Yield a table of the commands at growing sizes."""
    rows = []
    before: dict[str, Measured] = {}
    for stakeholders, rounds in ROUNDS.items():
        register = write_register(folder, stakeholders)
        measured = measure({name: [kmap(), name, register] for name in COMMANDS}, rounds)
        rows += [_row(name, stakeholders, one, before.get(name)) for name, one in measured.items()]
        before = measured
    yield Table(
        "growth: kmap alone; growth is over a tenth of the stakeholders, where 10 is in step with them",
        ("", "stakeholders", "growth of CPU", "growth of memory", "CPU s", "MB"),
        tuple(rows),
    )


def _row(name: str, stakeholders: int, one: Measured, before: Measured | None) -> tuple[str, ...]:
    cpu = times_as(min(one.cpu), min(before.cpu)) if before is not None else ""
    peak = times_as(one.peak, before.peak) if before is not None else ""
    return f"kmap {name}", f"{stakeholders:,}", cpu, peak, seconds(one), megabytes(one)
