"""Checking: `kmap check` set against checkers of YAML that know the register's schema, or nothing of it."""

from collections.abc import Iterator

from benchmarks.measure import Measured, kmap, measure, ratio
from benchmarks.peers import PEERS, ajv_versions, prepare
from benchmarks.registers import write_register
from benchmarks.table import Table, aimed, megabytes, seconds, spread, times, times_as

RUNS: tuple[tuple[int, int, tuple[str, ...]], ...] = (
    (50, 9, tuple(PEERS)),
    (1_000, 3, tuple(PEERS)),
    (10_000, 1, tuple(PEERS)),
    (10_000, 7, ("yamale", "ajv")),
)
"""How many rounds to run for so many stakeholders, against whom; one round says little of what is close."""
COLUMNS = ("", "CPU ratio", "spread", "aim", "wall ratio", "memory ratio", "memory aim", "CPU s", "MB")
_OURS = "kmap check"


def tables(folder: str) -> Iterator[Table]:
    """Yield for each size the ratios of `kmap check` to the peers that are installed."""
    prepare(folder)
    notes = [f"ajv is {ajv_versions(folder)}; dates are left out of its schema"] if ajv_versions(folder) else []
    for stakeholders, rounds, peers in RUNS:
        register = write_register(folder, stakeholders)
        commands = {name: PEERS[name].command(folder, register) for name in peers}
        installed = {name: words for name, words in commands.items() if words is not None}
        measured = measure({_OURS: [kmap(), "check", register], **installed}, rounds)
        ours = measured.pop(_OURS)
        missing = [f"{name} is not installed: {PEERS[name].missing}" for name in peers if name not in installed]
        yield Table(
            f"check: {stakeholders:,} stakeholders; {rounds} round{'s' * (rounds > 1)}",
            COLUMNS,
            (
                (_OURS, "1", "", "", "1", "1", "", seconds(ours), megabytes(ours)),
                *(_row(name, ours, one, stakeholders) for name, one in measured.items()),
            ),
            (*notes, *missing),
        )


def _row(name: str, ours: Measured, theirs: Measured, stakeholders: int) -> tuple[str, ...]:
    """Return the row of a peer: what kmap takes of what it takes, and at its end what the peer takes."""
    cpu, wall = ratio(ours.cpu, theirs.cpu), ratio(ours.wall, theirs.wall)
    aim = aimed(PEERS[name].time.get(stakeholders), cpu.median)
    memory_aim = aimed(PEERS[name].memory.get(stakeholders), ours.peak / theirs.peak)
    memory = times_as(ours.peak, theirs.peak)
    return (
        f"  over {name}", times(cpu), spread(cpu), aim, times(wall), memory, memory_aim,
        seconds(theirs), megabytes(theirs),
    )  # fmt: skip
