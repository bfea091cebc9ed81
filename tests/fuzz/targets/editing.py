"""Editing: what comes of it is a register that reads, with all its comments, or the file is as it was."""

import random
import re
from functools import cache
from pathlib import Path
from typing import Any

from kmap import rooms
from kmap.check import check
from tests.fuzz.hostile import HOSTILE
from tests.fuzz.mutations import mutated
from tests.fuzz.options import arguments, commands
from tests.fuzz.registers import changed, dumped, register_values
from tests.fuzz.running import BrokenError, Kmap
from tests.fuzz.seeds import content_of, seeds, values_of
from tests.fuzz.targets.overlays import made
from tests.fuzz.typed import set_field
from tests.fuzz.values import ids_of, people_of

WEIGHT = 70
_MARK = re.compile(rb"# kept-\d+")


@cache
def editing() -> tuple[str, ...]:
    """Return the names of the commands that edit a register."""
    return tuple(name for name in commands() if rooms.module("cli.commands", name.replace("-", "_")).GROUP == "Edit")


def case(chance: random.Random, kmap: Kmap) -> None:
    """Edit a register, once or a few times over."""
    values = changed(chance, register_values(chance), 2, hostility=chance.choice([0.0, 0.3]))
    content = dumped(chance, values)
    if chance.random() < 0.1:
        path = chance.choice(seeds())
        content, values = content_of(path), values_of(path)
    content = _commented(chance, content)
    if chance.random() < 0.1:
        content = mutated(chance, content, 2)
    if chance.random() < 0.1:
        content = content.replace(b"\n", b"\r\n")
    Path("stakeholders.yaml").write_bytes(content)
    if chance.random() < 0.15 and isinstance(values, dict):
        Path("projects").mkdir()
        project = {"extends": "../stakeholders.yaml", **made(chance, values)}
        Path("projects/p.yaml").write_bytes(_commented(chance, dumped(chance, project)))
    for _ in range(chance.choice([1, 1, 2, 4])):
        edit(chance, kmap, values)


def edit(chance: random.Random, kmap: Kmap, values: Any) -> None:
    """Edit the register once."""
    files = {path: path.read_bytes() for path in Path().rglob("*.yaml")}
    typed = _typed(chance, values)
    before = _errors(files)
    outcome = kmap(*typed)
    after = {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()}
    if set(after) != set(files):
        raise BrokenError(f"{typed} leaves {sorted(map(str, set(after) - set(files)))}")
    for path, content in after.items():
        kmap.saw(content)
        if content == files[path]:
            continue
        if outcome.status or "--dry-run" in typed:
            raise BrokenError(f"{typed} says {outcome.status} and has changed {path}")
        if typed[0] not in ("remove", "set") and sorted(_MARK.findall(content)) != sorted(_MARK.findall(files[path])):
            raise BrokenError(f"{typed} loses comments:\n{files[path].decode()}\n---\n{content.decode()}")
        if (b"\r\n" in files[path]) and re.search(rb"(?<!\r)\n", content) and not re.search(rb"(?<!\r)\n", files[path]):
            raise BrokenError(f"{typed} mixes the ends of lines")
    if after != files:
        new = {key: count for key, count in _errors(after).items() if count > before.get(key, 0)}
        if new:
            raise BrokenError(f"{typed} makes errors: {new}\n{after[Path('stakeholders.yaml')].decode()}")


def _errors(files: dict[Path, bytes]) -> dict[tuple[str, str], int]:
    found: dict[tuple[str, str], int] = {}
    for one in check([str(path) for path in sorted(files) if path.suffix == ".yaml"]).diagnostics:
        if one.severity.word == "error" and one.code < "KM2":
            found[one.code, one.message] = found.get((one.code, one.message), 0) + 1
    return found


def _typed(chance: random.Random, values: Any) -> list[str]:
    command = chance.choice([*editing(), "set", "set"])
    typed = arguments(chance, command, values)
    if chance.random() < 0.5:
        return typed
    ids, people = ids_of(values), people_of(values) or ["a"]
    one, other = chance.choice(people if chance.random() < 0.7 else ids), chance.choice(people)
    fields = [set_field(chance, values) for _ in range(chance.choice([1, 1, 1, 2, 3]))]
    log = [f"{one},{chance.choice([other, 'category:government', 'tag:x'])}", "--summary", chance.choice(HOSTILE)]
    new = chance.choice([*ids, "new-id", "x-1", "1", "null", "true", "2026-01-01"])
    by = chance.choice(["AK", *HOSTILE])
    fitting = {
        "set": [one, *fields],
        "add": [chance.choice([*HOSTILE, "Some body", "A", "Somebody Else"]) or "x", *fields],
        "remove": [one, *(["--ties"] if chance.random() < 0.5 else [])],
        "rename": [one, new],
        "link": [one, other, *[word for word in typed[1:] if word.startswith("--") and "=" in word][:2]],
        "log": [*log, "--date", "2026-09-30"],
        "assess": [one, "--interest", "4", "--by", by, "--date", "2026-09-29"],
    }
    return [command, *(word.replace("\0", "") for word in fitting[command])] if command in fitting else typed


def _commented(chance: random.Random, content: bytes) -> bytes:
    """Return a register with comments that are told apart, above entries and behind lines where no text goes on."""
    if b"|" in content or b">" in content or re.search(rb"[\"']", content):
        return content
    lines: list[bytes] = []
    for number, line in enumerate(content.split(b"\n")):
        if re.match(rb" *- [a-z_]+:|[a-z_]+:", line) and chance.random() < 0.3 and b"{" not in line:
            lines.append(line[: len(line) - len(line.lstrip())] + b"# kept-%d" % number)
        lines.append(line)
    return b"\n".join(lines)
