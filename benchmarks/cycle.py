"""From needs to feedback: `kmap trace`, `kmap cycle` and the game, set against `kmap check` on the same programme."""

import os
from collections.abc import Iterator

from benchmarks.measure import Measured, kmap, measure
from benchmarks.registers import write_register
from benchmarks.table import AGAINST, Table, against, aimed, megabytes, plain, seconds

RUNS = 15
AIM = 0.1
"""How many seconds more than `kmap check` a command may take on the programme."""
LARGE, LARGE_RUNS = 10_000, 5
EACH = 5
"""For so many stakeholders of the large register there is a need, with a question and an output."""
LARGE_AIM = "1.5"
REGISTER = os.path.join(
    os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "examples", "programme", "stakeholders.yaml"
)


def tables(folder: str) -> Iterator[Table]:
    """Yield how many seconds more than `kmap check` each command takes, and how they grow."""
    yield _programme()
    yield _large(folder)


def _programme() -> Table:
    program = kmap()
    measured = measure(
        {
            "kmap check": [program, "check", REGISTER],
            "kmap trace": [program, "trace", REGISTER],
            "kmap trace ID": [program, "trace", "health-agency", REGISTER],
            "kmap cycle": [program, "cycle", REGISTER],
            "kmap explain formats": [program, "explain", "formats", "--register", REGISTER],
            "kmap game (to its first card)": [program, "game", REGISTER],
        },
        RUNS,
    )
    check = measured.pop("kmap check")
    return Table(
        f"cycle: the programme among the examples; {RUNS} rounds",
        ("", "more seconds of wall time", "aim", "CPU s", "MB"),
        (
            ("kmap check", "", "", seconds(check), megabytes(check)),
            *(_row(name, one, check) for name, one in measured.items()),
        ),
        ("more is the median of what a command took over kmap check in the same round",),
    )


def _row(name: str, one: Measured, check: Measured) -> tuple[str, ...]:
    more = sorted(mine - its for mine, its in zip(one.wall, check.wall, strict=True))[len(one.wall) // 2]
    return name, f"{more:.3f}", aimed(AIM, more), seconds(one), megabytes(one)


def _large(folder: str) -> Table:
    register = _with_knowledge(folder)
    program = kmap()
    measured = measure(
        {
            "kmap check": [program, "check", register],
            "kmap check --select KM6": [program, "check", register, "--select", "KM6"],
            "kmap trace --format csv": [program, "trace", register, "--format", "csv"],
            "kmap cycle": [program, "cycle", register],
        },
        LARGE_RUNS,
    )
    check = measured.pop("kmap check")
    return Table(
        f"cycle: {LARGE:,} stakeholders with {LARGE // EACH:,} needs, questions and outputs; {LARGE_RUNS} rounds",
        AGAINST,
        (plain("kmap check", check), *(against(name, one, check, LARGE_AIM) for name, one in measured.items())),
    )


def _with_knowledge(folder: str) -> str:
    """Write a large register with needs, questions, outputs and feedback, and return its path."""
    with open(write_register(folder, LARGE), encoding="utf-8") as file:
        text = file.read()
    path = os.path.join(folder, f"knowledge-{LARGE}.stakeholders.yaml")
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)  # it ends with the log
        for number in range(0, LARGE, EACH):
            said = "feedback: {rating: 4, comment: Wants more of it}"
            file.write(f"  - {{date: 2026-10-01, with: [district-{number}], output: o-{number}, {said}}}\n")
        file.write("needs:\n")
        for number in range(0, LARGE, EACH):
            follows = f", follows: o-{number - EACH}" if number % (3 * EACH) else ""
            raised = f"raised_by: [district-{number}]"
            file.write(f"  - {{id: n-{number}, need: What helps {number}?, kind: practice, {raised}{follows}}}\n")
        file.write("questions:\n")
        for number in range(0, LARGE, EACH):
            file.write(f"  - {{id: q-{number}, question: Which {number}?, design: Cohort, answers: [n-{number}]}}\n")
        file.write("outputs:\n")
        for number in range(0, LARGE, EACH):
            what = f"title: Brief {number}, kind: policy-brief, answers: [q-{number}]"
            when = "status: published, published: 2026-09-01"
            file.write(f"  - {{id: o-{number}, {what}, audiences: [district-{number}], {when}}}\n")
    return path
