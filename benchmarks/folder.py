"""Folders: `kmap check` over many registers, in one process, set against what one more register costs."""

import os
import statistics
from collections.abc import Iterator

from benchmarks.measure import kmap, measure
from benchmarks.registers import write_register
from benchmarks.table import Table, aimed, megabytes, seconds

REGISTERS = 200
SOME = 21
"""A number of registers between one and all: what one more costs is surer over twenty than over one."""
STAKEHOLDERS = 50
ROUNDS = 15
AIM = 1.0


def tables(folder: str) -> Iterator[Table]:
    """Yield what a folder costs, over its number of registers times the marginal cost of one."""
    counts = (1, 2, SOME, REGISTERS)
    measured = measure({str(count): [kmap(), "check", _write_folder(folder, count)] for count in counts}, ROUNDS)
    one, every = measured["1"], measured[str(REGISTERS)]
    rows = [(f"{count} registers", "", "", "", seconds(measured[str(count)]), megabytes(measured[str(count)]))
            for count in counts]  # fmt: skip
    for more in (2, SOME):
        each = [(some - first) / (more - 1) for some, first in zip(measured[str(more)].cpu, one.cpu, strict=True)]
        marginal = statistics.median(each)
        low, _, high = statistics.quantiles(each, n=4, method="inclusive")
        median = statistics.median(every.cpu) / (REGISTERS * marginal)
        middle = f"{low * 1e3:.1f}-{high * 1e3:.1f}"
        title = f"{REGISTERS} over {REGISTERS} x ({more} less 1)" + (f" / {more - 1}" if more > 2 else "")
        rows.append((title, f"{median:.3g}", aimed(AIM, median), middle, f"{marginal:.3g}", ""))
        further = (statistics.median(every.cpu) - statistics.median(one.cpu)) / ((REGISTERS - 1) * marginal)
        rows.append(("  both less the first, and the start", f"{further:.3g}", "", "", "", ""))
    yield Table(
        f"folder: registers of {STAKEHOLDERS} stakeholders, `kmap check DIR`, one command; {ROUNDS} rounds",
        ("", "CPU ratio", "aim", "marginal ms, middle half", "CPU s", "MB"),
        tuple(rows),
        (
            "in the last rows, CPU s is the marginal cost of one register, which the start is no part of",
            "the 200 pay for one start, except where it says less",
        ),
    )


def _write_folder(folder: str, count: int) -> str:
    """Write registers of different names and ids into a folder of their own, and return its path."""
    path = os.path.join(folder, f"{count}-registers")
    os.makedirs(path, exist_ok=True)
    with open(write_register(folder, STAKEHOLDERS), encoding="utf-8") as file:
        text = file.read()
    for number in range(count):
        name = os.path.join(path, f"{number:03}.stakeholders.yaml")
        with open(name, "w", encoding="utf-8", newline="\n") as file:
            file.write(text.replace("district", f"area-{number}"))
    return path
