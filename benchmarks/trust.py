"""Trusting: the commands that look at many assessors and rounds, set against `kmap check` on the same register."""

import os
import statistics
from collections.abc import Iterator

from benchmarks.measure import Measured, kmap, measure
from benchmarks.table import Table, aimed, megabytes, seconds

STAKEHOLDERS = 200
YEARS = 5
ROUNDS_A_YEAR = 4
ASSESSORS = ("AK", "BL", "CM", "DN", "EP")
TOPICS = ("heat", "damp", "noise")
RUNS = 11
AIM = 1.0
"""How many seconds more than `kmap check` a command may take."""


def tables(folder: str) -> Iterator[Table]:
    """Yield how many seconds more than `kmap check` each command takes."""
    register = write_assessed(folder)
    program = kmap()
    measured = measure(
        {
            "kmap check": [program, "check", register],
            "kmap topics": [program, "topics", register],
            "kmap trust": [program, "trust", register],
            "kmap trust ID": [program, "trust", "body-7", register],
            "kmap suggest": [program, "suggest", register],
        },
        RUNS,
    )
    check = measured.pop("kmap check")
    assessments = STAKEHOLDERS * YEARS * ROUNDS_A_YEAR * len(ASSESSORS)
    yield Table(
        f"trust: {STAKEHOLDERS} stakeholders, {YEARS * ROUNDS_A_YEAR} rounds by {len(ASSESSORS)} assessors, "
        f"{assessments:,} assessments; {RUNS} rounds",
        ("", "more seconds of wall time", "spread", "aim", "more seconds of CPU", "CPU s", "MB"),
        (
            ("kmap check", "", "", "", "", seconds(check), megabytes(check)),
            *(_row(name, one, check) for name, one in measured.items()),
        ),
        ("more is over kmap check in the same round; its spread is the middle half of the rounds",),
    )


def _row(name: str, one: Measured, check: Measured) -> tuple[str, ...]:
    more = [mine - its for mine, its in zip(one.wall, check.wall, strict=True)]
    low, middle, high = statistics.quantiles(more, n=4, method="inclusive")
    cpu = statistics.median(mine - its for mine, its in zip(one.cpu, check.cpu, strict=True))
    spread = f"{low:.2f} to {high:.2f}"
    return name, f"{middle:.2f}", spread, aimed(AIM, middle), f"{cpu:.2f}", seconds(one), megabytes(one)


def write_assessed(folder: str, stakeholders: int = STAKEHOLDERS) -> str:
    """Write a register whose scores are all by assessments, and return its path; the same at every run.

    Parameters
    ----------
    folder
        The folder to write it to; where it is there already, it is left as it is.
    stakeholders
        How many stakeholders it has, each with 20 rounds of 5 assessors.
    """
    path = os.path.join(folder, f"{stakeholders}.assessed.stakeholders.yaml")
    if not os.path.exists(path):
        with open(path, "w", encoding="utf-8", newline="\n") as file:
            file.writelines(f"{line}\n" for line in _lines(stakeholders))
    return path


def _lines(stakeholders: int) -> Iterator[str]:
    yield "title: A register of many rounds"
    yield "as_of: 2026-11-24"
    yield "topics:"
    yield from (f"  - {{id: {topic}, name: On {topic}}}" for topic in TOPICS)
    yield "stakeholders:"
    for number in range(stakeholders):
        yield f"  - id: body-{number}"
        yield f"    name: Body of district {number}"
        yield "    category: government"
        yield f"    impact: {1 + number % 5}"
        yield "    engagement: {owner: KM lead}"
        if number % 4 == 0:
            topic = TOPICS[number // 4 % len(TOPICS)]
            yield f"    by_topic: {{{topic}: {{interest: {5 - number % 5}, because: Asked about it at the hearing}}}}"
        yield "    assessments:"
        for year in range(2026 - YEARS + 1, 2027):
            for round_ in range(ROUNDS_A_YEAR):
                yield from _assessments(number, f"{year}-{2 + 3 * round_:02}")


def _assessments(number: int, month: str) -> Iterator[str]:
    """Yield what the assessors of one round gave: near to each other, seldom the same."""
    for place, assessor in enumerate(ASSESSORS):
        turn = number * 7 + place * 3 + int(month[:4]) + int(month[5:])
        influence, interest = 1 + (number + turn % 3) % 5, 1 + (number // 5 + turn % 2) % 5
        scores = f"influence: {influence}, interest: {interest}, because: Their plan says so"
        yield f"      - {{date: {month}-1{place}, by: {assessor}, round: {month}, {scores}}}"
