"""Measuring commands: started in turn, round after round, so that noise meets all of them alike."""

import os
import shutil
import statistics
import subprocess
import sysconfig
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

_SPOILERS = ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED", "PYTHONPROFILEIMPORTTIME", "KMAP_REGISTER", "KMAP_DEBUG")
"""Variables of the environment that would change what is measured."""


@dataclass(slots=True)
class Measured:
    """What a command took, round by round.

    Parameters
    ----------
    cpu, wall
        Seconds of each round.
    peak
        The highest peak of the resident set, in bytes.
    """

    cpu: list[float] = field(default_factory=list)
    wall: list[float] = field(default_factory=list)
    peak: int = 0


@dataclass(frozen=True, slots=True)
class Ratio:
    """How many times as much one took as another: of the medians, and the middle half of the rounds."""

    median: float
    low: float
    high: float


def ratio(one: Sequence[float], other: Sequence[float]) -> Ratio:
    """Return how many times as much `one` is as `other`, both measured in the same rounds."""
    of_rounds = [first / second for first, second in zip(one, other, strict=True)]
    low, high = of_rounds[0], of_rounds[0]
    if len(of_rounds) > 1:
        low, _, high = statistics.quantiles(of_rounds, n=4, method="inclusive")
    return Ratio(statistics.median(one) / statistics.median(other), low, high)


def program(name: str) -> str | None:
    """Return the path of a program, the one beside this Python first; None where it is not installed."""
    beside = os.path.join(sysconfig.get_path("scripts"), name)
    return beside if os.access(beside, os.X_OK) else shutil.which(name)


def kmap() -> str:
    """Return the path of the program `kmap`."""
    path = program("kmap")
    if path is None:
        raise SystemExit("kmap is not installed here: pip install -e '.[bench]'")
    return path


def measure(
    commands: Mapping[str, Sequence[str]], rounds: int, environments: Mapping[str, Mapping[str, str]] | None = None
) -> dict[str, Measured]:
    """Run commands in turn, once to warm up and then round after round.

    Parameters
    ----------
    commands
        The words of each command, by its name.
    rounds
        How many rounds count. A single one is not preceded by a round to warm up:
        what runs that long is warm for most of it.
    environments
        For a command by its name, the variables of the environment that it needs.

    Raises
    ------
    SystemExit
        Where a command fails: its time would say nothing.
    """
    measured = {name: Measured() for name in commands}
    for number in range(-1 if rounds > 1 else 0, rounds):
        for name, words in commands.items():
            cpu, wall, peak = _run(words, (environments or {}).get(name, {}))
            if number >= 0:
                one = measured[name]
                one.cpu.append(cpu)
                one.wall.append(wall)
                one.peak = max(one.peak, peak)
    return measured


def _run(words: Sequence[str], environment: Mapping[str, str]) -> tuple[float, float, int]:
    """Run one command and return its CPU and wall time and its peak memory."""
    surroundings = {name: value for name, value in os.environ.items() if name not in _SPOILERS}
    start = time.perf_counter()
    process = subprocess.Popen(
        words,
        env=surroundings | dict(environment),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"`{' '.join(words)}` ended with status {process.returncode}")
    return usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss * 1024
