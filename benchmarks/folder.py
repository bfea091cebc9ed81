"""Folders: `kmap check` over many registers, in one process, set against what one more register costs."""

import os
import statistics
from collections.abc import Iterator

from benchmarks.measure import kmap, measure
from benchmarks.registers import write_register
from benchmarks.table import Table, aimed, megabytes, seconds

REGISTERS = 200
SOME = 101
"""A number of registers between one and all: what one more costs is surer over a hundred than over one."""
STAKEHOLDERS = 50
ROUNDS = 15
AIM = 1.0


def tables(folder: str) -> Iterator[Table]:
    """Yield what a folder costs, over its number of registers times the marginal cost of one."""
    counts = (1, SOME, REGISTERS)
    measured = measure({str(count): [kmap(), "check", _write_folder(folder, count)] for count in counts}, ROUNDS)
    one, some, every = (measured[str(count)] for count in counts)
    rows = [(f"{count} register{'s' * (count > 1)}", "", "", "", seconds(found), megabytes(found))
            for count, found in zip(counts, (one, some, every), strict=True)]  # fmt: skip
    each = [(more - first) / (SOME - 1) for more, first in zip(some.cpu, one.cpu, strict=True)]
    marginal, whole, start = statistics.median(each), statistics.median(every.cpu), statistics.median(one.cpu)
    low, _, high = statistics.quantiles(each, n=4, method="inclusive")
    further = (whole - start) / ((REGISTERS - 1) * marginal)
    rows += [
        (
            f"{REGISTERS} over {REGISTERS} x the marginal cost of one",
            f"{whole / (REGISTERS * marginal):.3g}", "", f"{low * 1e3:.1f}-{high * 1e3:.1f}", f"{marginal:.3g}", "",
        ),
        (f"{REGISTERS - 1} more than one over {REGISTERS - 1} x it", f"{further:.3g}", aimed(AIM, further), "", "", ""),
    ]  # fmt: skip
    yield Table(
        f"folder: registers of {STAKEHOLDERS} stakeholders, `kmap check DIR`, one command; {ROUNDS} rounds",
        ("", "CPU ratio", "aim", "marginal ms, middle half", "CPU s", "MB"),
        tuple(rows),
        (
            f"the marginal cost of one, in CPU s beside it: that of {SOME} less that of one, over {SOME - 1}",
            "the 200 pay for the one start as well, the 199 more do not",
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
            file.write(text.replace("district", f"area-{number:03}"))  # all of the same length
    return path
