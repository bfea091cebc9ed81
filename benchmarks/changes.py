"""What looks back in time, on 200 stakeholders with 20 rounds of 5 assessors: seconds more than `kmap check`."""

import datetime
import os
import statistics
import subprocess
from collections.abc import Iterator

from benchmarks.measure import Measured, kmap, measure
from benchmarks.table import Table, megabytes, seconds

STAKEHOLDERS, ROUNDS, ASSESSORS = 200, 20, 5
RUNS = 5
AIM = 1.0
"""So many seconds more than `kmap check` each command is to take at most."""

CHECK = "check"


def tables(folder: str) -> Iterator[Table]:
    """Yield a table of the commands, each set against the check of the same register in the same rounds."""
    register = write_register(folder)
    commit_twice(folder, register)
    picture = os.path.join(folder, "history.svg")
    commands = {
        CHECK: [kmap(), "check", register],
        "changes --since": [kmap(), "changes", "--since", "2024-01-01", register],
        "changes v2025..HEAD": [kmap(), "changes", "v2025..HEAD", register],
        "grid --since": [kmap(), "grid", "--since", "2024-01-01", register],
        "show ID": [kmap(), "show", "body-7", register],
        "show ID --output": [kmap(), "show", "body-7", register, "--output", picture],
    }
    measured = measure(commands, RUNS)
    yield Table(
        f"changes: {STAKEHOLDERS} stakeholders, {ROUNDS} rounds of {ASSESSORS} assessors, {RUNS} runs",
        ("", "s more than check", "aim", "CPU s", "MB"),
        tuple(_row(name, one, measured[CHECK]) for name, one in measured.items()),
    )


def _row(name: str, one: Measured, check: Measured) -> tuple[str, ...]:
    if name == CHECK:
        return f"kmap {name}", "", "", seconds(one), megabytes(one)
    more = statistics.median(mine - its for mine, its in zip(one.cpu, check.cpu, strict=True))
    aim = f"{AIM:g}{', missed' * (more > AIM)}"
    return f"kmap {name}", f"{more:.2f}", aim, seconds(one), megabytes(one)


def write_register(folder: str) -> str:
    """Write a register in which everybody is scored in each round by each assessor, and return its path."""
    path = os.path.join(folder, "rounds.stakeholders.yaml")
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{line}\n" for line in _lines())
    return path


def commit_twice(folder: str, register: str) -> None:
    """Commit a register as `v2025` without what 2026 brought, and as it is after that."""
    with open(register, encoding="utf-8") as file:
        lines = file.readlines()
    _git(folder, "init", "--quiet")
    with open(register, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(line for line in lines if "{date: 2026" not in line)
    _git(folder, "add", os.path.basename(register))
    _git(folder, "commit", "--quiet", "--message", "2025")
    _git(folder, "tag", "v2025")
    with open(register, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(lines)
    _git(folder, "commit", "--quiet", "--all", "--message", "2026")


def _git(folder: str, *words: str) -> None:
    named = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *named, *words], cwd=folder, check=True)


def _lines() -> Iterator[str]:
    yield "title: A register with a long past"
    yield "as_of: 2026-11-24"
    yield "threshold: mean"  # another one on each day, which is the slowest
    yield "stakeholders:"
    for number in range(STAKEHOLDERS):
        yield f"  - id: body-{number}"
        yield f"    name: Body of district {number}"
        yield "    category: government"
        yield "    engagement: {owner: KM lead}"
        yield "    assessments:"
        for round_ in range(ROUNDS):
            for assessor in range(ASSESSORS):
                day = datetime.date(2021, 10, 1) + datetime.timedelta(days=90 * round_ + assessor)
                scores = (1 + (number * 7 + round_ * 3 + assessor) % 5, 1 + (number * 3 + round_ + assessor * 2) % 5)
                said = f"influence: {scores[0]}, interest: {scores[1]}, because: Minutes of meeting {round_}"
                yield f"      - {{date: {day}, by: A{assessor}, round: r{round_:02}, {said}}}"
