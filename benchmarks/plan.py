"""Planning: the commands on knowledge mobilisation, set against `kmap check` on the same programme."""

import os
import statistics
from collections.abc import Iterator

from benchmarks.measure import Measured, kmap, measure
from benchmarks.table import Table, aimed, megabytes, seconds

RUNS = 15
AIM = 0.1
"""How many seconds more than `kmap check` a command may take."""
PROGRAMME = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "examples", "programme")
REGISTER, WHOM = os.path.join(PROGRAMME, "stakeholders.yaml"), "health-agency"


def tables(folder: str) -> Iterator[Table]:
    """Yield how many seconds more than `kmap check` each command takes on the programme among the examples."""
    program, calendar = kmap(), os.path.join(folder, "plan.ics")
    measured = measure(
        {
            "kmap check": [program, "check", REGISTER],
            "kmap plan": [program, "plan", REGISTER],
            "kmap plan FOLDER": [program, "plan", PROGRAMME],
            "kmap plan --output plan.ics": [program, "plan", REGISTER, "--output", calendar],
            "kmap coverage": [program, "coverage", REGISTER],
            "kmap evaluate": [program, "evaluate", REGISTER],
            "kmap brief ID": [program, "brief", WHOM, REGISTER],
        },
        RUNS,
    )
    check = measured.pop("kmap check")
    yield Table(
        f"plan: the programme among the examples; {RUNS} rounds",
        ("", "more seconds of wall time", "spread", "aim", "more seconds of CPU", "CPU s", "MB"),
        (
            ("kmap check", "", "", "", "", seconds(check), megabytes(check)),
            *(_row(name, one, check) for name, one in measured.items()),
        ),
        (
            "more is over kmap check in the same round; its spread is the middle half of the rounds",
            "a calendar needs the icalendar library, which takes most of the time that it adds",
        ),
    )


def _row(name: str, one: Measured, check: Measured) -> tuple[str, ...]:
    more = [mine - its for mine, its in zip(one.wall, check.wall, strict=True)]
    low, middle, high = statistics.quantiles(more, n=4, method="inclusive")
    cpu = statistics.median(mine - its for mine, its in zip(one.cpu, check.cpu, strict=True))
    return (
        name,
        f"{middle:.3f}",
        f"{low:.3f} to {high:.3f}",
        aimed(AIM, middle),
        f"{cpu:.3f}",
        seconds(one),
        megabytes(one),
    )
