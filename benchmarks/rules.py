"""Rules: what each rule takes of checking a register in one process, and what several of them share."""

import gc
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from benchmarks.registers import write_register
from benchmarks.table import Table
from kmap.analysis.contacts import contacts
from kmap.analysis.coverage import coverage
from kmap.analysis.engagement import suggest
from kmap.analysis.grid import place
from kmap.analysis.private_details import private_details
from kmap.analysis.references import dangling
from kmap.catalogue import Rule, rules
from kmap.errors import Finding
from kmap.register.reading import read
from kmap.register.register import Register

STAKEHOLDERS = 10_000
ROUNDS = 5
_READING = "reading"
SHARED: dict[str, Callable[[Register], object]] = {
    "shared: words of references": lambda register: list(dangling(register, "topic", register.topics, "")),
    "shared: contacts()": contacts,
    "shared: place()": lambda register: place(register, register.topic),
    "shared: suggest(), less place()": suggest,
    "shared: coverage(), less suggest()": coverage,
    "shared: private_details()": private_details,
}
"""Analyses that are kept for a register once they are made; each may use those before it."""


def tables(folder: str) -> Iterator[Table]:
    """Yield the share of every rule, the greatest first."""
    path = write_register(folder, STAKEHOLDERS)
    register = read(path).register
    assert register is not None, "the register is good"
    _round(register)
    rounds = [_round(register) for _ in range(ROUNDS)]
    spent = {name: statistics.median(one[name] for one in rounds) for name in rounds[0]}
    del register
    spent[_READING] = statistics.median(_timed(lambda: read(path)) for _ in range(ROUNDS))
    whole = sum(spent.values())
    without_reading = whole - spent[_READING]
    rows = [
        _row(name, one, whole, None if name == _READING else without_reading)
        for name, one in sorted(spent.items(), key=lambda item: -item[1])
    ]
    every = sum(one for name, one in spent.items() if name not in SHARED and name != _READING)
    total = _row(f"all {len(spent) - len(SHARED) - 1} rules, less what is shared", every, whole, without_reading)
    yield Table(
        f"rules: {STAKEHOLDERS:,} stakeholders, in one process; {ROUNDS} rounds",
        ("", "of the check", "of rules and shared", "CPU ms"),
        (*rows, total),
        (
            "not in it: starting, importing and printing; what is shared is made once, for the first rule that asks",
            "rules that reading itself applies (KM0xx), and KM904, are in no row of their own: reading pays for them",
        ),
    )


def _row(name: str, spent: float, whole: float, without_reading: float | None) -> tuple[str, ...]:
    of_rules = f"{spent / without_reading:.1%}" if without_reading is not None else ""
    return name, f"{spent / whole:.1%}", of_rules, f"{spent * 1e3:.1f}"


def _round(register: Register) -> dict[str, float]:
    """Return the CPU seconds of what is shared and of each rule, on a register for which nothing is kept yet."""
    fresh = replace(register)
    gc.collect()
    spent = {name: _timed(partial(make, fresh)) for name, make in SHARED.items()}
    for rule in rules().values():
        if rule.has_check:
            spent[f"{rule.code} {rule.name}"] = _timed(partial(_run, rule, fresh))
    return spent


def _run(rule: Rule, register: Register) -> list[Finding]:
    return list(rule.findings(register))


def _timed(work: Callable[[], object]) -> float:
    """Return the CPU seconds of some work, with the collector switched off, as kmap has it."""
    gc.disable()
    start = time.process_time()
    kept = work()
    taken = time.process_time() - start
    gc.enable()
    del kept
    return taken
