"""Every command: how its cost beyond reading grows with the register, up to 100,000 stakeholders."""

import os
import shutil
import subprocess
from collections.abc import Iterator

from benchmarks.measure import Measured, kmap, measure
from benchmarks.registers import write_register
from benchmarks.table import Table, megabytes, seconds, times_as

ROUNDS = {1_000: 3, 10_000: 1, 100_000: 1}
"""How many rounds to run for so many stakeholders."""

READING = "show ID"
"""Reads the register, all models built, and shows one stakeholder of it: what all others are set against."""

_ID, _NEED = "district-5", "need-3"

PRINTED = {
    READING: ("show", _ID),
    "check": ("check",),
    "grid": ("grid",),
    "grid --view salience": ("grid", "--view", "salience"),
    "grid --view stance": ("grid", "--view", "stance"),
    "grid --view impact": ("grid", "--view", "impact"),
    "grid --view matrix": ("grid", "--view", "matrix"),
    "suggest": ("suggest",),
    "topics": ("topics",),
    "trust": ("trust",),
    "coverage": ("coverage",),
    "network": ("network",),
    "rank": ("rank", "--by", "all"),
    "brokers": ("brokers",),
    "key-players": ("key-players", "--k", "3"),
    "route": ("route", "district-7"),
    "plan": ("plan",),
    "brief": ("brief", _ID),
    "cycle": ("cycle",),
    "trace": ("trace", _NEED),
    "evaluate": ("evaluate",),
    "game": ("game",),
    "changes": ("changes", "--since", "2026-01-01"),
    "export csv": ("export", "--format", "csv"),
    "export json": ("export", "--format", "json"),
    "export kumu": ("export", "--format", "kumu"),
    "export graphml": ("export", "--format", "graphml"),
    "export gexf": ("export", "--format", "gexf"),
    "export dot": ("export", "--format", "dot"),
    "export markdown": ("export", "--format", "markdown"),
}
"""Commands that print, each with its words before the register."""

WRITTEN = {
    "export xlsx": ("export", "{register}", "--output", "{new}.xlsx"),
    "report page": ("report", "{register}", "--output", "{new}.html"),
    "report Word": ("report", "{register}", "--output", "{new}.docx"),
    "report Markdown": ("report", "{register}", "--output", "{new}.md"),
    "redact": ("redact", "{register}", "--output", "{new}.yaml"),
    "import csv": ("import", "{table}"),
    "set": ("set", _ID, "influence=4", "{register}", "--dry-run"),
    "log": ("log", _ID, "--kind", "meeting", "--date", "2026-11-20", "{register}", "--dry-run"),
    "rename": ("rename", "district-9", "district-nine", "{register}", "--dry-run"),
    "remove": ("remove", "o-3", "{register}", "--dry-run"),
    "add": ("add", "Xanadu", "--category", "government", "{register}", "--dry-run"),
    "link": ("link", _ID, "district-9", "--kind", "funds", "{register}", "--dry-run"),
    "assess": ("assess", _ID, "--by", "AK", "--influence", "3", "--because", "Said so", "{register}", "--dry-run"),
}
"""Commands that write or would, as edits are told to leave the register as it is."""


LARGEST = {"report Word": 10_000}
"""The most stakeholders for what refuses more, as Word's tables have no more rows."""


def tables(folder: str) -> Iterator[Table]:
    """Yield a table of all commands at growing sizes."""
    before: dict[str, Measured] = {}
    for stakeholders, rounds in ROUNDS.items():
        measured = measure(_commands(folder, stakeholders), rounds)
        of_reading = measured.pop(READING)
        rows = [_row(name, one, of_reading, before) for name, one in measured.items()]
        yield Table(
            f"commands: {stakeholders:,} stakeholders, {rounds} round{'s' * (rounds > 1)}",
            ("", "CPU s beyond reading", "growth", "CPU s", "MB"),
            ((f"kmap {READING}", "", "", seconds(of_reading), megabytes(of_reading)), *rows),
            ("growth is of the seconds beyond reading, over a tenth of the stakeholders: 10 is in step with them",),
        )
        before = measured | {READING: of_reading}


def _row(name: str, one: Measured, reading: Measured, before: dict[str, Measured]) -> tuple[str, ...]:
    beyond = min(one.cpu) - min(reading.cpu)
    growth = ""
    if before:
        then = min(before[name].cpu) - min(before[READING].cpu)
        growth = times_as(beyond, then) if then > _NOISE and beyond > _NOISE else ""
    return f"kmap {name}", f"{beyond:.2f}", growth, seconds(one), megabytes(one)


_NOISE = 0.05
"""So many seconds beyond reading say nothing of growth: a start differs by as much."""


def _commands(folder: str, stakeholders: int) -> dict[str, list[str]]:
    """Write what the commands work on, and return the words of each."""
    register = _whole(folder, stakeholders)
    base = os.path.join(folder, f"made-{stakeholders}")
    places = {"register": register, "new": base, "table": f"{base}.csv"}
    subprocess.run([kmap(), "export", register, "--output", places["table"]], check=True, stderr=subprocess.DEVNULL)
    commands = {name: [kmap(), *words, register] for name, words in PRINTED.items()}
    commands |= {
        name: [kmap(), *(word.format(**places) for word in words)]
        for name, words in WRITTEN.items()
        if stakeholders <= LARGEST.get(name, stakeholders)
    }
    return commands


def _whole(folder: str, stakeholders: int) -> str:
    """Write a register in which every tenth stakeholder has a need, with its question and its output."""
    path = os.path.join(folder, f"whole-{stakeholders}.stakeholders.yaml")
    shutil.copyfile(write_register(folder, stakeholders), path)
    numbers = range(stakeholders // 10)
    with open(path, "a", encoding="utf-8", newline="\n") as file:
        file.write("needs:\n")
        file.writelines(
            f"  - {{id: need-{number}, need: What helps in district {number}, raised_by: [district-{number * 10}]}}\n"
            for number in numbers
        )
        file.write("questions:\n")
        file.writelines(
            f"  - {{id: q-{number}, question: What helps in district {number}, answers: [need-{number}], lead: AK}}\n"
            for number in numbers
        )
        file.write("outputs:\n")
        file.writelines(
            f"  - {{id: o-{number}, title: Heat in district {number}, kind: policy-brief, answers: [q-{number}], "
            f"audiences: [district-{number * 10}], due: 2027-01-1{number % 9}, status: planned}}\n"
            for number in numbers
        )
    return path
