"""Checking: `kmap check` set against checkers of YAML that know the register's schema, or nothing of it."""

import os
import subprocess
from collections.abc import Iterator

from benchmarks.measure import Measured, kmap, measure, program
from benchmarks.registers import write_register
from benchmarks.table import AGAINST, Table, against, plain

ROUNDS = {50: 9, 1_000: 3, 10_000: 1}
"""How many rounds to run for so many stakeholders."""
PEERS = {"check-jsonschema": "0.1", "yamllint": ""}
"""The checkers to be set against, and what the ratio is to be at most."""


def tables(folder: str) -> Iterator[Table]:
    """Yield for each size the ratios of `kmap check` to the peers that are installed."""
    schema = os.path.join(folder, "schema.json")
    with open(schema, "wb") as file:
        subprocess.run([kmap(), "schema"], stdout=file, check=True)
    for stakeholders, rounds in ROUNDS.items():
        register = write_register(folder, stakeholders)
        measured = measure(_commands(register, schema), rounds)
        ours = measured.pop("kmap check")
        yield Table(
            f"check: {stakeholders:,} stakeholders; {rounds} round{'s' * (rounds > 1)}",
            AGAINST,
            (plain("kmap check", ours), *_rows(ours, measured)),
            tuple(f"{name} is not installed: pip install {name}" for name in PEERS if name not in measured),
        )


def _commands(register: str, schema: str) -> dict[str, list[str]]:
    commands = {"kmap check": [kmap(), "check", register]}
    checker, linter = program("check-jsonschema"), program("yamllint")
    if checker is not None:
        commands["check-jsonschema"] = [checker, "--schemafile", schema, register]
    if linter is not None:
        commands["yamllint"] = [linter, "-d", "relaxed", register]
    return commands


def _rows(ours: Measured, measured: dict[str, Measured]) -> Iterator[tuple[str, ...]]:
    """Yield a row for each peer: what kmap takes of what it takes."""
    for name, peer in measured.items():
        _, *ratios, _, _ = against("", ours, peer, PEERS[name])
        *_, seconds, megabytes = plain("", peer)
        yield f"  over {name}", *ratios, seconds, megabytes
